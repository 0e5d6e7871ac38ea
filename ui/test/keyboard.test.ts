// Letters act only outside text fields; Ctrl keys act everywhere; whoever is on top takes them.

import { describe, expect, it } from 'vitest';
import {
  actionOf,
  handOut,
  receiveAllKeys,
  receiveKeys,
  type Action,
  type Press,
} from '../src/base/keyboard';
import { words as help } from '../src/features/help/words';
import { offers } from '../src/features/command/table';

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});
const free = { typing: false, singleLetters: true, afterG: false };
const typing = { ...free, typing: true };

describe('keys', () => {
  it('moves along the list', () => {
    expect(actionOf(press('j'), free)).toBe('next');
    expect(actionOf(press('K'), free)).toBe('previous');
    expect(actionOf(press('ArrowDown'), free)).toBe('next');
    expect(actionOf(press('Home'), free)).toBe('first');
    expect(actionOf(press('End'), free)).toBe('last');
  });

  it('marks along the list', () => {
    expect(actionOf(press(' '), free)).toBe('toggle');
    expect(actionOf(press(' '), typing)).toBeNull();
    const shift = { shiftKey: true };
    expect(actionOf(press('ArrowDown', shift), free)).toBe('extend_next');
    expect(actionOf(press('ArrowUp', shift), free)).toBe('extend_previous');
    expect(actionOf(press('ArrowDown', shift), typing)).toBeNull();
  });

  it('leaves letters, arrows and Enter to a text field', () => {
    for (const key of ['j', 'd', '?', 'ArrowDown', 'Home', 'End', 'Enter']) {
      expect(actionOf(press(key), typing)).toBeNull();
    }
  });

  it('takes back and makes again in a text field, and only there', () => {
    const ctrl = (key: string, more = {}) => press(key, { ctrlKey: true, ...more });
    expect(actionOf(ctrl('z'), typing)).toBe('undo');
    expect(actionOf(ctrl('Z', { shiftKey: true }), typing)).toBe('redo');
    expect(actionOf(ctrl('y'), typing)).toBe('redo');
    expect(actionOf(ctrl('z'), free)).toBeNull();
  });

  it('keeps Esc, F5 and Ctrl keys in a text field', () => {
    expect(actionOf(press('Escape'), typing)).toBe('back');
    expect(actionOf(press('F5'), typing)).toBe('sync');
    expect(actionOf(press('Enter', { ctrlKey: true }), typing)).toBe('main');
    expect(actionOf(press('s', { ctrlKey: true }), typing)).toBe('save');
    expect(actionOf(press('k', { ctrlKey: true }), typing)).toBe('search');
  });

  it('never takes a Ctrl letter for the letter', () => {
    expect(actionOf(press('d', { ctrlKey: true }), free)).toBeNull();
    expect(actionOf(press('x', { altKey: true }), free)).toBeNull();
    expect(actionOf(press('D', { shiftKey: true }), free)).toBeNull();
  });

  it('can be without shortcuts of one letter', () => {
    const off = { ...free, singleLetters: false };
    expect(actionOf(press('x'), off)).toBeNull();
    expect(actionOf(press('ArrowDown'), off)).toBe('next');
  });

  it('goes to a list after G', () => {
    expect(actionOf(press('t'), free)).toBe('letter_t');
    expect(actionOf(press('t'), { ...free, afterG: true })).toBe('go_today');
  });

  it('knows F6 both ways', () => {
    expect(actionOf(press('F6'), typing)).toBe('next_region');
    expect(actionOf(press('F6', { shiftKey: true }), free)).toBe('previous_region');
  });

  it('of commands are no other keys, and the map tells each', () => {
    for (const { key } of offers) {
      if (!key) continue;
      const action = actionOf(press(key.letter), free);
      expect(action, `${key.letter} does something else`).toBe(`letter_${key.letter}`);
      const told = help.keys.some(([keys]) => keys.split(' ').includes(key.letter.toUpperCase()));
      expect(told, `${key.letter} is not in the map`).toBe(true);
    }
  });
});

describe('receivers', () => {
  const taken: [string, Action][] = [];
  const taker = (name: string) => (action: Action) => taken.push([name, action]) > 0;

  it('take from the top down, and a modal one hides those below', () => {
    const stopFrame = receiveKeys(taker('frame'));
    const stopDialog = receiveAllKeys((action) => action === 'back');
    expect(handOut('back')).toBe(true);
    expect(handOut('letter_x'), 'it would act behind the dialog').toBe(false);
    expect(handOut('save'), 'the browser would save the page').toBe(true);
    expect(taken).toEqual([]);
    stopDialog();
    handOut('letter_x');
    stopFrame();
    handOut('letter_x');
    expect(taken).toEqual([['frame', 'letter_x']]);
  });
});
