// Sentences of signing in and out.

import { BATAS } from '../../wire/types';

export const words = {
  title: 'Masuk',
  intro: 'Untuk petugas Diskominfotik, SKPD, dan pimpinan.',
  slogan: 'Keluhan didengar, aspirasi dijawab tepat waktu.',
  fullName: 'Aplikasi Pendengar Keluhan dan Aspirasi Rakyat',
  government: 'Pemerintah Kabupaten Bengkalis',
  address: 'Alamat server',
  addressExample: 'sipendekar.bengkaliskab.go.id',
  checkingServer: 'Memeriksa server…',
  wrongAddress: (masalah: string) => `${masalah}. Mungkin maksud Anda`,
  encrypted: (server: string, instansi: string) =>
    `Tersambung terenkripsi ke ${server}, yang menyebut diri ${instansi}`,
  unencrypted: (instansi: string) => `Server di komputer ini, tanpa enkripsi: ${instansi}`,
  pengguna: 'NIP atau nama pengguna',
  password: 'Kata sandi',
  kode: 'Kode dari superadmin',
  kodeHelp: `${BATAS.kode_sekali} angka, hanya sekali pakai.`,
  kodeSpent:
    'Kata sandi itu mungkin sudah jadi dibuat: bila kodenya lalu ditolak, pilih “Masuk dengan kata sandi”.',
  newPassword: 'Buat kata sandi',
  newPasswordHelp: `Paling sedikit ${BATAS.sandi.min} huruf. Beberapa kata yang mudah Anda ingat sudah baik.`,
  passwordAgain: 'Kata sandi, sekali lagi',
  withKode: 'Saya punya kode',
  withPassword: 'Masuk dengan kata sandi',
  remember: 'Ingat saya di keyring',
  rememberHelp:
    'Sesi disimpan terenkripsi di keyring sistem komputer ini. Kata sandi tidak pernah disimpan.',
  rememberLocked:
    'Keyring komputer ini terkunci. Buka keyring agar sesi dapat disimpan; kata sandi tidak pernah disimpan.',
  rememberNone:
    'Komputer ini tidak punya keyring. Sesi berlaku sampai aplikasi ditutup; kata sandi tidak pernah disimpan.',
  submit: 'Lanjutkan',
  submitting: 'Memeriksa…',
  forgotten: 'Lupa kata sandi? Minta kode baru kepada superadmin Diskominfotik.',
  serverVersion: (v: string) => `Server versi ${v}`,
  ended: 'Sesi Anda berakhir',
  endedHelp: 'Masuk lagi untuk melanjutkan.',
  endedOver: (nama: string) =>
    `Masuk lagi sebagai ${nama}; layar dan tulisan Anda tetap ada. Bila orang lain yang masuk, tulisan Anda menunggu sampai Anda masuk lagi.`,
  closed: 'Akun Anda sudah ditutup',
  closedHelp:
    'Aduan yang tadi terbuka sudah dihapus dari komputer ini. Tulisan Anda yang belum terkirim tetap tersimpan terkunci. Bila ini keliru, minta superadmin Diskominfotik membukanya kembali.',
  withheld:
    'Salinan aduan di komputer ini sudah lama tidak disamakan dengan server. Salinan itu terbuka sendiri begitu server terjangkau; tulisan Anda tetap ada.',
  fillOne: (kolom: string) => `Isi “${kolom}”.`,
  signOut: 'Akhiri sesi',
  signOutTitle: 'Akhiri sesi di komputer ini',
  signOutHelp:
    'Tanda masuk dan salinan aduan dihapus dari komputer ini. Aduan di server tidak berubah.',
  signOutKeeps:
    'Tulisan yang belum terkirim, milik Anda maupun rekan Anda, tetap tersimpan terenkripsi di komputer ini dan terbuka lagi saat penulisnya masuk.',
  signOutInMemory:
    'Brankas komputer ini tidak dapat dipakai: tulisan yang belum terkirim hanya bertahan sampai aplikasi ditutup.',
  again: 'Masuk lagi',
};
