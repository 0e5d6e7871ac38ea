// Differences between two texts, asked for while one of them is edited.

import { call } from '../host';
import { cocok } from '../logic/beda';
import type { DiffPart } from '../wire/types';

const JEDA = 150;

export class Beda {
  bagian = $state.raw<DiffPart[]>([]);
  readonly #lama: string;
  #tunggu: ReturnType<typeof setTimeout> | undefined;
  #giliran = 0;

  constructor(lama: string) {
    this.#lama = lama;
  }

  /** Asks soon; only the newest question counts. */
  hitung(baru: string, jeda = JEDA): void {
    clearTimeout(this.#tunggu);
    this.#giliran += 1;
    const giliran = this.#giliran;
    this.#tunggu = setTimeout(() => void this.#tanya(baru, giliran), jeda);
  }

  async #tanya(baru: string, giliran: number): Promise<void> {
    try {
      const bagian = await call('diff', { lama: this.#lama, baru });
      if (giliran === this.#giliran) this.bagian = bagian;
    } catch {
      if (giliran === this.#giliran) this.bagian = []; // the texts stay readable without marks
    }
  }

  /** The parts, if they belong to this text; else nothing is marked. */
  untuk(baru: string): DiffPart[] {
    return this.bagian.length > 0 && cocok(this.bagian, baru) ? this.bagian : [];
  }
}
