// Word differences for the example host; the program asks Rust.

import type { DiffKind, DiffPart } from '../../wire/types';

const kata = (teks: string) => teks.split(/(\s+)/u).filter((satu) => satu !== '');

function tabel(a: string[], b: string[]): number[][] {
  const panjang = a.map(() => b.map(() => 0).concat(0)).concat([b.map(() => 0).concat(0)]);
  const nilai = (i: number, j: number) => panjang[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const sama = a[i] === b[j];
      const baris = panjang[i];
      if (baris)
        baris[j] = sama ? nilai(i + 1, j + 1) + 1 : Math.max(nilai(i + 1, j), nilai(i, j + 1));
    }
  }
  return panjang;
}

export function beda(lama: string, baru: string): DiffPart[] {
  const [a, b] = [kata(lama), kata(baru)];
  const panjang = tabel(a, b);
  const hasil: DiffPart[] = [];
  const tambah = (jenis: DiffKind, teks: string) => {
    const akhir = hasil.at(-1);
    if (akhir?.jenis === jenis) akhir.teks += teks;
    else hasil.push({ jenis, teks });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [kiri, kanan] = [a[i], b[j]];
    if (kiri !== undefined && kiri === kanan) {
      tambah('sama', kiri);
      i += 1;
      j += 1;
    } else if (
      kanan === undefined ||
      (kiri !== undefined && (panjang[i + 1]?.[j] ?? 0) >= (panjang[i]?.[j + 1] ?? 0))
    ) {
      tambah('dihapus', kiri ?? '');
      i += 1;
    } else {
      tambah('ditambah', kanan);
      j += 1;
    }
  }
  return hasil;
}
