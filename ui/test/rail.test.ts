// The rail: which lists whom, under which names, and counts that leave the icons free.

import { describe, expect, it } from 'vitest';
import { countShort } from '../src/frame/rail';
import { pandanganName, railOf, statusName } from '../src/state/pandangan';
import { LABEL_STATUS, PANDANGAN, type Pandangan, type StatusCode } from '../src/wire/types';

const statuses = Object.keys(LABEL_STATUS) as StatusCode[];
const ofOneStatus = statuses.filter((status) => PANDANGAN.some((one) => one === status));
const roles = ['admin_diskominfo', 'petugas_skpd', 'pimpinan', 'inspektorat', 'superadmin'];

describe('a list and the status that it holds', () => {
  it.each(roles)('have one name for %s', (peran) => {
    expect(ofOneStatus.length).toBe(statuses.length - 2); // both postponements share a list
    for (const status of ofOneStatus) {
      expect(statusName(status, peran)).toBe(pandanganName(status as Pandangan, peran));
    }
  });

  it('is named for a SKPD as its work is', () => {
    expect(statusName('draf_jawaban', 'petugas_skpd')).toBe('Menunggu koreksi');
    expect(statusName('draf_jawaban', 'admin_diskominfo')).toBe('Draf Jawaban');
  });
});

describe('the rail', () => {
  it('leaves out what its reader can never have', () => {
    expect(railOf('petugas_skpd').archive).toEqual(['dijawab', 'selesai']);
    expect(railOf('petugas_skpd').flow[0]).toBe('disposisi');
    expect(railOf('pimpinan').smart).not.toContain('perlu_tindakan');
  });

  it('shows an admin every list', () => {
    const { smart, flow, archive } = railOf('admin_diskominfo');
    expect([...smart, ...flow, ...archive]).toEqual([...PANDANGAN]);
    expect(archive).toEqual(['dijawab', 'selesai', 'digabung', 'bukan_kewenangan', 'ditolak']);
  });

  it.each([
    [0, '0', '0'],
    [99, '99', '99'],
    [100, '100', '99+'],
    [10_000, '999+', '99+'],
  ])('tells %i as %s, and as %s beside an icon alone', (count, wide, narrow) => {
    expect(countShort(count, 999)).toBe(wide);
    expect(countShort(count, 99)).toBe(narrow);
  });
});
