// Which rows of a long list are drawn.

export interface Jendela {
  dari: number;
  sampai: number;
}

/** Rows within sight, a few more on both sides. `sampai` is exclusive. */
export function jendela(
  gulir: number,
  tinggi: number,
  tinggiBaris: number,
  jumlah: number,
  cadangan = 4,
): Jendela {
  if (jumlah === 0 || tinggiBaris <= 0) return { dari: 0, sampai: 0 };
  const pertama = Math.floor(Math.max(0, gulir) / tinggiBaris);
  const terlihat = Math.ceil(tinggi / tinggiBaris) + 1;
  const dari = Math.min(Math.max(0, pertama - cadangan), Math.max(0, jumlah - 1));
  return { dari, sampai: Math.min(jumlah, pertama + terlihat + cadangan) };
}

/** Indices to draw: the window, and the active row wherever it is, so that focus is never lost. */
export function indeksTergambar(
  { dari, sampai }: Jendela,
  aktif: number,
  jumlah: number,
): number[] {
  const indeks: number[] = [];
  for (let i = dari; i < sampai; i += 1) indeks.push(i);
  if (aktif >= 0 && aktif < jumlah && (aktif < dari || aktif >= sampai)) indeks.push(aktif);
  return indeks.sort((a, b) => a - b);
}

/** Where to scroll so that a row is in sight. */
export function gulirKe(
  indeks: number,
  gulir: number,
  tinggi: number,
  tinggiBaris: number,
): number {
  const atas = indeks * tinggiBaris;
  if (atas < gulir) return atas;
  if (atas + tinggiBaris > gulir + tinggi) return atas + tinggiBaris - tinggi;
  return gulir;
}
