// Differences between draft and answer, arranged for one side or for both.

import type { DiffPart } from '../wire/types';

/** What the old text shows: everything but the additions. */
export function sisiLama(bagian: DiffPart[]): DiffPart[] {
  return bagian.filter(({ jenis }) => jenis !== 'ditambah');
}

/** What the new text shows: everything but the removals. */
export function sisiBaru(bagian: DiffPart[]): DiffPart[] {
  return bagian.filter(({ jenis }) => jenis !== 'dihapus');
}

/** Changes as a person counts them: neighbouring removals and additions are one. */
export function jumlahPerubahan(bagian: DiffPart[]): number {
  let jumlah = 0;
  let dalam = false;
  for (const { jenis, teks } of bagian) {
    if (jenis === 'sama') {
      if (teks.trim() !== '') dalam = false; // white space alone does not part two changes
    } else {
      if (!dalam) jumlah += 1;
      dalam = true;
    }
  }
  return jumlah;
}

/** Whether the parts belong to this text: a late answer must not mark other words. */
export function cocok(bagian: DiffPart[], baru: string): boolean {
  return (
    sisiBaru(bagian)
      .map(({ teks }) => teks)
      .join('') === baru
  );
}
