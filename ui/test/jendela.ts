// The page in the window of a test: opened on the example host, looked at, and typed into.

import { flushSync, mount, unmount } from 'svelte';
import { vi } from 'vitest';
import App from '../src/App.svelte';
import { connect } from '../src/host';
import { devHost } from '../src/host/dev';
import type { CallName, Events, Host, RequestOf, ResponseOf } from '../src/host/types';
import { openAduan } from '../src/state/aduan.svelte';
import { tutupDialog } from '../src/state/dialog.svelte';
import { go } from '../src/state/route.svelte';
import { session } from '../src/state/session.svelte';
import { lupakanTulisan } from '../src/state/tulisan.svelte';
import type { Problem, SessionState } from '../src/wire/types';

export function cari<T extends HTMLElement>(testid: string): T {
  const elemen = document.querySelector<T>(`[data-testid="${testid}"]`);
  if (!elemen) throw new Error(`${testid} is not on the screen`);
  return elemen;
}

export const tampak = (testid: string) =>
  document.querySelector(`[data-testid="${testid}"]`) !== null;

export const ada = <T extends HTMLElement>(testid: string) =>
  vi.waitFor(() => cari<T>(testid), { timeout: 2000 });

export const nilai = (testid: string) => cari<HTMLTextAreaElement>(testid).value;

export function isi(testid: string, teks: string): void {
  const kolom = cari<HTMLInputElement>(testid);
  kolom.value = teks;
  kolom.dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
}

export function tekan(key: string, ctrlKey = false): void {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true }));
  flushSync();
}

/** The example host, which a test can hold up, refuse for, and speak for. */
export class Jendela {
  readonly #asli: Host;
  readonly #pendengar: { event: string; handler: (payload: never) => void }[] = [];
  /** What was asked, oldest first. */
  readonly ditanya: [CallName, unknown][] = [];
  /** Answers in the place of the host; nothing lets it answer. */
  cegat: (name: CallName, request: unknown) => Promise<unknown> | undefined = () => undefined;

  constructor(alamat: string) {
    this.#asli = devHost(new URLSearchParams(alamat));
    connect({
      call: <K extends CallName>(name: K, request: RequestOf<K>) => this.#jawab(name, request),
      listen: (event, handler) => this.#pendengar.push({ event, handler }),
    });
  }

  async #jawab<K extends CallName>(name: K, request: RequestOf<K>): Promise<ResponseOf<K>> {
    this.ditanya.push([name, JSON.parse(JSON.stringify(request))]);
    const lain = this.cegat(name, request);
    return lain ? ((await lain) as ResponseOf<K>) : this.#asli.call(name, request);
  }

  /** Asks behind the page's back, as another officer would. */
  call<K extends CallName>(name: K, request: RequestOf<K>): Promise<ResponseOf<K>> {
    return this.#asli.call(name, request);
  }

  kabarkan<E extends keyof Events>(event: E, payload: Events[E]): void {
    for (const satu of this.#pendengar) {
      if (satu.event === event) (satu.handler as (isi: Events[E]) => void)(payload);
    }
    flushSync();
  }

  keadaan(ubah: Partial<SessionState>): void {
    if (!session.keadaan) throw new Error('no session yet');
    this.kabarkan('session', { ...session.keadaan, ...ubah });
  }

  /** What was asked after the first call of that name. */
  sesudah(nama: CallName): [CallName, unknown][] {
    return this.ditanya.slice(this.ditanya.findIndex(([name]) => name === nama) + 1);
  }

  bernama(nama: CallName): unknown[] {
    return this.ditanya.filter(([name]) => name === nama).map(([, request]) => request);
  }
}

export const tiada: Problem = {
  type: '/problem/tidak_ditemukan',
  status: 404,
  code: 'tidak_ditemukan',
  title: 'Tidak ditemukan',
  detail: 'Aduan tidak ditemukan.',
};

let layar: Record<string, unknown> | undefined;

export function siapkan(): void {
  Object.assign(session, { keadaan: null, referensi: null, masukLagi: false });
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { value: 600, configurable: true });
  openAduan(null);
  tutupDialog();
  lupakanTulisan();
  go({ layar: 'kotak', pandangan: 'perlu_tindakan', id: null });
}

export function buka(alamat: string): Jendela {
  const jendela = new Jendela(alamat);
  layar = mount(App, { target: document.body });
  return jendela;
}

export async function tutup(): Promise<void> {
  if (layar) await unmount(layar);
  layar = undefined;
  document.body.replaceChildren();
}
