// Windowing of the list, and the choice of SKPD.

import { describe, expect, it } from 'vitest';
import { gulirKe, indeksTergambar, jendela } from '../src/logic/jendela';
import { pilihanSkpd, skpdTujuan } from '../src/logic/skpd';
import type { SaranSkpd, Skpd } from '../src/wire/types';

describe('windowing', () => {
  it('draws a handful of ten thousand rows', () => {
    const { dari, sampai } = jendela(84 * 5000, 600, 84, 10_000);
    expect(dari).toBe(4996);
    expect(sampai - dari).toBeLessThan(20);
    expect(dari * 84).toBeLessThanOrEqual(84 * 5000);
    expect(sampai * 84).toBeGreaterThanOrEqual(84 * 5000 + 600);
  });

  it('stays within the list', () => {
    expect(jendela(0, 600, 84, 3)).toEqual({ dari: 0, sampai: 3 });
    expect(jendela(9999, 600, 84, 3).sampai).toBe(3);
    expect(jendela(0, 600, 84, 0)).toEqual({ dari: 0, sampai: 0 });
    expect(jendela(-50, 600, 84, 3).dari).toBe(0);
  });

  it('always draws the active row', () => {
    expect(indeksTergambar({ dari: 10, sampai: 13 }, 2, 100)).toEqual([2, 10, 11, 12]);
    expect(indeksTergambar({ dari: 10, sampai: 13 }, 11, 100)).toEqual([10, 11, 12]);
    expect(indeksTergambar({ dari: 0, sampai: 2 }, -1, 2)).toEqual([0, 1]);
  });

  it('scrolls just as far as needed', () => {
    expect(gulirKe(0, 200, 300, 84)).toBe(0);
    expect(gulirKe(3, 84, 300, 84)).toBe(84);
    expect(gulirKe(10, 0, 300, 84)).toBe(84 * 11 - 300);
  });
});

describe('choice of SKPD', () => {
  const skpd = (kode: string, nama: string, lain: Partial<Skpd> = {}): Skpd => ({
    kode,
    nama,
    singkatan: kode,
    bidang_aduan: [],
    tujuan_disposisi: true,
    berlaku_mulai: null,
    berlaku_sampai: null,
    ...lain,
  });
  const semua = [
    skpd('A', 'Dinas Air', { bidang_aduan: ['air keruh'] }),
    skpd('B', 'Dinas Jalan'),
    skpd('C', 'Dinas Lama', { berlaku_sampai: '2026-08-12' }),
    skpd('D', 'Dinas Baru', { berlaku_mulai: '2026-08-14' }),
    skpd('E', 'Bupati', { tujuan_disposisi: false }),
  ];
  const saran = [{ kode: 'B' }] as SaranSkpd[];

  it('offers only those that are valid today', () => {
    expect(skpdTujuan(semua, '2026-08-13').map(({ kode }) => kode)).toEqual(['A', 'B']);
    expect(skpdTujuan(semua, '2026-08-12').map(({ kode }) => kode)).toEqual(['A', 'B', 'C']);
  });

  it('puts the suggested first and searches the fields of complaint', () => {
    const tujuan = skpdTujuan(semua, '2026-08-13');
    expect(pilihanSkpd(tujuan, saran, '').map(({ kode }) => kode)).toEqual(['B', 'A']);
    expect(pilihanSkpd(tujuan, saran, 'KERUH dinas').map(({ kode }) => kode)).toEqual(['A']);
  });
});
