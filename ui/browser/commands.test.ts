// Commands as an officer gives them: forms, refusals, conflicts, keys of intentions.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandRequest } from '../src/wire/types';
import { closeBrowser, Desk, Officer, reset, testid, unreached } from './desk';

beforeAll(reset);
afterAll(closeBrowser);

/** Somebody else writes a note, so that the version grows. */
async function noteBySomebodyElse(id: string): Promise<void> {
  const other = await new Officer().sitDown({ pengguna: 'admin' });
  const { view } = await other.call('read_aduan', { id });
  await other.call('run_command', {
    id,
    version: view.aduan.version,
    niat: crypto.randomUUID(),
    command: { perintah: 'catat', isi: 'Sudah dicek.' },
  });
}

const keys = (desk: Desk) => desk.requests<CommandRequest>('run_command').map(({ niat }) => niat);

describe('commands with a reason', () => {
  it('require the reason, close, and say what was done', async () => {
    const desk = await Desk.open({ pengguna: 'admin' });
    const { id } = await desk.aduan('disposisi');
    await desk.go(`disposisi/${id}`);
    await desk.click('act-tarik_disposisi');
    await desk.click('reason-submit');
    expect(await desk.page.getAttribute(testid('reason-text'), 'aria-invalid')).toBe('true');
    await desk.fill('reason-text', 'Salah memilih dinas.');
    await desk.click('reason-submit');
    await desk.seeNo('reason-dialog');
    await desk.read('toast', 'Disposisi ditarik');
    await desk.read('detail-status', 'Bukan Kewenangan');
    await desk.close();
  });

  it('on a conflict keep the text and say who did what', async () => {
    const desk = await Desk.open({ pengguna: 'admin' });
    const { id } = await desk.aduan('disposisi');
    await desk.go(`disposisi/${id}`);
    await desk.click('act-tarik_disposisi');
    await desk.fill('reason-text', 'Salah memilih dinas.');
    await noteBySomebodyElse(id);
    await desk.click('reason-submit');
    await desk.read('conflict', 'Nurhayati');
    expect(await desk.value('reason-text')).toBe('Salah memilih dinas.');
    await desk.click('conflict-reload');
    await desk.see('conflict-reloaded');
    await desk.click('reason-submit');
    await desk.see('toast');
    await desk.close();
  });

  it('can be given where the aduan stands, and closed without loss', async () => {
    const desk = await Desk.open({ pengguna: 'pupr' });
    const { id } = await desk.aduan('disposisi');
    await desk.go(`disposisi/${id}`);
    await desk.click('act-kembalikan');
    await desk.fill('reason-text', 'Ruas jalan provinsi.');
    expect(await desk.page.locator('dialog').count(), 'the aduan stays in sight').toBe(0);
    await desk.click('reason-cancel');
    await desk.seeNo('reason-dialog');
    await desk.click('act-kembalikan');
    await desk.readValue('reason-text', 'Ruas jalan provinsi.');
    await desk.close();
  });
});

describe('a disposition', () => {
  it('goes to the SKPD that was chosen, and can be taken back', async () => {
    const desk = await Desk.open({ pengguna: 'admin' });
    const { id } = await desk.aduan('masuk');
    await desk.go(`masuk/${id}`);
    await desk.click('act-disposisikan');
    await desk.fill('disposisi-cari', 'DISHUB');
    await desk.click('skpd-DISHUB');
    await desk.fill('disposisi-catatan', 'Mohon ditinjau.');
    await desk.click('disposisi-submit');
    await desk.seeNo('disposisi-dialog');
    await desk.read('toast', 'Didisposisikan ke Dinas Perhubungan');
    await desk.click('toast-action');
    await desk.see('reason-text');
    await desk.close();
  });
});

describe('keys of intentions', () => {
  it('stay the same over retries and change with the text', async () => {
    const desk = await Desk.open({ pengguna: 'admin' });
    const { id } = await desk.aduan('masuk');
    await desk.go(`masuk/${id}`);
    const stop = await desk.refuse('run_command', unreached);
    for (const [text, number] of [
      ['satu', 1],
      ['satu', 2],
      ['dua', 3],
    ] as const) {
      await desk.fill('catat-isi', text);
      await desk.click('catat-submit');
      await desk.waitForRequests('run_command', number);
      await desk.see('dialog-error');
      await desk.unlocked('catat-isi');
    }
    const [first, second, third] = keys(desk);
    expect(second, 'a retry is the same intention').toBe(first);
    expect(third, 'another text is another').not.toBe(first);
    await stop();
    await desk.close();
  });

  it('are fresh for each form', async () => {
    const desk = await Desk.open({ pengguna: 'admin' });
    const { id } = await desk.aduan('masuk');
    await desk.go(`masuk/${id}`);
    for (const number of [1, 2]) {
      await desk.fill('catat-isi', 'Sudah saya telepon.');
      await desk.click('catat-submit');
      await desk.waitForRequests('run_command', number);
      await expect.poll(() => desk.value('catat-isi')).toBe('');
    }
    const [first, second] = keys(desk);
    expect(second).not.toBe(first);
    await desk.close();
  });
});
