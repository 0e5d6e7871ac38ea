// An aduan counts as read where somebody stays, not where a held key passes.

import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { openAduan, opened, reloadAduan, REST } from '../src/features/aduan/opened.svelte';
import { detail } from '../src/gallery/samples';
import { call } from '../src/host';

vi.mock('../src/host', () => ({ call: vi.fn(), listen: vi.fn() }));

const asked = () => vi.mocked(call).mock.calls.map(([, request]) => (request as { id: string }).id);

beforeAll(() => void vi.useFakeTimers());
afterAll(() => void vi.useRealTimers());
beforeEach(() => {
  vi.mocked(call).mockReset().mockResolvedValue(detail);
  vi.advanceTimersByTime(10 * REST);
});
afterEach(() => openAduan(null));

it('is read at once when it is chosen', async () => {
  openAduan('a');
  expect(asked()).toEqual(['a']);
  await vi.advanceTimersByTimeAsync(REST);
  openAduan('b');
  expect(asked()).toEqual(['a', 'b']);
});

it('is not read while a key is held down', async () => {
  for (const id of ['a', 'b', 'c', 'd']) {
    openAduan(id);
    await vi.advanceTimersByTimeAsync(30);
  }
  await reloadAduan(); // news came meanwhile
  expect(asked(), 'b and c were only passed').toEqual(['a']);
  await vi.advanceTimersByTimeAsync(REST);
  expect(asked()).toEqual(['a', 'd']);
  expect(opened.detail).toEqual(detail);
});

it('is not read after the list was left', async () => {
  openAduan('a');
  openAduan('b');
  openAduan(null);
  await vi.advanceTimersByTimeAsync(REST);
  expect(asked()).toEqual(['a']);
});
