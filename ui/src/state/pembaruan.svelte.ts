// Updates of the program: how far one is, and the steps the officer takes.

import { call, listen } from '../host';
import type { UnsentWaiting, Pembaruan, Problem } from '../wire/types';
import { dialog } from './dialog.svelte';
import { belumTersimpan, semuaTersimpan } from './draf.svelte';
import { go, nav } from './route.svelte';
import { keluhkan } from './sekilas.svelte';
import { tulisan } from './tulisan.svelte';

export const pembaruan = $state<{
  kini: Pembaruan | null;
  memeriksa: boolean;
  /** Nothing may be typed: from the last look for texts until the installer is done. */
  menahan: boolean;
}>({ kini: null, memeriksa: false, menahan: false });

/** The page can't be touched. Some installers end the program, whatever is being typed by then. */
export const memasang = () => pembaruan.menahan || pembaruan.kini?.tahap.tahap === 'memasang';

type Langkah =
  | 'update_state'
  | 'update_check'
  | 'update_download'
  | 'update_cancel'
  | 'update_postpone'
  | 'update_install'
  | 'update_restart';

/** A step that fails changes nothing: the bar goes on saying how far it is. */
async function langkah(nama: Langkah): Promise<void> {
  try {
    pembaruan.kini = await call(nama, null);
  } catch (error) {
    keluhkan((error as Problem).detail);
  }
}

export function startPembaruan(): void {
  listen('update', (kini) => {
    pembaruan.kini = kini;
  });
  void langkah('update_state');
}

/** A text is open that is kept in this window only, or a form where one is being put together. */
export function menulis(): boolean {
  const jenis = dialog.kini?.jenis;
  const formulir = jenis === 'disposisi' || jenis === 'alasan' || jenis === 'identitas';
  return formulir || tulisan.jumlah > 0 || belumTersimpan.size > 0;
}

/** Whether the next step may be taken: nothing was begun meanwhile. */
async function boleh(tahap: 'siap' | 'terpasang'): Promise<boolean> {
  await semuaTersimpan();
  return pembaruan.kini?.tahap.tahap === tahap && !menulis();
}

/** Downloads, installs and starts anew; each only if nothing is being written. */
export async function pasang(): Promise<void> {
  await langkah('update_download');
  if (pembaruan.kini?.tahap.tahap === 'siap' && !menulis()) {
    pembaruan.menahan = true; // before the last texts are kept, so that none comes after
    if (await boleh('siap')) await langkah('update_install');
    pembaruan.menahan = false;
  }
  await mulaiUlang();
}

export async function mulaiUlang(): Promise<void> {
  if (await boleh('terpasang')) await langkah('update_restart');
}

export const nanti = () => langkah('update_postpone');
export const batalkan = () => langkah('update_cancel');

export async function periksa(): Promise<void> {
  pembaruan.memeriksa = true;
  await langkah('update_check');
  pembaruan.memeriksa = false;
}

/** Where the text is written that the update waits for. */
export function bukaDraf({ aduan, untuk }: UnsentWaiting): void {
  const { pandangan } = nav.route;
  if (untuk === 'tanggapan') go({ layar: 'draf', pandangan, id: aduan });
  else if (untuk === 'koreksi') go({ layar: 'koreksi', pandangan, id: aduan });
  else go({ layar: 'kotak', pandangan, id: aduan });
}
