// What is said and offered about an update, from how far it is.

import type { UnsentWaiting, UpdateStage, UpdateState } from '../../wire/types';
import { words } from './words';

export type StripButton = 'install' | 'restart' | 'later' | 'cancel';

/** What the strip shows; nothing where there is nothing to decide or to wait for. */
export interface Strip {
  sentence: string;
  /** Something went wrong. */
  failed: boolean;
  /** A text holds the update up. */
  waiting: boolean;
  unsent: UnsentWaiting | null;
  percent: number | null;
  buttons: StripButton[];
}

/** How far it is, as one sentence. */
export function sentenceOf(stage: UpdateStage): string {
  switch (stage.tahap) {
    case 'mati':
    case 'ditolak':
      return stage.alasan;
    case 'diam':
      return stage.keterangan;
    case 'ditunda':
      return words.postponed(stage.versi, stage.sampai);
    case 'siap':
      return stage.galat ?? words.ready(stage.versi);
    case 'mengunduh':
      return words.downloading(stage.versi);
    case 'memasang':
      return words.installing(stage.versi);
    case 'terpasang':
      return words.installed(stage.versi);
  }
}

/** What the officer is doing: a text may be open in the window that is kept nowhere else. */
export type Officer = 'writing' | 'reading';

export function stripOf(state: UpdateState | null, officer: Officer): Strip | null {
  const stage = state?.tahap;
  if (!stage || stage.tahap === 'mati' || stage.tahap === 'diam' || stage.tahap === 'ditunda') {
    return null;
  }
  const plain: Strip = {
    sentence: sentenceOf(stage),
    failed: stage.tahap === 'ditolak' || (stage.tahap === 'siap' && stage.galat !== null),
    waiting: false,
    unsent: null,
    percent: null,
    buttons: [],
  };
  if (stage.tahap === 'ditolak') return { ...plain, buttons: ['later'] };
  if (stage.tahap === 'mengunduh') {
    return { ...plain, percent: stage.persen, buttons: ['cancel'] };
  }
  if (stage.tahap === 'memasang') return plain;
  return withNextStep(plain, stage, officer);
}

type Ready = Extract<UpdateStage, { tahap: 'siap' | 'terpasang' }>;

/** Ready or installed: the next step waits for whatever is being written. */
function withNextStep(plain: Strip, stage: Ready, officer: Officer): Strip {
  const unsent = stage.menunggu;
  const later: StripButton[] = stage.tahap === 'siap' ? ['later'] : [];
  if (unsent === null && officer === 'reading') {
    return { ...plain, buttons: [stage.tahap === 'siap' ? 'install' : 'restart', ...later] };
  }
  const cause = unsent ? words.waitsForUnsent : words.waitsForBegun;
  return {
    ...plain,
    sentence: `${plain.sentence} ${cause}`,
    waiting: true,
    unsent: unsent?.nomor ? unsent : null,
    buttons: later,
  };
}
