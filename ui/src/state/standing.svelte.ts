// Which SKPD have officers, and how much waits there.

import { call } from '../host';
import type { SkpdKode, SkpdStanding } from '../wire/types';

export const standing = $state<{
  /** Nothing is known before the server was asked, and where it cannot be. */
  rows: SkpdStanding[];
}>({ rows: [] });

/** After how long the server is asked again, as long as things only change elsewhere. */
const FRESH = 60_000;
let asked = -Infinity;

export async function loadStanding(): Promise<void> {
  asked = performance.now();
  try {
    standing.rows = await call('skpd_standing', null);
  } catch {
    // What was known stays; a disposition that nobody would read is refused by the server.
  }
}

/** Asks again, unless that was done a moment ago. */
export async function refreshStanding(): Promise<void> {
  if (performance.now() - asked > FRESH) await loadStanding();
}

/** Nothing is known any more, as somebody else has signed in. */
export function forgetStanding(): void {
  standing.rows = [];
  asked = -Infinity;
}

/** Whether it is known that nobody would read what comes to the SKPD. */
export function isWithoutOfficer(kode: SkpdKode): boolean {
  return standing.rows.some((one) => one.kode === kode && one.petugas === 0);
}

/** The SKPD in which something waits and nobody reads it. */
export function unreadAt(): SkpdStanding[] {
  return standing.rows.filter(({ petugas, menunggu }) => petugas === 0 && menunggu > 0);
}
