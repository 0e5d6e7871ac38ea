// Differences between two texts, asked for while one of them is edited.

import { call } from '../../host';
import type { DiffPart } from '../../wire/types';
import { belongsTo } from './diff';

const PAUSE = 150;

export class Comparison {
  parts = $state.raw<DiffPart[]>([]);
  readonly #old: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  constructor(old: string) {
    this.#old = old;
  }

  /** Asks soon; only the newest question counts. */
  ask(text: string, pause = PAUSE): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
    const turn = this.#turn;
    this.#timer = setTimeout(() => void this.#compare(text, turn), pause);
  }

  async #compare(text: string, turn: number): Promise<void> {
    try {
      const parts = await call('diff', { lama: this.#old, baru: text });
      if (turn === this.#turn) this.parts = parts;
    } catch {
      if (turn === this.#turn) this.parts = []; // the texts stay readable without marks
    }
  }

  /** The parts, if they belong to this text; else nothing is marked. */
  partsOf(text: string): DiffPart[] {
    return this.parts.length > 0 && belongsTo(this.parts, text) ? this.parts : [];
  }
}
