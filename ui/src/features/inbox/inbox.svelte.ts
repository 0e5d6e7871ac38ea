// The list: pandangan, filter, order, search, and the rows that came of it.

import { call } from '../../host';
import type {
  AduanRow,
  Jenis,
  JumlahJenis,
  JumlahPandangan,
  Pandangan,
  Problem,
  Urutan,
} from '../../wire/types';

export const inbox = $state<{
  pandangan: Pandangan;
  jenis: Jenis | null;
  search: string;
  urutan: Urutan;
  rows: AduanRow[];
  counts: JumlahPandangan[];
  countsOfJenis: JumlahJenis[];
  loaded: boolean;
  problem: Problem | null;
}>({
  pandangan: 'perlu_tindakan',
  jenis: null,
  search: '',
  urutan: 'tenggat_terdekat',
  rows: [],
  counts: [],
  countsOfJenis: [],
  loaded: false,
  problem: null,
});

let latest = 0;
let lastPlace = 0;

/** Asks for the list and gives it; an older answer never overwrites a newer one on the screen. */
export async function loadInbox(): Promise<AduanRow[]> {
  latest += 1;
  const turn = latest;
  const { pandangan, jenis, search, urutan } = inbox;
  try {
    const request = { pandangan, jenis, cari: search.trim(), urutan };
    const { baris, jumlah, per_jenis } = await call('list_aduan', request);
    if (turn !== latest) return baris;
    const rows = { rows: baris, counts: jumlah, countsOfJenis: per_jenis };
    Object.assign(inbox, rows, { loaded: true, problem: null });
    return baris;
  } catch (error) {
    if (turn !== latest) return [];
    inbox.problem = error as Problem;
    inbox.loaded = true;
    return [];
  }
}

export function showPandangan(pandangan: Pandangan): void {
  if (inbox.pandangan !== pandangan) {
    Object.assign(inbox, { pandangan, jenis: null, loaded: false, rows: [] });
    lastPlace = 0;
  }
  void loadInbox();
}

/** Nothing of the former person is shown or searched for; an answer still on its way is too late. */
export function clearInbox(): void {
  latest += 1;
  lastPlace = 0;
  const nothing = { jenis: null, search: '', rows: [], counts: [], countsOfJenis: [] };
  Object.assign(inbox, nothing, { loaded: false, problem: null });
}

export function clearFilters(): void {
  inbox.jenis = null;
  inbox.search = '';
  void loadInbox();
}

/** Another list is asked for: what was searched is of no matter any more. */
export function letGoOfSearch(): void {
  if (inbox.search === '') return;
  inbox.search = '';
  void loadInbox();
}

/** The officer opened it: the dot goes without waiting for the next list. */
export function markRead(id: string): void {
  const place = inbox.rows.findIndex((row) => row.id === id);
  const row = inbox.rows[place];
  if (!row) return;
  row.belum_dibaca = false;
  lastPlace = place;
}

export function countOf(pandangan: Pandangan): number {
  return inbox.counts.find((count) => count.pandangan === pandangan)?.jumlah ?? 0;
}

/** The row beside the given one. When it has left the list, the one that took its place. */
export function neighbour(id: string | null, step: 1 | -1): AduanRow | undefined {
  const now = inbox.rows.findIndex((row) => row.id === id);
  const target = now === -1 ? lastPlace - (step === -1 ? 1 : 0) : now + step;
  const row = inbox.rows[target] ?? (now === -1 ? inbox.rows.at(-1) : undefined);
  if (row) lastPlace = inbox.rows.indexOf(row);
  return row;
}

/** The row at an end of the list. */
export function outermost(end: 'first' | 'last'): AduanRow | undefined {
  return inbox.rows.at(end === 'first' ? 0 : -1);
}
