// The forms of the commands that need a reason.

import { NOMOR_REGISTER } from '../../wire/types';
import type { ReasonFields, ReasonForm } from './reason';
import { words } from './words';

export const mintaKelengkapan: ReasonForm = {
  kind: 'reason',
  keptAs: 'kelengkapan',
  title: 'Minta kelengkapan',
  help: 'Warga membaca permintaan ini. Waktu Diskominfotik dijeda sampai warga menjawab.',
  label: 'Yang perlu dilengkapi',
  example: 'Sebutkan nomor rumah atau patokan terdekat',
  submit: 'Kirim permintaan',
  compose: ({ reason }) => ({ perintah: 'minta_kelengkapan', permintaan: reason }),
};

export const tolak: ReasonForm = {
  kind: 'reason',
  keptAs: 'tolak',
  title: 'Tolak aduan',
  help: 'Warga membaca alasan ini. Aduan ditutup dan tidak dapat dibuka lagi.',
  label: 'Alasan',
  example: 'Jelaskan mengapa aduan ini tidak dapat diproses',
  submit: 'Tolak aduan',
  danger: true,
  compose: ({ reason }) => ({ perintah: 'tolak', alasan: reason }),
};

export const kembalikan: ReasonForm = {
  kind: 'reason',
  keptAs: 'kembalikan',
  title: 'Kembalikan ke Diskominfotik',
  help: 'Aduan kembali ke Admin dengan status Bukan Kewenangan. Waktu SKPD berhenti dihitung.',
  label: 'Penjelasan',
  example: 'Sebutkan dasar atau nomor ruas jalan',
  submit: 'Kembalikan aduan',
  danger: true,
  inline: true,
  extra: { kind: 'skpd' },
  compose: ({ reason, extra }) => ({
    perintah: 'kembalikan',
    alasan: extra ? `${reason}\n\n${extra}` : reason,
  }),
};

export const tarikDisposisi: ReasonForm = {
  kind: 'reason',
  keptAs: 'tarik_disposisi',
  title: 'Tarik disposisi',
  help: 'Aduan kembali ke Diskominfotik untuk didisposisikan lagi dan hilang dari daftar SKPD. Alasan ini tercatat di linimasa.',
  label: 'Alasan',
  example: 'Misalnya: salah memilih dinas',
  submit: 'Tarik disposisi',
  compose: ({ reason }) => ({ perintah: 'tarik_disposisi', alasan: reason }),
};

export const nyatakanBukanKewenangan: ReasonForm = {
  kind: 'reason',
  keptAs: 'bukan_kewenangan',
  title: 'Di luar kewenangan kabupaten',
  help: 'Aduan ditutup. Warga membaca alasan dan ke mana aduan dapat disampaikan.',
  label: 'Alasan',
  example: 'Misalnya: ruas ini jalan provinsi',
  submit: 'Nyatakan bukan kewenangan',
  extra: {
    kind: 'line',
    label: 'Arahkan warga ke',
    example: 'Misalnya: Dinas PUPR Provinsi Riau',
  },
  compose: ({ reason, extra }) => ({
    perintah: 'nyatakan_bukan_kewenangan',
    alasan: reason,
    arahkan_ke: extra,
  }),
};

export const gabungkan: ReasonForm = {
  kind: 'reason',
  keptAs: 'gabungkan',
  title: 'Gabungkan dengan aduan lain',
  help: 'Warga akan mengikuti perkembangan aduan tujuan. Alasan ini dibaca warga.',
  label: 'Alasan',
  example: 'Misalnya: titik dan masalahnya sama',
  submit: 'Gabungkan',
  extra: {
    kind: 'line',
    label: 'Nomor aduan tujuan',
    example: 'SPD-2026-000812',
    first: true,
    check: new RegExp(NOMOR_REGISTER, 'u'),
    mistake: words.nomorComplete,
  },
  compose: ({ reason, extra }) => ({
    perintah: 'gabungkan',
    ke: extra.toUpperCase(),
    alasan: reason,
  }),
};

export const kembalikanDraf: ReasonForm = {
  kind: 'reason',
  keptAs: 'kembalikan_draf',
  title: 'Kembalikan untuk perbaikan',
  help: 'Draf kembali ke SKPD beserta catatan ini. Waktu SKPD berjalan lagi.',
  label: 'Catatan untuk SKPD',
  example: 'Sebutkan apa yang perlu diperbaiki',
  submit: 'Kembalikan draf',
  compose: ({ reason }) => ({ perintah: 'kembalikan_draf', catatan: reason }),
};

export const beriMasukan: ReasonForm = {
  kind: 'reason',
  keptAs: 'masukan',
  title: 'Beri masukan',
  help: 'Masukan ini dibaca SKPD utama sebagai bahan jawaban.',
  label: 'Masukan',
  example: 'Tulis temuan atau data dari SKPD Anda',
  submit: 'Kirim masukan',
  compose: ({ reason }) => ({ perintah: 'beri_masukan', isi: reason }),
};

/** Both ways to postpone are one form: the officer chooses there. */
function postponement({ reason, until }: ReasonFields) {
  return until === null
    ? ({ perintah: 'tunda_catatan', alasan: reason } as const)
    : ({ perintah: 'tunda_perwaktu', sampai: until, alasan: reason } as const);
}

export const tundaPerwaktu: ReasonForm = {
  kind: 'reason',
  keptAs: 'tunda',
  title: 'Pending',
  help: 'Waktu SKPD dijeda. Warga membaca alasannya.',
  label: 'Alasan',
  example: 'Misalnya: menunggu cuaca kering',
  submit: 'Tunda penanganan',
  dated: 'with_date',
  compose: postponement,
};

export const tundaCatatan: ReasonForm = { ...tundaPerwaktu, dated: 'without_date' };
