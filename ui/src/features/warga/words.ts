// Sentences of the counter: a citizen who forgot the password.

import { BATAS } from '../../wire/types';

export const words = {
  title: 'Warga',
  help: 'Untuk warga yang datang ke loket dengan KTP: lupa kata sandi, atau NIK-nya didaftarkan orang lain.',
  nik: 'NIK pada KTP',
  nikHelp: '16 angka.',
  purpose: 'Tujuan',
  purposeHelp: 'Dicatat dan diperlihatkan kepada warga itu di halaman Data saya.',
  purposeExample: 'Misalnya: warga datang ke loket, lupa kata sandi',
  find: 'Cari akun',
  finding: 'Mencari…',
  found: 'Akun warga',
  name: 'Nama',
  maskedNik: 'NIK',
  registered: 'Terdaftar',
  state: 'Akun',
  open: 'Dapat dipakai',
  closed: 'Sudah ditutup',
  compare: 'Cocokkan nama ini dengan nama pada KTP.',
  checkedOn: 'NIK diperiksa',
  makeCode: 'Buat kode…',
  confirmTitle: 'Buat kode untuk warga ini?',
  confirmHelp:
    'Dengan kode ini siapa pun dapat mengganti kata sandi akun itu. Periksa KTP asli: foto, nama, dan NIK harus milik orang di depan Anda.',
  checked: 'KTP sudah diperiksa',
  maybeDone: 'Mungkin sudah terlaksana; cari akunnya sekali lagi untuk melihatnya.',
  reclaim: 'NIK didaftarkan orang lain…',
  reclaimTitle: 'Kembalikan NIK kepada pemiliknya?',
  reclaimHelp:
    'Akun lama ditutup dan identitasnya dilepas; aduannya diteruskan tanpa identitas dan tidak ikut pindah. Pemilik NIK mendapat akun baru. Ini tidak dapat dikembalikan. Bila warga hanya lupa kata sandi, pakai Buat kode.',
  reclaimPurposeHelp: 'Dicatat pada kedua akun dan diperlihatkan kepada warga itu.',
  reclaimConfirm: 'Kembalikan NIK',
  nameOnKtp: 'Nama pada KTP',
  confirm: 'Buat kode',
  code: 'Kode untuk warga',
  slipLine: (alamat: string, sampai: string) =>
    `Buka ${alamat}, tulis NIK dan kode ini, lalu buat kata sandi baru. Kode berlaku sampai ${sampai} dan hanya sekali pakai. Sesudah ${BATAS.kode_percobaan} kali salah, minta kode baru di loket.`,
};
