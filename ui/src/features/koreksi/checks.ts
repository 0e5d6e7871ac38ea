// What is looked at before an answer is published.

import { placeholdersIn } from '../../base/placeholders';
import { words } from './words';

export interface Check {
  title: string;
  finding: string;
  good: boolean;
}

const MONTHS =
  'januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember';
const date = new RegExp(`\\b\\d{1,2} (?:${MONTHS}) \\d{4}\\b`, 'iu');
const telepon = /(?:\+62[\s.-]?|\b0)8(?:[\s.-]?\d){7,11}\b/u;
const nik = /\b\d{16}\b/u;
const surel = /[\w.+-]+@[\w-]+\.[\w.]+/u;

/** Whether a text seems to hold somebody's NIK, phone number or e-mail. */
export function hasPersonalData(body: string): boolean {
  return nik.test(body) || telepon.test(body) || surel.test(body);
}

export function checksOf(body: string): Check[] {
  const personal = [
    nik.test(body) ? words.nik : '',
    telepon.test(body) ? words.telepon : '',
    surel.test(body) ? words.surel : '',
  ].filter(Boolean);
  const left = placeholdersIn(body).length;
  const day = date.exec(body)?.[0];
  return [
    {
      title: words.personal,
      finding: personal.length ? words.personalFound(personal.join(', ')) : words.personalNone,
      good: personal.length === 0,
    },
    {
      title: words.placeholders,
      finding: left ? words.placeholdersFound(left) : words.placeholdersNone,
      good: left === 0,
    },
    { title: words.date, finding: day ?? words.dateNone, good: day !== undefined },
  ];
}
