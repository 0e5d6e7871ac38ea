// The frame, updates, help.

import AboutDialog from '../features/about/AboutDialog.svelte';
import { opened } from '../features/aduan/opened.svelte';
import HelpDialog from '../features/help/HelpDialog.svelte';
import { inbox } from '../features/inbox/inbox.svelte';
import Installing from '../features/update/Installing.svelte';
import { update } from '../features/update/update.svelte';
import UpdateStrip from '../features/update/UpdateStrip.svelte';
import App from '../frame/App.svelte';
import Dialogs from '../frame/Dialogs.svelte';
import ClosingDialog from '../frame/ClosingDialog.svelte';
import ContextMenu from '../frame/ContextMenu.svelte';
import { entriesOfRow } from '../frame/context_menu.svelte';
import Frame from '../frame/Frame.svelte';
import InboxScreen from '../frame/InboxScreen.svelte';
import Rail from '../frame/Rail.svelte';
import SearchField from '../frame/SearchField.svelte';
import Strips from '../frame/Strips.svelte';
import ToastList from '../frame/ToastList.svelte';
import TopBar from '../frame/TopBar.svelte';
import { dialog } from '../state/dialog.svelte';
import { session } from '../state/session.svelte';
import { announce, complain } from '../state/toasts.svelte';
import { PANDANGAN, type UpdateStage } from '../wire/types';
import { detail, ID, LONG, petugas, rows, sessionState } from './samples';
import { nothing, scene, type Scene } from './scene';

const versi = '1.1.0';
const menunggu = { aduan: ID, nomor: 'SPD-2026-000812', untuk: 'tanggapan' } as const;

/** Every stage that an update can be in; the compiler asks for a new one. */
const stages: Record<UpdateStage['tahap'], UpdateStage> = {
  mati: { tahap: 'mati', alasan: 'Kantor mematikan pembaruan.' },
  diam: { tahap: 'diam', keterangan: 'Belum diperiksa.' },
  ditunda: { tahap: 'ditunda', versi, sampai: 'Jumat, 14 Agustus 2026, 08.00 WIB' },
  siap: { tahap: 'siap', versi, menunggu, galat: null },
  mengunduh: { tahap: 'mengunduh', versi, persen: 42 },
  memasang: { tahap: 'memasang', versi },
  terpasang: { tahap: 'terpasang', versi, menunggu: null },
  ditolak: { tahap: 'ditolak', alasan: LONG },
};

const at = (tahap: UpdateStage) => () => {
  update.state = { berjalan: '1.0.0', tahap };
};

const inOffice = () => {
  session.state = sessionState;
  const counts = PANDANGAN.map((pandangan) => ({ pandangan, jumlah: 3 }));
  Object.assign(inbox, { rows, counts, loaded: true });
  Object.assign(opened, { id: ID, detail });
};

const strips = Object.fromEntries(
  Object.values(stages).map((stage) => [
    `UpdateStrip, ${stage.tahap}`,
    scene(UpdateStrip, [{}], at(stage)),
  ]),
);
const about = Object.fromEntries(
  [stages.diam, stages.ditunda, stages.mati].map((stage) => [
    `AboutDialog, ${stage.tahap}`,
    scene(AboutDialog, [{ onclose: nothing }], at(stage)),
  ]),
);

export const frameScenes: Record<string, Scene> = {
  App: scene(App, [{}]),
  Frame: scene(Frame, [{ state: sessionState, petugas }], inOffice),
  InboxScreen: scene(InboxScreen, [{ pandangan: 'perlu_tindakan', id: ID }], inOffice),
  Rail: scene(Rail, [{}], inOffice),
  TopBar: scene(TopBar, [{ state: sessionState, petugas }]),
  SearchField: scene(SearchField, [{}], () => (inbox.search = 'jalan')),
  'TopBar, offline': scene(TopBar, [{ state: { ...sessionState, network: 'luring' }, petugas }]),
  Strips: scene(Strips, [
    { state: { ...sessionState, network: 'luring' } },
    { state: { ...sessionState, network: 'sesi_berakhir' } },
    { state: { ...sessionState, keyring: 'terkunci' } },
    { state: { ...sessionState, keyring: 'tidak_ada' } },
    { state: { ...sessionState, peringatan: [LONG, LONG] } },
  ]),
  ClosingDialog: scene(ClosingDialog, [{ onclose: nothing }]),
  ContextMenu: scene(ContextMenu, [
    { x: 40, y: 40, entries: rows.flatMap(entriesOfRow).slice(0, 3) },
  ]),
  ToastList: scene(ToastList, [{}], () => {
    announce('Disposisi ditarik.');
    announce(LONG, { label: 'Batalkan', run: nothing });
    complain('Server tidak dapat dihubungi.');
  }),
  Dialogs: scene(Dialogs, [{}], () => (dialog.open = { kind: 'help' })),
  HelpDialog: scene(HelpDialog, [{ onclose: nothing }]),
  Installing: scene(Installing, [{ version: versi }]),
  ...strips,
  'UpdateStrip, failed': scene(
    UpdateStrip,
    [{}],
    at({ ...stages.siap, galat: LONG } as UpdateStage),
  ),
  ...about,
};
