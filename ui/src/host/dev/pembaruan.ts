// An update on the example host, as far as the address asks for one: `?pembaruan`,
// `?pembaruan=ditolak`, `?pembaruan=mengunduh`, `?pembaruan=memasang`.

import type { UnsentWaiting, Pembaruan, UpdateStage } from '../../wire/types';

const VERSI = '1.1.0';

export class PembaruanContoh {
  #tahap: UpdateStage;
  #ada: boolean;

  constructor(alamat: URLSearchParams) {
    this.#ada = alamat.has('pembaruan');
    this.#tahap = this.#awal(alamat.get('pembaruan'));
  }

  #awal(apa: string | null): UpdateStage {
    if (apa === null) return { tahap: 'diam', keterangan: 'Belum diperiksa.' };
    if (apa === 'mengunduh') return { tahap: 'mengunduh', versi: VERSI, persen: 42 };
    if (apa === 'memasang') return { tahap: 'memasang', versi: VERSI };
    if (apa === 'ditolak') {
      const alasan =
        'Pembaruan ditolak karena tanda tangannya tidak cocok; hubungi Diskominfotik. Tidak ada yang dipasang.';
      return { tahap: 'ditolak', alasan };
    }
    return { tahap: 'siap', versi: VERSI, menunggu: null, galat: null };
  }

  /** How far it is, while this text waits. */
  kini(menunggu: UnsentWaiting | null): Pembaruan {
    const tahap = this.#tahap;
    const menahan = tahap.tahap === 'siap' || tahap.tahap === 'terpasang';
    return { berjalan: '1.0.0', tahap: menahan ? { ...tahap, menunggu } : tahap };
  }

  periksa(): void {
    if (this.#tahap.tahap !== 'diam') return;
    this.#tahap = this.#ada
      ? { tahap: 'siap', versi: VERSI, menunggu: null, galat: null }
      : { tahap: 'diam', keterangan: 'Ini versi terbaru, diperiksa 13.08.' };
  }

  tunda(): void {
    this.#tahap = {
      tahap: 'ditunda',
      versi: VERSI,
      sampai: 'Jumat, 14 Agustus 2026, 08.00 WIB',
    };
  }

  batal(): void {
    this.#tahap = { tahap: 'siap', versi: VERSI, menunggu: null, galat: null };
  }

  pasang(menunggu: UnsentWaiting | null): void {
    if (this.#tahap.tahap === 'siap' && !menunggu) {
      this.#tahap = { tahap: 'terpasang', versi: VERSI, menunggu: null };
    }
  }
}
