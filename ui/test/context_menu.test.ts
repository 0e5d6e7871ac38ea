// @vitest-environment happy-dom

// The menu of the right mouse button: what it offers where.

import { beforeEach, describe, expect, it } from 'vitest';
import {
  chooseEntry,
  contextMenu,
  startContextMenu,
  type Entry,
} from '../src/frame/context_menu.svelte';
import { inbox } from '../src/features/inbox/inbox.svelte';
import { markedRows } from '../src/features/inbox/marks.svelte';
import { nav } from '../src/state/route.svelte';
import { rows } from '../src/gallery/samples';

startContextMenu();

function at(css: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(css);
  if (!element) throw new Error(css);
  return element;
}

function rightClick(css: string, more: MouseEventInit = {}): MouseEvent {
  const init = { bubbles: true, cancelable: true, clientX: 7, clientY: 9, ...more };
  const event = new MouseEvent('contextmenu', init);
  at(css).dispatchEvent(event);
  return event;
}

function press(key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  (document.activeElement ?? document.body).dispatchEvent(event);
  return event;
}

const offered = () => contextMenu.open?.entries ?? [];
const usable = () => offered().flatMap(({ label, disabled }) => (disabled ? [] : [label]));

function entry(id: string): Entry {
  const found = offered().find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
}

const row = rows.slice(0, 1).map((sample) => ({
  ...sample,
  id: 'satu',
  nomor: 'SPD-2026-000812',
  bersama: ['tolak' as const],
}));

beforeEach(() => {
  contextMenu.open = null;
  inbox.rows = row;
  document.body.innerHTML = `
    <textarea>Lampu padam</textarea>
    <input id="fixed" readonly value="tetap" />
    <input id="secret" type="password" value="rahasia" />
    <input id="tick" type="checkbox" />
    <div class="row" data-id="satu" data-nomor="SPD-2026-000812"><b>Lampu</b></div>
    <p id="number" data-nomor="SPD-2026-000812">SPD-2026-000812</p>
    <p id="nothing">Tidak ada</p>`;
});

describe('in a text field', () => {
  it('offers what can be done with a text, in Indonesian', () => {
    expect(rightClick('textarea').defaultPrevented).toBe(true);
    const labels = ['Urungkan', 'Ulangi', 'Potong', 'Salin', 'Tempel', 'Pilih semua'];
    expect(offered().map(({ label }) => label)).toEqual(labels);
    expect(contextMenu.open).toMatchObject({ x: 7, y: 9 });
    expect(usable()).toEqual(['Urungkan', 'Ulangi', 'Tempel', 'Pilih semua']);
  });

  it('copies and cuts what is marked', () => {
    (at('textarea') as HTMLTextAreaElement).setSelectionRange(0, 5);
    rightClick('textarea');
    expect(usable()).toContain('Potong');
    expect(usable()).toContain('Salin');
  });

  it('changes nothing that is fixed, and gives no password away', () => {
    (at('#fixed') as HTMLInputElement).select();
    rightClick('#fixed');
    expect(usable()).toEqual(['Salin', 'Pilih semua']);
    contextMenu.open = null;
    (at('#secret') as HTMLInputElement).select();
    rightClick('#secret');
    expect(usable()).toEqual(['Urungkan', 'Ulangi', 'Tempel', 'Pilih semua']);
  });

  it('gives the focus back, and then does what was chosen', async () => {
    rightClick('textarea');
    await chooseEntry(entry('all'));
    const field = document.activeElement as HTMLTextAreaElement;
    expect(field).toBe(at('textarea'));
    expect([field.selectionStart, field.selectionEnd]).toEqual([0, 'Lampu padam'.length]);
    expect(contextMenu.open).toBeNull();
  });
});

describe('in the list', () => {
  it('opens and marks a row, and copies its number', async () => {
    rightClick('.row b');
    expect(usable()).toEqual(['Buka', 'Tandai', 'Salin nomor']);
    await chooseEntry(entry('mark'));
    expect(markedRows().map(({ id }) => id)).toEqual(['satu']);
    rightClick('.row b');
    expect(usable()[1]).toBe('Hapus tanda');
    await chooseEntry(entry('open'));
    expect(nav.route).toMatchObject({ screen: 'inbox', id: 'satu' });
  });
});

describe('anywhere else', () => {
  it('copies a number, and is not there where nothing can be done', () => {
    rightClick('#number');
    expect(usable()).toEqual(['Salin nomor']);
    contextMenu.open = null;
    for (const css of ['#nothing', '#tick']) {
      expect(rightClick(css).defaultPrevented, 'nor is the one of the engine').toBe(true);
      expect(contextMenu.open).toBeNull();
    }
    expect(rightClick('#nothing', { shiftKey: true }).defaultPrevented).toBe(true);
  });
});

describe('the keyboard', () => {
  it.each([
    ['ContextMenu', {}],
    ['F10', { shiftKey: true }],
  ])('opens it with %s', (key, more) => {
    at('textarea').focus();
    expect(press(key, more).defaultPrevented).toBe(true);
    expect(offered()).toHaveLength(6);
  });

  it('leaves F10 alone', () => {
    at('textarea').focus();
    expect(press('F10').defaultPrevented).toBe(false);
    expect(contextMenu.open).toBeNull();
  });
});
