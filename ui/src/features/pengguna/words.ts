// Sentences of the accounts of staff.

import { BATAS, type AkunCommandKind } from '../../wire/types';

export const words = {
  title: 'Pengguna',
  help: 'Akun petugas: siapa yang dapat masuk, dengan peran apa, dan sejak kapan.',
  create: 'Akun baru…',
  search: 'Cari nama, nama pengguna, peran, atau SKPD',
  count: (n: number, all: number) => (n === all ? `${all} akun` : `${n} dari ${all} akun`),
  nobody: 'Tidak ada akun yang cocok. Ubah kata pencarian.',
  never: 'Belum pernah masuk',
  lastSignIn: (waktu: string) => `Masuk ${waktu}`,
  name: 'Nama petugas',
  nameHelp: 'Seperti dipanggil rekan kerja; tampil pada riwayat aduan.',
  pengguna: 'Nama pengguna',
  penggunaHelp: `Untuk masuk: ${BATAS.pengguna.min} sampai ${BATAS.pengguna.maks} huruf, angka, titik, atau tanda hubung. NIP juga baik.`,
  role: 'Peran',
  chooseRole: 'Pilih peran',
  skpd: 'SKPD',
  chooseSkpd: 'Pilih SKPD',
  createTitle: 'Akun petugas baru',
  createHelp:
    'Petugas masuk pertama kali dengan kode, lalu membuat kata sandinya sendiri. Anda tidak pernah tahu kata sandinya.',
  createSubmit: 'Buat akun dan kode',
  maybeDone:
    'Bila jawabannya hilang di jalan, ini mungkin sudah terjadi: tutup dialog ini dan lihat daftarnya sebelum mengulang. Kode yang tidak sempat tampil dapat dibuat lagi.',
  state: 'Keadaan',
  since: 'Dibuat',
  seen: 'Terakhir masuk',
  codeUntil: 'Kode berlaku sampai',
  codeOver: 'Kodenya sudah tidak berlaku. Beri kode baru.',
  happened: 'Yang dilakukan pada akun ini',
  by: (oleh: string, waktu: string) => `${oleh}, ${waktu}`,
  from: (sebelum: string, sesudah: string) => `${sebelum} → ${sesudah}`,
  codeOf: (nama: string) => `Kode untuk ${nama}`,
  slipLine: (alamat: string, pengguna: string, sampai: string) =>
    `Buka aplikasi SIPENDEKAR, alamat server ${alamat}, pilih “Saya punya kode”, tulis nama pengguna ${pengguna} dan kode ini, lalu buat kata sandi. Kode berlaku sampai ${sampai} dan hanya sekali pakai. Sesudah ${BATAS.kode_percobaan} kali salah, minta kode baru.`,
  reason: 'Alasan',
  reasonHelp: 'Dicatat pada akun ini.',
};

/** What each change does, before it is done. */
export const explains: Record<AkunCommandKind, string> = {
  ubah_peran:
    'Berlaku seketika: yang boleh dilihat dan dikerjakan mengikuti peran baru. Tulisan yang belum dikirim tetap milik petugas itu.',
  beri_kode:
    'Kata sandi lama tidak berlaku lagi dan semua sesinya berakhir. Serahkan kode ini langsung kepada orangnya.',
  tutup:
    'Semua sesinya berakhir dan aduan hilang dari komputernya. Yang pernah dikerjakannya tetap tercatat dengan namanya.',
  buka_kembali: 'Akun dapat dipakai lagi dengan kata sandi yang lama.',
};
