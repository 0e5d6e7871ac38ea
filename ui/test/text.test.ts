// Differences, and what is told before an answer is published.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findingsOf } from '../src/features/koreksi/checks';
import { belongsTo, countChanges, newSide, oldSide } from '../src/features/koreksi/diff';
import { words as signInWords } from '../src/features/sign_in/words';
import type { DiffPart, TextCheck } from '../src/wire/types';

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

describe('findings before publishing', () => {
  const complete: TextCheck = { isian: [], pribadi: [], tanggal: '28 Agustus 2026' };
  const good = (check: TextCheck) => findingsOf(check).map((finding) => finding.good);

  it('accept a complete answer, and name its date', () => {
    expect(good(complete)).toEqual([true, true, true]);
    expect(findingsOf(complete)[2]?.finding).toBe('28 Agustus 2026');
  });

  it('name every kind of personal data', () => {
    const [personal] = findingsOf({ ...complete, pribadi: ['nik', 'surel'] });
    expect(personal?.good).toBe(false);
    expect(personal?.finding).toBe('Masih memuat NIK, alamat surel');
  });

  it('point at placeholders and at a missing date', () => {
    const isian = [{ teks: '[tanggal]', dari: 8, sampai: 17 }];
    expect(good({ ...complete, isian, tanggal: null })).toEqual([true, false, false]);
  });
});

describe('ending a session', () => {
  const plain = (text: string) => text.replace(/\s+/gu, ' ').replaceAll('**', '');
  const read = (path: string) =>
    plain(readFileSync(resolve(import.meta.dirname, '../..', path), 'utf8'));

  it('is told alike by dialog and guide', () => {
    const guide = read('docs/PANDUAN-STAF.md');
    expect(guide).toContain(signInWords.signOutKeeps);
    expect(guide).toContain(`${signInWords.signOut} menghapus tanda masuk dan salinan aduan`);
  });

  it('is nowhere said to remove a text', () => {
    const said = [...Object.values(signInWords)].filter((word) => typeof word === 'string');
    for (const text of [...said, signInWords.endedOver('Nurhayati')]) {
      expect(text).not.toMatch(/(?:tulisan|draf)[^.]*dihapus/iu);
    }
  });
});
