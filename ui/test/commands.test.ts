// From the table of commands to buttons, keys, forms and the commands that forms make.

import { describe, expect, it } from 'vitest';
import {
  commandOf,
  mistakeIn,
  type ReasonFields,
  type ReasonForm,
} from '../src/features/command/reason';
import { commands, offers, reasonFormOf } from '../src/features/command/table';
import { commandFor, postponementOf, toolbarOf } from '../src/features/command/toolbar';
import type { CommandKind } from '../src/wire/types';

const fields: ReasonFields = { reason: ' alasan ', extra: '', until: null };
const TOMORROW = '2026-08-14';

function formOf(command: CommandKind): ReasonForm {
  const form = reasonFormOf(command);
  if (!form) throw new Error(`${command} needs no reason`);
  return form;
}

const mistakenField = (command: CommandKind, given: Partial<ReasonFields>) =>
  mistakeIn(formOf(command), { ...fields, ...given }, TOMORROW)?.field;

describe('the toolbar', () => {
  it('has one primary button and loses none', () => {
    const toolbar = toolbarOf(['disposisikan', 'minta_kelengkapan', 'tolak', 'gabungkan', 'catat']);
    const names = (list: { command: CommandKind }[]) => list.map(({ command }) => command);
    expect(toolbar.primary?.command).toBe('disposisikan');
    expect(names(toolbar.second)).toEqual(['minta_kelengkapan', 'tolak']);
    expect(names(toolbar.more)).toEqual(['gabungkan']);
  });

  it('puts a second command that could be primary beside it', () => {
    const toolbar = toolbarOf(['lanjutkan', 'ajukan_draf']);
    expect(toolbar.primary?.command).toBe('ajukan_draf');
    expect(toolbar.second.map(({ command }) => command)).toEqual(['lanjutkan']);
  });

  it('shows one button for both ways to postpone', () => {
    const both = toolbarOf(['ajukan_draf', 'tunda_perwaktu', 'tunda_catatan']);
    expect(both.second.map(({ command }) => command)).toEqual(['tunda_perwaktu']);
    const one = toolbarOf(['lanjutkan', 'tunda_catatan']);
    expect(one.second.map(({ command }) => command)).toEqual(['tunda_catatan']);
    expect(postponementOf(['tunda_catatan'])?.command).toBe('tunda_catatan');
    expect(postponementOf(['terima'])).toBeNull();
  });

  it('leaves nothing that an officer may do without a place', () => {
    for (const { command, place } of offers) {
      const { primary, second, more } = toolbarOf([command]);
      const shown = [primary, ...second, ...more].some((offer) => offer?.command === command);
      expect(shown, `${command} has no button`).toBe(place !== 'own_form');
    }
  });
});

describe('keys of commands', () => {
  it('ask only for what is allowed', () => {
    expect(commandFor('letter_d', ['tolak'])).toBeNull();
    expect(commandFor('letter_e', ['terbitkan'])).toBe('terbitkan');
    expect(commandFor('letter_e', ['ajukan_draf'])).toBe('ajukan_draf');
    expect(commandFor('letter_p', ['tunda_catatan'])).toBe('tunda_catatan');
    expect(commandFor('use_saran', ['disposisikan'])).toBe('disposisikan');
    expect(commandFor('use_saran', ['tolak'])).toBeNull();
  });
});

describe('reasons', () => {
  it('require words', () => {
    expect(mistakenField('tolak', { reason: '  ' })).toBe('reason');
    expect(mistakenField('tolak', {})).toBeUndefined();
  });

  it('require the second field where there is one', () => {
    expect(mistakenField('gabungkan', {})).toBe('extra');
    expect(mistakenField('gabungkan', { extra: '812' })).toBe('extra');
    expect(mistakenField('gabungkan', { extra: 'spd-2026-000812' })).toBeUndefined();
    expect(mistakenField('nyatakan_bukan_kewenangan', {})).toBe('extra');
    expect(mistakenField('kembalikan', {})).toBeUndefined();
  });

  it('require a day after today', () => {
    const command = 'tunda_perwaktu';
    const until = (day: string) =>
      mistakeIn(formOf(command), { ...fields, until: day }, TOMORROW)?.field;
    expect(until('')).toBe('until');
    expect(until('2026-08-13')).toBe('until');
    expect(until('2026-08-14')).toBeUndefined();
    expect(mistakenField(command, {})).toBeUndefined();
  });

  it('become the command of their row', () => {
    const filled = { reason: 'alasan', extra: 'SPD-2026-000001', until: '2026-08-20' };
    for (const [command, entry] of Object.entries(commands)) {
      if (entry?.form.kind === 'none') expect(entry.form.compose().perintah).toBe(command);
      if (entry?.form.kind !== 'reason') continue;
      const until = entry.form.dated === 'without_date' ? null : filled.until;
      expect(commandOf(entry.form, { ...filled, until }).perintah).toBe(command);
    }
  });

  it('carry the words in the field of their command', () => {
    expect(commandOf(formOf('minta_kelengkapan'), fields)).toEqual({
      perintah: 'minta_kelengkapan',
      permintaan: 'alasan',
    });
    const extra = ' spd-2026-000001 ';
    expect(commandOf(formOf('gabungkan'), { ...fields, extra })).toEqual({
      perintah: 'gabungkan',
      ke: 'SPD-2026-000001',
      alasan: 'alasan',
    });
    expect(commandOf(formOf('kembalikan'), { ...fields, extra: 'Usul.' })).toEqual({
      perintah: 'kembalikan',
      alasan: 'alasan\n\nUsul.',
    });
  });

  it('postpone with or without a date, whichever button opened the form', () => {
    expect(commandOf(formOf('tunda_perwaktu'), fields).perintah).toBe('tunda_catatan');
    const dated = { ...fields, until: '2026-08-20' };
    expect(commandOf(formOf('tunda_catatan'), dated)).toEqual({
      perintah: 'tunda_perwaktu',
      sampai: '2026-08-20',
      alasan: 'alasan',
    });
  });
});
