// A text being written, kept on this computer while it is written.

import { tick } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import { call } from '../host';
import { siapa } from './session.svelte';
import type { AduanId, UnsentKind } from '../wire/types';

/** Saves on their way, one queue for each text: a form opened anew reads what the last one wrote. */
// eslint-disable-next-line svelte/prefer-svelte-reactivity -- waited for, never shown
const antrean = new Map<string, Promise<void>>();

/** Texts that could not be kept: they are in this window only. */
export const belumTersimpan = new SvelteSet<string>();

/** Waits for every save on its way. */
export async function semuaTersimpan(): Promise<void> {
  await Promise.all(antrean.values());
}

export class DrafTersimpan {
  isi = $state('');
  disimpan = $state<string | null>(null);
  keadaan = $state<'memuat' | 'diam' | 'menyimpan' | 'gagal'>('memuat');
  readonly #aduan: AduanId;
  readonly #untuk: UnsentKind;
  /** Which version of the SKPD's draft a correction is about. */
  readonly #versi: number | null;
  /** Whose text it is; never kept for anybody else. */
  readonly #milik = siapa();
  /** A text kept for something older; offered, never shown unasked. */
  usang = $state<string | null>(null);
  #tersimpan = '';
  #awal = '';
  #terjadwal = false;

  constructor(aduan: AduanId, untuk: UnsentKind, versi: number | null = null) {
    this.#versi = versi;
    this.#aduan = aduan;
    this.#untuk = untuk;
  }

  /** Reads what was kept; `awal` stands in when nothing was. */
  async muat(awal: string): Promise<void> {
    this.#awal = awal;
    await tick(); // by then the form before this one, if any, has asked for its last save
    await antrean.get(this.#nama);
    try {
      const draf = await call('unsent_get', {
        aduan: this.#aduan,
        untuk: this.#untuk,
        draf_versi: this.#versi,
      });
      this.#tersimpan = draf.isi;
      this.usang = draf.isi ? null : draf.usang;
      this.isi = this.isi || this.#tersimpan || awal;
      this.disimpan = draf.disimpan;
      this.keadaan = 'diam';
    } catch {
      this.isi = this.isi || awal;
      this.keadaan = 'gagal';
    }
  }

  get #nama(): string {
    return `${this.#aduan}/${this.#untuk}`;
  }

  get berubah(): boolean {
    return this.isi !== this.#tersimpan;
  }

  ubah(isi: string): void {
    this.isi = isi;
    this.keadaan = 'menyimpan';
    if (this.#terjadwal) return; // the save that waits its turn takes this text along
    this.#terjadwal = true;
    void this.simpan();
  }

  /** Keeps the text now. Saves are queued, so that an older text never ends up on top. */
  simpan(): Promise<void> {
    const sebelumnya = antrean.get(this.#nama) ?? Promise.resolve();
    const ini = sebelumnya.then(() => this.#kirim());
    antrean.set(this.#nama, ini);
    return ini;
  }

  async #kirim(): Promise<void> {
    this.#terjadwal = false;
    const { isi } = this;
    if (this.#milik !== siapa()) return;
    const takTersentuh = isi === this.#awal && this.#tersimpan === '';
    if (isi === this.#tersimpan || takTersentuh) {
      belumTersimpan.delete(this.#nama);
      if (this.keadaan === 'menyimpan') this.keadaan = 'diam';
      return;
    }
    this.keadaan = 'menyimpan';
    try {
      const draf = await call('unsent_save', {
        aduan: this.#aduan,
        untuk: this.#untuk,
        draf_versi: this.#versi,
        isi,
      });
      this.#tersimpan = isi;
      belumTersimpan.delete(this.#nama);
      this.disimpan = draf.disimpan;
      this.keadaan = this.isi === isi ? 'diam' : 'menyimpan';
    } catch {
      this.keadaan = 'gagal';
      belumTersimpan.add(this.#nama);
    }
  }

  /** Keeps the text once more: where a new session keeps its texts, it may not be yet. */
  simpanLagi(): void {
    if (this.keadaan === 'memuat') return;
    this.#tersimpan = '';
    void this.simpan();
  }

  /** Forgets the text after it was handed in. */
  buang(): Promise<void> {
    this.isi = '';
    return this.simpan();
  }
}
