// The menu of the right mouse button, of the Menu key and of Shift F10. The engine's own would offer, in
// its own language, to go back and to load the page anew; it never comes.

import { tick } from 'svelte';
import { copiedText, copyText } from '../base/clipboard';
import { step, write, type TextField } from '../base/writing';
import { inbox } from '../features/inbox/inbox.svelte';
import { canMark, isMarked, toggleMark } from '../features/inbox/marks.svelte';
import { go, nav } from '../state/route.svelte';
import { announce, complain } from '../state/toasts.svelte';
import type { AduanRow } from '../wire/types';
import { words } from './words';

export interface Entry {
  id: string;
  label: string;
  /** The keys that do the same. */
  keys?: string;
  disabled?: boolean;
  run: () => void;
}

/** A place in the window. */
interface Point {
  x: number;
  y: number;
}

interface OpenMenu extends Point {
  entries: Entry[];
  /** What has the focus again afterwards. */
  back: HTMLElement | null;
}

const TEXT_FIELDS =
  'textarea, input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=file])';

export const contextMenu = $state<{ open: OpenMenu | null }>({ open: null });

/** Takes the menu away and gives the focus back. */
export async function dismissMenu(): Promise<void> {
  const back = contextMenu.open?.back;
  contextMenu.open = null;
  await tick();
  if (back?.isConnected) back.focus({ preventScroll: true });
}

/** Does what was chosen, where the focus was. */
export async function chooseEntry(entry: Entry): Promise<void> {
  await dismissMenu();
  entry.run();
}

async function copy(text: string, said?: string): Promise<void> {
  if (!(await copyText(text))) complain(words.copyYourself);
  else if (said) announce(said);
}

async function cut(field: TextField, text: string): Promise<void> {
  if (await copyText(text)) write(field, '');
  else complain(words.copyYourself);
}

async function paste(field: TextField): Promise<void> {
  const text = await copiedText();
  if (text === null) complain(words.pasteYourself);
  else write(field, text);
}

export function entriesOfField(field: TextField): Entry[] {
  const fixed = field.readOnly || field.disabled;
  const marked = field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0);
  const secret = field.type === 'password'; // nobody reads it, from the clipboard neither
  const kept = marked === '' || secret;
  return [
    { id: 'undo', label: words.undo, keys: 'Ctrl Z', disabled: fixed, run: () => step('undo') },
    { id: 'redo', label: words.redo, keys: 'Ctrl Y', disabled: fixed, run: () => step('redo') },
    {
      id: 'cut',
      label: words.cut,
      keys: 'Ctrl X',
      disabled: fixed || kept,
      run: () => void cut(field, marked),
    },
    { id: 'copy', label: words.copy, keys: 'Ctrl C', disabled: kept, run: () => void copy(marked) },
    {
      id: 'paste',
      label: words.paste,
      keys: 'Ctrl V',
      disabled: fixed,
      run: () => void paste(field),
    },
    {
      id: 'all',
      label: words.markAll,
      keys: 'Ctrl A',
      disabled: field.value === '',
      run: () => field.select(),
    },
  ];
}

export function entriesOfRow(row: AduanRow): Entry[] {
  const open = (): void => go({ screen: 'inbox', pandangan: nav.route.pandangan, id: row.id });
  const mark: Entry = {
    id: 'mark',
    label: isMarked(row) ? words.unmark : words.mark,
    keys: words.space,
    run: () => toggleMark(row),
  };
  return [
    { id: 'open', label: words.open, keys: 'Enter', run: open },
    ...(canMark(row) ? [mark] : []),
    entryOfNumber(row.nomor),
  ];
}

export function entryOfNumber(nomor: string): Entry {
  const run = () => void copy(nomor, words.copied(nomor));
  return { id: 'copy-nomor', label: words.copyNumber, run };
}

/** What can be done with what is under the pointer, or has the focus. */
function entriesOf(target: Element): Entry[] {
  const field = target.closest<TextField>(TEXT_FIELDS);
  if (field) return entriesOfField(field);
  const marked = getSelection()?.toString() ?? '';
  const copyMarked: Entry = { id: 'copy', label: words.copy, run: () => void copy(marked) };
  const entries = marked === '' ? [] : [copyMarked];
  const id = target.closest<HTMLElement>('.row[data-id]')?.dataset['id'];
  const row = inbox.rows.find((one) => one.id === id);
  if (row) return [...entries, ...entriesOfRow(row)];
  const nomor = target.closest<HTMLElement>('[data-nomor]')?.dataset['nomor'];
  return nomor ? [...entries, entryOfNumber(nomor)] : entries;
}

function open(target: Element, at: Point): void {
  const entries = entriesOf(target);
  if (entries.length === 0) return;
  const focused = target.closest<HTMLElement>(TEXT_FIELDS) ?? document.activeElement;
  contextMenu.open = { ...at, entries, back: focused instanceof HTMLElement ? focused : null };
}

/** Whoever builds the program looks into the window with Shift. */
const isForBuilders = (event: MouseEvent): boolean => event.shiftKey && 'inspectable' in window;

const asksForMenu = (event: KeyboardEvent): boolean =>
  event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);

export function startContextMenu(): void {
  window.addEventListener('contextmenu', (event) => {
    if (isForBuilders(event)) return;
    event.preventDefault();
    if (contextMenu.open || !(event.target instanceof Element)) return;
    open(event.target, { x: event.clientX, y: event.clientY });
  });
  window.addEventListener('keydown', (event) => {
    if (!asksForMenu(event)) return;
    event.preventDefault();
    const target = document.activeElement ?? document.body;
    const { left, top, height } = target.getBoundingClientRect();
    if (!contextMenu.open) open(target, { x: left + 16, y: top + Math.min(height, 32) });
  });
}
