// Icon and tone of each status, icon and form of each deadline chip.

import type { IconName } from '../components/icons';
import type { KeadaanChip, StatusCode } from '../wire/types';

export const ikonStatus: Record<StatusCode, { ikon: IconName; nada: string }> = {
  masuk: { ikon: 'inbox', nada: 'st-masuk' },
  perlu_kelengkapan: { ikon: 'message-circle-question', nada: 'st-tunggu' },
  disposisi: { ikon: 'forward', nada: 'st-disposisi' },
  penanganan: { ikon: 'wrench', nada: 'st-tangani' },
  ditunda_perwaktu: { ikon: 'calendar-clock', nada: 'st-tunggu' },
  ditunda_catatan: { ikon: 'sticky-note', nada: 'st-tunggu' },
  dikembalikan: { ikon: 'corner-up-left', nada: 'st-perlu' },
  draf_jawaban: { ikon: 'file-pen-line', nada: 'st-masuk' },
  perlu_perbaikan: { ikon: 'rotate-ccw', nada: 'st-perlu' },
  dijawab: { ikon: 'mail-check', nada: 'st-ok' },
  selesai: { ikon: 'circle-check-big', nada: 'st-ok' },
  bukan_kewenangan: { ikon: 'corner-up-left', nada: 'st-tolak' },
  ditolak: { ikon: 'ban', nada: 'st-tolak' },
  digabung: { ikon: 'layers', nada: 'st-tunggu' },
};

export const ikonChip: Record<KeadaanChip, { ikon: IconName; kelas: string }> = {
  aman: { ikon: 'clock', kelas: 'tg-aman' },
  mendekat: { ikon: 'hourglass', kelas: 'tg-mendekat' },
  genting: { ikon: 'alarm-clock', kelas: 'tg-genting' },
  lewat: { ikon: 'circle-alert', kelas: 'tg-lewat' },
  dijeda: { ikon: 'pause', kelas: 'tg-jeda' },
};
