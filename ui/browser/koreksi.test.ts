// The correction: changes marked, never one of an older draf, nothing lost on the way out.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CommandRequest } from '../src/wire/types';
import { closeBrowser, Desk, Officer, reset, testid } from './desk';

beforeAll(reset);
afterAll(closeBrowser);

async function openKoreksi(desk: Desk): Promise<string> {
  const [row] = await desk.rows('draf_jawaban');
  if (!row) throw new Error('no draf waits for its correction');
  await desk.go(`draf_jawaban/koreksi/${row.id}`);
  await desk.unlocked('koreksi-isi');
  return row.id;
}

let desk: Desk;

beforeEach(async () => {
  desk = await Desk.open({ pengguna: 'admin' });
  return () => desk.close();
});

describe('a correction', () => {
  it('marks removals on the left and additions on the right', async () => {
    await openKoreksi(desk);
    const draf = await desk.value('koreksi-isi');
    const [first = ''] = draf.split(' ');
    await desk.fill('koreksi-isi', draf.replace(first, 'Salam'));
    await desk.page.waitForSelector(`${testid('koreksi-draf')} del`);
    expect(await desk.page.textContent(`${testid('koreksi-draf')} del`)).toContain(first.trim());
    expect(await desk.page.textContent(`${testid('koreksi-beda')} ins`)).toContain('Salam');
  });

  it('keeps the note for the SKPD over Escape', async () => {
    await openKoreksi(desk);
    await desk.fill('koreksi-catatan', 'Tambahkan tanggal.');
    await desk.press('Escape');
    await desk.seeNo('koreksi-screen');
    await openKoreksi(desk);
    expect(await desk.value('koreksi-catatan')).toBe('Tambahkan tanggal.');
  });

  it('warns of personal data, and holds everything while it publishes nothing', async () => {
    await openKoreksi(desk);
    await desk.fill('koreksi-isi', 'Hubungi 0812-7000-0041 sebelum 20 Agustus 2026.');
    await desk.click('koreksi-terbitkan');
    await desk.read('koreksi-blocked', 'data pribadi');
    expect(desk.requests('run_command')).toEqual([]);
  });

  it('is locked while the draf is sent back', async () => {
    await openKoreksi(desk);
    await desk.fill('koreksi-catatan', 'Tambahkan tanggal.');
    await desk.hold('run_command');
    await desk.click('koreksi-kembalikan');
    await desk.waitForRequests('run_command', 1);
    expect(await desk.isLocked('koreksi-isi')).toBe(true);
    expect(await desk.isLocked('koreksi-catatan')).toBe(true);
  });

  it('of an older draf is offered, with its note, and never taken for the newest', async () => {
    const id = await openKoreksi(desk);
    await desk.fill('koreksi-isi', 'Koreksi atas draf pertama.');
    await desk.fill('koreksi-catatan', 'Catatan atas draf pertama.');
    await desk.read('koreksi-saved', 'Tersimpan');
    await anotherDraf(id);
    await desk.press('F5');
    await desk.readValue('koreksi-isi', 'Draf kedua, sudah diperbaiki.');
    await desk.read('koreksi-draf', 'Draf kedua');
    expect(await desk.value('koreksi-catatan'), 'it was about the first').toBe('');
    await desk.read('toasts', 'draf versi 2');
    await desk.click('koreksi-usang');
    await desk.readValue('koreksi-isi', 'Koreksi atas draf pertama.');
    expect(await desk.value('koreksi-catatan')).toBe('Catatan atas draf pertama.');
    await desk.click('koreksi-terbitkan');
    await desk.waitForRequests('run_command', 1);
    const [{ command }] = desk.requests<CommandRequest>('run_command') as [CommandRequest];
    expect(command).toEqual({ perintah: 'terbitkan', isi: 'Koreksi atas draf pertama.' });
  });

  /** The draf is sent back elsewhere, and the SKPD hands in another. */
  async function anotherDraf(id: string): Promise<void> {
    const catatan = 'Tambahkan tanggal.';
    await act(await new Officer().sitDown({ pengguna: 'admin' }), id, {
      perintah: 'kembalikan_draf',
      catatan,
    });
    const isi = 'Draf kedua, sudah diperbaiki.';
    const pupr = await new Officer().sitDown({ pengguna: 'pupr' });
    await act(pupr, id, { perintah: 'ajukan_draf', isi });
  }

  async function act(officer: Officer, id: string, command: CommandRequest['command']) {
    const { view } = await officer.call('read_aduan', { id });
    const { version } = view.aduan;
    await officer.call('run_command', { id, version, niat: crypto.randomUUID(), command });
  }
});
