// Components that know no state.

import BambooStrip from '../base/BambooStrip.svelte';
import { chipLooks, statusLooks } from '../base/chips';
import DayList from '../base/DayList.svelte';
import Dialog from '../base/Dialog.svelte';
import Difference from '../base/Difference.svelte';
import Empty from '../base/Empty.svelte';
import Icon from '../base/Icon.svelte';
import { icons, type IconName } from '../base/icons';
import Logo from '../base/Logo.svelte';
import Menu from '../base/Menu.svelte';
import MenuList from '../base/MenuList.svelte';
import Paragraphs from '../base/Paragraphs.svelte';
import SavedMark from '../base/SavedMark.svelte';
import Skeleton from '../base/Skeleton.svelte';
import StatusChip from '../base/StatusChip.svelte';
import TenggatChip from '../base/TenggatChip.svelte';
import { LABEL_STATUS, type KeadaanChip, type StatusCode } from '../wire/types';
import { detail, LONG, TEXT } from './samples';
import { nothing, scene, snippet, type Scene } from './scene';

const statuses = Object.keys(statusLooks) as StatusCode[];
const chips = Object.keys(chipLooks) as KeadaanChip[];
const children = snippet('<div class="badan isi-form"><p>Isi dialog.</p></div>');
const footer = snippet('<button class="btn btn-1" type="submit">Lanjutkan</button>');

export const baseScenes: Record<string, Scene> = {
  BambooStrip: scene(BambooStrip, [{}]),
  DayList: scene(DayList, [{ days: detail.tenggat_hari }]),
  Dialog: scene(Dialog, [
    { title: 'Judul', sub: LONG, testid: 'd', onclose: nothing, children, footer },
  ]),
  'Dialog, asking': scene(Dialog, [
    { title: LONG, testid: 'd', role: 'alertdialog', onclose: nothing, children },
  ]),
  Difference: scene(Difference, [
    {
      parts: [
        { jenis: 'sama', teks: 'Lubang ditambal ' },
        { jenis: 'dihapus', teks: 'secepatnya' },
        { jenis: 'ditambah', teks: 'pada 28 Agustus 2026' },
      ],
    },
  ]),
  Empty: scene(Empty, [
    { icon: 'inbox', title: 'Belum ada', body: 'Aduan muncul di sini.' },
    { icon: 'lock', title: 'Terkunci', body: LONG, tone: 'w' },
    { icon: 'circle-alert', title: 'Gagal', body: LONG, tone: 'x', code: 'Kode KRXA7349' },
  ]),
  Icon: scene(
    Icon,
    (Object.keys(icons) as IconName[]).map((name) => ({ name })),
  ),
  'Icon, sizes': scene(Icon, [
    { name: 'bell', size: 's' },
    { name: 'bell' },
    { name: 'bell', size: 'l' },
    { name: 'bell', mark: true },
  ]),
  Logo: scene(Logo, [{}, { size: 48 }, { size: 48, gold: true }]),
  Menu: scene(Menu, [
    {
      name: 'Tindakan lain',
      children: snippet('<button type="button" role="menuitem">Gabungkan…</button>'),
    },
  ]),
  MenuList: scene(MenuList, [
    {
      name: 'Menu',
      onclose: nothing,
      children: snippet('<button type="button" role="menuitem">Salin</button>'),
    },
  ]),
  Paragraphs: scene(Paragraphs, [{ body: TEXT }, { body: LONG, look: 'kartu naskah-kecil' }]),
  SavedMark: scene(SavedMark, [
    { phase: 'loading', savedAt: null, testid: 'a' },
    { phase: 'saving', savedAt: null, testid: 'b' },
    { phase: 'idle', savedAt: '13.08', testid: 'c' },
    { phase: 'idle', savedAt: null, testid: 'd' },
    { phase: 'failed', savedAt: null, testid: 'e' },
  ]),
  Skeleton: scene(Skeleton, [{}, { rows: 2 }]),
  StatusChip: scene(
    StatusChip,
    statuses.flatMap((status) => [
      { status, label: LABEL_STATUS[status] },
      { status, label: LABEL_STATUS[status], boxed: true },
    ]),
  ),
  TenggatChip: scene(
    TenggatChip,
    chips.map((keadaan) => ({ chip: { keadaan, teks: '2 hari lagi' } })),
  ),
};
