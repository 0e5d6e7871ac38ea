// Unfilled `[placeholders]` of a template; the same rule as the domain's.

export interface Placeholder {
  text: string;
  start: number;
  end: number;
}

const MAX_BYTES = 60;
const bytes = new TextEncoder();

export function placeholdersIn(body: string): Placeholder[] {
  const found: Placeholder[] = [];
  let start = body.indexOf('[');
  while (start !== -1) {
    const next = body.indexOf('[', start + 1);
    const end = body.indexOf(']', start);
    const inside = end === -1 || (next !== -1 && end > next) ? '' : body.slice(start + 1, end);
    if (inside && !inside.includes('\n') && bytes.encode(inside).length <= MAX_BYTES) {
      found.push({ text: body.slice(start, end + 1), start, end: end + 1 });
    }
    start = next;
  }
  return found;
}
