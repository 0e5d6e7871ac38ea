// What an untrained officer does all day: search, look closer, read what came, be overtaken.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, Desk, Officer, reset, testid } from './desk';

beforeAll(reset);
afterAll(closeBrowser);

const heading = (desk: Desk) => desk.page.locator('.daftar h1').textContent();
const hash = (desk: Desk) => desk.page.evaluate(() => location.hash);

describe('a search', () => {
  it('lets go of the lists when another is asked for, and with Escape', async () => {
    const desk = await Desk.open({ pengguna: 'admin' });
    for (const letGo of [() => desk.click('view-masuk'), () => desk.press('Escape')]) {
      await desk.press('Control+k');
      await desk.page.keyboard.type('jalan');
      await expect.poll(() => heading(desk)).toBe('Hasil pencarian');
      await letGo();
      await expect.poll(() => heading(desk)).toBe('Masuk');
      expect(await desk.value('cari')).toBe('');
    }
    await desk.fill('cari', 'jalan');
    await desk.click('cari-hapus');
    expect(await desk.value('cari')).toBe('');
    await desk.close();
  });

  it('opens the first hit with Enter', async () => {
    const desk = await Desk.open({ pengguna: 'admin' });
    const [row] = await desk.rows('masuk');
    await desk.press('Control+k');
    await desk.page.keyboard.type(row?.nomor ?? '');
    await desk.press('Enter');
    await desk.read('detail-judul', row?.judul ?? '');
    await desk.close();
  });

  it('takes nobody away from a text', async () => {
    const desk = await Desk.open({ pengguna: 'pupr' });
    const { id } = await desk.aduan('penanganan');
    await desk.go(`penanganan/draf/${id}`);
    await desk.unlocked('draft-isi');
    await desk.press('Control+k');
    await desk.page.keyboard.type('jalan');
    await desk.page.waitForTimeout(600);
    expect(await desk.shows('draft-screen')).toBe(true);
    await desk.close();
  });
});

describe('text', () => {
  const factor = (desk: Desk) =>
    desk.page.evaluate(() => document.documentElement.style.getPropertyValue('zoom'));

  it('is larger with Ctrl +, and still is after a restart', async () => {
    const desk = await Desk.open({ pengguna: 'admin' });
    await desk.press('Control+=');
    await desk.press('Control+=');
    await expect.poll(() => factor(desk)).toBe('1.25');
    await desk.press('Control+-');
    await expect.poll(() => factor(desk)).toBe('1.1');
    await desk.page.reload();
    await desk.see('who');
    await expect.poll(() => factor(desk)).toBe('1.1');
    await desk.press('Control+0');
    await expect.poll(() => factor(desk)).toBe('1');
    await desk.close();
  });
});

describe('the bell', () => {
  it('goes quiet at once', async () => {
    const desk = await Desk.open({ pengguna: 'pupr' });
    await desk.click('notices-open');
    await desk.click('notices-open-all');
    await desk.seeNo('notices-open-all');
    expect(await desk.page.locator('.kabar-daftar li.baru').count()).toBe(0);
    await desk.close();
  });
});

describe('who looks on', () => {
  it('begins with what is late, and is not told that all is done', async () => {
    const desk = await Desk.open({ pengguna: 'bupati' });
    await expect.poll(() => hash(desk)).toContain('lewat_tenggat');
    expect(await desk.shows('view-perlu_tindakan')).toBe(false);
    expect(await desk.page.textContent('body')).not.toContain('Semua sudah ditindaklanjuti');
    await desk.close();
  });
});

describe('a postponement', () => {
  it('offers working days in words, whatever language the computer speaks', async () => {
    const desk = await Desk.open({ pengguna: 'pupr' });
    const { id } = await desk.aduan('penanganan');
    await desk.go(`penanganan/${id}`);
    await desk.see('detail-judul');
    await desk.press('p');
    const days = await desk.page.locator(`${testid('reason-date')} option`).allTextContents();
    expect(days.length).toBe(61);
    for (const day of days.slice(1)) expect(day).toMatch(/^(Sen|Sel|Rab|Kam|Jum), .+ kerja lagi$/u);
    await desk.close();
  });
});

describe('a small window', () => {
  it('has a way back to the list', async () => {
    const desk = await Desk.open({ pengguna: 'admin' });
    const [row] = await desk.rows('masuk');
    await desk.page.setViewportSize({ width: 640, height: 480 });
    await desk.go(`masuk/${row?.id}`);
    await desk.see('detail-judul');
    await desk.page.click('.bilah-aksi .hanya-sempit');
    await desk.see(`row-${row?.nomor}`);
    await desk.close();
  });

  it('shows checks, aduan and note beside a correction', async () => {
    const desk = await Desk.open({ pengguna: 'admin' });
    const [row] = await desk.rows('draf_jawaban');
    await desk.page.setViewportSize({ width: 960, height: 600 });
    await desk.go(`draf_jawaban/koreksi/${row?.id}`);
    await desk.unlocked('koreksi-isi');
    await desk.read('koreksi-periksa', 'Data pribadi');
    for (const id of ['koreksi-periksa', 'koreksi-catatan', 'koreksi-isi', 'koreksi-terbitkan']) {
      expect(await desk.page.isVisible(testid(id)), id).toBe(true);
    }
    const sheet = await desk.page.locator(testid('koreksi-isi')).boundingBox();
    expect(sheet?.height, 'room to write').toBeGreaterThan(120);
    await desk.close();
  });
});

describe('a colleague', () => {
  it('who was quicker is named in the open editor, and the button is off', async () => {
    const desk = await Desk.open({ pengguna: 'admin' });
    const [row] = await desk.rows('draf_jawaban');
    await desk.go(`draf_jawaban/koreksi/${row?.id}`);
    await desk.unlocked('koreksi-isi');
    const other = await new Officer().sitDown({ pengguna: 'admin' });
    const id = row?.id ?? '';
    const { view } = await other.call('read_aduan', { id });
    const command = { perintah: 'kembalikan_draf', catatan: 'Sebutkan tanggalnya.' } as const;
    const niat = crypto.randomUUID();
    await other.call('run_command', { id, version: view.aduan.version, niat, command });
    await desk.see('overtaken');
    await desk.read('overtaken', 'Nurhayati');
    expect(await desk.page.isDisabled(testid('koreksi-terbitkan'))).toBe(true);
    await desk.close();
  });
});

describe('a server that hangs', () => {
  it('is told after two seconds', async () => {
    const desk = await Desk.open({ pengguna: 'admin' });
    const { id } = await desk.aduan('masuk');
    await desk.go(`masuk/${id}`);
    await desk.unlocked('catat-isi');
    await desk.fill('catat-isi', 'Sudah saya telepon.');
    const release = await desk.hold('run_command');
    await desk.click('catat-submit');
    await desk.read('waiting', 'Masih menunggu jawaban server');
    release();
    await desk.seeNo('waiting');
    await desk.close();
  });
});
