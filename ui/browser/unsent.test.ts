// What was typed and not yet handed in: never lost unsaid, never shown to somebody else.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UnsentSave } from '../src/wire/types';
import { closeBrowser, Desk, notFound, reset, testid, unreached } from './desk';

beforeAll(reset);
afterAll(closeBrowser);

async function writeDraf(desk: Desk): Promise<string> {
  const { id } = await desk.aduan('penanganan');
  await desk.go(`penanganan/draf/${id}`);
  await desk.unlocked('draft-isi');
  return id;
}

const phase = (desk: Desk, id: string) => desk.page.getAttribute(testid(id), 'data-phase');

describe('a draf being written', () => {
  it('is kept with each key, and is there after a reload', async () => {
    const desk = await Desk.open({ pengguna: 'pupr' });
    await writeDraf(desk);
    await desk.fill('draft-isi', 'Selesai pada 20 Agustus 2026.');
    await desk.read('draft-saved', 'Tersimpan di komputer ini');
    await desk.page.reload();
    await desk.readValue('draft-isi', 'Selesai pada 20 Agustus 2026.');
    await desk.close();
  });

  it('is kept in the order of typing, while a save is on its way', async () => {
    const desk = await Desk.open({ pengguna: 'pupr' });
    await writeDraf(desk);
    await desk.fill('draft-isi', '');
    await desk.read('draft-saved', 'Belum ada tulisan baru');
    const before = desk.requests('save_unsent').length;
    const release = await desk.hold('save_unsent');
    await desk.fill('draft-isi', 'a');
    await desk.fill('draft-isi', 'ab');
    await desk.fill('draft-isi', 'abc');
    release();
    await desk.read('draft-saved', 'Tersimpan');
    const texts = desk.requests<UnsentSave>('save_unsent').slice(before);
    expect(texts.at(-1)?.isi).toBe('abc');
    expect(texts.length, 'what waits goes along with the next').toBeLessThan(4);
    await desk.close();
  });

  it('stays when it cannot be kept, and says so', async () => {
    const desk = await Desk.open({ pengguna: 'pupr' });
    await writeDraf(desk);
    const stop = await desk.refuse('save_unsent', unreached);
    await desk.fill('draft-isi', 'Masih di sini.');
    await expect.poll(() => phase(desk, 'draft-saved')).toBe('failed');
    expect(await desk.value('draft-isi')).toBe('Masih di sini.');
    await stop();
    await desk.press('Control+s');
    await expect.poll(() => phase(desk, 'draft-saved')).toBe('idle');
    await desk.close();
  });

  it('is not handed in with placeholders, and then is', async () => {
    const desk = await Desk.open({ pengguna: 'pupr' });
    const id = await writeDraf(desk);
    await desk.fill('draft-isi', 'Selesai pada [tanggal].');
    await desk.page.locator(testid('draft-submit')).dispatchEvent('click');
    await desk.see('draft-blocked');
    await desk.fill('draft-isi', 'Selesai pada 20 Agustus 2026.');
    const release = await desk.hold('run_command');
    await desk.click('draft-submit');
    await desk.waitForRequests('run_command', 1);
    expect(await desk.isLocked('draft-isi'), 'what is handed in is what is kept').toBe(true);
    release();
    await desk.read('detail-status', 'Menunggu koreksi');
    const ref = { aduan: id, untuk: 'tanggapan', draf_versi: null } as const;
    expect((await desk.call('read_unsent', ref)).isi, 'it is not kept any more').toBe('');
    await desk.close();
  });
});

describe('an internal note', () => {
  it('is still there after looking at another aduan', async () => {
    const desk = await Desk.open({ pengguna: 'admin' });
    const [first, second] = await desk.rows('masuk');
    await desk.go(`masuk/${first?.id}`);
    await desk.fill('catat-isi', 'Sudah saya telepon.');
    await desk.go(`masuk/${second?.id}`);
    await expect.poll(() => desk.value('catat-isi')).toBe('');
    await desk.go(`masuk/${first?.id}`);
    await desk.readValue('catat-isi', 'Sudah saya telepon.');
    await desk.page.reload();
    await desk.readValue('catat-isi', 'Sudah saya telepon.');
    await desk.close();
  });

  it('can be typed again when it was refused', async () => {
    const desk = await Desk.open({ pengguna: 'admin' });
    const { id } = await desk.aduan('masuk');
    await desk.go(`masuk/${id}`);
    await desk.fill('catat-isi', 'Sudah saya telepon.');
    const stop = await desk.refuse('run_command', unreached);
    await desk.click('catat-submit');
    await desk.see('dialog-error');
    await desk.unlocked('catat-isi');
    expect(await desk.value('catat-isi')).toBe('Sudah saya telepon.');
    await stop();
    await desk.close();
  });
});

describe('a reason being given', () => {
  async function openReason(desk: Desk, id: string): Promise<void> {
    await desk.go(`masuk/${id}`);
    await desk.see('detail-judul');
    await desk.press('x');
    await desk.unlocked('reason-text');
  }

  it('is there after a reload, and after signing out and in', async () => {
    const desk = await Desk.open({ pengguna: 'admin' });
    const { id } = await desk.aduan('masuk');
    await openReason(desk, id);
    await desk.fill('reason-text', 'Bukan aduan, melainkan iklan.');
    await desk.waitForRequests('save_unsent', 1);
    await desk.page.reload();
    await openReason(desk, id);
    await desk.readValue('reason-text', 'Bukan aduan, melainkan iklan.');
    await desk.press('Escape');
    await desk.click('sign-out');
    await desk.read('sign-out-unsent', 'tetap tersimpan');
    await desk.click('sign-out-submit');
    await desk.see('signin-submit');
    const sandi = (await desk.accounts()).find(({ pengguna }) => pengguna === 'admin')?.sandi;
    await desk.fill('signin-pengguna', 'admin');
    await desk.fill('signin-sandi', sandi ?? '');
    await desk.click('signin-submit');
    await desk.read('who', 'Nurhayati');
    await expect.poll(async () => (await desk.rows('masuk')).length).toBeGreaterThan(0);
    await openReason(desk, id);
    await desk.readValue('reason-text', 'Bukan aduan, melainkan iklan.');
    await desk.close();
  });
});

