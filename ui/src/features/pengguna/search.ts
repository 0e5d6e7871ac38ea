// Which accounts a search means.

import { LABEL_KEADAAN_AKUN, LABEL_PERAN, type AkunPetugas } from '../../wire/types';

/** Accounts in which every word of the search stands, wherever. */
export function matching(
  all: AkunPetugas[],
  search: string,
  skpdName: (kode: string) => string,
): AkunPetugas[] {
  const sought = search.toLocaleLowerCase('id').split(/\s+/u).filter(Boolean);
  return all.filter((one) => {
    const skpd = one.skpd === null ? '' : `${one.skpd} ${skpdName(one.skpd)}`;
    const state = LABEL_KEADAAN_AKUN[one.keadaan];
    const text = `${one.nama} ${one.pengguna} ${one.jabatan} ${LABEL_PERAN[one.peran]} ${skpd} ${state}`;
    const lower = text.toLocaleLowerCase('id');
    return sought.every((word) => lower.includes(word));
  });
}
