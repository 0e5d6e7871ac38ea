// Example aduan: one consistent story. All people are invented.

import type { Aduan, Chip, Jenis, Lampiran, Status } from '../../wire/types';
import { tenggat } from './alur';
import { idKe, KINI, NIHIL } from './waktu';

export interface Contoh {
  aduan: Aduan;
  kecamatan: string;
  desa: string;
  kategori: string | null;
  pelapor: string;
  foto: number;
  diterima: string;
  chip: Chip | null;
  dibaca: boolean;
}

interface Benih {
  n: number;
  judul: string;
  kecamatan: string;
  desa: string;
  lokasi?: string;
  jenis?: Jenis;
  kategori?: string;
  status: Status;
  skpd?: string;
  foto?: number;
  diterima: string;
  chip: Chip | null;
  dibaca?: boolean;
  uraian?: string;
  draf?: string;
}

const URAIAN =
  'Assalamualaikum. Jalan Bantan di depan sekolah dasar sudah dua bulan berlubang besar. Kalau hujan, lubangnya tertutup genangan dan tidak kelihatan. Minggu lalu dua pengendara motor jatuh, salah satunya anak sekolah.\n\nParit di sisi kiri jalan juga tersumbat sehingga air tidak mengalir. Mohon segera diperbaiki, atau paling tidak dipasang tanda peringatan.';

export const DRAF =
  "Yth. Bapak/Ibu pelapor,\n\nTerima kasih atas laporan Anda tentang jalan berlubang di Jl. Bantan, Desa Selat Baru. Petugas UPT JJ sudah meninjau lokasi pada hari Jum'at tgl 14 Agustus 2026 dan didapati tiga lubang dengan kedalaman 12 sampai 18 cm serta parit yang tersumbat sepanjang 40 meter.\n\nAdapun langkah-langkah yang telah dan akan dilaksanakan adalah sebagai berikut:\n1. Tanda peringatan sudah dipasang pada 14 Agustus 2026.\n2. Parit dibersihkan pada 20 Agustus 2026.\n3. Lubang ditambal secepatnya, menunggu cuaca kering.\n\nBila ada perkembangan lain di lokasi, silakan hubungi petugas di 0812-7000-0041.";

const masuk: Status = { status: 'masuk', tenggat: tenggat('disposisi') };
const disposisi: Status = { status: 'disposisi', tenggat: tenggat('tanggapan') };
const penanganan: Status = { status: 'penanganan', tenggat: tenggat('tanggapan') };
const sisa = { jumlah: 1, satuan: 'hari_kerja' } as const;
const drafJawaban: Status = { status: 'draf_jawaban', tenggat: tenggat('koreksi'), sisa };

const benih: Benih[] = [
  {
    n: 798,
    judul: 'Lampu jalan padam sepanjang Jl. Hangtuah, Duri',
    kecamatan: 'Mandau',
    desa: 'Air Jamban',
    status: masuk,
    foto: 2,
    diterima: '10 Agt',
    chip: { keadaan: 'lewat', teks: 'Lewat 5 j 10 m' },
    dibaca: true,
  },
  {
    n: 812,
    judul: 'Jalan berlubang dan tergenang di Jl. Bantan, Selat Baru',
    kecamatan: 'Bantan',
    desa: 'Selat Baru',
    lokasi: 'Jl. Bantan',
    kategori: 'Jalan dan Jembatan',
    status: masuk,
    foto: 3,
    diterima: '11 Agt',
    chip: { keadaan: 'genting', teks: '2 j 50 m lagi' },
    dibaca: true,
  },
  {
    n: 809,
    judul: 'Sampah menumpuk di belakang Pasar Terubuk',
    kecamatan: 'Bengkalis',
    desa: 'Bengkalis Kota',
    status: { status: 'dikembalikan', tenggat: tenggat('penerusan_ulang') },
    skpd: 'PUPR',
    foto: 1,
    diterima: '11 Agt',
    chip: { keadaan: 'genting', teks: '2 j 50 m lagi' },
    dibaca: true,
  },
  {
    n: 815,
    judul: 'Air keruh tiga hari di Kelurahan Rimba Sekampung',
    kecamatan: 'Bengkalis',
    desa: 'Rimba Sekampung',
    status: masuk,
    foto: 2,
    diterima: '12 Agt',
    chip: { keadaan: 'mendekat', teks: '1 hari lagi' },
  },
  {
    n: 781,
    judul: 'Jadwal posyandu di Desa Balai Raja berubah mendadak',
    kecamatan: 'Pinggir',
    desa: 'Balai Raja',
    status: drafJawaban,
    skpd: 'DINKES',
    diterima: '12 Agt',
    chip: { keadaan: 'mendekat', teks: '1 hari lagi' },
    draf: DRAF,
  },
  {
    n: 817,
    judul: 'Antrean kapal Roro lebih dari empat jam tanpa kabar',
    kecamatan: 'Bukit Batu',
    desa: 'Sungai Selari',
    jenis: 'kritik',
    status: masuk,
    diterima: '12 Agt',
    chip: { keadaan: 'mendekat', teks: '1 hari lagi' },
  },
  {
    n: 819,
    judul: 'Usul layanan KTP keliling tiap bulan di Tasik Serai',
    kecamatan: 'Talang Muandau',
    desa: 'Tasik Serai',
    jenis: 'saran',
    status: masuk,
    diterima: '11.52',
    chip: { keadaan: 'aman', teks: '2 hari lagi' },
  },
  {
    n: 790,
    judul: 'Bantuan pangan belum diterima sejak Juni',
    kecamatan: 'Siak Kecil',
    desa: 'Lubuk Muda',
    status: {
      status: 'perlu_kelengkapan',
      permintaan: 'Sebutkan RT dan RW tempat tinggal Anda.',
      tenggat: tenggat('kelengkapan'),
      sisa,
    },
    diterima: '7 Agt',
    chip: { keadaan: 'dijeda', teks: 'Dijeda' },
    dibaca: true,
  },
  {
    n: 803,
    judul: 'Gorong-gorong ambruk di Desa Petani',
    kecamatan: 'Bathin Solapan',
    desa: 'Petani',
    status: disposisi,
    skpd: 'PUPR',
    foto: 3,
    diterima: '11 Agt',
    chip: { keadaan: 'mendekat', teks: '1 hari lagi' },
  },
  {
    n: 795,
    judul: 'Usul trotoar ramah kursi roda di Jl. Ahmad Yani',
    kecamatan: 'Bengkalis',
    desa: 'Bengkalis Kota',
    jenis: 'saran',
    status: disposisi,
    skpd: 'PUPR',
    diterima: '12 Agt',
    chip: { keadaan: 'aman', teks: '2 hari lagi' },
    dibaca: true,
  },
  {
    n: 786,
    judul: 'Tutup parit lepas di Jl. Sudirman, Sungai Pakning',
    kecamatan: 'Bukit Batu',
    desa: 'Sungai Pakning',
    status: penanganan,
    skpd: 'PUPR',
    foto: 2,
    diterima: '12 Agt',
    chip: { keadaan: 'mendekat', teks: '1 hari lagi' },
    dibaca: true,
  },
  {
    n: 777,
    judul: 'Jembatan kayu lapuk di Desa Teluk Lancar',
    kecamatan: 'Bantan',
    desa: 'Teluk Lancar',
    status: {
      status: 'ditunda_catatan',
      alasan: 'Menunggu kayu dari pemasok.',
      tenggat: tenggat('penjelasan'),
      sisa,
    },
    skpd: 'PUPR',
    diterima: '5 Agt',
    chip: { keadaan: 'dijeda', teks: 'Dijeda' },
    dibaca: true,
  },
  {
    n: 774,
    judul: 'Jalan lingkungan berdebu di Desa Wonosari',
    kecamatan: 'Bengkalis',
    desa: 'Wonosari',
    status: {
      status: 'perlu_perbaikan',
      catatan: 'Cantumkan tanggal selesai penambalan.',
      tenggat: tenggat('perbaikan'),
    },
    skpd: 'PUPR',
    diterima: '4 Agt',
    chip: { keadaan: 'mendekat', teks: '1 hari lagi' },
    dibaca: true,
    draf: DRAF,
  },
  {
    n: 760,
    judul: 'Tiang listrik miring <script>alert(1)</script> & “kutip”',
    kecamatan: 'Rupat',
    desa: 'Batu Panjang',
    status: { status: 'ditolak' },
    diterima: '1 Agt',
    chip: null,
    dibaca: true,
  },
];

