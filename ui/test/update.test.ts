// What the strip about an update says and offers.

import { describe, expect, it } from 'vitest';
import { stripOf } from '../src/features/update/strip';
import type { UpdateStage, UpdateState } from '../src/wire/types';

const at = (tahap: UpdateStage): UpdateState => ({ berjalan: '1.0.0', tahap });
const ready: UpdateStage = { tahap: 'siap', versi: '1.1.0', menunggu: null, galat: null };
const unsent = { aduan: 'a', nomor: 'SPD-2026-000812', untuk: 'disposisi' } as const;

describe('what the strip says', () => {
  it.each([
    ['nothing is known', at({ tahap: 'diam', keterangan: 'Belum diperiksa.' })],
    ['the office turned it off', at({ tahap: 'mati', alasan: 'Dimatikan.' })],
    ['it was left for later', at({ tahap: 'ditunda', versi: '1.1.0', sampai: 'besok' })],
  ])('is nothing while %s', (_, state) => {
    expect(stripOf(state, 'reading')).toBeNull();
  });

  it('offers a version, and a time for it', () => {
    const strip = stripOf(at(ready), 'reading');
    expect(strip?.sentence).toBe('Versi 1.1.0 siap dipasang.');
    expect(strip?.buttons).toEqual(['install', 'later']);
  });

  it('offers no installation while a text waits or is open', () => {
    const waiting = stripOf(at({ ...ready, menunggu: unsent }), 'reading');
    expect(waiting?.buttons).toEqual(['later']);
    expect(waiting?.unsent).toEqual(unsent);
    expect(waiting?.sentence).toContain('menunggu sampai tulisan Anda dikirim atau dihapus');
    const open = stripOf(at(ready), 'writing');
    expect(open?.buttons).toEqual(['later']);
    expect(open?.sentence).toContain('tulisan yang terbuka');
    const done = at({ tahap: 'terpasang', versi: '1.1.0', menunggu: unsent });
    expect(stripOf(done, 'reading')?.buttons).toEqual([]);
  });

  it('tells progress, which can be given up', () => {
    const strip = stripOf(at({ tahap: 'mengunduh', versi: '1.1.0', persen: 42 }), 'writing');
    expect(strip?.percent).toBe(42);
    expect(strip?.buttons).toEqual(['cancel']);
  });

  it('tells a refusal, and a failure that may be tried again', () => {
    const refused = stripOf(at({ tahap: 'ditolak', alasan: 'Ditolak.' }), 'reading');
    expect([refused?.failed, refused?.buttons]).toEqual([true, ['later']]);
    const failed = stripOf(at({ ...ready, galat: 'Unduhan terputus.' }), 'reading');
    expect([failed?.sentence, failed?.failed]).toEqual(['Unduhan terputus.', true]);
    expect(failed?.buttons).toEqual(['install', 'later']);
  });
});
