// Unfilled `[placeholders]` of a template; the same rule as the domain's.

export interface Isian {
  teks: string;
  dari: number;
  sampai: number;
}

const MAKS_BYTE = 60;
const bytes = new TextEncoder();

export function isianKosong(isi: string): Isian[] {
  const hasil: Isian[] = [];
  let dari = isi.indexOf('[');
  while (dari !== -1) {
    const berikut = isi.indexOf('[', dari + 1);
    const tutup = isi.indexOf(']', dari);
    const dalam =
      tutup === -1 || (berikut !== -1 && tutup > berikut) ? '' : isi.slice(dari + 1, tutup);
    if (dalam && !dalam.includes('\n') && bytes.encode(dalam).length <= MAKS_BYTE) {
      hasil.push({ teks: isi.slice(dari, tutup + 1), dari, sampai: tutup + 1 });
    }
    dari = berikut;
  }
  return hasil;
}
