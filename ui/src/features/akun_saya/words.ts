// Sentences of the own account.

import { BATAS } from '../../wire/types';

export const words = {
  title: 'Akun saya',
  help: 'Kata sandi Anda, dan komputer tempat Anda masuk.',
  name: 'Nama',
  role: 'Peran',
  password: 'Ganti kata sandi',
  old: 'Kata sandi lama',
  fresh: 'Kata sandi baru',
  freshHelp: `Paling sedikit ${BATAS.sandi.min} huruf. Beberapa kata yang mudah Anda ingat sudah baik.`,
  again: 'Kata sandi baru, sekali lagi',
  change: 'Ganti kata sandi',
  changing: 'Mengganti…',
  maybeChanged: 'Bila kata sandi lama lalu ditolak, yang baru sudah berlaku: masuklah dengannya.',
  changed: 'Kata sandi diganti. Komputer lain yang memakai akun Anda sudah keluar.',
  sessions: 'Sesi',
  sessionsHelp: 'Ada yang tidak Anda kenal? Akhiri sesi itu, lalu ganti kata sandi.',
  computer: 'Komputer',
  used: 'Terakhir dipakai',
  began: 'Masuk',
  here: 'Komputer ini',
  noName: 'Tanpa nama',
  end: 'Akhiri',
  endOf: (komputer: string) => `Akhiri sesi di ${komputer}`,
  endOthers: 'Akhiri semua sesi lain',
};
