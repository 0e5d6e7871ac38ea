// Everything the page may ask of the outside.

import type { AduanId, Calls, UpdateState, Problem, SessionState } from '../wire/types';

export type CallName = keyof Calls;
export type RequestOf<K extends CallName> = Calls[K]['request'];
export type ResponseOf<K extends CallName> = Calls[K]['response'];

/** What the outside tells the page without being asked. */
export type Events = {
  changed: null;
  session: SessionState;
  open: AduanId;
  link: null;
  update: UpdateState;
  closing: null;
};

/** What the page may do to the window around it. */
export type WindowMove = 'close' | 'minimize';

export interface Host {
  /** Rejects with a [`Problem`], never with anything else. */
  call<K extends CallName>(name: K, request: RequestOf<K>): Promise<ResponseOf<K>>;
  /** Shows everything larger or smaller by a factor. */
  zoom(factor: number): void;
  moveWindow(move: WindowMove): void;
  listen<E extends keyof Events>(event: E, handler: (payload: Events[E]) => void): void;
}

/** Whatever was thrown, as a problem that can be shown. */
export function asProblem(error: unknown, fallback: { title: string; detail: string }): Problem {
  if (typeof error === 'object' && error !== null && 'code' in error && 'detail' in error) {
    return error as Problem;
  }
  return { type: '/problem/aplikasi', status: 0, code: 'lain', ...fallback };
}
