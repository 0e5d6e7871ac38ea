// The menu of the right mouse button, in a real page: over the list, in a text, in a dialog.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, Desk, reset, testid } from './desk';

beforeAll(reset);
afterAll(closeBrowser);

const CLIPBOARD = ['clipboard-read', 'clipboard-write'];

async function opened(): Promise<Desk> {
  const desk = await Desk.open({ pengguna: 'admin' });
  await desk.page.context().grantPermissions(CLIPBOARD);
  return desk;
}

const clipboard = (desk: Desk) => desk.page.evaluate(() => navigator.clipboard.readText());
const focused = (desk: Desk) =>
  desk.page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? null);

describe('the menu', () => {
  it('copies the number of a row, and goes with Escape', async () => {
    const desk = await opened();
    const row = await desk.aduan('masuk');
    await desk.go('masuk');
    const where = `row-${row.nomor}`;
    await desk.page.click(testid(where), { button: 'right' });
    await desk.see('context-menu');
    expect(await focused(desk)).toBe('menu-open');
    await desk.press('Escape');
    await desk.seeNo('context-menu');
    expect(await focused(desk)).toBe(where);
    await desk.page.click(testid(where), { button: 'right' });
    await desk.click('menu-copy-nomor');
    await desk.read('toasts', `Nomor ${row.nomor} disalin.`);
    expect(await clipboard(desk)).toBe(row.nomor);
    await desk.close();
  });

  it('cuts, pastes and takes back in a field of a dialog, by the keyboard alone', async () => {
    const desk = await opened();
    const row = await desk.aduan('masuk');
    await desk.go(`masuk/${row.id}`);
    await desk.click('act-disposisikan');
    await desk.fill('disposisi-catatan', 'Tolong diperiksa');
    const choose = async (...keys: string[]) => {
      await desk.press('Shift+F10');
      await desk.see('context-menu');
      for (const key of keys) await desk.press(key);
      await desk.press('Enter');
      await desk.seeNo('context-menu');
    };
    await choose('End');
    await choose('ArrowDown', 'ArrowDown');
    await expect.poll(() => desk.value('disposisi-catatan')).toBe('');
    expect(await focused(desk)).toBe('disposisi-catatan');
    await choose('End');
    await desk.readValue('disposisi-catatan', 'Tolong diperiksa');
    await choose();
    await expect.poll(() => desk.value('disposisi-catatan')).toBe('');
    await desk.see('disposisi-dialog');
    await desk.close();
  });

  it('goes with a click beside it', async () => {
    const desk = await opened();
    const row = await desk.aduan('masuk');
    await desk.go('masuk');
    await desk.page.click(testid(`row-${row.nomor}`), { button: 'right' });
    await desk.see('context-menu');
    await desk.page.mouse.click(5, 5);
    await desk.seeNo('context-menu');
    await desk.close();
  });
});
