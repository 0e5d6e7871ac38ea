// Placeholders, differences, checks before publishing, and dates.

import { describe, expect, it } from 'vitest';
import { placeholdersIn } from '../src/base/placeholders';
import { inWords, shortDate, tomorrow } from '../src/base/time';
import { checksOf } from '../src/features/koreksi/checks';
import { belongsTo, countChanges, newSide, oldSide } from '../src/features/koreksi/diff';
import type { DiffPart } from '../src/wire/types';

describe('placeholders', () => {
  it('are found, each with its place', () => {
    const body = 'Selesai pada [tanggal] oleh [unit].';
    const found = placeholdersIn(body);
    expect(found.map(({ text }) => text)).toEqual(['[tanggal]', '[unit]']);
    expect(body.slice(found[1]?.start, found[1]?.end)).toBe('[unit]');
  });

  it.each([
    ['empty brackets', 'a [] b'],
    ['a break inside', 'a [satu\ndua] b'],
    ['no end', 'a [satu'],
    ['too long', `a [${'x'.repeat(61)}]`],
    ['too long in bytes', `a [${'é'.repeat(31)}]`],
  ])('are not %s', (_, body) => {
    expect(placeholdersIn(body)).toEqual([]);
  });

  it('are the inner bracket of two', () => {
    expect(placeholdersIn('[a [b]').map(({ text }) => text)).toEqual(['[b]']);
  });
});

describe('differences', () => {
  const parts: DiffPart[] = [
    { jenis: 'sama', teks: 'UPT ' },
    { jenis: 'dihapus', teks: 'JJ' },
    { jenis: 'ditambah', teks: 'Jalan' },
    { jenis: 'sama', teks: ' ' },
    { jenis: 'ditambah', teks: 'dan Jembatan' },
    { jenis: 'sama', teks: ' sudah ' },
    { jenis: 'dihapus', teks: 'jua' },
  ];
  const whole = (side: DiffPart[]) => side.map(({ teks }) => teks).join('');

  it('give both texts back whole', () => {
    expect(whole(oldSide(parts))).toBe('UPT JJ  sudah jua');
    expect(whole(newSide(parts))).toBe('UPT Jalan dan Jembatan sudah ');
  });

  it('do not mark another text', () => {
    expect(belongsTo(parts, 'UPT Jalan dan Jembatan sudah ')).toBe(true);
    expect(belongsTo(parts, 'UPT Jalan dan Jembatan sudah')).toBe(false);
  });

  it('next to each other count once', () => {
    expect(countChanges(parts)).toBe(2);
    expect(countChanges([])).toBe(0);
  });
});

describe('checks before publishing', () => {
  const good = (body: string) => checksOf(body).map((check) => check.good);

  it('accept a complete answer', () => {
    expect(good('Selesai paling lambat 28 Agustus 2026.')).toEqual([true, true, true]);
  });

  it.each([
    'hubungi 0812-7000-0041',
    'hubungi +62 812 7000 0041',
    'NIK 1403990000000004',
    'a@b.go.id',
  ])('point at personal data in “%s”', (body) => {
    expect(checksOf(body)[0]?.good).toBe(false);
  });

  it('point at placeholders and at a missing date', () => {
    expect(good('Selesai [tanggal].')).toEqual([true, false, false]);
  });

  it('do not take a register number for personal data', () => {
    expect(checksOf('SPD-2026-000812, 18 Agustus 2026')[0]?.good).toBe(true);
  });
});

describe('dates', () => {
  const now = new Date('2026-08-13T06:10:00Z');

  it('are today by the hour, in WIB', () => {
    expect(inWords('2026-08-13T06:04:00Z', now)).toBe('hari ini 13.04');
    expect(inWords('2026-08-12T16:59:00Z', now)).toBe('12 Agt 2026 23.59');
    expect(inWords('2026-08-12T17:00:00Z', now)).toBe('hari ini 00.00');
  });

  it('know tomorrow in WIB', () => {
    expect(tomorrow(new Date('2026-08-13T16:59:00Z'))).toBe('2026-08-14');
    expect(tomorrow(new Date('2026-08-13T17:00:00Z'))).toBe('2026-08-15');
    expect(shortDate('2026-08-14')).toBe('14 Agt 2026');
  });
});
