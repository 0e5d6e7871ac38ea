// Which of the allowed actions stand in the toolbar, and which one is primary.

import type { IconName } from '../components/icons';
import type { Aksi } from './keyboard';
import type { CommandKind } from '../wire/types';

export interface Tombol {
  perintah: CommandKind;
  ikon: IconName;
  kunci?: string;
  bahaya?: true;
}

const utama: Tombol[] = [
  { perintah: 'disposisikan', ikon: 'forward', kunci: 'D' },
  { perintah: 'terima', ikon: 'check', kunci: 'T' },
  { perintah: 'terbitkan', ikon: 'file-pen-line', kunci: 'E' },
  { perintah: 'ajukan_draf', ikon: 'file-pen-line', kunci: 'E' },
  { perintah: 'lanjutkan', ikon: 'wrench' },
  { perintah: 'beri_masukan', ikon: 'sticky-note' },
];

const kedua: Tombol[] = [
  { perintah: 'minta_kelengkapan', ikon: 'message-circle-question' },
  { perintah: 'tunda_perwaktu', ikon: 'pause', kunci: 'P' },
  { perintah: 'kembalikan', ikon: 'corner-up-left', kunci: 'B' },
  { perintah: 'kembalikan_draf', ikon: 'rotate-ccw', kunci: 'R', bahaya: true },
  { perintah: 'tarik_disposisi', ikon: 'corner-up-left' },
  { perintah: 'tolak', ikon: 'ban', bahaya: true },
];

const lain: Tombol[] = [
  { perintah: 'gabungkan', ikon: 'layers' },
  { perintah: 'nyatakan_bukan_kewenangan', ikon: 'corner-up-left' },
];

export interface Bilah {
  utama: Tombol | null;
  kedua: Tombol[];
  lain: Tombol[];
}

export function bilah(boleh: readonly CommandKind[]): Bilah {
  const ada = ({ perintah }: Tombol) => boleh.includes(perintah);
  const bolehUtama = utama.filter(ada);
  const bolehKedua = kedua.filter(ada);
  if (!boleh.includes('tunda_perwaktu') && boleh.includes('tunda_catatan')) {
    bolehKedua.push({ perintah: 'tunda_catatan', ikon: 'pause', kunci: 'P' });
  }
  return {
    utama: bolehUtama[0] ?? null,
    kedua: [...bolehUtama.slice(1), ...bolehKedua],
    lain: lain.filter(ada),
  };
}

/** What a key asks of the aduan in view, if it is allowed now. */
export function perintahUntuk(aksi: Aksi, boleh: readonly CommandKind[]): CommandKind | null {
  const calon: Partial<Record<Aksi, CommandKind[]>> = {
    disposisi: ['disposisikan'],
    saran: ['disposisikan'],
    kelengkapan: ['minta_kelengkapan'],
    tolak: ['tolak'],
    terima: ['terima'],
    bukan: ['kembalikan'],
    draf: ['ajukan_draf', 'terbitkan'],
    pending: ['tunda_perwaktu', 'tunda_catatan'],
    perbaikan: ['kembalikan_draf'],
  };
  return calon[aksi]?.find((perintah) => boleh.includes(perintah)) ?? null;
}
