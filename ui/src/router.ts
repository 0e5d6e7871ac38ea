// Addresses of the screens, kept in the hash so that they survive a reload.

import { pandanganUrut } from './logic/pandangan';
import type { AduanId, Pandangan } from './wire/types';

export type Route =
  | { layar: 'kotak'; pandangan: Pandangan; id: AduanId | null }
  | { layar: 'draf' | 'koreksi'; pandangan: Pandangan; id: AduanId }
  | { layar: 'kabar'; pandangan: Pandangan };

export const awal: Pandangan = 'perlu_tindakan';

/** Reads a hash; whatever is not understood leads home. */
export function parse(hash: string): Route {
  const [first = '', second = '', third = ''] = hash.replace(/^#\/?/, '').split('/');
  const pandangan = pandanganUrut.find((nama) => nama === first) ?? awal;
  if (second === 'kabar') return { layar: 'kabar', pandangan };
  if (third && (second === 'draf' || second === 'koreksi')) {
    return { layar: second, pandangan, id: decodeURIComponent(third) };
  }
  const id = second && !third ? decodeURIComponent(second) : null;
  return { layar: 'kotak', pandangan, id };
}

export function format(route: Route): string {
  const rumah = `#/${route.pandangan}`;
  if (route.layar === 'kabar') return `${rumah}/kabar`;
  if (route.layar === 'kotak') {
    return route.id === null ? rumah : `${rumah}/${encodeURIComponent(route.id)}`;
  }
  return `${rumah}/${route.layar}/${encodeURIComponent(route.id)}`;
}
