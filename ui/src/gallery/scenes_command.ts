// Commands: buttons, forms, refusals.

import DirectRefusal from '../features/command/DirectRefusal.svelte';
import ExtraInput from '../features/command/ExtraInput.svelte';
import FieldMistake from '../features/command/FieldMistake.svelte';
import Overtaken from '../features/command/Overtaken.svelte';
import PostponeFields from '../features/command/PostponeFields.svelte';
import { ReasonState } from '../features/command/reason_state.svelte';
import ReasonDialog from '../features/command/ReasonDialog.svelte';
import ReasonFields from '../features/command/ReasonFields.svelte';
import ReasonForm from '../features/command/ReasonForm.svelte';
import * as reasons from '../features/command/reasons';
import Refusal from '../features/command/Refusal.svelte';
import { Submission } from '../features/command/submission.svelte';
import { offers, reasonFormOf } from '../features/command/table';
import Toolbar from '../features/command/Toolbar.svelte';
import { opened } from '../features/aduan/opened.svelte';
import IdentitasDialog from '../features/identitas/IdentitasDialog.svelte';
import { session } from '../state/session.svelte';
import type { CommandKind, Problem } from '../wire/types';
import { conflict, detail, problem, sessionState } from './samples';
import { nothing, scene, type Scene } from './scene';

const all = offers.map(({ command }) => command);
const mayAll = { ...detail, perintah: all };

/** The same after somebody else did something. */
const later = {
  ...mayAll,
  view: { ...detail.view, aduan: { ...detail.view.aduan, version: 99 } },
};

function refusedWith(problem: Problem): Submission {
  const submission = new Submission(mayAll);
  submission.problem = problem;
  return submission;
}

function reloaded(perintah: CommandKind[]): Submission {
  const submission = new Submission({ ...detail, perintah });
  submission.reloaded = true;
  return submission;
}

function mistaken(field: 'reason' | 'extra' | 'until'): ReasonState {
  const state = new ReasonState(mayAll, 'tunda_perwaktu', reasons.tundaPerwaktu);
  state.point({ field, message: 'Alasan wajib diisi.' });
  return state;
}

const reasonDialogs = Object.fromEntries(
  all
    .filter((command) => reasonFormOf(command))
    .map((command) => [
      `ReasonDialog, ${command}`,
      scene(ReasonDialog, [{ detail: mayAll, command, onclose: nothing }]),
    ]),
);

export const commandScenes: Record<string, Scene> = {
  DirectRefusal: scene(DirectRefusal, [{}], () => (opened.refusal = problem)),
  'DirectRefusal, conflict': scene(DirectRefusal, [{}], () => (opened.refusal = conflict)),
  Overtaken: scene(Overtaken, [
    { submission: new Submission(mayAll), detail: later, command: 'terbitkan' },
    {
      submission: new Submission(mayAll),
      detail: { ...later, perintah: [] },
      command: 'terbitkan',
    },
  ]),
  ExtraInput: scene(ExtraInput, [
    {
      state: mistaken('extra'),
      extra: { kind: 'line', label: 'Nomor', example: 'SPD-2026-000812' },
    },
  ]),
  'ExtraInput, SKPD': scene(ExtraInput, [{ state: mistaken('reason'), extra: { kind: 'skpd' } }]),
  FieldMistake: scene(FieldMistake, [{ state: mistaken('reason'), field: 'reason' }]),
  PostponeFields: scene(PostponeFields, [{ state: mistaken('until') }]),
  ReasonFields: scene(ReasonFields, [{ state: mistaken('reason'), rows: 4 }]),
  ReasonForm: scene(ReasonForm, [
    {
      detail: mayAll,
      command: 'kembalikan',
      form: reasons.kembalikan,
      place: 'inline',
      onclose: nothing,
    },
  ]),
  ...reasonDialogs,
  Refusal: scene(
    Refusal,
    [{ submission: refusedWith(problem), command: 'tolak' }],
    () => (session.state = { ...sessionState, network: 'sesi_berakhir' }),
  ),
  'Refusal, conflict': scene(Refusal, [{ submission: refusedWith(conflict), command: 'tolak' }]),
  'Refusal, reloaded': scene(Refusal, [
    { submission: reloaded(['tolak']), command: 'tolak' },
    { submission: reloaded([]), command: 'tolak' },
  ]),
  Toolbar: scene(Toolbar, [{ detail: mayAll, onmove: nothing }]),
  'Toolbar, nothing allowed': scene(Toolbar, [
    { detail: { ...detail, perintah: [], boleh_buka_identitas: false }, onmove: nothing },
  ]),
  IdentitasDialog: scene(IdentitasDialog, [{ detail, onclose: nothing }]),
};
