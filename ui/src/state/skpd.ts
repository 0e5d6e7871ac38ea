// Which SKPD may be chosen for a disposition, and in which order.

import type { SaranSkpd, Skpd } from '../wire/types';

/** SKPD that take dispositions and are valid on the day (`2026-08-13`). */
export function skpdForDisposisi(all: Skpd[], day: string): Skpd[] {
  return all.filter(
    ({ tujuan_disposisi, berlaku_mulai, berlaku_sampai }) =>
      tujuan_disposisi &&
      (berlaku_mulai === null || berlaku_mulai <= day) &&
      (berlaku_sampai === null || day <= berlaku_sampai),
  );
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
