// A text being written, kept on this computer while it is written.

import { tick } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import { call } from '../host';
import type { AduanId, UnsentKind } from '../wire/types';
import { whoIsSignedIn } from './session.svelte';

/** Saves on their way, one queue for each text: a form opened anew reads what the last one wrote. */
// eslint-disable-next-line svelte/prefer-svelte-reactivity -- waited for, never shown
const queues = new Map<string, Promise<void>>();

/** Texts that could not be kept: they are in this window only. */
export const notKept = new SvelteSet<string>();

/** Waits for every save on its way. */
export async function allKept(): Promise<void> {
  await Promise.all(queues.values());
}

export type UnsentPhase = 'loading' | 'idle' | 'saving' | 'failed';

export class Unsent {
  text = $state('');
  savedAt = $state<string | null>(null);
  phase = $state<UnsentPhase>('loading');
  /** A text kept for something older; offered, never shown unasked. */
  stale = $state<string | null>(null);
  readonly #aduan: AduanId;
  readonly #kind: UnsentKind;
  /** Which version of the SKPD's draf a correction is about. */
  readonly #version: number | null;
  /** Whose text it is; never kept for anybody else. */
  readonly #owner = whoIsSignedIn();
  #saved = '';
  #initial = '';
  #scheduled = false;

  constructor(aduan: AduanId, kind: UnsentKind, version: number | null = null) {
    this.#version = version;
    this.#aduan = aduan;
    this.#kind = kind;
  }

  /** Reads what was kept; `initial` stands in when nothing was. */
  async load(initial: string): Promise<void> {
    this.#initial = initial;
    await tick(); // by then the form before this one, if any, has asked for its last save
    await queues.get(this.#name);
    try {
      const kept = await call('read_unsent', this.ref);
      this.#saved = kept.isi;
      this.stale = kept.isi ? null : kept.usang;
      this.text = this.text || this.#saved || initial;
      this.savedAt = kept.disimpan;
      this.phase = 'idle';
    } catch {
      this.text = this.text || initial;
      this.phase = 'failed';
    }
  }

  get #name(): string {
    return `${this.#aduan}/${this.#kind}`;
  }

  get ref() {
    return { aduan: this.#aduan, untuk: this.#kind, draf_versi: this.#version };
  }

  get changed(): boolean {
    return this.text !== this.#saved;
  }

  change(text: string): void {
    this.text = text;
    this.phase = 'saving';
    if (this.#scheduled) return; // the save that waits its turn takes this text along
    this.#scheduled = true;
    void this.save();
  }

  /** Keeps the text now. Saves are queued, so that an older text never ends up on top. */
  save(): Promise<void> {
    const before = queues.get(this.#name) ?? Promise.resolve();
    const mine = before.then(() => this.#send());
    queues.set(this.#name, mine);
    return mine;
  }

  async #send(): Promise<void> {
    this.#scheduled = false;
    const { text } = this;
    if (this.#owner !== whoIsSignedIn()) return;
    const untouched = text === this.#initial && this.#saved === '';
    if (text === this.#saved || untouched) {
      notKept.delete(this.#name);
      if (this.phase === 'saving') this.phase = 'idle';
      return;
    }
    this.phase = 'saving';
    try {
      const kept = await call('save_unsent', { ...this.ref, isi: text });
      this.#saved = text;
      notKept.delete(this.#name);
      this.savedAt = kept.disimpan;
      this.phase = this.text === text ? 'idle' : 'saving';
    } catch {
      this.phase = 'failed';
      notKept.add(this.#name);
    }
  }

  /** Keeps the text once more: where a new session keeps its texts, it may not be yet. */
  saveAgain(): void {
    if (this.phase === 'loading') return;
    this.#saved = '';
    void this.save();
  }

  /** Forgets the text after it was handed in. */
  discard(): Promise<void> {
    this.text = '';
    return this.save();
  }
}
