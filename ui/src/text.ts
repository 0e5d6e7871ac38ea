// Every sentence of the page, in one object. Status labels and dates in words come from Rust.

import { layar } from './text/layar';
import { pembaruan } from './text/pembaruan';
import { tindakan } from './text/tindakan';
import type { Pandangan, Urutan } from './wire/types';

const pandangan: Record<Pandangan, string> = {
  perlu_tindakan: 'Perlu tindakan',
  jatuh_tempo_hari_ini: 'Jatuh tempo hari ini',
  lewat_tenggat: 'Lewat tenggat',
  masuk: 'Masuk',
  perlu_kelengkapan: 'Perlu Kelengkapan',
  disposisi: 'Disposisi',
  dikembalikan: 'Bukan Kewenangan',
  penanganan: 'Penanganan',
  pending: 'Pending',
  draf_jawaban: 'Draf Jawaban',
  perlu_perbaikan: 'Perlu Perbaikan',
  dijawab: 'Dijawab',
  selesai: 'Selesai',
  ditolak: 'Ditolak',
};

const pandanganSkpd: Partial<Record<Pandangan, string>> = {
  disposisi: 'Baru didisposisikan',
  draf_jawaban: 'Menunggu koreksi',
  dikembalikan: 'Dikembalikan',
};

const urutan: Record<Urutan, string> = {
  tenggat_terdekat: 'Tenggat terdekat',
  terbaru: 'Terbaru',
  terlama: 'Terlama',
};

export const text = {
  aplikasi: 'SIPENDEKAR',
  batal: 'Batal',
  tutup: 'Tutup (Esc)',
  tutupSaja: 'Tutup',
  cobaLagi: 'Coba lagi',
  muatUlang: 'Muat ulang aduan',
  kembali: 'Kembali',
  bolehKosong: '(boleh kosong)',
  memuat: 'Memuat…',
  galat: {
    aplikasi: {
      title: 'Terjadi kesalahan pada aplikasi',
      detail: 'Permintaan tidak dapat dikirim. Mulai ulang aplikasi, lalu coba lagi.',
    },
    kode: (kode: string) => `Kode ${kode}`,
    rincian: 'Aduan ini gagal dimuat',
    hilang: 'Aduan ini tidak dapat Anda buka',
    hilangIsi: 'Aduan ini tidak ada, atau sudah bukan tugas Anda. Mungkin dialihkan ke SKPD lain.',
    daftar: 'Daftar aduan gagal dimuat',
  },
  konflik: {
    judul: (oleh: string) => `Aduan ini sudah diubah oleh ${oleh}`,
    isi: (peristiwa: string, kapan: string) => `${peristiwa}, ${kapan}.`,
    aman: 'Teks Anda tetap di sini. Muat ulang aduan, periksa perubahannya, lalu putuskan lagi.',
    sudahTidakBisa:
      'Tindakan ini tidak lagi dapat dilakukan pada status yang baru. Teks Anda tetap di sini dan dapat disalin.',
    dimuat: 'Aduan sudah dimuat ulang. Periksa perubahannya, lalu kirim lagi bila masih tepat.',
  },
  tenggatKeadaan: {
    aman: 'Aman',
    mendekat: 'Mendekat',
    genting: 'Genting',
    lewat: 'Lewat',
    dijeda: 'Dijeda',
  },
  jenis: { aduan: 'Aduan', kritik: 'Kritik', saran: 'Saran' },
  privasi: {
    terbuka: 'Terbuka',
    anonim: 'nama disembunyikan dari publik dan SKPD',
    rahasia: 'aduan rahasia',
  },
  sifat: { biasa: 'Biasa', penting: 'Penting', segera: 'Segera' },
  pandangan,
  pandanganSkpd,
  urutan,
  ...layar,
  tindakan,
  pembaruan,
};
