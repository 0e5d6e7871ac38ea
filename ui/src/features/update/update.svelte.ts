// Updates of the program: how far one is, and the steps the officer takes.

import { call, listen } from '../../host';
import { dialog } from '../../state/dialog.svelte';
import { go, nav } from '../../state/route.svelte';
import { complain } from '../../state/toasts.svelte';
import { allKept, notKept } from '../../state/unsent.svelte';
import type { Problem, UnsentWaiting, UpdateState } from '../../wire/types';

export const update = $state<{
  state: UpdateState | null;
  checking: boolean;
  /** Nothing may be typed: from the last look for texts until the installer is done. */
  holding: boolean;
}>({ state: null, checking: false, holding: false });

/** The page can't be touched. Some installers end the program, whatever is being typed by then. */
export const isInstalling = () => update.holding || update.state?.tahap.tahap === 'memasang';

type Step =
  | 'update_state'
  | 'update_check'
  | 'update_download'
  | 'update_cancel'
  | 'update_postpone'
  | 'update_install'
  | 'update_restart';

/** A step that fails changes nothing: the bar goes on saying how far it is. */
async function take(step: Step): Promise<void> {
  try {
    update.state = await call(step, null);
  } catch (error) {
    complain((error as Problem).detail);
  }
}

export function startUpdates(): void {
  listen('update', (state) => {
    update.state = state;
  });
  void take('update_state');
}

/** A text is open that is kept in this window only, or a form where one is being put together. */
export function isWriting(): boolean {
  const kind = dialog.open?.kind;
  const form = kind === 'disposisi' || kind === 'reason' || kind === 'identitas';
  return form || notKept.size > 0;
}

/** Whether the next step may be taken: nothing was begun meanwhile. */
async function mayGoOn(stage: 'siap' | 'terpasang'): Promise<boolean> {
  await allKept();
  return update.state?.tahap.tahap === stage && !isWriting();
}

/** Downloads, installs and starts anew; each only if nothing is being written. */
export async function install(): Promise<void> {
  await take('update_download');
  if (update.state?.tahap.tahap === 'siap' && !isWriting()) {
    update.holding = true; // before the last texts are kept, so that none comes after
    if (await mayGoOn('siap')) await take('update_install');
    update.holding = false;
  }
  await restart();
}

export async function restart(): Promise<void> {
  if (await mayGoOn('terpasang')) await take('update_restart');
}

export const postpone = () => take('update_postpone');
export const cancelDownload = () => take('update_cancel');

export async function check(): Promise<void> {
  update.checking = true;
  await take('update_check');
  update.checking = false;
}

/** Where the text is written that the update waits for. */
export function openUnsent({ aduan, untuk }: UnsentWaiting): void {
  const { pandangan } = nav.route;
  if (untuk === 'tanggapan') go({ screen: 'draf', pandangan, id: aduan });
  else if (untuk === 'koreksi') go({ screen: 'koreksi', pandangan, id: aduan });
  else go({ screen: 'inbox', pandangan, id: aduan });
}
