// The inbox, one aduan, notices, signing in.

import Foto from '../features/aduan/Foto.svelte';
import FotoDialog from '../features/aduan/FotoDialog.svelte';
import FotoList from '../features/aduan/FotoList.svelte';
import LeftBehind from '../features/aduan/LeftBehind.svelte';
import { opened } from '../features/aduan/opened.svelte';
import StatusMessages from '../features/aduan/StatusMessages.svelte';
import Waiting from '../features/aduan/Waiting.svelte';
import Answer from '../features/detail/Answer.svelte';
import Detail from '../features/detail/Detail.svelte';
import Facts from '../features/detail/Facts.svelte';
import LinimasaList from '../features/detail/LinimasaList.svelte';
import Note from '../features/detail/Note.svelte';
import SaranCard from '../features/detail/SaranCard.svelte';
import EmptyList from '../features/inbox/EmptyList.svelte';
import { inbox } from '../features/inbox/inbox.svelte';
import InboxList from '../features/inbox/InboxList.svelte';
import ListHead from '../features/inbox/ListHead.svelte';
import RowList from '../features/inbox/RowList.svelte';
import WithoutOfficer from '../features/inbox/WithoutOfficer.svelte';
import { notices } from '../features/notices/notices.svelte';
import Notices from '../features/notices/Notices.svelte';
import ServerField from '../features/sign_in/ServerField.svelte';
import SignIn from '../features/sign_in/SignIn.svelte';
import SignInAgain from '../features/sign_in/SignInAgain.svelte';
import SignOutDialog from '../features/sign_in/SignOutDialog.svelte';
import type { KeyringState, NoticeKind, NoticeRow } from '../wire/types';
import { noticeIcons } from '../features/notices/icons';
import {
  aduanIn,
  detail,
  detailIn,
  ID,
  lampiran,
  LONG,
  problem,
  rows,
  sessionState,
  sisa,
  tenggat,
  TEXT,
} from './samples';
import { nothing, scene, specimen, type Scene } from './scene';

const list = { pandangan: 'perlu_tindakan', selected: ID, onchoose: nothing } as const;
const keyrings: KeyringState[] = ['siap', 'terkunci', 'tidak_ada'];
const nobody = { ...sessionState, petugas: null };

function noticesOfEveryKind(): NoticeRow[] {
  return (Object.keys(noticeIcons) as NoticeKind[]).map((jenis, i) => ({
    id: `n${i}`,
    seq: i,
    aduan: ID,
    nomor: 'SPD-2026-000812',
    jenis,
    judul: i === 1 ? LONG : 'Aduan baru',
    isi: LONG,
    pada: '2026-08-13T06:10:00Z',
    waktu: 'hari ini 13.10',
    tanda: `peristiwa/${i}`,
    ditampilkan: null,
    dibuka: i % 2 ? '2026-08-13T06:10:00Z' : null,
  }));
}

const published = {
  ...detail,
  view: {
    ...detail.view,
    aduan: {
      ...aduanIn({ status: 'dijawab', tenggat }),
      jawaban: [{ draf_versi: 1, isi: TEXT, skpd: 'S0', oleh: ID, pada: '2026-08-13T06:10:00Z' }],
    },
  },
};

const show = (about: Partial<typeof opened>) => () => {
  Object.assign(opened, { id: ID, detail: null, problem: null, refusal: null }, about);
};

const fill = (about: Partial<typeof inbox>) => () => {
  const countsOfJenis = [{ jenis: 'aduan', jumlah: 3 } as const];
  const counts = [{ pandangan: 'perlu_tindakan', jumlah: 3 } as const];
  Object.assign(inbox, { rows, counts, countsOfJenis, loaded: true }, about);
};

