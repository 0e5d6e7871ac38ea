// Accounts are found by whatever somebody remembers of them.

import { expect, it } from 'vitest';
import { matching } from '../src/features/pengguna/search';
import type { AkunPetugas } from '../src/wire/types';

function akun(part: Partial<AkunPetugas>): AkunPetugas {
  return {
    id: '1',
    nama: 'Wan Azman',
    pengguna: 'wan.azman',
    peran: 'petugas_skpd',
    skpd: 'PUPR',
    jabatan: 'Petugas PUPR',
    keadaan: 'aktif',
    terakhir_masuk: null,
    ...part,
  };
}

const all = [
  akun({}),
  akun({ id: '2', nama: 'Dewi', pengguna: 'dewi', keadaan: 'ditutup' }),
  akun({
    id: '3',
    nama: 'Tuti',
    pengguna: 'tuti',
    peran: 'pimpinan',
    skpd: null,
    jabatan: 'Pimpinan',
  }),
];
const found = (search: string) =>
  matching(all, search, () => 'Dinas Pekerjaan Umum').map(({ id }) => id);

it.each([
  ['', ['1', '2', '3']],
  ['AZMAN', ['1']],
  ['pekerjaan umum', ['1', '2']],
  ['pupr ditutup', ['2']],
  ['pimpinan', ['3']],
  ['tidak ada', []],
])('%s finds %o', (search, expected) => {
  expect(found(search)).toEqual(expected);
});
