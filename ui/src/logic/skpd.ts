// Which SKPD may be chosen for a disposition, and in which order.

import type { SaranSkpd, Skpd } from '../wire/types';

/** SKPD that take dispositions and are valid on the day (`2026-08-13`). */
export function skpdTujuan(semua: Skpd[], hari: string): Skpd[] {
  return semua.filter(
    ({ tujuan_disposisi, berlaku_mulai, berlaku_sampai }) =>
      tujuan_disposisi &&
      (berlaku_mulai === null || berlaku_mulai <= hari) &&
      (berlaku_sampai === null || hari <= berlaku_sampai),
  );
}

/** Matching SKPD, suggested ones first, in the order of the suggestions. */
export function pilihanSkpd(tujuan: Skpd[], saran: SaranSkpd[], cari: string): Skpd[] {
  const kata = cari.toLocaleLowerCase('id').split(/\s+/u).filter(Boolean);
  const cocok = tujuan.filter((skpd) => {
    const teks = `${skpd.nama} ${skpd.singkatan} ${skpd.kode} ${skpd.bidang_aduan.join(' ')}`;
    const kecil = teks.toLocaleLowerCase('id');
    return kata.every((k) => kecil.includes(k));
  });
  const urutan = new Map(saran.map(({ kode }, i) => [kode, i]));
  const tempat = (skpd: Skpd) => urutan.get(skpd.kode) ?? saran.length;
  return cocok.sort((a, b) => tempat(a) - tempat(b) || a.nama.localeCompare(b.nama, 'id'));
}