describe('when the session ended', () => {
  async function koreksiWithText(desk: Desk): Promise<void> {
    const [row] = await desk.rows('draf_jawaban');
    await desk.go(`draf_jawaban/koreksi/${row?.id}`);
    await desk.unlocked('koreksi-isi');
    await desk.fill('koreksi-isi', 'Jawaban yang belum selesai');
    await desk.fill('koreksi-catatan', 'Tambahkan tanggal.');
    await desk.read('koreksi-saved', 'Tersimpan');
  }

  async function endSession(desk: Desk): Promise<void> {
    await desk.control('session', null);
    await desk.page.click(`${testid('session-ended')} button`);
    await desk.see('signin-again');
  }

  async function signInAs(desk: Desk, pengguna: string): Promise<void> {
    const accounts = await desk.accounts();
    const sandi = accounts.find((account) => account.pengguna === pengguna)?.sandi ?? '';
    await desk.fill('signin-pengguna', pengguna);
    await desk.fill('signin-sandi', sandi);
    await desk.click('signin-submit');
    await desk.seeNo('signin-again');
  }

  const isInert = (desk: Desk) =>
    desk.page.evaluate(() => document.querySelector('.alas')?.hasAttribute('inert'));

  it('the same person finds every text after signing in again', async () => {
    const desk = await Desk.open({ pengguna: 'admin' });
    await koreksiWithText(desk);
    await endSession(desk);
    expect(await isInert(desk), 'nothing behind can be used').toBe(true);
    await signInAs(desk, 'admin');
    expect(await desk.value('koreksi-isi')).toBe('Jawaban yang belum selesai');
    expect(await desk.value('koreksi-catatan')).toBe('Tambahkan tanggal.');
    expect(await isInert(desk)).toBe(false);
    await expect.poll(() => phase(desk, 'koreksi-saved')).toBe('idle');
    const after = desk.asked.slice(desk.asked.findIndex(([name]) => name === 'sign_in'));
    expect(
      after.map(([name]) => name),
      'the new session keeps it too',
    ).toContain('save_unsent');
    await desk.close();
  });

  it('no key reaches the screen behind', async () => {
    const desk = await Desk.open({ pengguna: 'admin' });
    await koreksiWithText(desk);
    await endSession(desk);
    await desk.press('Control+Enter');
    expect(desk.requests('run_command'), 'Ctrl Enter would publish').toEqual([]);
    await desk.press('Escape');
    await desk.seeNo('signin-again');
    expect(await desk.shows('koreksi-screen'), 'Escape leads back to what was left').toBe(true);
    await desk.close();
  });

  it('a refused sign-in leaves the screen behind as it was', async () => {
    const desk = await Desk.open({ pengguna: 'admin' });
    await koreksiWithText(desk);
    await endSession(desk);
    await desk.fill('signin-pengguna', 'admin');
    await desk.fill('signin-sandi', 'bukan kata sandi');
    await desk.click('signin-submit');
    await desk.see('signin-error');
    expect(await desk.value('koreksi-catatan')).toBe('Tambahkan tanggal.');
    expect(await desk.shows('signin-again')).toBe(true);
    await desk.close();
  });

  it('somebody else finds nothing of it', async () => {
    const desk = await Desk.open({ pengguna: 'admin' });
    await koreksiWithText(desk);
    const { length } = desk.asked;
    await endSession(desk);
    await signInAs(desk, 'pupr');
    await desk.read('who', 'Zulfan Effendi');
    await desk.seeNo('koreksi-screen');
    const after = desk.asked.slice(length).map(([name]) => name);
    expect(after, 'kept for the wrong person').not.toContain('save_unsent');
    await expect.poll(async () => (await desk.rows('disposisi')).length).toBeGreaterThan(0);
    const [row] = await desk.rows('disposisi');
    await desk.go(`disposisi/${row?.id}`);
    await desk.see('catat-isi');
    expect(await desk.value('catat-isi')).toBe('');
    await desk.close();
  });
});

describe('an aduan that was taken away', () => {
  /** The server has it no more for this officer, and something changed. */
  async function takeAway(desk: Desk): Promise<void> {
    await desk.refuse('read_aduan', notFound);
    await desk.press('F5');
    await desk.call('sync_now', null);
  }

  it('does not stay on the screen', async () => {
    const desk = await Desk.open({ pengguna: 'pupr' });
    const [row] = await desk.rows('disposisi');
    await desk.refuse('read_aduan', notFound);
    await desk.go(`disposisi/${row?.id}`);
    await desk.read('detail', 'tidak dapat Anda buka');
    expect(await desk.shows('detail-judul')).toBe(false);
    await desk.close();
  });

  it('leaves the text to be copied', async () => {
    const desk = await Desk.open({ pengguna: 'pupr' });
    const id = await writeDraf(desk);
    await desk.fill('draft-isi', 'Hampir selesai.');
    await desk.read('draft-saved', 'Tersimpan');
    await takeAway(desk);
    await desk.go(`disposisi/${id}`);
    await desk.go(`penanganan/draf/${id}`);
    await desk.page.reload();
    await desk.see('tertinggal');
    expect(await desk.page.inputValue(`${testid('tertinggal')} textarea`)).toBe('Hampir selesai.');
    await desk.close();
  });
});
