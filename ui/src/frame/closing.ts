// Closing the window where no icon in a tray brings it back. The window asks once in each run, and
// on this computer not again after an officer has said that it is known.

import { call, listen, moveWindow } from '../host';
import { closeDialog, openDialog } from '../state/dialog.svelte';

export function startClosing(): void {
  listen('closing', () => openDialog({ kind: 'closing' }));
}

/** Closes even if it cannot be kept that closing is known: the officer is asked once more then. */
export async function closeForGood(): Promise<void> {
  closeDialog();
  await call('know_closing', null).catch(() => undefined);
  moveWindow('close');
}

export function stayAsIcon(): void {
  moveWindow('minimize');
}
