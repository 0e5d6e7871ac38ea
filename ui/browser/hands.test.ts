// What hands do without thinking: F6, Ctrl A, Ctrl T and back, a message beside a button.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, Desk, reset, testid } from './desk';

beforeAll(reset);
afterAll(closeBrowser);

const focused = (desk: Desk, css: string) =>
  desk.page.evaluate((where) => document.activeElement?.closest(where) !== null, css);

async function writeDraf(desk: Desk): Promise<void> {
  const { id } = await desk.aduan('penanganan');
  await desk.go(`penanganan/draf/${id}`);
  await desk.unlocked('draft-isi');
}

describe('F6', () => {
  it('goes round every region, though no aduan is open', async () => {
    const desk = await Desk.open({ pengguna: 'admin' });
    await desk.go('masuk');
    await desk.page.focus('.rows [tabindex="0"]');
    await desk.press('F6');
    expect(await focused(desk, testid('detail'))).toBe(true);
    await desk.press('F6');
    expect(await focused(desk, '.rail')).toBe(true);
    await desk.press('F6');
    expect(await focused(desk, '.rows')).toBe(true);
    await desk.close();
  });
});

describe('Home and End', () => {
  const chosen = (desk: Desk) => desk.page.evaluate(() => location.hash.split('/')[2]);

  it('go to the first and the last aduan, and in a long aduan to its ends', async () => {
    const desk = await Desk.open({ pengguna: 'admin' });
    const request = { pandangan: 'masuk', jenis: null, cari: '', urutan: 'terlama' } as const;
    const { baris } = await desk.call('list_aduan', request);
    await desk.go('masuk');
    await desk.page.selectOption(testid('urutan'), 'terlama');
    await desk.page.focus('.rows [tabindex="0"]');
    await desk.press('End');
    await expect.poll(() => chosen(desk)).toBe(baris.at(-1)?.id);
    await desk.press('Home');
    await expect.poll(() => chosen(desk)).toBe(baris[0]?.id);
    await desk.see('detail-judul');
    await desk.page.focus('#utama');
    await desk.press('End');
    expect(await chosen(desk)).toBe(baris[0]?.id);
    await desk.close();
  });
});

describe('Ctrl A', () => {
  it('marks the whole list once a row is marked, and Escape takes the marks away', async () => {
    const desk = await Desk.open({ pengguna: 'admin' });
    const rows = await desk.rows('masuk');
    await desk.go('masuk');
    await desk.page.focus('.rows [tabindex="0"]');
    await desk.press('Home');
    await desk.see('detail-judul');
    await desk.press('Space');
    await desk.read('marked-count', '1 aduan ditandai');
    await desk.press('Control+a');
    await desk.read('marked-count', `${rows.length} aduan ditandai`);
    await desk.press('x');
    await desk.read('together-submit', `Tolak ${rows.length} aduan`);
    await desk.press('Escape');
    await desk.seeNo('together-dialog');
    await desk.press('Escape');
    await desk.seeNo('marked-bar');
    await desk.close();
  });

  it('marks the aduan, not the window around it', async () => {
    const desk = await Desk.open({ pengguna: 'admin' });
    const row = await desk.aduan('masuk');
    await desk.go(`masuk/${row.id}`);
    await desk.see('detail-judul');
    await desk.press('Control+a');
    const marked = await desk.page.evaluate(() => getSelection()?.toString() ?? '');
    expect(marked).toContain(row.judul);
    expect(marked).not.toContain('Akhiri sesi');
    await desk.close();
  });
});

describe('Ctrl T', () => {
  it('shows where it stands, moves by arrows, and Escape leads back to the text', async () => {
    const desk = await Desk.open({ pengguna: 'pupr' });
    await writeDraf(desk);
    await desk.press('Control+t');
    expect(await focused(desk, testid('templat-1'))).toBe(true);
    const ring = await desk.page.evaluate(
      () => document.activeElement && getComputedStyle(document.activeElement).outlineStyle,
    );
    expect(ring).toBe('solid');
    await desk.press('ArrowDown');
    expect(await focused(desk, testid('templat-2'))).toBe(true);
    await desk.press('ArrowUp');
    expect(await focused(desk, testid('templat-1'))).toBe(true);
    await desk.press('Escape');
    expect(await focused(desk, testid('draft-isi'))).toBe(true);
    await desk.press('Escape');
    await desk.seeNo('draft-screen'); // none is swallowed
    await desk.close();
  });
});

describe('a message', () => {
  it('leaves the button free that hands in', async () => {
    const desk = await Desk.open({ pengguna: 'pupr' });
    const { id } = await desk.aduan('disposisi');
    await desk.go(`disposisi/${id}`);
    await desk.click('act-terima');
    await desk.see('toast');
    await desk.go(`penanganan/draf/${id}`);
    await desk.see('draft-submit');
    const toast = await desk.page.locator(testid('toast')).boundingBox();
    const button = await desk.page.locator(testid('draft-submit')).boundingBox();
    if (!toast || !button) throw new Error('both are on the screen');
    expect(toast.y + toast.height).toBeLessThan(button.y);
    await desk.close();
  });
});

describe('a mistake', () => {
  it('goes when what was wrong is being mended', async () => {
    const desk = await Desk.open({ pengguna: 'admin' });
    const { id } = await desk.aduan('masuk');
    await desk.go(`masuk/${id}`);
    await desk.see('detail-judul');
    await desk.click('act-tolak');
    await desk.click('reason-submit');
    await desk.page.waitForSelector('#reason-galat');
    await desk.fill('reason-text', 'Aduan yang sama sudah dijawab.');
    await desk.page.waitForSelector('#reason-galat', { state: 'detached' });
    await desk.close();
  });
});
