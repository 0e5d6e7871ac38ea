// Rows and detail of the example aduan, in words as Rust would send them.

import type {
  AduanDetail,
  AduanRow,
  Aktor,
  ListRequest,
  ListResponse,
  Pandangan,
  Referensi,
  StatusCode,
  TenggatPreview,
} from '../../wire/types';
import { pandanganUrut } from '../../logic/pandangan';
import { tenggat, tindakan } from './alur';
import { lampiranContoh, type Contoh } from './contoh';

const LABEL: Record<StatusCode, string> = {
  masuk: 'Masuk',
  perlu_kelengkapan: 'Perlu Kelengkapan',
  disposisi: 'Disposisi',
  penanganan: 'Penanganan',
  ditunda_perwaktu: 'Pending – Perwaktu',
  ditunda_catatan: 'Pending – Catatan',
  dikembalikan: 'Bukan Kewenangan',
  draf_jawaban: 'Draf Jawaban',
  perlu_perbaikan: 'Perlu Perbaikan',
  dijawab: 'Dijawab',
  selesai: 'Selesai',
  bukan_kewenangan: 'Bukan Kewenangan',
  ditolak: 'Ditolak',
  digabung: 'Digabung',
};

export const PRATINJAU: TenggatPreview = {
  tenggat: tenggat('tanggapan'),
  tanggal: 'Rabu, 19 Agustus 2026',
  keterangan: 'Pukul 16.00 WIB · 3 hari kerja',
  hari: [
    { tanggal: 'Kam 13', teks: 'Hari ini, disposisi', hitungan: 'mulai' },
    { tanggal: 'Jum 14', teks: 'Hari kerja ke-1', hitungan: 'dihitung' },
    { tanggal: 'Sab 15', teks: 'Akhir pekan', hitungan: 'dilewati' },
    { tanggal: 'Min 16', teks: 'Akhir pekan', hitungan: 'dilewati' },
    { tanggal: 'Sen 17', teks: 'HUT Kemerdekaan RI', hitungan: 'dilewati' },
    { tanggal: 'Sel 18', teks: 'Hari kerja ke-2', hitungan: 'dihitung' },
    { tanggal: 'Rab 19', teks: 'Hari kerja ke-3', hitungan: 'jatuh_tempo' },
  ],
};

export class Tampilan {
  constructor(
    private readonly referensi: Referensi,
    private readonly aktor: () => Aktor,
  ) {}

  private nama(kode: string | undefined): string | null {
    return this.referensi.skpd.find((skpd) => skpd.kode === kode)?.nama ?? null;
  }

  private masukPandangan(satu: Contoh, pandangan: Pandangan): boolean {
    const { status } = satu.aduan.status;
    if (pandangan === 'perlu_tindakan') {
      return tindakan(this.aktor(), satu.aduan).some(
        (t) => t !== 'catat' && t !== 'tarik_disposisi',
      );
    }
    if (pandangan === 'jatuh_tempo_hari_ini') return satu.chip?.keadaan === 'genting';
    if (pandangan === 'lewat_tenggat') return satu.chip?.keadaan === 'lewat';
    if (pandangan === 'pending') return status.startsWith('ditunda');
    return status === pandangan;
  }

  private terlihat(semua: Contoh[]): Contoh[] {
    const aktor = this.aktor();
    if (aktor.peran !== 'petugas_skpd') return semua;
    return semua.filter(({ aduan }) => aduan.disposisi?.utama === aktor.skpd);
  }

  baris(satu: Contoh): AduanRow {
    const { aduan } = satu;
    const skpd = this.referensi.skpd.find(({ kode }) => kode === aduan.disposisi?.utama);
    const jenis = { aduan: 'Aduan', kritik: 'Kritik', saran: 'Saran' }[aduan.isi.jenis];
    return {
      id: aduan.id,
      nomor: aduan.nomor,
      judul: aduan.isi.judul,
      jenis: aduan.isi.jenis,
      kecamatan: satu.kecamatan,
      status: aduan.status.status,
      status_label: LABEL[aduan.status.status],
      konteks:
        aduan.status.status === 'perlu_kelengkapan' ? 'menunggu warga' : (skpd?.singkatan ?? jenis),
      foto: satu.foto,
      diterima: satu.diterima,
      chip: satu.chip,
      belum_dibaca: !satu.dibaca,
    };
  }

