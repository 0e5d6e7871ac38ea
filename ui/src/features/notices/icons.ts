// The icon of each kind of notice.

import type { IconName } from '../../base/icons';
import type { NoticeKind } from '../../wire/types';

export const noticeIcons: Record<NoticeKind, IconName> = {
  aduan_baru: 'inbox',
  dilengkapi: 'message-circle-question',
  disposisi: 'forward',
  dikembalikan: 'corner-up-left',
  draf_diajukan: 'file-pen-line',
  perlu_perbaikan: 'rotate-ccw',
  terbit: 'mail-check',
  keberatan: 'thumbs-down',
  kabar_pelapor: 'user',
  tenggat: 'hourglass',
  lewat_tenggat: 'circle-alert',
  tanpa_petugas: 'user',
  ditarik: 'corner-up-left',
  ditunda: 'pause',
  dilanjutkan: 'rotate-ccw',
  masukan: 'message-circle-question',
  belum_puas: 'thumbs-down',
  keterangan: 'message-circle-question',
  belum_dibaca: 'bell',
};
