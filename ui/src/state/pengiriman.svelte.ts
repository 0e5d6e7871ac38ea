// One form that ends in a command: what it was based on, whether it is on its way, what refused it.

import { call } from '../host';
import type { AduanDetail, Command, CommandKind, Problem } from '../wire/types';
import { Niat, terbuka } from './aduan.svelte';

export class Pengiriman {
  /** The aduan as the officer saw it when the form was opened; a later change is a conflict. */
  dasar = $state.raw() as AduanDetail;
  galat = $state<Problem | null>(null);
  sibuk = $state(false);
  dimuatUlang = $state(false);
  #niat = new Niat();

  constructor(dasar: AduanDetail) {
    this.dasar = dasar;
  }

  boleh(perintah: CommandKind): boolean {
    return this.dasar.tindakan.includes(perintah);
  }

  /** The aduan afterwards, or nothing when it was refused; then `galat` says why. */
  async kirim(command: Command): Promise<AduanDetail | null> {
    if (this.sibuk) return null;
    this.sibuk = true;
    this.galat = null;
    this.dimuatUlang = false;
    try {
      return await this.#niat.kirim(this.dasar, command);
    } catch (error) {
      this.galat = error as Problem;
      return null;
    } finally {
      this.sibuk = false;
    }
  }

  /** Takes note of what somebody else did. Deciding again is a new intention. */
  async muatUlang(): Promise<void> {
    const { id } = this.dasar.view.aduan;
    try {
      this.dasar = await call('aduan_get', { id });
      if (terbuka.id === id) terbuka.rincian = this.dasar;
      this.galat = null;
      this.dimuatUlang = true;
      this.#niat = new Niat();
    } catch (error) {
      this.galat = error as Problem;
    }
  }
}
