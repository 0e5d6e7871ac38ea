// How large everything is shown; kept for the next start.

import type { ZoomAction } from '../base/keyboard';
import { setZoom } from '../host';

const STORED_AS = 'sipendekar-ukuran';
const SIZES = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];
const USUAL = SIZES.indexOf(1);

let size = USUAL;

function show(next: number): void {
  size = Math.min(Math.max(next, 0), SIZES.length - 1);
  setZoom(SIZES[size] ?? 1);
}

export function startZoom(): void {
  const stored = SIZES.indexOf(Number(localStorage.getItem(STORED_AS)));
  if (stored !== -1 && stored !== USUAL) show(stored);
  const options = { passive: false };
  window.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoom(event.deltaY < 0 ? 'zoom_in' : 'zoom_out');
    },
    options,
  );
}

export function zoom(action: ZoomAction): void {
  show(action === 'zoom_reset' ? USUAL : size + (action === 'zoom_in' ? 1 : -1));
  localStorage.setItem(STORED_AS, String(SIZES[size]));
}
