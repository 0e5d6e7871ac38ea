// What the program finds in a text while it is written: placeholders, personal data, a date.

import { call } from '../host';
import type { IsianKosong, TextCheck } from '../wire/types';

const PAUSE = 100;

export class TextChecks {
  /** What was found last; it may be about the text as it was a moment ago. */
  latest = $state.raw<TextCheck | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  /** Asks soon; only the newest question counts. */
  ask(text: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.now(text).catch(() => undefined), PAUSE);
  }

  /** Asks now. Rejects with the problem. */
  async now(text: string): Promise<TextCheck> {
    clearTimeout(this.#timer);
    this.#turn += 1;
    const turn = this.#turn;
    const check = await call('check_text', { isi: text });
    if (turn === this.#turn) this.latest = check;
    return check;
  }

  /** Placeholders that stand where they were found. */
  placeholdersIn(text: string): IsianKosong[] {
    const found = this.latest?.isian ?? [];
    return found.filter(({ teks, dari, sampai }) => text.slice(dari, sampai) === teks);
  }
}
