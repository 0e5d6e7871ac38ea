// A role is chosen, and the SKPD that goes with it: asked before the server is.

import { words as common } from '../../base/words';
import type { Peran, Problem, SkpdKode } from '../../wire/types';
import { words } from './words';

type Role = { peran: Peran; skpd: SkpdKode | null };

export function missing(peran: Peran | '', skpd: SkpdKode | ''): Role | { problem: Problem } {
  if (peran === '') return { problem: required('peran', words.role) };
  if (peran !== 'petugas_skpd') return { peran, skpd: null };
  if (skpd === '') return { problem: required('skpd', words.skpd) };
  return { peran, skpd };
}

function required(kolom: string, label: string): Problem {
  return {
    type: '/problem/form_salah',
    title: label,
    status: 0,
    code: 'form_salah',
    detail: common.required(label),
    kolom,
  };
}
