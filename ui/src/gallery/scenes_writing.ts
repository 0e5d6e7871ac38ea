// Disposition, draf and koreksi.

import VersionsDialog from '../features/aduan/VersionsDialog.svelte';
import WritingSteps from '../features/aduan/WritingSteps.svelte';
import { opened } from '../features/aduan/opened.svelte';
import DisposisiDialog from '../features/disposisi/DisposisiDialog.svelte';
import PendukungChoice from '../features/disposisi/PendukungChoice.svelte';
import SifatChoice from '../features/disposisi/SifatChoice.svelte';
import TenggatAhead from '../features/disposisi/TenggatAhead.svelte';
import UtamaChoice from '../features/disposisi/UtamaChoice.svelte';
import AduanSource from '../features/draf/AduanSource.svelte';
import DrafEditor from '../features/draf/DrafEditor.svelte';
import DrafScreen from '../features/draf/DrafScreen.svelte';
import WritingHelp from '../features/draf/WritingHelp.svelte';
import CheckList from '../features/koreksi/CheckList.svelte';
import { Correction } from '../features/koreksi/correction.svelte';
import KoreksiEditor from '../features/koreksi/KoreksiEditor.svelte';
import KoreksiFooter from '../features/koreksi/KoreksiFooter.svelte';
import KoreksiHead from '../features/koreksi/KoreksiHead.svelte';
import KoreksiScreen from '../features/koreksi/KoreksiScreen.svelte';
import MarkedText from '../features/koreksi/MarkedText.svelte';
import PreviewDialog from '../features/koreksi/PreviewDialog.svelte';
import TextColumns from '../features/koreksi/TextColumns.svelte';
import { nav } from '../state/route.svelte';
import { session } from '../state/session.svelte';
import { standing as known } from '../state/standing.svelte';
import type { Draf, TextCheck } from '../wire/types';
import { detail, detailIn, ID, LONG, saran, sisa, skpd, standing, tenggat, TEXT } from './samples';
import { nothing, scene, type Scene } from './scene';

const status = { status: 'draf_jawaban', tenggat, sisa } as const;
const waiting = detailIn(status, {
  perintah: ['terbitkan', 'kembalikan_draf'],
});
const working = detailIn(
  { status: 'penanganan', tenggat },
  { perintah: ['ajukan_draf', 'tunda_perwaktu'] },
);
const draf: Draf = { versi: 1, isi: TEXT, skpd: 'S0', oleh: ID, pada: '2026-08-13T06:10:00Z' };
const unsentRef = { aduan: ID, untuk: 'tanggapan', draf_versi: null } as const;
const good: TextCheck = { isian: [], pribadi: [], tanggal: '28 Agustus 2026' };
const bad: TextCheck = {
  isian: [{ teks: '[tanggal]', dari: 0, sampai: 9 }],
  pribadi: ['nik', 'telepon', 'surel'],
  tanggal: null,
};

function blocked(): Correction {
  const correction = new Correction(waiting, draf);
  correction.message = LONG;
  correction.note.kept.stale = LONG;
  return correction;
}

const show = (screen: 'draf' | 'koreksi', about: typeof detail) => () => {
  Object.assign(opened, { id: ID, detail: about, problem: null, refusal: null });
  nav.route = { screen, pandangan: 'penanganan', id: ID };
};

export const writingScenes: Record<string, Scene> = {
  DisposisiDialog: scene(
    DisposisiDialog,
    [{ detail, saran: null, onclose: nothing }],
    () => (session.referensi = { skpd } as unknown as typeof session.referensi),
  ),
  PendukungChoice: scene(PendukungChoice, [{ targets: skpd, utama: 'S0', choice: ['S1', 'S2'] }]),
  SifatChoice: scene(SifatChoice, [{ sifat: 'penting' }]),
  TenggatAhead: scene(TenggatAhead, [{}]),
  UtamaChoice: scene(UtamaChoice, [
    { targets: skpd, saran, beban: detail.beban, choice: 'S0', missing: false },
  ]),
  'UtamaChoice, one without an officer': scene(
    UtamaChoice,
    [{ targets: skpd, saran, beban: detail.beban, choice: 'S0', missing: false }],
    () => (known.rows = standing),
  ),
  'UtamaChoice, nothing chosen': scene(UtamaChoice, [
    { targets: skpd, saran: [], beban: [], choice: null, missing: true },
  ]),
  'UtamaChoice, nothing found': scene(UtamaChoice, [
    { targets: [], saran: [], beban: [], choice: null, missing: false },
  ]),
  AduanSource: scene(AduanSource, [{ detail: working }]),
  DrafEditor: scene(DrafEditor, [{ detail: working }]),
  DrafScreen: scene(DrafScreen, [{}], show('draf', working)),
  WritingHelp: scene(
    WritingHelp,
    [
      {
        similar: detail.serupa,
        oninsert: nothing,
        shown: true,
        focusTemplat: false,
        onleave: nothing,
      },
    ],
    () => {
      const templat = [{ nama: 'Sedang dikerjakan', isi: 'Selesai pada [tanggal].' }];
      session.referensi = { templat } as unknown as typeof session.referensi;
    },
  ),
  'WritingHelp, nothing similar': scene(WritingHelp, [
    { similar: [], oninsert: nothing, shown: true, focusTemplat: false, onleave: nothing },
  ]),
  CheckList: scene(CheckList, [{ detail: waiting, check: good, locked: false, note: '' }]),
  'CheckList, with findings': scene(CheckList, [
    { detail: waiting, check: bad, locked: true, note: LONG },
  ]),
  KoreksiEditor: scene(KoreksiEditor, [{ detail: waiting, draf }]),
  KoreksiFooter: scene(KoreksiFooter, [
    { correction: blocked(), detail: waiting, onsendback: nothing },
  ]),
  KoreksiHead: scene(KoreksiHead, [{ detail: waiting, draf, merged: false }]),
  KoreksiScreen: scene(KoreksiScreen, [{}], show('koreksi', waiting)),
  MarkedText: scene(MarkedText, [
    {
      text: 'Lubang pada 28 Agustus 2026',
      parts: [
        { jenis: 'sama', teks: 'Lubang ' },
        { jenis: 'ditambah', teks: 'pada 28 Agustus 2026' },
      ],
      locked: false,
      onchange: nothing,
      onblur: nothing,
    },
  ]),
  WritingSteps: scene(WritingSteps, [{ unsent: unsentRef, onuse: nothing, locked: false }]),
  VersionsDialog: scene(VersionsDialog, [{ unsent: unsentRef, onuse: nothing, onclose: nothing }]),
  PreviewDialog: scene(PreviewDialog, [{ body: TEXT, onclose: nothing }]),
  TextColumns: scene(TextColumns, [{ correction: blocked(), merged: false }]),
  'TextColumns, merged': scene(TextColumns, [{ correction: blocked(), merged: true }]),
};
