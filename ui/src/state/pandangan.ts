// The lists of the inbox in order, with their icons and names.

import type { IconName } from '../base/icons';
import { LABEL_STATUS, PANDANGAN, type Pandangan, type StatusCode } from '../wire/types';

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
  digabung: 'layers',
  bukan_kewenangan: 'corner-up-left',
  ditolak: 'ban',
};

/** Lists of one status bear its name. */
const pandanganNames: Record<Pandangan, string> = {
  ...LABEL_STATUS,
  perlu_tindakan: 'Perlu tindakan',
  jatuh_tempo_hari_ini: 'Jatuh tempo hari ini',
  lewat_tenggat: 'Lewat tenggat',
  pending: 'Pending',
};

/** Those who look on: no step of the workflow waits for them. */
export function isOnlooker(peran: string | null): boolean {
  return peran === 'pimpinan' || peran === 'inspektorat';
}

/** Where somebody begins: with what waits for them, or with what is late. */
export function homeOf(peran: string | null): Pandangan {
  return isOnlooker(peran) ? 'lewat_tenggat' : 'perlu_tindakan';
}

/** The lists of the rail in three parts: what is pressing, the flow, the archive. */
export function railOf(peran: string | null): Record<'smart' | 'flow' | 'archive', Pandangan[]> {
  const hidden = new Set<Pandangan>(
    peran === 'petugas_skpd' ? neverOfSkpd : isOnlooker(peran) ? ['perlu_tindakan'] : [],
  );
  const lists = (from: number, to?: number) =>
    PANDANGAN.slice(from, to).filter((one) => !hidden.has(one));
  return { smart: lists(0, 3), flow: lists(3, 11), archive: lists(11) };
}

/** Statuses before a disposition, and those that it is not disposed to reach. */
const neverOfSkpd: Pandangan[] = [
  'masuk',
  'perlu_kelengkapan',
  'digabung',
  'bukan_kewenangan',
  'ditolak',
];

const namesForSkpd: Partial<Record<Pandangan | StatusCode, string>> = {
  disposisi: 'Baru didisposisikan',
  draf_jawaban: 'Menunggu koreksi',
  dikembalikan: 'Dikembalikan',
};

/** The name of a list, for the one who looks at it. */
export function pandanganName(pandangan: Pandangan, peran: string | null): string {
  const own = peran === 'petugas_skpd' ? namesForSkpd[pandangan] : undefined;
  return own ?? pandanganNames[pandangan];
}

/** The name of a status, for the one who looks at it: the one that its list bears. */
export function statusName(status: StatusCode, peran: string | null): string {
  const own = peran === 'petugas_skpd' ? namesForSkpd[status] : undefined;
  return own ?? LABEL_STATUS[status];
}
