// An answer that the citizen objected to: a new one begins on an empty sheet and is another.

import type { Aduan } from '../../wire/types';

/** What a sheet begins with: the last draf, unless it was published and did not do. */
export function beginning({ draf, jawaban }: Pick<Aduan, 'draf' | 'jawaban'>): string {
  const last = draf.at(-1);
  const published = last && jawaban.some(({ pada }) => pada >= last.pada);
  return last && !published ? last.isi : '';
}

/** Whether a text is one that was published before. */
export function isRejected({ jawaban }: Pick<Aduan, 'jawaban'>, text: string): boolean {
  return jawaban.some(({ isi }) => isi.trim() === text.trim());
}
