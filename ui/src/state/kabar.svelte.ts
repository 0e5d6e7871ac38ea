// Notices, newest first.

import { call } from '../host';
import type { NoticeView, Problem } from '../wire/types';

export const kabar = $state<{ daftar: NoticeView[]; dimuat: boolean; galat: Problem | null }>({
  daftar: [],
  dimuat: false,
  galat: null,
});

let terakhir = 0;

export async function loadKabar(): Promise<void> {
  terakhir += 1;
  const giliran = terakhir;
  try {
    const daftar = await call('notices', null);
    if (giliran !== terakhir) return;
    Object.assign(kabar, { daftar, galat: null });
  } catch (error) {
    if (giliran !== terakhir) return;
    kabar.galat = error as Problem;
  }
  kabar.dimuat = true;
}

/** An answer still on its way was asked by the former person and is too late. */
export function kosongkanKabar(): void {
  terakhir += 1;
  Object.assign(kabar, { daftar: [], dimuat: false, galat: null });
}

export function adaKabarBaru(): boolean {
  return kabar.daftar.some(({ dibuka }) => dibuka === null);
}

/** Opening an aduan matters more than the mark: a failed mark is tried again by the next click. */
export async function tandaiKabar(id: string): Promise<void> {
  try {
    await call('mark_notice_opened', { id });
    await loadKabar();
  } catch (error) {
    kabar.galat = error as Problem;
  }
}
