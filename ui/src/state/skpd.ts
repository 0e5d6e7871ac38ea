// The SKPD that may be chosen, in which order.

import type { SaranSkpd, Skpd, SkpdKode } from '../wire/types';

/** The SKPD of the codes. */
export function skpdOf(kode: SkpdKode[], all: Skpd[]): Skpd[] {
  return all.filter((skpd) => kode.includes(skpd.kode));
}

/** Matching SKPD, suggested ones first, in the order of the suggestions. */
export function skpdChoices(targets: Skpd[], saran: SaranSkpd[], search: string): Skpd[] {
  const sought = search.toLocaleLowerCase('id').split(/\s+/u).filter(Boolean);
  const matching = targets.filter((skpd) => {
    const text = `${skpd.nama} ${skpd.singkatan} ${skpd.kode} ${skpd.bidang_aduan.join(' ')}`;
    const lower = text.toLocaleLowerCase('id');
    return sought.every((word) => lower.includes(word));
  });
  const order = new Map(saran.map(({ kode }, i) => [kode, i]));
  const rank = (skpd: Skpd) => order.get(skpd.kode) ?? saran.length;
  return matching.sort((a, b) => rank(a) - rank(b) || a.nama.localeCompare(b.nama, 'id'));
}

/** The choices, and before them what is chosen though it does not match: nothing is chosen unseen. */
export function withChosen(choices: Skpd[], targets: Skpd[], chosen: SkpdKode | null): Skpd[] {
  if (choices.some(({ kode }) => kode === chosen)) return choices;
  return [...targets.filter(({ kode }) => kode === chosen), ...choices];
}
