// Every command, and what the page makes of it: button, key, form, and what is said afterwards.
// Buttons stand in the order of the table. `null`: an officer's page offers nothing, on purpose.

import type { CommandKind } from '../../wire/types';
import type { CommandEntry } from './entry';
import type { ReasonForm } from './reason';
import * as reasons from './reasons';

const POSTPONE = {
  place: 'second',
  label: 'Pending…',
  icon: 'pause',
  key: { letter: 'p', on: 'button' },
  done: () => 'Penanganan ditunda.',
  undo: { label: 'Lanjutkan lagi', command: 'lanjutkan' },
} as const;

export const commands: Record<CommandKind, CommandEntry | null> = {
  disposisikan: {
    place: 'primary',
    label: 'Disposisikan',
    icon: 'forward',
    key: { letter: 'd', on: 'button' },
    form: { kind: 'disposisi' },
    done: (after) => `Didisposisikan ke ${after.skpd_nama ?? ''}.`,
    undo: { label: 'Batalkan', command: 'tarik_disposisi' },
  },
  terima: {
    place: 'primary',
    label: 'Terima aduan',
    icon: 'check',
    key: { letter: 't', on: 'button' },
    form: { kind: 'none', compose: () => ({ perintah: 'terima' }) },
    done: () => 'Aduan diterima. Penanganan dimulai.',
  },
  terbitkan: {
    place: 'primary',
    label: 'Koreksi',
    icon: 'file-pen-line',
    key: { letter: 'e', on: 'button' },
    form: { kind: 'koreksi' },
    done: () => 'Jawaban terbit. Warga dapat membacanya di portal.',
  },
  ajukan_draf: {
    place: 'primary',
    label: 'Tulis draf',
    icon: 'file-pen-line',
    key: { letter: 'e', on: 'button' },
    form: { kind: 'draf' },
    done: () => 'Draf diajukan ke Diskominfotik.',
  },
  lanjutkan: {
    place: 'primary',
    label: 'Lanjutkan penanganan',
    icon: 'wrench',
    form: { kind: 'none', compose: () => ({ perintah: 'lanjutkan' }) },
    done: () => 'Penanganan dilanjutkan.',
  },
  beri_masukan: {
    place: 'primary',
    label: 'Beri masukan…',
    icon: 'sticky-note',
    form: reasons.beriMasukan,
    done: () => 'Masukan terkirim.',
  },
  minta_kelengkapan: {
    place: 'second',
    label: 'Minta kelengkapan',
    icon: 'message-circle-question',
    key: { letter: 'l', on: 'help_only' },
    form: reasons.mintaKelengkapan,
    done: () => 'Permintaan kelengkapan terkirim.',
  },
  tunda_perwaktu: { ...POSTPONE, form: reasons.tundaPerwaktu },
  kembalikan: {
    place: 'second',
    label: 'Bukan kewenangan',
    icon: 'corner-up-left',
    key: { letter: 'b', on: 'button' },
    form: reasons.kembalikan,
    done: () => 'Aduan dikembalikan ke Diskominfotik.',
  },
  kembalikan_draf: {
    place: 'second',
    label: 'Kembalikan untuk perbaikan',
    icon: 'rotate-ccw',
    key: { letter: 'r', on: 'button' },
    danger: true,
    form: reasons.kembalikanDraf,
    done: () => 'Draf dikembalikan ke SKPD.',
  },
  tarik_disposisi: {
    place: 'second',
    label: 'Tarik disposisi…',
    icon: 'corner-up-left',
    form: reasons.tarikDisposisi,
    done: () => 'Disposisi ditarik.',
  },
  tolak: {
    place: 'second',
    label: 'Tolak…',
    icon: 'ban',
    key: { letter: 'x', on: 'help_only' },
    danger: true,
    form: reasons.tolak,
    done: () => 'Aduan ditolak.',
    together: { title: (n) => `Tolak ${n} aduan`, done: (n) => `${n} aduan ditolak.` },
  },
  tunda_catatan: { ...POSTPONE, unless: 'tunda_perwaktu', form: reasons.tundaCatatan },
  gabungkan: {
    place: 'more',
    label: 'Gabungkan dengan aduan lain…',
    icon: 'layers',
    form: reasons.gabungkan,
    done: () => 'Aduan digabungkan.',
  },
  nyatakan_bukan_kewenangan: {
    place: 'more',
    label: 'Di luar kewenangan kabupaten…',
    icon: 'corner-up-left',
    form: reasons.nyatakanBukanKewenangan,
    done: () => 'Dinyatakan bukan kewenangan.',
  },
  catat: {
    place: 'own_form', // always open below the aduan
    label: 'Simpan catatan',
    icon: 'sticky-note',
    form: { kind: 'note' },
    done: () => 'Catatan internal tersimpan.',
  },
  // What the citizen asks for, on the portal.
  lengkapi: null,
  beri_penilaian: null,
  batalkan_penilaian: null,
  ajukan_keberatan: null,
  tambah_keterangan: null,
  // What the clock asks for.
  arsipkan_kelengkapan: null,
  tutup_penilaian: null,
};

/** A command that the page offers. */
export interface Offer extends CommandEntry {
  command: CommandKind;
}

/** Every command that the page offers, in the order of the table. */
export const offers: readonly Offer[] = Object.entries(commands).flatMap(([command, entry]) =>
  entry ? [{ ...entry, command: command as CommandKind }] : [],
);

/** What the page makes of a command; `perintah` of an answer never names one that it offers nothing for. */
export function offerOf(command: CommandKind): Offer | null {
  return offers.find((offer) => offer.command === command) ?? null;
}

/** The form of a command that needs a reason. */
export function reasonFormOf(command: CommandKind): ReasonForm | null {
  const form = offerOf(command)?.form;
  return form?.kind === 'reason' ? form : null;
}
