// The fields of a form, kept on this computer together while they are filled in.

import type { AduanId, UnsentKind } from '../wire/types';
import { Unsent } from './unsent.svelte';

const NOTHING = { reason: '', extra: '', until: '' };

type Fields = typeof NOTHING;

/** What was kept; a text that is no form is the reason. */
function read(text: string): Fields {
  if (!text.startsWith('{')) return { ...NOTHING, reason: text };
  try {
    return { ...NOTHING, ...(JSON.parse(text) as Partial<Fields>) };
  } catch {
    return { ...NOTHING, reason: text };
  }
}

/** The fields as one text; nothing where all are empty, so that nothing is kept. */
function write(fields: Fields): string {
  return Object.values(fields).some((field) => field.trim()) ? JSON.stringify(fields) : '';
}

export class UnsentFields {
  readonly kept: Unsent;
  readonly #fields = $derived.by(() => read(this.kept.text));

  constructor(aduan: AduanId, kind: UnsentKind, version: number | null = null) {
    this.kept = new Unsent(aduan, kind, version);
  }

  get reason(): string {
    return this.#fields.reason;
  }

  set reason(reason: string) {
    this.#change({ reason });
  }

  get extra(): string {
    return this.#fields.extra;
  }

  set extra(extra: string) {
    this.#change({ extra });
  }

  get until(): string {
    return this.#fields.until;
  }

  set until(until: string) {
    this.#change({ until });
  }

  #change(changed: Partial<Fields>): void {
    this.kept.change(write({ ...this.#fields, ...changed }));
  }

  /** Nothing can be typed before what was kept is there. */
  get loading(): boolean {
    return this.kept.phase === 'loading';
  }

  load(): Promise<void> {
    return this.kept.load('');
  }

  save(): Promise<void> {
    return this.kept.save();
  }

  /** Forgets the fields after they were handed in. */
  discard(): Promise<void> {
    return this.kept.discard();
  }
}
