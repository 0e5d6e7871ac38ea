// What is said and offered about an update, from how far it is.

import { text } from '../text';
import type { UnsentWaiting, Pembaruan, UpdateStage } from '../wire/types';

const t = text.pembaruan;

/** What the bar shows; nothing where there is nothing to decide or to wait for. */
export interface Kabar {
  kalimat: string;
  /** Something went wrong. */
  galat: boolean;
  /** What holds the update up. */
  tertahan: boolean;
  draf: UnsentWaiting | null;
  persen: number | null;
  tombol: ('pasang' | 'mulai_ulang' | 'nanti' | 'batalkan')[];
}

/** How far it is, as one sentence. */
export function kalimat(tahap: UpdateStage): string {
  switch (tahap.tahap) {
    case 'mati':
    case 'ditolak':
      return tahap.alasan;
    case 'diam':
      return tahap.keterangan;
    case 'ditunda':
      return t.ditunda(tahap.versi, tahap.sampai);
    case 'siap':
      return tahap.galat ?? t.siap(tahap.versi);
    case 'mengunduh':
      return t.mengunduh(tahap.versi);
    case 'memasang':
      return t.memasang(tahap.versi);
    case 'terpasang':
      return t.terpasang(tahap.versi);
  }
}

/** `menulis`: a text is open in the window that is kept nowhere else. */
export function kabar(pembaruan: Pembaruan | null, menulis: boolean): Kabar | null {
  const tahap = pembaruan?.tahap;
  if (!tahap || tahap.tahap === 'mati' || tahap.tahap === 'diam' || tahap.tahap === 'ditunda') {
    return null;
  }
  const dasar: Kabar = {
    kalimat: kalimat(tahap),
    galat: tahap.tahap === 'ditolak' || (tahap.tahap === 'siap' && tahap.galat !== null),
    tertahan: false,
    draf: null,
    persen: null,
    tombol: [],
  };
  if (tahap.tahap === 'ditolak') return { ...dasar, tombol: ['nanti'] };
  if (tahap.tahap === 'mengunduh') {
    return { ...dasar, persen: tahap.persen, tombol: ['batalkan'] };
  }
  if (tahap.tahap === 'memasang') return dasar;
  const draf = tahap.menunggu;
  const tertahan = draf !== null || menulis;
  const lanjut = tahap.tahap === 'siap' ? 'pasang' : 'mulai_ulang';
  const nanti = tahap.tahap === 'siap' ? (['nanti'] as const) : [];
  return {
    ...dasar,
    kalimat: tertahan
      ? `${dasar.kalimat} ${draf ? t.menungguDraf : t.menungguTulisan}`
      : dasar.kalimat,
    tertahan,
    draf: draf?.nomor ? draf : null,
    tombol: tertahan ? [...nanti] : [lanjut, ...nanti],
  };
}
