// What the page says when a synchronisation that somebody asked for fails.

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { call } from '../src/host';
import { syncNow } from '../src/state/session.svelte';
import { clearToasts, toasts } from '../src/state/toasts.svelte';

vi.mock('../src/host', () => ({ call: vi.fn(), listen: vi.fn() }));

const fails = (code: string, detail: string) =>
  vi.mocked(call).mockRejectedValueOnce({ code, detail });

beforeEach(clearToasts);

describe('a synchronisation that fails', () => {
  it('is said when the disk refused', async () => {
    fails('penyimpanan_gagal', 'Penyimpanan di komputer ini penuh.');
    await syncNow();
    expect(toasts.list.map(({ message }) => message)).toEqual([
      'Penyimpanan di komputer ini penuh.',
    ]);
  });

  it.each(['luring', 'waktu_habis', 'belum_masuk'])(
    'is told by the state of the network alone: %s',
    async (code) => {
      fails(code, 'Server tidak dapat dihubungi.');
      await syncNow();
      expect(toasts.list).toEqual([]);
    },
  );
});
