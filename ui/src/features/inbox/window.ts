// Which rows of a long list are drawn.

/** A run of rows; `end` is exclusive. */
export interface RowWindow {
  start: number;
  end: number;
}

/** How a list stands in its box, in pixels. */
export interface Scrolled {
  top: number;
  height: number;
  rowHeight: number;
}

const SPARE = 4;

/** Rows within sight, a few more on both sides. */
export function rowsInSight({ top, height, rowHeight }: Scrolled, count: number): RowWindow {
  if (count === 0 || rowHeight <= 0) return { start: 0, end: 0 };
  const first = Math.floor(Math.max(0, top) / rowHeight);
  const visible = Math.ceil(height / rowHeight) + 1;
  const start = Math.min(Math.max(0, first - SPARE), Math.max(0, count - 1));
  return { start, end: Math.min(count, first + visible + SPARE) };
}

/** Indices to draw: the window, and the active row wherever it is, so that focus is never lost. */
export function drawnIndices({ start, end }: RowWindow, active: number, count: number): number[] {
  const indices: number[] = [];
  for (let i = start; i < end; i += 1) indices.push(i);
  if (active >= 0 && active < count && (active < start || active >= end)) indices.push(active);
  return indices.sort((a, b) => a - b);
}

/** Where to scroll so that a row is in sight. */
export function scrollTo(index: number, { top, height, rowHeight }: Scrolled): number {
  const rowTop = index * rowHeight;
  if (rowTop < top) return rowTop;
  if (rowTop + rowHeight > top + height) return rowTop + rowHeight - height;
  return top;
}
