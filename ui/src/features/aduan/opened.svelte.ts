// The aduan in view.

import { call } from '../../host';
import type { AduanDetail, AduanId, Problem } from '../../wire/types';
import { markRead } from '../inbox/inbox.svelte';

export const opened = $state<{
  id: AduanId | null;
  detail: AduanDetail | null;
  problem: Problem | null;
  /** Refusal of a command that has no dialog of its own. */
  refusal: Problem | null;
  /** Such a command waits for the server longer than anybody does without a word. */
  slow: boolean;
}>({ id: null, detail: null, problem: null, refusal: null, slow: false });

/** How long a key that runs along the list must rest before an aduan counts as opened. */
export const REST = 350;
let lastMove = -Infinity;
let resting: ReturnType<typeof setTimeout> | undefined;

/** Shows an aduan: at once, or, for whoever runs past several, where they come to rest. */
export function openAduan(id: AduanId | null): void {
  if (opened.id === id) return;
  Object.assign(opened, { id, detail: null, problem: null, refusal: null, slow: false });
  clearTimeout(resting);
  resting = undefined;
  if (id === null) return;
  const now = performance.now();
  const running = now - lastMove < REST;
  lastMove = now;
  if (running) resting = setTimeout(() => void read(), REST);
  else void read();
}

/** Reads the aduan again. Whatever is being written elsewhere is left alone. */
export async function reloadAduan(): Promise<void> {
  if (resting === undefined) await read();
}

/** The program counts what it gives as read by the officer. */
async function read(): Promise<void> {
  resting = undefined;
  const { id } = opened;
  if (id === null) return;
  try {
    const detail = await call('read_aduan', { id });
    if (opened.id !== id) return;
    opened.detail = detail;
    opened.problem = null;
    markRead(id);
  } catch (error) {
    if (opened.id !== id) return;
    opened.problem = error as Problem;
    if (isGone()) opened.detail = null;
  }
}

/** It does not exist, or not any more for the one who asks. */
export function isGone(): boolean {
  return opened.problem?.code === 'tidak_ditemukan';
}
