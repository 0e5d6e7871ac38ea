// Closing the window where no icon in a tray brings it back. The window asks once in each run; an
// officer who knows what closing does is not asked on this computer again.

import { listen, moveWindow } from '../host';
import { closeDialog, openDialog } from '../state/dialog.svelte';

const STORED_AS = 'sipendekar-tutup';

export function startClosing(): void {
  listen('closing', () => {
    if (localStorage.getItem(STORED_AS)) moveWindow('close');
    else openDialog({ kind: 'closing' });
  });
}

export function closeForGood(): void {
  localStorage.setItem(STORED_AS, 'tahu');
  closeDialog();
  moveWindow('close');
}

export function stayAsIcon(): void {
  moveWindow('minimize');
}
