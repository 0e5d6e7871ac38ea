// Marked rows: what can be marked, up to where, and what all of them allow.

import { beforeEach, describe, expect, it } from 'vitest';
import { inbox } from '../src/features/inbox/inbox.svelte';
import {
  clearMarks,
  commandsForMarked,
  markAll,
  markedRows,
  markTo,
  toggleMark,
} from '../src/features/inbox/marks.svelte';
import { togetherOf } from '../src/features/together/together.svelte';
import { rows } from '../src/gallery/samples';
import { BATAS, type AduanRow, type CommandKind } from '../src/wire/types';

const [sample] = rows;

function row(id: string, bersama: CommandKind[] = ['tolak']): AduanRow {
  if (!sample) throw new Error('a sample');
  return { ...sample, id, bersama };
}

const marked = () => markedRows().map(({ id }) => id);

beforeEach(() => {
  clearMarks();
  inbox.rows = ['a', 'b', 'c', 'd'].map((id) => row(id, id === 'c' ? [] : ['tolak']));
});

describe('marks', () => {
  it('are set and taken away one by one', () => {
    toggleMark(inbox.rows[0]);
    toggleMark(inbox.rows[3]);
    expect(marked()).toEqual(['a', 'd']);
    toggleMark(inbox.rows[0]);
    expect(marked()).toEqual(['d']);
  });

  it('reach up to a row, and leave out what allows nothing together', () => {
    toggleMark(inbox.rows[0]);
    markTo(inbox.rows[3], null);
    expect(marked()).toEqual(['a', 'b', 'd']);
    clearMarks();
    markTo(inbox.rows[1], 'a');
    expect(marked()).toEqual(['a', 'b']);
  });

  it('are of what is in sight alone', () => {
    markAll();
    inbox.rows = inbox.rows.slice(0, 2);
    expect(marked()).toEqual(['a', 'b']);
  });

  it('are no more than one command reaches', () => {
    inbox.rows = Array.from({ length: BATAS.bersama + 5 }, (_, n) => row(`r${n}`));
    expect(markAll()).toBe(true);
    expect(markedRows().length).toBe(BATAS.bersama);
  });

  it('offer what every one of them allows', () => {
    inbox.rows = [row('a', ['tolak', 'catat']), row('b')];
    expect(commandsForMarked()).toEqual([]);
    markAll();
    expect(commandsForMarked()).toEqual(['tolak']);
    expect(togetherOf(['tolak', 'catat']).map(({ command }) => command)).toEqual(['tolak']);
  });

  it('go, and say whether there were any', () => {
    expect(clearMarks()).toBe(false);
    markAll();
    expect(clearMarks()).toBe(true);
    expect(marked()).toEqual([]);
  });
});
