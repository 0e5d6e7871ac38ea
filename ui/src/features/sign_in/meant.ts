// What a mistyped address of the server may have meant.

/** Slips that still read as the same address, and as one. */
const CLOSE = 3;

/** The address without what is always the same, with the usual slips of the hand mended. */
function tidy(typed: string): string {
  return typed
    .trim()
    .toLowerCase()
    .replace(/^[a-z]{3,6}[:;]+[/\\]+/u, '') // https:// in whatever spelling
    .replace(/[\s,]+/gu, '.')
    .replace(/\.{2,}/gu, '.')
    .replace(/^\.|[./\\]+$/gu, '');
}

/** How many letters must be put in, left out, changed or swapped to make one word of the other. */
function distance(a: string, b: string): number {
  const rows = [...Array(a.length + 1).keys()].map((i) => [i, ...Array<number>(b.length).fill(0)]);
  const at = (i: number, j: number) => rows[i]?.[j] ?? Infinity;
  for (let j = 0; j <= b.length; j += 1) rows[0]?.splice(j, 1, j);
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + change);
      rows[i]?.splice(j, 1, swapped ? Math.min(least, at(i - 2, j - 2) + 1) : least);
    }
  }
  return at(a.length, b.length);
}

/** The address that is likely meant: a known one nearby, or the typed one without its slips. */
export function meant(typed: string, known: string[]): string | null {
  const tidied = tidy(typed);
  const asTyped = typed
    .trim()
    .toLowerCase()
    .replace(/^https:\/\/|\/$/gu, '');
  const near = known
    .map((address) => ({ address: tidy(address), steps: distance(tidied, tidy(address)) }))
    .filter(({ steps }) => steps <= CLOSE)
    .sort((a, b) => a.steps - b.steps)[0]?.address;
  const guess = near ?? (/^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?$/u.test(tidied) ? tidied : null);
  return guess === asTyped ? null : guess;
}
