// Letters act only outside text fields; Ctrl keys act everywhere.

import { describe, expect, it } from 'vitest';
import { aksi, type Tekan } from '../src/logic/keyboard';
import { bilah, perintahUntuk } from '../src/logic/tindakan';

const tekan = (key: string, lain: Partial<Tekan> = {}): Tekan => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...lain,
});
const bebas = { mengetik: false, hurufTunggal: true, sesudahG: false };
const mengetik = { ...bebas, mengetik: true };

describe('keys', () => {
  it('moves along the list', () => {
    expect(aksi(tekan('j'), bebas)).toBe('berikut');
    expect(aksi(tekan('K'), bebas)).toBe('sebelum');
    expect(aksi(tekan('ArrowDown'), bebas)).toBe('berikut');
  });

  it('leaves letters, arrows and Enter to a text field', () => {
    for (const key of ['j', 'd', '?', 'ArrowDown', 'Enter']) {
      expect(aksi(tekan(key), mengetik)).toBeNull();
    }
  });

  it('keeps Esc, F5 and Ctrl keys in a text field', () => {
    expect(aksi(tekan('Escape'), mengetik)).toBe('kembali');
    expect(aksi(tekan('F5'), mengetik)).toBe('sinkron');
    expect(aksi(tekan('Enter', { ctrlKey: true }), mengetik)).toBe('utama');
    expect(aksi(tekan('s', { ctrlKey: true }), mengetik)).toBe('simpan');
    expect(aksi(tekan('k', { ctrlKey: true }), mengetik)).toBe('cari');
  });

  it('never takes a Ctrl letter for the letter', () => {
    expect(aksi(tekan('d', { ctrlKey: true }), bebas)).toBeNull();
    expect(aksi(tekan('x', { altKey: true }), bebas)).toBeNull();
    expect(aksi(tekan('D', { shiftKey: true }), bebas)).toBeNull();
  });

  it('can be without shortcuts of one letter', () => {
    const mati = { ...bebas, hurufTunggal: false };
    expect(aksi(tekan('x'), mati)).toBeNull();
    expect(aksi(tekan('ArrowDown'), mati)).toBe('berikut');
  });

  it('goes to a view after G', () => {
    expect(aksi(tekan('t'), bebas)).toBe('terima');
    expect(aksi(tekan('t'), { ...bebas, sesudahG: true })).toBe('ke_hari_ini');
  });

  it('knows F6 both ways', () => {
    expect(aksi(tekan('F6'), mengetik)).toBe('pindah');
    expect(aksi(tekan('F6', { shiftKey: true }), bebas)).toBe('pindah_balik');
  });
});

describe('actions', () => {
  it('asks only for what is allowed', () => {
    expect(perintahUntuk('disposisi', ['tolak'])).toBeNull();
    expect(perintahUntuk('draf', ['terbitkan'])).toBe('terbitkan');
    expect(perintahUntuk('pending', ['tunda_catatan'])).toBe('tunda_catatan');
  });

  it('has one primary action and loses none', () => {
    const boleh = ['disposisikan', 'minta_kelengkapan', 'tolak', 'gabungkan', 'catat'] as const;
    const { utama, kedua, lain } = bilah(boleh);
    expect(utama?.perintah).toBe('disposisikan');
    expect(kedua.map(({ perintah }) => perintah)).toEqual(['minta_kelengkapan', 'tolak']);
    expect(lain.map(({ perintah }) => perintah)).toEqual(['gabungkan']);
  });

  it('shows one button for both ways to postpone', () => {
    const dua = bilah(['ajukan_draf', 'tunda_perwaktu', 'tunda_catatan']);
    expect(dua.kedua.map(({ perintah }) => perintah)).toEqual(['tunda_perwaktu']);
    const satu = bilah(['lanjutkan', 'tunda_catatan']);
    expect(satu.kedua.map(({ perintah }) => perintah)).toEqual(['tunda_catatan']);
  });
});