  daftar(semua: Contoh[], { pandangan, jenis, cari, urutan }: ListRequest): ListResponse {
    const terlihat = this.terlihat(semua);
    const dalam = terlihat.filter((satu) => this.masukPandangan(satu, pandangan));
    const kata = cari.toLowerCase();
    const cocok = dalam
      .filter(({ aduan }) => jenis === null || aduan.isi.jenis === jenis)
      .filter((s) =>
        `${s.aduan.nomor} ${s.aduan.isi.judul} ${s.kecamatan}`.toLowerCase().includes(kata),
      );
    const tertib = [...cocok];
    if (urutan !== 'tenggat_terdekat') {
      tertib.sort((a, b) => a.aduan.nomor.localeCompare(b.aduan.nomor));
      if (urutan === 'terbaru') tertib.reverse();
    }
    return {
      baris: tertib.map((satu) => this.baris(satu)),
      jumlah: pandanganUrut.map((p) => ({
        pandangan: p,
        jumlah: terlihat.filter((satu) => this.masukPandangan(satu, p)).length,
      })),
      per_jenis: (['aduan', 'kritik', 'saran'] as const).map((j) => ({
        jenis: j,
        jumlah: dalam.filter(({ aduan }) => aduan.isi.jenis === j).length,
      })),
    };
  }

  rincian(satu: Contoh): AduanDetail {
    const { aduan } = satu;
    const boleh = tindakan(this.aktor(), aduan);
    const admin = this.aktor().peran === 'admin_diskominfo';
    return {
      view: {
        aduan,
        pelapor_nama: admin ? satu.pelapor : null,
        lampiran: lampiranContoh(satu),
        riwayat: [],
        seq: 1,
      },
      kecamatan: satu.kecamatan,
      desa: `Desa ${satu.desa}`,
      kategori: satu.kategori,
      skpd_nama: this.nama(aduan.disposisi?.utama),
      pendukung_nama: aduan.disposisi?.pendukung.map(({ skpd }) => this.nama(skpd) ?? skpd) ?? [],
      status_label: LABEL[aduan.status.status],
      chip: satu.chip,
      tenggat_teks: satu.chip ? 'Paling lambat hari ini, 16.00 WIB · hari kerja ke-2 dari 2' : null,
      tenggat_hari: PRATINJAU.hari,
      peristiwa_teks: 'Sabtu, 8 Agustus 2026',
      diterima_teks: 'Selasa, 11 Agustus 2026, 09.47 WIB',
      tindakan: boleh,
      saran: boleh.includes('disposisikan') ? this.saran() : [],
      linimasa: [
        {
          judul: 'Diterima',
          isi: null,
          oleh: 'Warga',
          waktu: 'Sel, 11 Agt 09.47',
          keadaan: 'selesai',
        },
        {
          judul: 'Catatan internal',
          isi: 'Ruas jalan kabupaten, sudah dicek.',
          oleh: 'Nurhayati (Admin Diskominfotik)',
          waktu: 'Rab, 12 Agt 09.15',
          keadaan: 'selesai',
        },
        {
          judul: LABEL[aduan.status.status],
          isi: null,
          oleh: null,
          waktu: 'Paling lambat hari ini, 16.00',
          keadaan: 'kini',
        },
        { judul: 'Draf jawaban SKPD', isi: null, oleh: null, waktu: '', keadaan: 'nanti' },
        { judul: 'Koreksi dan terbit', isi: null, oleh: null, waktu: '', keadaan: 'nanti' },
      ],
      keberatan: null,
      serupa: [
        {
          nomor: 'SPD-2026-000544',
          kecamatan: 'Bantan',
          isi: 'Lubang di Jl. Bantan Air sudah ditambal pada 3 Juni. Parit dibersihkan bersama warga.',
          nilai: 'puas',
        },
        {
          nomor: 'SPD-2026-000391',
          kecamatan: 'Bengkalis',
          isi: 'Perbaikan ruas Jl. Antara dijadwalkan pada triwulan III. Sementara itu kami memasang tanda.',
          nilai: 'belum_puas',
        },
      ],
    };
  }

  private saran(): AduanDetail['saran'] {
    const nama = (kode: string) => this.nama(kode) ?? kode;
    return [
      {
        kode: 'PUPR',
        nama: nama('PUPR'),
        persen: 86,
        keyakinan: 'tinggi',
        alasan: [
          'Menyebut “berlubang”, “parit tersumbat”',
          '41 dari 47 aduan serupa ditangani dinas ini',
        ],
        aktif: 14,
      },
      {
        kode: 'DISHUB',
        nama: nama('DISHUB'),
        persen: 9,
        keyakinan: 'rendah',
        alasan: ['Menyebut “tanda peringatan”'],
        aktif: 6,
      },
    ];
  }
}
