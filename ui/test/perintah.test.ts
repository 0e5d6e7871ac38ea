// From the reason dialog to a command.

import { describe, expect, it } from 'vitest';
import { salah, susun } from '../src/logic/perintah';

const isian = { teks: ' alasan ', tambahan: '', sampai: null };

describe('reasons', () => {
  it('requires words', () => {
    expect(salah('tolak', { ...isian, teks: '  ' }, '2026-08-14')?.kolom).toBe('teks');
    expect(salah('tolak', isian, '2026-08-14')).toBeNull();
  });

  it('requires the second field where there is one', () => {
    expect(salah('gabungkan', isian, '2026-08-14')?.kolom).toBe('tambahan');
    expect(salah('nyatakan_bukan_kewenangan', isian, '2026-08-14')?.kolom).toBe('tambahan');
    expect(salah('kembalikan', isian, '2026-08-14')).toBeNull();
  });

  it('requires a day after today', () => {
    expect(salah('tunda_perwaktu', { ...isian, sampai: '' }, '2026-08-14')?.kolom).toBe('sampai');
    expect(salah('tunda_perwaktu', { ...isian, sampai: '2026-08-13' }, '2026-08-14')?.kolom).toBe(
      'sampai',
    );
    expect(salah('tunda_perwaktu', { ...isian, sampai: '2026-08-14' }, '2026-08-14')).toBeNull();
    expect(salah('tunda_perwaktu', isian, '2026-08-14')).toBeNull();
  });

  it('becomes the command with the field of that command', () => {
    expect(susun('minta_kelengkapan', isian)).toEqual({
      perintah: 'minta_kelengkapan',
      permintaan: 'alasan',
    });
    expect(susun('kembalikan_draf', isian)).toEqual({
      perintah: 'kembalikan_draf',
      catatan: 'alasan',
    });
    expect(susun('gabungkan', { ...isian, tambahan: ' spd-2026-000001 ' })).toEqual({
      perintah: 'gabungkan',
      ke: 'SPD-2026-000001',
      alasan: 'alasan',
    });
  });

  it('postpones with or without a date, whichever button opened it', () => {
    expect(susun('tunda_perwaktu', isian).perintah).toBe('tunda_catatan');
    expect(susun('tunda_catatan', { ...isian, sampai: '2026-08-20' })).toEqual({
      perintah: 'tunda_perwaktu',
      sampai: '2026-08-20',
      alasan: 'alasan',
    });
  });
});
