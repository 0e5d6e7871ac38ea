// One command to several aduan: all of them, or none.

import { call } from '../../host';
import { UnsentFields } from '../../state/unsent_fields.svelte';
import type { AduanRow, CommandKind, Problem } from '../../wire/types';
import { loadInbox } from '../inbox/inbox.svelte';
import { commandOf, mistakeIn, type ReasonForm } from '../command/reason';
import { SIGN_OF_LIFE } from '../command/submission.svelte';
import { offerOf, type Offer } from '../command/table';

/** What the page offers for several at once, of what they allow. */
export function togetherOf(allowed: readonly CommandKind[]): Offer[] {
  const offers = allowed.map(offerOf).filter((offer) => offer !== null);
  return offers.filter(({ together }) => together);
}

export class Together {
  readonly rows: AduanRow[];
  readonly form: ReasonForm;
  /** Kept on this computer with the first of them, as if it were for that one alone. */
  readonly fields: UnsentFields;
  problem = $state<Problem | null>(null);
  /** The reason is still to be given. */
  mistake = $state<string | null>(null);
  busy = $state(false);
  slow = $state(false);
  #niat = crypto.randomUUID();
  #asked = '';

  constructor(rows: AduanRow[], form: ReasonForm) {
    this.rows = rows;
    this.form = form;
    this.fields = new UnsentFields(rows[0]?.id ?? '', form.keptAs);
  }

  /** What is wrong with one of them, if that is why nothing was done. */
  wrongWith(id: string): string | null {
    return this.problem?.gagal?.find((one) => one.id === id)?.pesan ?? null;
  }

  /** How many it was done to; nothing when a field is to be mended, or all were refused. */
  async send(): Promise<number | null> {
    if (this.busy) return null;
    const fields = { reason: this.fields.reason, extra: '', until: null };
    this.mistake = mistakeIn(this.form, fields, '')?.message ?? null;
    if (this.mistake) return null;
    this.busy = true;
    this.problem = null;
    const timer = setTimeout(() => (this.slow = true), SIGN_OF_LIFE);
    try {
      await this.fields.save();
      const aduan = this.rows.map(({ id, version }) => ({ id, version }));
      const command = commandOf(this.form, fields);
      const asked = JSON.stringify([aduan, command]);
      if (this.#asked !== '' && this.#asked !== asked) this.#niat = crypto.randomUUID();
      this.#asked = asked;
      const { jumlah } = await call('run_commands', { aduan, niat: this.#niat, command });
      await this.fields.discard();
      return jumlah;
    } catch (error) {
      this.problem = error as Problem;
      return null;
    } finally {
      void loadInbox();
      clearTimeout(timer);
      this.slow = false;
      this.busy = false;
    }
  }
}