function lampiran(jumlah: number, n: number): Lampiran[] {
  return Array.from({ length: jumlah }, (_, i) => ({
    id: idKe(n * 10 + i),
    nama: `foto-${i + 1}.jpg`,
    ukuran: 412_000,
    lebar: 1600,
    tinggi: 1200,
    sha256: '',
    diunggah_pada: KINI,
    diambil_pada: null,
    dipakai_juga: [],
  }));
}

function tumbuhkan(satu: Benih): Contoh {
  const skpd = satu.skpd ?? '';
  const isi = {
    jenis: satu.jenis ?? 'aduan',
    judul: satu.judul,
    uraian: satu.uraian ?? URAIAN,
    kategori: null,
    kecamatan: '14.03.02',
    desa: '14.03.02.2001',
    lokasi: satu.lokasi ?? `Desa ${satu.desa}`,
    tanggal_peristiwa: '2026-08-08',
    privasi: 'anonim',
  } as const;
  const disposisi = {
    utama: skpd,
    pendukung: [],
    catatan:
      'Mohon cek lubang dan parit di depan sekolah. Pasang tanda peringatan lebih dulu bila perbaikan belum dapat dikerjakan.',
    sifat: 'penting',
    pada: KINI,
  } as const;
  const draf = satu.draf ? [{ versi: 1, isi: satu.draf, skpd, oleh: NIHIL, pada: KINI }] : [];
  return {
    aduan: {
      id: idKe(satu.n),
      nomor: `SPD-2026-${String(satu.n).padStart(6, '0')}`,
      version: 3,
      pelapor: NIHIL,
      diterima_pada: KINI,
      isi,
      status: satu.status,
      disposisi: satu.skpd ? { ...disposisi, pendukung: [] } : null,
      dikembalikan: 0,
      keberatan: null,
      draf,
      jawaban: [],
      penilaian: null,
      putusan: [],
    },
    kecamatan: satu.kecamatan,
    desa: satu.desa,
    kategori: satu.kategori ?? null,
    pelapor: 'Marlina S.',
    foto: satu.foto ?? 0,
    diterima: satu.diterima,
    chip: satu.chip,
    dibaca: satu.dibaca ?? false,
  };
}

export const lampiranContoh = ({ aduan, foto }: Contoh) =>
  lampiran(foto, Number(aduan.nomor.slice(-6)));

/** The example aduan; `banyak` adds that many more, to try a long list. */
export function contoh(banyak: number): Contoh[] {
  const tambahan = Array.from({ length: banyak }, (_, i) => {
    const n = 10_000 + i;
    const judul = `Aduan percobaan nomor ${n}`;
    const asal = { n, judul, kecamatan: 'Mandau', desa: 'Talang Mandi', status: masuk };
    return { ...asal, diterima: '1 Agt', chip: null };
  });
  return [...benih, ...tambahan].map(tumbuhkan);
}
