// What is looked at before an answer is published.

import { text } from '../text';
import { isianKosong } from './isian';

export interface Pemeriksaan {
  judul: string;
  isi: string;
  baik: boolean;
}

const BULAN =
  'januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember';
const tanggal = new RegExp(`\\b\\d{1,2} (?:${BULAN}) \\d{4}\\b`, 'iu');
const telepon = /(?:\+62[\s.-]?|\b0)8(?:[\s.-]?\d){7,11}\b/u;
const nik = /\b\d{16}\b/u;
const surel = /[\w.+-]+@[\w-]+\.[\w.]+/u;

/** Whether a text seems to hold somebody's NIK, phone number or e-mail. */
export function adaDataPribadi(isi: string): boolean {
  return nik.test(isi) || telepon.test(isi) || surel.test(isi);
}

export function periksa(isi: string): Pemeriksaan[] {
  const kata = text.koreksi.periksa;
  const pribadi = [
    nik.test(isi) ? kata.nik : '',
    telepon.test(isi) ? kata.telepon : '',
    surel.test(isi) ? kata.surel : '',
  ].filter(Boolean);
  const isian = isianKosong(isi).length;
  const waktu = tanggal.exec(isi)?.[0];
  return [
    {
      judul: kata.pribadi,
      isi: pribadi.length ? kata.pribadiAda(pribadi.join(', ')) : kata.pribadiTidak,
      baik: pribadi.length === 0,
    },
    { judul: kata.isian, isi: isian ? kata.isianAda(isian) : kata.isianTidak, baik: isian === 0 },
    { judul: kata.waktu, isi: waktu ?? kata.waktuTidak, baik: waktu !== undefined },
  ];
}
