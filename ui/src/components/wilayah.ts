// F6 moves the focus between rail, list and detail.

function dapatFokus(wilayah: HTMLElement): HTMLElement {
  return (
    wilayah.querySelector<HTMLElement>('[aria-selected=true], [aria-current], [tabindex="0"]') ??
    wilayah.querySelector<HTMLElement>('a[href], button, textarea') ??
    wilayah
  );
}

export function pindahWilayah(langkah: 1 | -1): void {
  const semua = [...document.querySelectorAll<HTMLElement>('[data-wilayah]')];
  if (semua.length === 0) return;
  const kini = semua.findIndex((wilayah) => wilayah.contains(document.activeElement));
  const mulai = kini === -1 && langkah === -1 ? 0 : kini;
  const tujuan = semua[(mulai + langkah + semua.length) % semua.length];
  if (tujuan) dapatFokus(tujuan).focus();
}
