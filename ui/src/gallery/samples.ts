// What the gallery shows in the place of an office. All people are invented.

import type {
  Aduan,
  AduanDetail,
  AduanRow,
  KodeBaru,
  Lampiran,
  Petugas,
  Problem,
  SaranSkpd,
  SessionState,
  Skpd,
  SkpdStanding,
  Status,
  Tenggat,
  WargaDiLoket,
} from '../wire/types';

export const LONG =
  'Jalan berlubang dan tergenang sepanjang ruas Selat Baru sampai Teluk Pambang, sudah lebih dari dua bulan tidak diperbaiki';

export const TEXT =
  'Jalan di depan sekolah dasar sudah dua bulan berlubang.\n\nParit di sisi kiri juga tersumbat. Mohon dipasang tanda peringatan <b>lebih dulu</b>.';

const AT = '2026-08-13T06:10:00Z';
export const ID = '00000000-0000-7000-8000-000000000812';

export const tenggat: Tenggat = {
  langkah: 'tanggapan',
  mulai: AT,
  jatuh_tempo: '2026-08-19T09:00:00Z',
  aturan: { jumlah: 3, satuan: 'hari_kerja' },
  versi_aturan: 1,
  versi_kalender: 1,
  penjelasan: [],
};

export const sisa = { jumlah: 2, satuan: 'hari_kerja' } as const;

export const petugas: Petugas = {
  id: ID,
  nama: 'Nurhayati',
  aktor: { peran: 'admin_diskominfo', id: ID },
  jabatan: 'Admin Diskominfotik',
};

export const sessionState: SessionState = {
  alamat: 'https://sipendekar.bengkaliskab.go.id',
  petugas,
  keyring: 'siap',
  network: 'daring',
  tersinkron: AT,
  tersinkron_teks: '13.08',
  boleh_melayani_loket: true,
  boleh_lihat_petugas_skpd: true,
  boleh_mengelola_akun: true,
  tertahan: false,
  peringatan: [],
};

export const problem: Problem = {
  type: '/problem/kesalahan_server',
  status: 500,
  code: 'kesalahan_server',
  title: 'Terjadi kesalahan',
  detail: 'Permintaan tidak dapat diproses. Coba lagi sebentar lagi.',
  request_id: 'KRXA7349',
};

export const conflict: Problem = {
  ...problem,
  status: 412,
  code: 'konflik',
  konflik: {
    version: 4,
    status: 'disposisi',
    oleh: 'Zuraida (Admin Diskominfotik)',
    peristiwa: 'Catatan internal',
    pada: AT,
    waktu: 'hari ini 13.04',
  },
};

export const skpd: Skpd[] = ['Dinas PUPR', 'Dinas Perhubungan', `Dinas ${LONG}`].map((nama, i) => ({
  kode: `S${i}`,
  nama,
  singkatan: `S${i}`,
  bidang_aduan: ['jalan', 'parit'],
  tujuan_disposisi: true,
  berlaku_mulai: null,
  berlaku_sampai: null,
}));

/** The last one has no officer, though aduan wait there. */
export const standing: SkpdStanding[] = skpd.map(({ kode }, i) => ({
  kode,
  petugas: 2 - i,
  menunggu: 3,
}));

export const saran: SaranSkpd[] = skpd.slice(0, 2).map(({ kode, nama }, i) => ({
  kode,
  nama,
  persen: i === 0 ? 86 : 9,
  keyakinan: i === 0 ? 'tinggi' : 'rendah',
  alasan: [
    'Menyebut “berlubang”, “parit tersumbat”',
    '41 dari 47 aduan serupa ditangani dinas ini',
  ],
  aktif: 14,
}));

/** One whose picture comes, one whose picture does not, and one that is still on its way. */
export const lampiran: Lampiran[] = ['ada', 'tidak', 'tunggu'].map((id) => ({
  id,
  nama: `foto-${id}.jpg`,
  ukuran: 412_000,
  lebar: 1600,
  tinggi: 1200,
  diunggah_pada: AT,
  diambil_pada: null,
  dipakai_juga: id === 'tidak' ? ['SPD-2026-000798'] : [],
}));

export function aduanIn(status: Status, judul = 'Jalan berlubang di Jl. Bantan'): Aduan {
  return {
    id: ID,
    nomor: 'SPD-2026-000812',
    version: 3,
    pelapor: ID,
    diterima_pada: AT,
    isi: {
      jenis: 'aduan',
      judul,
      uraian: TEXT,
      kategori: null,
      kecamatan: '14.03.02',
      desa: '14.03.02.2001',
      lokasi: 'Jl. Bantan',
      tanggal_peristiwa: '2026-08-08',
      privasi: 'anonim',
    },
    status,
    disposisi: {
      utama: 'S0',
      pendukung: [
        { skpd: 'S1', tenggat, jeda: null, masukan: { isi: 'Rambu sudah dipasang.', pada: AT } },
      ],
      catatan: 'Mohon cek lubang di depan sekolah.',
      sifat: 'penting',
      pada: AT,
    },
    dikembalikan: 0,
    keberatan: null,
    draf: [{ versi: 1, isi: TEXT, skpd: 'S0', oleh: ID, pada: AT }],
    jawaban: [],
    penilaian: { nilai: 'belum_puas', catatan: 'Masih tergenang.', pada: AT },
    putusan: [],
  };
}

