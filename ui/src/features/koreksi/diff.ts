// Differences between draf and jawaban, arranged for one side or for both.

import type { DiffPart } from '../../wire/types';

/** What the old text shows: everything but the additions. */
export function oldSide(parts: DiffPart[]): DiffPart[] {
  return parts.filter(({ jenis }) => jenis !== 'ditambah');
}

/** What the new text shows: everything but the removals. */
export function newSide(parts: DiffPart[]): DiffPart[] {
  return parts.filter(({ jenis }) => jenis !== 'dihapus');
}

/** Changes as a person counts them: neighbouring removals and additions are one. */
export function countChanges(parts: DiffPart[]): number {
  let count = 0;
  let inside = false;
  for (const { jenis, teks } of parts) {
    if (jenis === 'sama') {
      if (teks.trim() !== '') inside = false; // white space alone does not part two changes
    } else {
      if (!inside) count += 1;
      inside = true;
    }
  }
  return count;
}

/** Whether the parts belong to this text: a late answer must not mark other words. */
export function belongsTo(parts: DiffPart[], text: string): boolean {
  return (
    newSide(parts)
      .map(({ teks }) => teks)
      .join('') === text
  );
}
