// F6 moves the focus between rail, list and detail.

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
  if (target) focusTarget(target).focus();
}
