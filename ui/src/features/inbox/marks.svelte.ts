// Rows that are marked, to give one command to all of them. What is out of sight does not count.

import { BATAS, type AduanId, type AduanRow, type CommandKind } from '../../wire/types';
import { inbox } from './inbox.svelte';

const marks = $state<{ ids: AduanId[]; anchor: AduanId | null }>({ ids: [], anchor: null });

/** Only what some command may be given to together with others can be marked. */
export const canMark = (row: AduanRow): boolean => row.bersama.length > 0;

export const isMarked = (row: AduanRow): boolean => canMark(row) && marks.ids.includes(row.id);

/** In the order of the list. */
export function markedRows(): AduanRow[] {
  return inbox.rows.filter(isMarked);
}

/** What may be given to every one of them. */
export function commandsForMarked(): CommandKind[] {
  const [first, ...others] = markedRows();
  const all = first?.bersama ?? [];
  return all.filter((kind) => others.every(({ bersama }) => bersama.includes(kind)));
}

function add(rows: AduanRow[]): void {
  const known = new Set(markedRows().map(({ id }) => id));
  const fresh = rows.filter((row) => canMark(row) && !known.has(row.id)).map(({ id }) => id);
  marks.ids = [...known, ...fresh].slice(0, BATAS.bersama);
}

/** Marks a row, or takes the mark away. */
export function toggleMark(row: AduanRow | undefined): void {
  if (!row || !canMark(row)) return;
  marks.anchor = row.id;
  if (isMarked(row)) marks.ids = marks.ids.filter((id) => id !== row.id);
  else add([row]);
}

/** Marks everything from the last marked row, or else from the open one, to this one. */
export function markTo(row: AduanRow | undefined, opened: AduanId | null): void {
  if (!row) return;
  const place = (id: AduanId | null) => inbox.rows.findIndex((one) => one.id === id);
  const [from, to] = [place(marks.anchor ?? opened), place(row.id)];
  const start = from === -1 ? to : Math.min(from, to);
  marks.anchor ??= opened ?? row.id;
  add(inbox.rows.slice(start, Math.max(from, to) + 1));
}

/** Marks the whole list, as far as one command reaches. */
export function markAll(): boolean {
  add(inbox.rows);
  return markedRows().length > 0;
}

/** Answers whether there was a mark. */
export function clearMarks(): boolean {
  const any = markedRows().length > 0;
  Object.assign(marks, { ids: [], anchor: null });
  return any;
}
