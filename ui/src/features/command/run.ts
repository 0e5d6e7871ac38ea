// What happens when a command is chosen, by button or by key, and what is said when it was done.

import { openDialog } from '../../state/dialog.svelte';
import { go, nav } from '../../state/route.svelte';
import { announce } from '../../state/toasts.svelte';
import type { AduanDetail, Command, CommandKind, Problem, SkpdKode } from '../../wire/types';
import { opened } from '../aduan/opened.svelte';
import { SIGN_OF_LIFE } from './submission.svelte';
import { Intention } from './intention';
import { offerOf } from './table';

const intentions = new Map<string, Intention>();

/** A command without a form. A retry of the same intention keeps its key. */
async function runAtOnce(detail: AduanDetail, command: Command): Promise<void> {
  const { id, version } = detail.view.aduan;
  const name = `${command.perintah}/${id}/${version}`;
  const intention = intentions.get(name) ?? new Intention();
  intentions.set(name, intention);
  const timer = setTimeout(() => {
    if (opened.id === id) opened.slow = true;
  }, SIGN_OF_LIFE);
  try {
    const after = await intention.runCommand(detail, command);
    intentions.delete(name);
    announceDone(command.perintah, after);
  } catch (error) {
    if (opened.id === id) opened.refusal = error as Problem;
  } finally {
    clearTimeout(timer);
    opened.slow = false;
  }
}

/** Starts a command: at once, or by opening its form. */
export function startCommand(
  command: CommandKind,
  detail: AduanDetail,
  saran: SkpdKode | null = null,
): void {
  const form = offerOf(command)?.form;
  if (!form) return;
  const { id } = detail.view.aduan;
  const { pandangan } = nav.route;
  switch (form.kind) {
    case 'none':
      return void runAtOnce(detail, form.compose());
    case 'draf':
    case 'koreksi':
      return go({ screen: form.kind, pandangan, id });
    case 'disposisi':
      return openDialog({ kind: 'disposisi', saran });
    case 'reason':
      return openDialog({ kind: 'reason', command });
    case 'note':
      return document.getElementById('catat-isi')?.focus();
    default:
      return form satisfies never;
  }
}

/** Says what was done, with the way back where the workflow still has one. */
export function announceDone(command: CommandKind, after: AduanDetail): void {
  const offer = offerOf(command);
  if (!offer) return;
  const { undo } = offer;
  const possible = undo && after.perintah.includes(undo.command);
  const back = possible && { label: undo.label, run: () => takeBack(undo.command, after) };
  announce(offer.done(after), back || undefined);
}

/** A form of the way back opens over the aduan that it is about. */
function takeBack(command: CommandKind, after: AduanDetail): void {
  if (offerOf(command)?.form.kind === 'reason') {
    go({ screen: 'inbox', pandangan: nav.route.pandangan, id: after.view.aduan.id });
  }
  startCommand(command, after);
}
