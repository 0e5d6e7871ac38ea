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

export function openAduan(id: AduanId | null): void {
  if (opened.id === id) return;
  Object.assign(opened, { id, detail: null, problem: null, refusal: null, slow: false });
  if (id !== null) void reloadAduan();
}

/** Reads the aduan again. Whatever is being written elsewhere is left alone. */
export async function reloadAduan(): Promise<void> {
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
