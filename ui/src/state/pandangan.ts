// The lists of the inbox in order, with their icons and names.

import type { IconName } from '../base/icons';
import { PANDANGAN, type Pandangan } from '../wire/types';

/** Smart lists first, then the flow, then the archive. */
export const smartPandangan = PANDANGAN.slice(0, 3);
export const flowPandangan = PANDANGAN.slice(3, 11);
export const archivePandangan = PANDANGAN.slice(11);

export const pandanganIcons: Record<Pandangan, IconName> = {
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

export const pandanganNames: Record<Pandangan, string> = {
  perlu_tindakan: 'Perlu tindakan',
  jatuh_tempo_hari_ini: 'Jatuh tempo hari ini',
  lewat_tenggat: 'Lewat tenggat',
  masuk: 'Masuk',
  perlu_kelengkapan: 'Perlu Kelengkapan',
  disposisi: 'Disposisi',
  dikembalikan: 'Bukan Kewenangan',
  penanganan: 'Penanganan',
  pending: 'Pending',
  draf_jawaban: 'Draf Jawaban',
  perlu_perbaikan: 'Perlu Perbaikan',
  dijawab: 'Dijawab',
  selesai: 'Selesai',
  ditolak: 'Ditolak',
};

/** Those who look on: no step of the workflow waits for them. */
export function isOnlooker(peran: string | null): boolean {
  return peran === 'pimpinan' || peran === 'inspektorat';
}

/** Where somebody begins: with what waits for them, or with what is late. */
export function homeOf(peran: string | null): Pandangan {
  return isOnlooker(peran) ? 'lewat_tenggat' : 'perlu_tindakan';
}

const namesForSkpd: Partial<Record<Pandangan, string>> = {
  disposisi: 'Baru didisposisikan',
  draf_jawaban: 'Menunggu koreksi',
  dikembalikan: 'Dikembalikan',
};

/** The name of a list, for the one who looks at it. */
export function pandanganName(pandangan: Pandangan, peran: string | null): string {
  const own = peran === 'petugas_skpd' ? namesForSkpd[pandangan] : undefined;
  return own ?? pandanganNames[pandangan];
}
