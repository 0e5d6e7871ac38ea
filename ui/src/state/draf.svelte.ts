// A text being written, kept on this computer while it is written.

import { call } from '../host';
import type { AduanId, DraftKind } from '../wire/types';

const JEDA = 500;

export class DrafTersimpan {
  isi = $state('');
  disimpan = $state<string | null>(null);
  keadaan = $state<'memuat' | 'diam' | 'menyimpan' | 'gagal'>('memuat');
  readonly #aduan: AduanId;
  readonly #untuk: DraftKind;
  /** First line of what is kept: which text of others this one belongs to. */
  readonly #tanda: string;
  /** A text kept for something older; offered, never shown unasked. */
  usang = $state<string | null>(null);
  #tersimpan = '';
  #awal = '';
  #tunggu: ReturnType<typeof setTimeout> | undefined;
  #antre: Promise<void> = Promise.resolve();

  constructor(aduan: AduanId, untuk: DraftKind, tanda = '') {
    this.#tanda = tanda && `${tanda}\n`;
    this.#aduan = aduan;
    this.#untuk = untuk;
  }

  /** Reads what was kept; `awal` stands in when nothing was. */
  async muat(awal: string): Promise<void> {
    this.#awal = awal;
    try {
      const draf = await call('draft_get', { aduan: this.#aduan, untuk: this.#untuk });
      const cocok = draf.isi.startsWith(this.#tanda);
      this.#tersimpan = cocok ? draf.isi.slice(this.#tanda.length) : '';
      this.usang = cocok || !draf.isi ? null : draf.isi.slice(draf.isi.indexOf('\n') + 1);
      this.isi = this.isi || this.#tersimpan || awal;
      this.disimpan = draf.disimpan;
      this.keadaan = 'diam';
    } catch {
      this.isi = this.isi || awal;
      this.keadaan = 'gagal';
    }
  }

  get berubah(): boolean {
    return this.isi !== this.#tersimpan;
  }

  ubah(isi: string): void {
    this.isi = isi;
    this.keadaan = 'menyimpan';
    clearTimeout(this.#tunggu);
    this.#tunggu = setTimeout(() => void this.simpan(), JEDA);
  }

  /** Keeps the text now. Saves are queued, so that an older text never ends up on top. */
  simpan(): Promise<void> {
    clearTimeout(this.#tunggu);
    this.#antre = this.#antre.then(() => this.#kirim());
    return this.#antre;
  }

  async #kirim(): Promise<void> {
    const { isi } = this;
    const takTersentuh = isi === this.#awal && this.#tersimpan === '';
    if (isi === this.#tersimpan || takTersentuh) {
      if (this.keadaan === 'menyimpan') this.keadaan = 'diam';
      return;
    }
    this.keadaan = 'menyimpan';
    try {
      const disimpan = isi && this.#tanda + isi;
      const draf = await call('draft_save', {
        aduan: this.#aduan,
        untuk: this.#untuk,
        isi: disimpan,
      });
      this.#tersimpan = isi;
      this.disimpan = draf.disimpan;
      this.keadaan = this.isi === isi ? 'diam' : 'menyimpan';
    } catch {
      this.keadaan = 'gagal';
    }
  }

  /** Forgets the text after it was handed in. */
  buang(): Promise<void> {
    this.isi = '';
    return this.simpan();
  }
}
