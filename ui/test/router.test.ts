// Addresses survive a round trip, and nonsense leads home.

import { describe, expect, it } from 'vitest';
import { format, parse, type Route } from '../src/state/router';

const id = '01980000-0000-7000-8000-000000000812';

describe('router', () => {
  const routes: Route[] = [
    { screen: 'inbox', pandangan: 'perlu_tindakan', id: null },
    { screen: 'inbox', pandangan: 'draf_jawaban', id },
    { screen: 'draf', pandangan: 'penanganan', id },
    { screen: 'koreksi', pandangan: 'draf_jawaban', id },
    { screen: 'notices', pandangan: 'masuk' },
    { screen: 'warga', pandangan: 'masuk' },
    { screen: 'pengguna', pandangan: 'masuk' },
    { screen: 'akun_saya', pandangan: 'masuk' },
  ];
  it.each(routes)('keeps %o', (route) => {
    expect(parse(format(route))).toEqual(route);
  });

  it.each(['', '#', '#/', '#/tidak-ada', '#/tidak-ada/x/y/z'])('leads %s home', (hash) => {
    expect(parse(hash).pandangan).toBe('perlu_tindakan');
  });
});
