// Where nobody would read an aduan is known before it is sent there.

import { beforeEach, expect, it, vi } from 'vitest';
import { call } from '../src/host';
import {
  forgetStanding,
  isWithoutOfficer,
  loadStanding,
  refreshStanding,
  standing,
  unreadAt,
} from '../src/state/standing.svelte';

vi.mock('../src/host', () => ({ call: vi.fn(), listen: vi.fn() }));

const rows = [
  { kode: 'PUPR', petugas: 2, menunggu: 5 },
  { kode: 'DISDIK', petugas: 0, menunggu: 3 },
  { kode: 'DLH', petugas: 0, menunggu: 0 },
];

beforeEach(() => {
  forgetStanding();
  vi.mocked(call).mockReset().mockResolvedValue(rows);
});

it('marks a SKPD without an officer, and none before the server was asked', async () => {
  expect(isWithoutOfficer('DISDIK')).toBe(false);
  await loadStanding();
  expect(rows.map(({ kode }) => isWithoutOfficer(kode))).toEqual([false, true, true]);
  expect(unreadAt().map(({ kode }) => kode)).toEqual(['DISDIK']);
});

it('keeps what it knows while the server cannot be asked', async () => {
  await loadStanding();
  vi.mocked(call).mockRejectedValue({ code: 'luring' });
  await loadStanding();
  expect(isWithoutOfficer('DISDIK')).toBe(true);
  forgetStanding();
  expect(standing.rows, 'nothing of the person before').toEqual([]);
});

it('is not asked with every change', async () => {
  await refreshStanding();
  await refreshStanding();
  expect(vi.mocked(call)).toHaveBeenCalledOnce();
});