export const deskScenes: Record<string, Scene> = {
  Foto: scene(
    Foto,
    lampiran.map(({ id }) => ({ aduan: ID, lampiran: id, ukuran: 'kecil' as const, name: id })),
  ),
  FotoDialog: scene(FotoDialog, [{ detail, start: 0, onclose: nothing }]),
  FotoList: scene(FotoList, [{ id: ID, lampiran }]),
  LeftBehind: scene(LeftBehind, [{ id: ID, use: 'tanggapan' }]),
  StatusMessages: scene(StatusMessages, [
    { detail: detailIn({ status: 'perlu_perbaikan', catatan: LONG, tenggat }) },
    { detail: detailIn({ status: 'perlu_kelengkapan', permintaan: 'RT dan RW.', tenggat, sisa }) },
    { detail: detailIn({ status: 'ditunda_perwaktu', sampai: '2026-08-19', alasan: LONG, sisa }) },
    { detail: detailIn({ status: 'ditunda_catatan', alasan: LONG, tenggat, sisa }) },
    { detail: detailIn({ status: 'digabung', ke: ID, nomor: 'SPD-2026-000798' }) },
  ]),
  Waiting: scene(Waiting, [{ id: ID, use: 'tanggapan' }], show({})),
  'Waiting, failed': scene(Waiting, [{ id: ID, use: 'tanggapan' }], show({ problem })),
  'Waiting, gone': scene(
    Waiting,
    [{ id: ID, use: 'koreksi' }],
    show({ problem: { ...problem, code: 'tidak_ditemukan' } }),
  ),
  Answer: scene(Answer, [{ detail }, { detail: published }]),
  Detail: scene(Detail, [{ id: ID, onmove: nothing }], show({ detail })),
  'Detail, nothing chosen': scene(Detail, [{ id: null, onmove: nothing }], show({ id: null })),
  'Detail, loading': scene(Detail, [{ id: ID, onmove: nothing }], show({})),
  'Detail, failed': scene(Detail, [{ id: ID, onmove: nothing }], show({ problem })),
  Facts: scene(Facts, [{ detail }]),
  LinimasaList: scene(LinimasaList, [{ steps: detail.linimasa }]),
  Note: scene(Note, [{ detail }]),
  SaranCard: scene(SaranCard, [{ saran: detail.saran, onuse: nothing }]),
  'EmptyList, nothing to do': scene(EmptyList, [{ pandangan: 'perlu_tindakan' }]),
  EmptyList: scene(EmptyList, [{ pandangan: 'selesai' }]),
  'EmptyList, nothing found': scene(
    EmptyList,
    [{ pandangan: 'selesai' }],
    fill({ search: 'lampu padam' }),
  ),
  InboxList: scene(InboxList, [list], fill({})),
  'InboxList, loading': scene(InboxList, [list], fill({ loaded: false, rows: [] })),
  'InboxList, failed': scene(InboxList, [list], fill({ rows: [], problem })),
  'InboxList, empty': scene(InboxList, [list], fill({ rows: [] })),
  ListHead: scene(ListHead, [{ pandangan: 'perlu_tindakan' }], fill({ jenis: 'aduan' })),
  'ListHead, searching': scene(ListHead, [{ pandangan: 'masuk' }], fill({ search: 'lampu' })),
  RowList: {
    specimens: [
      specimen(RowList, { rows, selected: ID, name: 'Perlu tindakan', onchoose: nothing }),
    ],
  },
  WithoutOfficer: scene(WithoutOfficer, [{}]),
  Notices: scene(Notices, [{}], () =>
    Object.assign(notices, { list: noticesOfEveryKind(), loaded: true }),
  ),
  'Notices, loading': scene(Notices, [{}]),
  'Notices, empty': scene(Notices, [{}], () => (notices.loaded = true)),
  'Notices, failed': scene(Notices, [{}], () => Object.assign(notices, { problem, loaded: true })),

  ServerField: scene(ServerField, [{ address: 'sipendekar.bengkaliskab.go.id', version: null }]),
  'ServerField, wrong': scene(ServerField, [{ address: 'alamat.salah', version: null }]),
  ...Object.fromEntries(
    keyrings.map((keyring) => [
      `SignIn, keyring ${keyring}`,
      scene(SignIn, [{ state: { ...nobody, keyring } }]),
    ]),
  ),
  'SignIn, account closed': scene(SignIn, [{ state: { ...nobody, network: 'akun_ditutup' } }]),
  SignInAgain: scene(SignInAgain, [{ state: { ...sessionState, network: 'sesi_berakhir' } }]),
  SignOutDialog: scene(SignOutDialog, [{ onclose: nothing }]),
};
