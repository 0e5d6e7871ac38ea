// Notices, newest first.

import { call } from '../../host';
import type { NoticeRow, Problem } from '../../wire/types';

export const notices = $state<{ list: NoticeRow[]; loaded: boolean; problem: Problem | null }>({
  list: [],
  loaded: false,
  problem: null,
});

let latest = 0;

export async function loadNotices(): Promise<void> {
  latest += 1;
  const turn = latest;
  try {
    const list = await call('notices', null);
    if (turn !== latest) return;
    Object.assign(notices, { list, problem: null });
  } catch (error) {
    if (turn !== latest) return;
    notices.problem = error as Problem;
  }
  notices.loaded = true;
}

/** An answer still on its way was asked by the former person and is too late. */
export function clearNotices(): void {
  latest += 1;
  Object.assign(notices, { list: [], loaded: false, problem: null });
}

export function hasUnopenedNotices(): boolean {
  return notices.list.some(({ dibuka }) => dibuka === null);
}

export async function markAllNoticesOpened(): Promise<void> {
  try {
    await call('mark_all_notices_opened', null);
    await loadNotices();
  } catch (error) {
    notices.problem = error as Problem;
  }
}

/** Opening an aduan matters more than the mark: a failed mark is tried again by the next click. */
export async function markNoticeOpened(id: string): Promise<void> {
  try {
    await call('mark_notice_opened', { id });
    await loadNotices();
  } catch (error) {
    notices.problem = error as Problem;
  }
}
