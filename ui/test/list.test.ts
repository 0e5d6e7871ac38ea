// Windowing of the list, and the choice of SKPD.

import { describe, expect, it } from 'vitest';
import { drawnIndices, rowsInSight, scrollTo } from '../src/features/inbox/window';
import { skpdChoices, skpdOf, withChosen } from '../src/state/skpd';
import type { SaranSkpd, Skpd } from '../src/wire/types';

const box = (top: number, height = 600) => ({ top, height, rowHeight: 84 });

describe('windowing', () => {
  it('draws a handful of ten thousand rows', () => {
    const { start, end } = rowsInSight(box(84 * 5000), 10_000);
    expect(start).toBe(4996);
    expect(end - start).toBeLessThan(20);
    expect(start * 84).toBeLessThanOrEqual(84 * 5000);
    expect(end * 84).toBeGreaterThanOrEqual(84 * 5000 + 600);
  });

  it('stays within the list', () => {
    expect(rowsInSight(box(0), 3)).toEqual({ start: 0, end: 3 });
    expect(rowsInSight(box(9999), 3).end).toBe(3);
    expect(rowsInSight(box(0), 0)).toEqual({ start: 0, end: 0 });
    expect(rowsInSight(box(-50), 3).start).toBe(0);
  });

  it('always draws the active row', () => {
    expect(drawnIndices({ start: 10, end: 13 }, 2, 100)).toEqual([2, 10, 11, 12]);
    expect(drawnIndices({ start: 10, end: 13 }, 11, 100)).toEqual([10, 11, 12]);
    expect(drawnIndices({ start: 0, end: 2 }, -1, 2)).toEqual([0, 1]);
  });

  it('scrolls just as far as needed', () => {
    expect(scrollTo(0, box(200, 300))).toBe(0);
    expect(scrollTo(3, box(84, 300))).toBe(84);
    expect(scrollTo(10, box(0, 300))).toBe(84 * 11 - 300);
  });
});

describe('choice of SKPD', () => {
  const skpd = (kode: string, nama: string, more: Partial<Skpd> = {}): Skpd => ({
    kode,
    nama,
    singkatan: kode,
    bidang_aduan: [],
    tujuan_disposisi: true,
    berlaku_mulai: null,
    berlaku_sampai: null,
    ...more,
  });
  const all = [
    skpd('A', 'Dinas Air', { bidang_aduan: ['air keruh'] }),
    skpd('B', 'Dinas Jalan'),
    skpd('C', 'Dinas Lama'),
  ];
  const saran = [{ kode: 'B' }] as SaranSkpd[];

  it('offers only those that the program names', () => {
    expect(skpdOf(['B', 'A', 'Z'], all).map(({ kode }) => kode)).toEqual(['A', 'B']);
  });

  it('puts the suggested first and searches the fields of complaint', () => {
    const targets = skpdOf(['A', 'B'], all);
    expect(skpdChoices(targets, saran, '').map(({ kode }) => kode)).toEqual(['B', 'A']);
    expect(skpdChoices(targets, saran, 'KERUH dinas').map(({ kode }) => kode)).toEqual(['A']);
  });

  it('keeps in sight what is chosen, whatever is searched', () => {
    const shown = (search: string, chosen: string | null) =>
      withChosen(skpdChoices(all, [], search), all, chosen).map(({ kode }) => kode);
    expect(shown('jalan', 'A')).toEqual(['A', 'B']);
    expect(shown('jalan', 'B')).toEqual(['B']);
    expect(shown('jalan', null)).toEqual(['B']);
    expect(shown('tidak ada', 'A')).toEqual(['A']);
  });
});
