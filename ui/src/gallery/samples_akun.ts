// Accounts that the gallery shows. All people are invented.

import type { AkunPetugas, AkunRinci, SessionRow } from '../wire/types';
import { LONG } from './samples';

export const akunPetugas: AkunPetugas[] = (['aktif', 'diundang', 'ditutup'] as const).map(
  (keadaan, i) => ({
    id: `${i}`,
    nama: i === 2 ? LONG : `Petugas ${i}`,
    pengguna: `petugas.${i}`,
    peran: 'petugas_skpd',
    skpd: 'S0',
    jabatan: 'Petugas S0',
    keadaan,
    terakhir_masuk: keadaan === 'diundang' ? null : 'hari ini 13.04',
  }),
);

const akun = akunPetugas[0] as AkunPetugas;

export const akunRinci: AkunRinci = {
  akun,
  dibuat: '11 Agustus 2026 pukul 10.00 WIB',
  kode_sampai: null,
  perintah: ['ubah_peran', 'beri_kode', 'tutup'],
  terkunci: null,
  catatan: [
    {
      peristiwa: 'Peran diubah',
      oleh: 'Zulkifli',
      waktu: 'hari ini 13.04',
      alasan: null,
      sebelum: 'Petugas S1',
      sesudah: 'Petugas S0',
    },
    {
      peristiwa: 'Akun ditutup',
      oleh: LONG,
      waktu: '11 Agt 10.00',
      alasan: LONG,
      sebelum: null,
      sesudah: null,
    },
  ],
};

export const sessions: SessionRow[] = ['PC-DEPAN', LONG, ''].map((perangkat, i) => ({
  id: `${i}`,
  perangkat,
  mulai: '11 Agt 08.00',
  dipakai: 'hari ini 13.04',
  ini: i === 0,
}));
