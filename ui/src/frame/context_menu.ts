// The engine's own menu would offer to go back and to load the page anew. It comes only where there
// is something to copy or to paste, and with Shift for whoever looks into the window.

export function startContextMenu(): void {
  window.addEventListener('contextmenu', (event) => {
    const target = event.target instanceof Element ? event.target : document.body;
    const typing = target.closest('textarea, input, [contenteditable]');
    const marked = (getSelection()?.toString() ?? '') !== '';
    if (!typing && !marked && !event.shiftKey) event.preventDefault();
  });
}
