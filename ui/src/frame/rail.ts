// How many wait, in as little room as the rail has.

/** A number up to the most that there is room for: beside an icon alone a third digit would cover it. */
export function countShort(count: number, most: 99 | 999): string {
  return count > most ? `${most}+` : String(count);
}
