// A mistyped address of the server, and what it may have meant.

import { describe, expect, it } from 'vitest';
import { meant } from '../src/features/sign_in/meant';

const OURS = 'sipendekar.bengkaliskab.go.id';

describe('a mistyped address', () => {
  it.each([
    'sipendekar.bengkaliskab.go,id',
    'sipendekar bengkaliskab go id',
    'sipendekar.bengkalisakb.go.id',
    'sipendekar.bengkalis.go.id',
    'sipendakar.bengkaliskab.go.id',
    'htpps://sipendekar.bengkaliskab.go.id/',
    'https;//sipendekar.bengkaliskab.go.id',
    'http://sipendekar.bengkaliskab.go.id',
    'SIPENDEKAR.bengkaliskab.co.id',
  ])('%s meant the known one', (typed) => {
    expect(meant(typed, [OURS])).toBe(OURS);
  });

  it.each([
    ['aduan.siakkab.go,id', 'aduan.siakkab.go.id'],
    ['http://10.20.0.5:8443', '10.20.0.5:8443'],
  ])('%s is mended though it is not known', (typed, mended) => {
    expect(meant(typed, [OURS])).toBe(mended);
  });

  it.each([
    OURS,
    `https://${OURS}/`,
    OURS.toUpperCase(),
    'aduan.siakkab.go.id',
    'komputer',
    '',
    '://',
  ])('nothing else is offered for %s', (typed) => {
    expect(meant(typed, [OURS])).toBeNull();
  });

  it('of two known ones means the nearer', () => {
    expect(meant('sipendekar2.bengkaliskab.go.i', [OURS, 'sipendekar2.bengkaliskab.go.id'])).toBe(
      'sipendekar2.bengkaliskab.go.id',
    );
  });
});
