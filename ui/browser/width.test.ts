// What a wide and a narrow window make of titles, lines and counts.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, Desk, reset, testid } from './desk';

beforeAll(reset);
afterAll(closeBrowser);

/** How many zeros fit into a line of an element. */
const lineOf = (desk: Desk, css: string) =>
  desk.page.locator(css).evaluate((element) => {
    const style = getComputedStyle(element);
    const probe = element.ownerDocument.createElement('span');
    probe.textContent = '0'.repeat(100);
    probe.className = 'sr';
    probe.style.font = style.font;
    document.body.append(probe);
    const zero = probe.scrollWidth / 100;
    probe.remove();
    const padding = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
    return (element.clientWidth - padding) / zero;
  });

async function expectReadable(desk: Desk, css: string): Promise<void> {
  await desk.page.setViewportSize({ width: 1920, height: 1080 });
  const line = await lineOf(desk, css);
  expect(line, `${css} is too wide`).toBeLessThanOrEqual(72);
  expect(line, `${css} wastes room`).toBeGreaterThan(50);
}

describe('a line', () => {
  it('is no longer than eyes follow, however wide the window', async () => {
    const admin = await Desk.open({ pengguna: 'admin' });
    const [masuk] = await admin.rows('masuk');
    await admin.go(`masuk/${masuk?.id}`);
    await admin.see('detail-judul');
    await expectReadable(admin, '.gulir .baca');
    const [draf] = await admin.rows('draf_jawaban');
    await admin.go(`draf_jawaban/koreksi/${draf?.id}`);
    await admin.unlocked('koreksi-isi');
    await expectReadable(admin, testid('koreksi-isi'));
    await expectReadable(admin, `${testid('koreksi-draf')} .beda`);
    await admin.close();
  });

  it('is none in the draft either', async () => {
    const pupr = await Desk.open({ pengguna: 'pupr' });
    const { id } = await pupr.aduan('penanganan');
    await pupr.go(`penanganan/draf/${id}`);
    await pupr.unlocked('draft-isi');
    await expectReadable(pupr, testid('draft-isi'));
    await pupr.close();
  });
});

describe('a title in the list', () => {
  const width = (desk: Desk) =>
    desk.page
      .locator('.row .judul')
      .first()
      .evaluate((title) => title.clientWidth);

  it('is told whole where it is cut, and is cut later in a wide window', async () => {
    const desk = await Desk.open({ pengguna: 'admin' });
    const [row] = await desk.rows('masuk');
    await desk.go('masuk');
    const title = desk.page.locator(`${testid(`row-${row?.nomor}`)} .judul`);
    expect(await title.getAttribute('title')).toBe(row?.judul);
    const narrow = await width(desk);
    await desk.page.setViewportSize({ width: 1920, height: 1080 });
    expect(await width(desk)).toBeGreaterThan(narrow + 90);
    await desk.close();
  });
});

describe('a window of 960 pixels', () => {
  it('names the list whole, and no count lies over an icon', async () => {
    const desk = await Desk.open({ pengguna: 'admin' });
    await desk.intercept('list_aduan', async (route) => {
      const json = (await (await route.fetch()).json()) as { Ok: { jumlah: { jumlah: number }[] } };
      for (const count of json.Ok.jumlah) count.jumlah = 1284;
      await route.fulfill({ json });
    });
    await desk.page.setViewportSize({ width: 960, height: 600 });
    await desk.go('perlu_kelengkapan');
    await expect.poll(() => desk.words('view-disposisi')).toContain('99+');
    const links = await desk.page.locator('.rail nav a:has(.n)').evaluateAll((all) =>
      all.map((link) => {
        const icon = link.querySelector('.i')?.getBoundingClientRect();
        const count = link.querySelector('.n')?.getBoundingClientRect();
        return {
          icon: icon?.right,
          from: count?.left,
          to: count?.right,
          end: link.getBoundingClientRect().right,
        };
      }),
    );
    expect(links.length).toBe(11);
    for (const { icon, from, to, end } of links) {
      expect(from).toBeGreaterThanOrEqual(icon ?? Infinity);
      expect(to).toBeLessThanOrEqual(end);
    }
    const heading = desk.page.locator('.daftar h1');
    expect(await heading.evaluate((h1) => h1.scrollWidth - h1.clientWidth)).toBe(0);
    await desk.close();
  });
});
