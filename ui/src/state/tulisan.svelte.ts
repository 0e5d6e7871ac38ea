// Texts begun and not yet handed in: closing their form loses nothing. Kept in memory only, for
// the person at the window.

import { siapa } from './session.svelte';

// eslint-disable-next-line svelte/prefer-svelte-reactivity -- read once, when a form is opened
const begun = new Map<string, string>();

/** How many there are. */
export const tulisan = $state({ jumlah: 0 });

type Tempat = [untuk: string, ...letak: (string | number)[]];

const nama = (tempat: Tempat) => [siapa(), ...tempat].join('/');

/** One field of a form. The place says what it is about: use, aduan, and what else tells it apart. */
export class Tulisan {
  readonly #nama: string;
  #isi = $state('');

  constructor(...tempat: Tempat) {
    this.#nama = nama(tempat);
    this.#isi = begun.get(this.#nama) ?? '';
  }

  get isi(): string {
    return this.#isi;
  }

  set isi(isi: string) {
    this.#isi = isi;
    if (isi) begun.set(this.#nama, isi);
    else begun.delete(this.#nama);
    tulisan.jumlah = begun.size;
  }

  /** Takes the text over from another place, unless something was begun here. */
  ambil(...dari: Tempat): void {
    const lama = begun.get(nama(dari));
    if (lama && !this.isi.trim()) this.isi = lama;
  }

  /** Forgets the text after it was handed in. */
  buang(): void {
    this.isi = '';
  }
}

/** Whether something was begun there. */
export function adaTulisan(...tempat: Tempat): boolean {
  return begun.has(nama(tempat));
}

/** Somebody else is at the window, or nobody. */
export function lupakanTulisan(): void {
  begun.clear();
  tulisan.jumlah = 0;
}
