// From the fields of the reason dialog to a command, or to the field that must be mended.

import { text } from '../text';
import type { Command, CommandKind } from '../wire/types';

export interface IsianAlasan {
  teks: string;
  /** Number to follow, or where to send the citizen. */
  tambahan: string;
  /** Day on which work goes on; null for a postponement without a date. */
  sampai: string | null;
}

export interface Salah {
  kolom: 'teks' | 'tambahan' | 'sampai';
  pesan: string;
}

/** Kinds that the reason dialog can give. */
export type PerintahAlasan = Extract<
  CommandKind,
  | 'minta_kelengkapan'
  | 'tolak'
  | 'kembalikan'
  | 'tarik_disposisi'
  | 'nyatakan_bukan_kewenangan'
  | 'gabungkan'
  | 'kembalikan_draf'
  | 'tunda_perwaktu'
  | 'tunda_catatan'
  | 'beri_masukan'
>;

const semua: readonly CommandKind[] = [
  'minta_kelengkapan',
  'tolak',
  'kembalikan',
  'tarik_disposisi',
  'nyatakan_bukan_kewenangan',
  'gabungkan',
  'kembalikan_draf',
  'tunda_perwaktu',
  'tunda_catatan',
  'beri_masukan',
];

export function pakaiAlasan(perintah: CommandKind): perintah is PerintahAlasan {
  return semua.includes(perintah);
}

/** The first mistake, or nothing. */
export function salah(perintah: PerintahAlasan, isian: IsianAlasan, besok: string): Salah | null {
  const kata = text.tindakan;
  if (perintah === 'gabungkan' && !isian.tambahan.trim()) {
    return { kolom: 'tambahan', pesan: kata.wajib(kata.nomorTujuan) };
  }
  if (perintah === 'gabungkan' && !/^SPD-\d{4}-\d{6}$/iu.test(isian.tambahan.trim())) {
    return { kolom: 'tambahan', pesan: kata.nomorLengkap };
  }
  if (perintah === 'nyatakan_bukan_kewenangan' && !isian.tambahan.trim()) {
    return { kolom: 'tambahan', pesan: kata.wajib(kata.arahkanKe) };
  }
  if (perintah === 'tunda_perwaktu' && isian.sampai !== null && isian.sampai < besok) {
    return { kolom: 'sampai', pesan: kata.pilihTanggal };
  }
  const label = kata.dialog[perintah]?.label ?? kata.dialog.tunda_perwaktu?.label ?? '';
  return isian.teks.trim() ? null : { kolom: 'teks', pesan: kata.wajib(label) };
}

export function susun(perintah: PerintahAlasan, isian: IsianAlasan): Command {
  const teks = isian.teks.trim();
  const tambahan = isian.tambahan.trim();
  switch (perintah) {
    case 'minta_kelengkapan':
      return { perintah, permintaan: teks };
    case 'kembalikan_draf':
      return { perintah, catatan: teks };
    case 'beri_masukan':
      return { perintah, isi: teks };
    case 'gabungkan':
      return { perintah, ke: tambahan.toUpperCase(), alasan: teks };
    case 'nyatakan_bukan_kewenangan':
      return { perintah, alasan: teks, arahkan_ke: tambahan };
    case 'kembalikan':
      return { perintah, alasan: tambahan ? `${teks}\n\n${tambahan}` : teks };
    case 'tunda_perwaktu':
    case 'tunda_catatan':
      return isian.sampai === null
        ? { perintah: 'tunda_catatan', alasan: teks }
        : { perintah: 'tunda_perwaktu', sampai: isian.sampai, alasan: teks };
    case 'tolak':
    case 'tarik_disposisi':
      return { perintah, alasan: teks };
  }
}
