// Icon and tone of each status, icon and form of each deadline chip.

import type { KeadaanChip, StatusCode } from '../wire/types';
import type { IconName } from './icons';

export const statusLooks: Record<StatusCode, { icon: IconName; tone: string }> = {
  masuk: { icon: 'inbox', tone: 'st-masuk' },
  perlu_kelengkapan: { icon: 'message-circle-question', tone: 'st-tunggu' },
  disposisi: { icon: 'forward', tone: 'st-disposisi' },
  penanganan: { icon: 'wrench', tone: 'st-tangani' },
  ditunda_perwaktu: { icon: 'calendar-clock', tone: 'st-tunggu' },
  ditunda_catatan: { icon: 'sticky-note', tone: 'st-tunggu' },
  dikembalikan: { icon: 'corner-up-left', tone: 'st-perlu' },
  draf_jawaban: { icon: 'file-pen-line', tone: 'st-masuk' },
  perlu_perbaikan: { icon: 'rotate-ccw', tone: 'st-perlu' },
  dijawab: { icon: 'mail-check', tone: 'st-ok' },
  selesai: { icon: 'circle-check-big', tone: 'st-ok' },
  bukan_kewenangan: { icon: 'corner-up-left', tone: 'st-tolak' },
  ditolak: { icon: 'ban', tone: 'st-tolak' },
  digabung: { icon: 'layers', tone: 'st-tunggu' },
};

export const chipLooks: Record<KeadaanChip, { icon: IconName; style: string }> = {
  aman: { icon: 'clock', style: 'tg-aman' },
  mendekat: { icon: 'hourglass', style: 'tg-mendekat' },
  genting: { icon: 'alarm-clock', style: 'tg-genting' },
  lewat: { icon: 'circle-alert', style: 'tg-lewat' },
  dijeda: { icon: 'pause', style: 'tg-jeda' },
};
