// Addresses of the screens, kept in the hash so that they survive a reload.

import { PANDANGAN, type AduanId, type Pandangan } from '../wire/types';

export type Route =
  | { screen: 'inbox'; pandangan: Pandangan; id: AduanId | null }
  | { screen: 'draf' | 'koreksi'; pandangan: Pandangan; id: AduanId }
  | { screen: OwnScreen; pandangan: Pandangan };

/** Screens beside the lists. */
const OWN = ['notices', 'warga', 'pengguna', 'akun_saya'] as const;
export type OwnScreen = (typeof OWN)[number];

export const home: Pandangan = 'perlu_tindakan';

/** Reads a hash; whatever is not understood leads home. */
export function parse(hash: string): Route {
  const [first = '', second = '', third = ''] = hash.replace(/^#\/?/, '').split('/');
  const pandangan = PANDANGAN.find((name) => name === first) ?? home;
  const own = OWN.find((name) => name === second);
  if (own) return { screen: own, pandangan };
  if (third && (second === 'draf' || second === 'koreksi')) {
    return { screen: second, pandangan, id: decodeURIComponent(third) };
  }
  const id = second && !third ? decodeURIComponent(second) : null;
  return { screen: 'inbox', pandangan, id };
}

export function format(route: Route): string {
  const root = `#/${route.pandangan}`;
  if (!('id' in route)) return `${root}/${route.screen}`;
  if (route.screen === 'inbox') {
    return route.id === null ? root : `${root}/${encodeURIComponent(route.id)}`;
  }
  return `${root}/${route.screen}/${encodeURIComponent(route.id)}`;
}
