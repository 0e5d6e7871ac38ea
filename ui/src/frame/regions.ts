// F6 moves the focus between rail, list and detail; Ctrl A marks the one that is read.

function focusTarget(region: HTMLElement): HTMLElement {
  return (
    region.querySelector<HTMLElement>('[aria-selected=true], [aria-current], [tabindex="0"]') ??
    region.querySelector<HTMLElement>('a[href], button, textarea') ??
    region
  );
}

export function moveToRegion(step: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>('[data-wilayah]')];
  if (all.length === 0) return;
  const now = all.findIndex((region) => region.contains(document.activeElement));
  const start = now === -1 && step === -1 ? 0 : now;
  const target = all[(start + step + all.length) % all.length];
  if (target) reach(focusTarget(target));
}

/** A region with nothing in it to go to takes the focus itself. */
function reach(target: HTMLElement): void {
  target.focus();
  if (document.activeElement === target) return;
  target.tabIndex = -1;
  target.focus();
}

/** Marks what is read where the focus is: a dialog, a region with text, or else the aduan. */
export function markAround(focused: Element): void {
  const around = focused.closest('dialog, [data-wilayah]:not(nav, .rows)');
  const marked = around ?? document.getElementById('utama');
  if (marked instanceof HTMLTextAreaElement) marked.select();
  else if (marked) getSelection()?.selectAllChildren(marked);
}
