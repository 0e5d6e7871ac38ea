// Texts begun and not yet handed in: closing their form loses nothing. Kept in memory only, for
// the person at the window.

import { whoIsSignedIn } from './session.svelte';

// eslint-disable-next-line svelte/prefer-svelte-reactivity -- read once, when a form is opened
const texts = new Map<string, string>();

/** How many there are. */
export const begun = $state({ count: 0 });

type Place = [use: string, ...where: (string | number)[]];

const nameOf = (place: Place) => [whoIsSignedIn(), ...place].join('/');

/** One field of a form. The place says what it is about: use, aduan, and what else tells it apart. */
export class BegunText {
  readonly #name: string;
  #text = $state('');

  constructor(...place: Place) {
    this.#name = nameOf(place);
    this.#text = texts.get(this.#name) ?? '';
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    if (text) texts.set(this.#name, text);
    else texts.delete(this.#name);
    begun.count = texts.size;
  }

  /** Takes the text over from another place, unless something was begun here. */
  takeFrom(...place: Place): void {
    const old = texts.get(nameOf(place));
    if (old && !this.text.trim()) this.text = old;
  }

  /** Forgets the text after it was handed in. */
  discard(): void {
    this.text = '';
  }
}

/** Whether something was begun there. */
export function isBegun(...place: Place): boolean {
  return texts.has(nameOf(place));
}

/** Somebody else is at the window, or nobody. */
export function forgetBegun(): void {
  texts.clear();
  begun.count = 0;
}
