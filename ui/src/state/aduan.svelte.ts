// The aduan in view, and the commands given to it.

import { call } from '../host';
import type { AduanDetail, AduanId, Command, Problem } from '../wire/types';
import { loadInbox, tandaiDibaca } from './inbox.svelte';

export const terbuka = $state<{
  id: AduanId | null;
  rincian: AduanDetail | null;
  galat: Problem | null;
  /** Refusal of a command that has no dialog of its own. */
  galatPerintah: Problem | null;
}>({ id: null, rincian: null, galat: null, galatPerintah: null });

export function openAduan(id: AduanId | null): void {
  if (terbuka.id === id) return;
  Object.assign(terbuka, { id, rincian: null, galat: null, galatPerintah: null });
  if (id !== null) void reloadAduan();
}

/** Reads the aduan again. Whatever is being written elsewhere is left alone. */
export async function reloadAduan(): Promise<void> {
  const { id } = terbuka;
  if (id === null) return;
  try {
    const rincian = await call('aduan_get', { id });
    if (terbuka.id !== id) return;
    terbuka.rincian = rincian;
    terbuka.galat = null;
    tandaiDibaca(id);
  } catch (error) {
    if (terbuka.id !== id) return;
    terbuka.galat = error as Problem;
    if (hilang()) terbuka.rincian = null;
  }
}

/** It does not exist, or not any more for the one who asks. */
export function hilang(): boolean {
  return terbuka.galat?.code === 'tidak_ditemukan';
}

/** One intention of the officer: its key stays the same over retries, so it happens once. */
export class Niat {
  #kunci = crypto.randomUUID();
  #isi = '';

  /** Rejects with the problem; the form shows it and keeps the text. */
  async kirim(rincian: AduanDetail, command: Command): Promise<AduanDetail> {
    const { id, version } = rincian.view.aduan;
    const isi = JSON.stringify([id, version, command]);
    if (this.#isi !== '' && this.#isi !== isi) this.#kunci = crypto.randomUUID();
    this.#isi = isi;
    const baru = await call('run_command', { id, version, kunci: this.#kunci, command });
    if (terbuka.id === id) Object.assign(terbuka, { rincian: baru, galatPerintah: null });
    void loadInbox();
    return baru;
  }
}
