// The screen somebody was at, kept on this computer for the next start of the program.

import { slide } from './route.svelte';
import { format, parse, type Route } from './router';

const STORED_AS = 'sipendekar-layar';

/** The program has just started, and nobody has said yet which screen to show. */
let starting = location.hash === '';

interface Kept {
  who: string;
  hash: string;
}

function kept(): Kept | null {
  try {
    const read = JSON.parse(localStorage.getItem(STORED_AS) ?? 'null') as Partial<Kept> | null;
    const whole = typeof read?.who === 'string' && typeof read.hash === 'string';
    return whole ? (read as Kept) : null;
  } catch {
    return null; // written by nobody we know
  }
}

/** Keeps where somebody is; at the start, goes back to where the same person was. */
export function followScreen(who: string, route: Route): void {
  const before = starting ? kept() : null;
  starting = false;
  if (before?.who === who) slide(parse(before.hash));
  else localStorage.setItem(STORED_AS, JSON.stringify({ who, hash: format(route) }));
}
