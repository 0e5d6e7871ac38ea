// What the program found in an answer, as it is told before the answer is published.

import { LABEL_DATA_PRIBADI, type TextCheck } from '../../wire/types';
import { words } from './words';

export interface Finding {
  title: string;
  finding: string;
  good: boolean;
}

export function findingsOf({ isian, pribadi, tanggal }: TextCheck): Finding[] {
  const personal = pribadi.map((kind) => LABEL_DATA_PRIBADI[kind]).join(', ');
  return [
    {
      title: words.personal,
      finding: personal ? words.personalFound(personal) : words.personalNone,
      good: personal === '',
    },
    {
      title: words.placeholders,
      finding: isian.length > 0 ? words.placeholdersFound(isian.length) : words.placeholdersNone,
      good: isian.length === 0,
    },
    { title: words.date, finding: tanggal ?? words.dateNone, good: tanggal !== null },
  ];
}
