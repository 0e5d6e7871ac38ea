// Sentences of the actions an officer can take: buttons, dialogs, and what is said afterwards.

import type { CommandKind } from '../wire/types';

export interface DialogText {
  judul: string;
  bantu: string;
  label: string;
  contoh: string;
  tombol: string;
}

const label: Partial<Record<CommandKind, string>> = {
  disposisikan: 'Disposisikan',
  terima: 'Terima aduan',
  ajukan_draf: 'Tulis draf',
  terbitkan: 'Koreksi',
  lanjutkan: 'Lanjutkan penanganan',
  beri_masukan: 'Beri masukan…',
  minta_kelengkapan: 'Minta kelengkapan',
  kembalikan: 'Bukan kewenangan',
  kembalikan_draf: 'Kembalikan untuk perbaikan',
  tunda_perwaktu: 'Pending…',
  tunda_catatan: 'Pending…',
  tarik_disposisi: 'Tarik disposisi…',
  tolak: 'Tolak…',
  gabungkan: 'Gabungkan dengan aduan lain…',
  nyatakan_bukan_kewenangan: 'Di luar kewenangan kabupaten…',
};

const dialog: Partial<Record<CommandKind, DialogText>> = {
  minta_kelengkapan: {
    judul: 'Minta kelengkapan',
    bantu: 'Warga membaca permintaan ini. Waktu Diskominfotik dijeda sampai warga menjawab.',
    label: 'Apa yang perlu dilengkapi',
    contoh: 'Sebutkan nomor rumah atau patokan terdekat',
    tombol: 'Kirim permintaan',
  },
  tolak: {
    judul: 'Tolak aduan',
    bantu: 'Warga membaca alasan ini. Aduan ditutup dan tidak dapat dibuka lagi.',
    label: 'Alasan',
    contoh: 'Jelaskan mengapa aduan ini tidak dapat diproses',
    tombol: 'Tolak aduan',
  },
  kembalikan: {
    judul: 'Kembalikan ke Diskominfotik',
    bantu: 'Aduan kembali ke Admin dengan status Bukan Kewenangan. Waktu SKPD berhenti dihitung.',
    label: 'Penjelasan',
    contoh: 'Sebutkan dasar atau nomor ruas jalan',
    tombol: 'Kembalikan aduan',
  },
  tarik_disposisi: {
    judul: 'Tarik disposisi',
    bantu: 'Aduan kembali ke Diskominfotik untuk didisposisikan lagi. SKPD diberi tahu alasannya.',
    label: 'Alasan',
    contoh: 'Misalnya: salah memilih dinas',
    tombol: 'Tarik disposisi',
  },
  nyatakan_bukan_kewenangan: {
    judul: 'Di luar kewenangan kabupaten',
    bantu: 'Aduan ditutup. Warga membaca alasan dan ke mana aduan dapat disampaikan.',
    label: 'Alasan',
    contoh: 'Misalnya: ruas ini jalan provinsi',
    tombol: 'Nyatakan bukan kewenangan',
  },
  gabungkan: {
    judul: 'Gabungkan dengan aduan lain',
    bantu: 'Warga akan mengikuti perkembangan aduan tujuan. Alasan ini dibaca warga.',
    label: 'Alasan',
    contoh: 'Misalnya: titik dan masalahnya sama',
    tombol: 'Gabungkan',
  },
  kembalikan_draf: {
    judul: 'Kembalikan untuk perbaikan',
    bantu: 'Draf kembali ke SKPD beserta catatan ini. Waktu SKPD berjalan lagi.',
    label: 'Catatan untuk SKPD',
    contoh: 'Sebutkan apa yang perlu diperbaiki',
    tombol: 'Kembalikan draf',
  },
  tunda_perwaktu: {
    judul: 'Pending',
    bantu: 'Waktu SKPD dijeda. Warga membaca alasannya.',
    label: 'Alasan',
    contoh: 'Misalnya: menunggu cuaca kering',
    tombol: 'Tunda penanganan',
  },
  beri_masukan: {
    judul: 'Beri masukan',
    bantu: 'Masukan ini dibaca SKPD utama sebagai bahan jawaban.',
    label: 'Masukan',
    contoh: 'Tulis temuan atau data dari SKPD Anda',
    tombol: 'Kirim masukan',
  },
};

export const tindakan = {
  label,
  dialog,
  bilah: 'Tindakan',
  lain: 'Tindakan lain',
  sebelumnya: 'Aduan sebelumnya (K)',
  berikutnya: 'Aduan berikutnya (J)',
  wajib: (kolom: string) => `${kolom} wajib diisi.`,
  usulSkpd: 'Usul SKPD yang berwenang',
  usulKosong: 'Tidak ada usul',
  usulTeks: (nama: string) => `Usul SKPD: ${nama}.`,
  arahkanKe: 'Arahkan warga ke',
  arahkanContoh: 'Misalnya: Dinas PUPR Provinsi Riau',
  nomorTujuan: 'Nomor aduan tujuan',
  nomorContoh: 'SPD-2026-000812',
  nomorLengkap: 'Tulis nomornya dengan lengkap, misalnya SPD-2026-000812.',
  caraTunda: 'Cara menunda',
  tundaTanggal: 'Sampai tanggal tertentu',
  tundaCatatan: 'Tanpa tanggal, dengan catatan',
  tundaSampai: 'Dikerjakan lagi mulai',
  tundaSampaiBantu: 'Penanganan berjalan lagi otomatis pada tanggal ini.',
  tundaCatatanBantu: 'Anda akan diingatkan untuk menjelaskan lagi sebelum tenggatnya.',
  pilihTanggal: 'Pilih tanggal sesudah hari ini.',
  selesai: {
    disposisikan: (skpd: string) => `Didisposisikan ke ${skpd}.`,
    minta_kelengkapan: 'Permintaan kelengkapan terkirim.',
    tolak: 'Aduan ditolak.',
    kembalikan: 'Aduan dikembalikan ke Diskominfotik.',
    tarik_disposisi: 'Disposisi ditarik.',
    nyatakan_bukan_kewenangan: 'Dinyatakan bukan kewenangan.',
    gabungkan: 'Aduan digabungkan.',
    kembalikan_draf: 'Draf dikembalikan ke SKPD.',
    tunda: 'Penanganan ditunda.',
    beri_masukan: 'Masukan terkirim.',
    terima: 'Aduan diterima. Penanganan dimulai.',
    lanjutkan: 'Penanganan dilanjutkan.',
    ajukan_draf: 'Draf diajukan ke Diskominfotik.',
    terbitkan: 'Jawaban terbit. Warga diberi tahu.',
    catat: 'Catatan internal tersimpan.',
  },
  batalkan: 'Batalkan',
  urungkan: 'Lanjutkan lagi',
};