export const detail: AduanDetail = {
  view: {
    aduan: aduanIn({ status: 'masuk', tenggat }),
    pelapor_nama: 'Marlina S.',
    lampiran,
    riwayat: [],
    seq: 1,
  },
  kecamatan: 'Bantan',
  desa: 'Desa Selat Baru',
  kategori: 'Jalan dan Jembatan',
  skpd_nama: 'Dinas PUPR',
  pendukung_nama: ['Dinas Perhubungan'],
  chip: { keadaan: 'genting', teks: '2 j 50 m lagi' },
  tenggat_teks: 'Paling lambat hari ini, 16.00 WIB · hari kerja ke-2 dari 2',
  tenggat_hari: [
    { tanggal: 'Kam 13', teks: 'Hari ini, disposisi', hitungan: 'mulai' },
    { tanggal: 'Jum 14', teks: 'Hari kerja ke-1', hitungan: 'dihitung' },
    { tanggal: 'Sen 17', teks: 'HUT Kemerdekaan RI', hitungan: 'dilewati' },
    { tanggal: 'Rab 19', teks: 'Hari kerja ke-3', hitungan: 'jatuh_tempo' },
  ],
  peristiwa_teks: 'Sabtu, 8 Agustus 2026',
  diterima_teks: 'Selasa, 11 Agustus 2026, 09.47 WIB',
  perintah: ['disposisikan', 'minta_kelengkapan', 'tolak', 'gabungkan', 'catat'],
  boleh_buka_identitas: true,
  tujuan_disposisi: skpd.map(({ kode }) => kode),
  beban: [{ kode: 'S1', aktif: 14 }],
  tunda_pilihan: [{ tanggal: '2026-08-14', teks: 'Jum, 14 Agt · 1 hari kerja lagi' }],
  alasan: { oleh: 'Rahmat', isi: LONG },
  tunda_mulai: '2026-08-14',
  ditunda_sampai: '19 Agt 2026',
  draf_diajukan: 'hari ini 13.04',
  saran,
  keberatan: 'Lubang baru ditutup sebagian.',
  linimasa: [
    { judul: 'Diterima', isi: null, oleh: 'Warga', waktu: 'Sel, 11 Agt 09.47', keadaan: 'selesai' },
    { judul: 'Catatan internal', isi: LONG, oleh: 'Nurhayati', waktu: '', keadaan: 'selesai' },
    { judul: 'Masuk', isi: null, oleh: null, waktu: 'Paling lambat 16.00', keadaan: 'kini' },
    { judul: 'Koreksi dan terbit', isi: null, oleh: null, waktu: '', keadaan: 'nanti' },
  ],
  serupa: [
    { nomor: 'SPD-2026-000544', kecamatan: 'Bantan', isi: TEXT, nilai: 'puas' },
    { nomor: 'SPD-2026-000391', kecamatan: 'Bengkalis', isi: LONG, nilai: 'belum_puas' },
    { nomor: 'SPD-2026-000390', kecamatan: 'Rupat', isi: LONG, nilai: null },
  ],
};

export function detailIn(status: Status, more: Partial<AduanDetail> = {}): AduanDetail {
  return { ...detail, view: { ...detail.view, aduan: aduanIn(status) }, ...more };
}

const row: AduanRow = {
  id: ID,
  nomor: 'SPD-2026-000812',
  judul: 'Jalan berlubang di Jl. Bantan',
  jenis: 'aduan',
  kecamatan: 'Bantan',
  status: 'masuk',
  konteks: 'Aduan',
  foto: 3,
  diterima: '11 Agt',
  chip: { keadaan: 'genting', teks: '2 j 50 m lagi' },
  belum_dibaca: true,
  version: 1,
  bersama: ['tolak'],
};

export const rows: AduanRow[] = [
  row,
  { ...row, id: 'b', nomor: 'SPD-2026-000798', foto: 0, belum_dibaca: false },
  {
    ...row,
    id: 'c',
    nomor: 'SPD-2026-000799',
    judul: LONG,
    kecamatan: 'Talang Muandau',
    chip: null,
    bersama: [],
  },
];

export const wargaDiLoket: WargaDiLoket = {
  id: ID,
  nama: 'Marlina Saputri',
  nik_samar: '1403••••••••0001',
  terdaftar: 'Senin, 10 Agustus 2026, 09.12 WIB',
  nik_diperiksa: 'Selasa, 11 Agustus 2026, 10.40 WIB',
  aktif: true,
};

export const kodeBaru: KodeBaru = {
  kode: '48213 90576',
  berlaku_sampai: 'Jumat, 14 Agustus 2026, 13.10 WIB',
  alamat: 'https://sipendekar.bengkaliskab.go.id/lupa-sandi',
};
