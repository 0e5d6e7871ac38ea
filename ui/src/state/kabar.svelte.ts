// Notices, newest first.

import { call } from '../host';
import type { NoticeView, Problem } from '../wire/types';

export const kabar = $state<{ daftar: NoticeView[]; dimuat: boolean; galat: Problem | null }>({
  daftar: [],
  dimuat: false,
  galat: null,
});

export async function loadKabar(): Promise<void> {
  try {
    kabar.daftar = await call('notices', null);
    kabar.galat = null;
  } catch (error) {
    kabar.galat = error as Problem;
  }
  kabar.dimuat = true;
}

export function adaKabarBaru(): boolean {
  return kabar.daftar.some(({ dibuka }) => dibuka === null);
}

/** Opening an aduan matters more than the mark: a failed mark is tried again by the next click. */
export async function tandaiKabar(id: string): Promise<void> {
  try {
    await call('notice_opened', { id });
    await loadKabar();
  } catch (error) {
    kabar.galat = error as Problem;
  }
}
