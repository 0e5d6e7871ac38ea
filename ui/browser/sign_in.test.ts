// Signing in, and the inbox as it stands then.

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../src/wire/types';
import { closeBrowser, Desk, reset, testid, unreached } from './desk';

beforeAll(reset);
afterAll(closeBrowser);

const wrongAddress: Problem = {
  type: '/problem/alamat_salah',
  status: 0,
  code: 'alamat_salah',
  title: 'Alamat server tidak ditemukan',
  detail:
    'Tidak ada server bernama https://sipendekar-kantor-camat.bengkaliskab.go.id. Periksa ejaan alamat dan sambungan internet komputer ini.',
};

describe('signing in', () => {
  it('says what is wrong and loses nothing', async () => {
    const desk = await Desk.open();
    await desk.fill('signin-pengguna', 'admin');
    await desk.fill('signin-sandi', 'bukan kata sandi');
    await desk.click('signin-submit');
    await desk.see('signin-error');
    expect(await desk.value('signin-pengguna')).toBe('admin');
    expect(await desk.page.getAttribute(testid('signin-error'), 'role')).toBe('alert');
    await desk.close();
  });

  it('leaves every field and the button where they are, whatever message comes', async () => {
    const desk = await Desk.open();
    const places = () =>
      desk.page
        .locator('.masuk-form .in, .masuk-form .btn-1')
        .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)));
    const before = await places();
    expect(before.length).toBe(4);
    await desk.refuse('server_check', wrongAddress);
    await desk.fill('signin-alamat', 'sipendekar-kantor-camat.bengkaliskab.go.id');
    await desk.read('signin-server', 'Tidak ada server');
    expect(await places()).toEqual(before);
    await desk.click('signin-submit');
    await desk.see('signin-error');
    expect(await places()).toEqual(before);
    await desk.page.setViewportSize({ width: 640, height: 400 });
    await desk.fill('signin-pengguna', 'admin');
    await desk.fill('signin-sandi', 'bukan kata sandi');
    await desk.press('Enter');
    await desk.read('signin-error', 'Tidak ada server');
    const message = await desk.page.locator(testid('signin-error')).boundingBox();
    expect((message?.y ?? 400) + (message?.height ?? 0), 'seen').toBeLessThan(401);
    await desk.close();
  });

  it('by a code that may be used up says what to try, and keeps what was typed', async () => {
    const desk = await Desk.open();
    await desk.fill('signin-pengguna', 'wan.azman');
    await desk.click('signin-way');
    await desk.fill('signin-kode', '12345 67890');
    await desk.fill('signin-baru', 'perahu kecil di muara');
    await desk.fill('signin-ulang', 'perahu kecil di muara');
    const fullDisk = { ...unreached, code: 'penyimpanan_gagal' } as const;
    for (const problem of [unreached, fullDisk]) {
      const letGo = await desk.refuse('sign_in_by_kode', problem);
      await desk.click('signin-submit');
      await desk.read('signin-error', 'Masuk dengan kata sandi');
      expect(await desk.value('signin-kode')).toBe('12345 67890');
      await letGo();
    }
    await desk.refuse('sign_in_by_kode', { ...unreached, code: 'form_salah', kolom: 'kode' });
    await desk.click('signin-submit');
    await expect.poll(() => desk.words('signin-error')).not.toContain('Masuk dengan kata sandi');
    await desk.close();
  });

  it('offers what a mistyped address may have meant', async () => {
    const desk = await Desk.open();
    const letGo = await desk.refuse('server_check', wrongAddress);
    await desk.fill('signin-alamat', 'sipendekar.bengkaliskab.go,id');
    await desk.read('signin-maksud', 'sipendekar.bengkaliskab.go.id');
    await letGo();
    await desk.click('signin-maksud');
    expect(await desk.value('signin-alamat')).toBe('sipendekar.bengkaliskab.go.id');
    await desk.seeNo('signin-maksud');
    await desk.close();
  });

  it('says when there is no keyring', async () => {
    const desk = await Desk.open({ keyring: 'tidak_ada' });
    expect(await desk.page.isDisabled(testid('signin-ingat'))).toBe(true);
    await desk.read('signin-keyring', 'tidak punya keyring');
    await desk.close();
  });

  it('shows who somebody is, and nothing of who was here before', async () => {
    const desk = await Desk.open({ pengguna: 'admin' }, 'perlu_tindakan');
    await desk.read('who', 'Nurhayati');
    await desk.click('sign-out');
    await desk.click('sign-out-submit');
    await desk.see('signin-submit');
    expect(await desk.shows('who')).toBe(false);
    await desk.close();
  });
});

describe('a closed account', () => {
  afterEach(reset); // or nobody could sign in with it any more, whatever became of the test

  it('takes everything that was read off the screen by itself, and says why', async () => {
    const desk = await Desk.open({ pengguna: 'pupr' }, 'perlu_tindakan');
    const { nomor } = await desk.aduan('perlu_tindakan');
    await desk.click(`row-${nomor}`);
    await desk.see('detail');
    await desk.control('close-account', 'pupr');
    // Asked for news at once, unless the computer has asked by itself and heard of it already.
    await desk.call('sync_now', null).catch(() => null);
    await desk.see('signin-closed');
    expect(await desk.shows('who')).toBe(false);
    expect(await desk.page.content()).not.toContain(nomor);
    await desk.close();
  });
});

describe('the inbox', () => {
  it('opens an aduan and shows its one primary command', async () => {
    const desk = await Desk.open({ pengguna: 'admin' }, 'masuk');
    const { nomor } = await desk.aduan('masuk');
    await desk.click(`row-${nomor}`);
    await desk.see('act-disposisikan');
    expect(await desk.page.getAttribute(testid('detail'), 'data-nomor')).toBe(nomor);
    expect(await desk.page.locator('.bilah-aksi .btn-1').count()).toBe(1);
    await desk.close();
  });

  it('starts a command by its key, and not while a text is typed', async () => {
    const desk = await Desk.open({ pengguna: 'admin' }, 'masuk');
    const { nomor } = await desk.aduan('masuk');
    await desk.click(`row-${nomor}`);
    await desk.see('act-disposisikan');
    await desk.fill('catat-isi', 'd');
    await desk.page.focus(testid('catat-isi'));
    await desk.press('d');
    expect(await desk.shows('disposisi-dialog')).toBe(false);
    await desk.page.focus(`${testid(`row-${nomor}`)}`);
    await desk.press('d');
    await desk.see('disposisi-dialog');
    await desk.press('Escape');
    await desk.seeNo('disposisi-dialog');
    await desk.close();
  });

  it('goes on by itself when somebody else acted', async () => {
    const desk = await Desk.open({ pengguna: 'pupr' }, 'disposisi');
    const other = await new Desk().sitDown({ pengguna: 'admin' });
    const { id, nomor } = await other.aduan('masuk');
    const { view } = await other.call('read_aduan', { id });
    await other.call('run_command', {
      id,
      version: view.aduan.version,
      niat: crypto.randomUUID(),
      command: {
        perintah: 'disposisikan',
        utama: 'PUPR',
        pendukung: [],
        catatan: '',
        sifat: 'biasa',
      },
    });
    await desk.see(`row-${nomor}`);
    await desk.close();
  });
});
