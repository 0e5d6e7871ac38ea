// The host of this run, chosen once at the start.

import type { CallName, Events, Host, RequestOf, ResponseOf, WindowMove } from './types';
import { asProblem } from './types';

export type { Events } from './types';

let host: Host | undefined;

const BROKEN = {
  title: 'Terjadi kesalahan pada aplikasi',
  detail: 'Permintaan tidak dapat dikirim. Mulai ulang aplikasi, lalu coba lagi.',
};

export function connect(chosen: Host): void {
  host = chosen;
}

/** Asks the outside; a refusal is thrown as a `Problem`. */
export async function call<K extends CallName>(
  name: K,
  request: RequestOf<K>,
): Promise<ResponseOf<K>> {
  try {
    if (!host) throw new Error('no host');
    return await host.call(name, request);
  } catch (error) {
    throw asProblem(error, BROKEN);
  }
}

export function setZoom(factor: number): void {
  host?.zoom(factor);
}

export function moveWindow(move: WindowMove): void {
  host?.moveWindow(move);
}

export function listen<E extends keyof Events>(event: E, handler: (payload: Events[E]) => void) {
  host?.listen(event, handler);
}
