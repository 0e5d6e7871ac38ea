// After an objection the old answer is neither the beginning nor the end of the new one.

import { expect, it } from 'vitest';
import { beginning, isRejected } from '../src/features/aduan/rejected';
import type { Draf, Jawaban } from '../src/wire/types';

const draf = (isi: string, pada: string) => ({ isi, pada }) as Draf;
const jawaban = (isi: string, pada: string) => ({ isi, pada }) as Jawaban;
const OLD = 'Sudah ditambal.';

it('a draf that came back for repair is gone on with', () => {
  const back = [draf(OLD, '2026-08-12T03:00:00Z')];
  expect(beginning({ draf: back, jawaban: [] })).toBe(OLD);
});

it('an answer that was published and objected to is not', () => {
  const published = [jawaban(OLD, '2026-08-13T03:00:00Z')];
  const first = draf(OLD, '2026-08-12T03:00:00Z');
  expect(beginning({ draf: [first], jawaban: published })).toBe('');
  const second = draf('Ditambal lagi pada 20 Agustus.', '2026-08-14T03:00:00Z');
  expect(beginning({ draf: [first, second], jawaban: published })).toBe(second.isi);
});

it('is refused when it says the same again', () => {
  const published = [jawaban(OLD, '2026-08-13T03:00:00Z')];
  expect(isRejected({ jawaban: published }, ` ${OLD}\n`)).toBe(true);
  expect(isRejected({ jawaban: published }, `${OLD} Maaf.`)).toBe(false);
  expect(isRejected({ jawaban: [] }, OLD)).toBe(false);
});
