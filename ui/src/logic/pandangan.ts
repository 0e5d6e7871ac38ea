// The views of the rail, in order, with their icons.

import type { IconName } from '../components/icons';
import type { Pandangan } from '../wire/types';

export const pandanganUrut: readonly Pandangan[] = [
  'perlu_tindakan',
  'jatuh_tempo_hari_ini',
  'lewat_tenggat',
  'masuk',
  'perlu_kelengkapan',
  'disposisi',
  'dikembalikan',
  'penanganan',
  'pending',
  'draf_jawaban',
  'perlu_perbaikan',
  'dijawab',
  'selesai',
  'ditolak',
];

/** Smart views first, then the flow, then the archive. */
export const pandanganCerdas = pandanganUrut.slice(0, 3);
export const pandanganAlur = pandanganUrut.slice(3, 11);
export const pandanganArsip = pandanganUrut.slice(11);

export const ikonPandangan: Record<Pandangan, IconName> = {
  perlu_tindakan: 'zap',
  jatuh_tempo_hari_ini: 'alarm-clock',
  lewat_tenggat: 'circle-alert',
  masuk: 'inbox',
  perlu_kelengkapan: 'message-circle-question',
  disposisi: 'forward',
  dikembalikan: 'corner-up-left',
  penanganan: 'wrench',
  pending: 'calendar-clock',
  draf_jawaban: 'file-pen-line',
  perlu_perbaikan: 'rotate-ccw',
  dijawab: 'mail-check',
  selesai: 'circle-check-big',
  ditolak: 'ban',
};
