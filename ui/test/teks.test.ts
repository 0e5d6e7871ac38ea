// Placeholders, differences, checks before publishing, and dates.

import { describe, expect, it } from 'vitest';
import { beda } from '../src/host/dev/beda';
import { cocok, jumlahPerubahan, sisiBaru, sisiLama } from '../src/logic/beda';
import { isianKosong } from '../src/logic/isian';
import { periksa } from '../src/logic/pemeriksaan';
import { besok, kapan, tanggalPendek } from '../src/logic/waktu';
import type { DiffPart } from '../src/wire/types';

describe('placeholders', () => {
  it('finds each with its place', () => {
    const isi = 'Selesai pada [tanggal] oleh [unit].';
    const hasil = isianKosong(isi);
    expect(hasil.map(({ teks }) => teks)).toEqual(['[tanggal]', '[unit]']);
    expect(isi.slice(hasil[1]?.dari, hasil[1]?.sampai)).toBe('[unit]');
  });

  it.each([
    ['empty brackets', 'a [] b'],
    ['a break inside', 'a [satu\ndua] b'],
    ['no end', 'a [satu'],
    ['too long', `a [${'x'.repeat(61)}]`],
    ['too long in bytes', `a [${'é'.repeat(31)}]`],
  ])('passes over %s', (_, isi) => {
    expect(isianKosong(isi)).toEqual([]);
  });

  it('takes the inner bracket of two', () => {
    expect(isianKosong('[a [b]').map(({ teks }) => teks)).toEqual(['[b]']);
  });
});

describe('differences', () => {
  const lama = 'Lubang ditambal secepatnya, menunggu cuaca.';
  const baru = 'Lubang ditambal paling lambat 28 Agustus, menunggu cuaca kering.';

  it('gives both texts back whole', () => {
    const bagian = beda(lama, baru);
    const gabung = (satu: DiffPart[]) => satu.map(({ teks }) => teks).join('');
    expect(gabung(sisiLama(bagian))).toBe(lama);
    expect(gabung(sisiBaru(bagian))).toBe(baru);
  });

  it('does not mark another text', () => {
    const bagian = beda(lama, baru);
    expect(cocok(bagian, baru)).toBe(true);
    expect(cocok(bagian, `${baru} `)).toBe(false);
  });

  it('counts neighbouring changes once', () => {
    const bagian: DiffPart[] = [
      { jenis: 'sama', teks: 'UPT ' },
      { jenis: 'dihapus', teks: 'JJ' },
      { jenis: 'ditambah', teks: 'Jalan' },
      { jenis: 'sama', teks: ' ' },
      { jenis: 'ditambah', teks: 'dan Jembatan' },
      { jenis: 'sama', teks: ' sudah ' },
      { jenis: 'dihapus', teks: 'jua' },
    ];
    expect(jumlahPerubahan(bagian)).toBe(2);
    expect(jumlahPerubahan([])).toBe(0);
  });
});

describe('checks before publishing', () => {
  const baik = (isi: string) => periksa(isi).map((satu) => satu.baik);

  it('accepts a complete answer', () => {
    expect(baik('Selesai paling lambat 28 Agustus 2026.')).toEqual([true, true, true]);
  });

  it.each([
    'hubungi 0812-7000-0041',
    'hubungi +62 812 7000 0041',
    'NIK 1403990000000004',
    'a@b.go.id',
  ])('points at personal data in “%s”', (isi) => {
    expect(periksa(isi)[0]?.baik).toBe(false);
  });

  it('points at placeholders and at a missing date', () => {
    expect(baik('Selesai [tanggal].')).toEqual([true, false, false]);
  });

  it('does not take a register number for personal data', () => {
    expect(periksa('SPD-2026-000812, 18 Agustus 2026')[0]?.baik).toBe(true);
  });
});

describe('dates', () => {
  const kini = new Date('2026-08-13T06:10:00Z');

  it('says today by the hour, in WIB', () => {
    expect(kapan('2026-08-13T06:04:00Z', kini)).toBe('hari ini 13.04');
    expect(kapan('2026-08-12T16:59:00Z', kini)).toBe('12 Agt 2026 23.59');
    expect(kapan('2026-08-12T17:00:00Z', kini)).toBe('hari ini 00.00');
  });

  it('knows tomorrow in WIB', () => {
    expect(besok(new Date('2026-08-13T16:59:00Z'))).toBe('2026-08-14');
    expect(besok(new Date('2026-08-13T17:00:00Z'))).toBe('2026-08-15');
    expect(tanggalPendek('2026-08-14')).toBe('14 Agt 2026');
  });
});
