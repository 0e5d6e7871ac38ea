// Choosing a SKPD: a search changes what is shown, and neither the choice nor the dialog.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeBrowser, Desk, reset, testid } from './desk';

beforeAll(reset);
afterAll(closeBrowser);

const chosen = (desk: Desk) =>
  desk.page.evaluate(() => document.querySelector<HTMLInputElement>('.pilih :checked')?.value);
const places = (desk: Desk) =>
  desk.page
    .locator(`${testid('disposisi-dialog')}, ${testid('disposisi-cari')}, .dialog .kaki`)
    .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)));

async function openDialog(): Promise<Desk> {
  const desk = await Desk.open({ pengguna: 'admin' });
  const { id } = await desk.aduan('masuk');
  await desk.go(`masuk/${id}`);
  await desk.click('act-disposisikan');
  await desk.see('disposisi-cari');
  return desk;
}

it('a search leaves the choice as it is, and in sight', async () => {
  const desk = await openDialog();
  await desk.click('skpd-PUPR');
  await desk.fill('disposisi-cari', 'DISHUB');
  expect(await chosen(desk)).toBe('PUPR');
  expect(await desk.page.isVisible(testid('skpd-PUPR'))).toBe(true);
  await desk.press('ArrowDown');
  expect(await desk.page.evaluate(() => document.activeElement?.closest('.pilih') !== null)).toBe(
    true,
  );
  await desk.page.focus(testid('disposisi-cari'));
  await desk.press('Enter');
  expect(await chosen(desk), 'Enter takes the first that was found').toBe('DISHUB');
  await desk.close();
});

it('the dialog stays where it is, whatever is found or missing', async () => {
  const desk = await openDialog();
  const before = await places(desk);
  expect(before.length).toBe(3);
  await desk.see('disposisi-tenggat');
  expect(await places(desk)).toEqual(before);
  await desk.fill('disposisi-cari', 'tidak ada yang seperti ini');
  expect(await places(desk)).toEqual(before);
  await desk.close();
});

it('the load of every SKPD is told, of those that are not suggested too', async () => {
  const desk = await openDialog();
  const told = await desk.page.locator('.pilih .opsi:not(.buntu) small').allTextContents();
  expect(told.length).toBeGreaterThan(2);
  for (const about of told) expect(about).toMatch(/\d+ aduan aktif/u);
  const unread = await desk.page.locator('.pilih .opsi.buntu small').allTextContents();
  expect(unread.length).toBeGreaterThan(2);
  for (const about of unread) expect(about).toMatch(/^\s*Belum ada petugas\./u);
  const pupr = await desk.page.locator(`.opsi:has(${testid('skpd-PUPR')}) small`).textContent();
  expect(pupr).not.toMatch(/^0 aduan/u);
  await desk.close();
});
