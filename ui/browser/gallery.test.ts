// Every scene of the gallery with axe, light and dark.

import { afterAll, expect, inject, it } from 'vitest';
import { closeBrowser, newPage } from './desk';
import { componentFaults } from './look';

afterAll(closeBrowser);

it('shows every component in every state without a fault', { timeout: 1_200_000 }, async () => {
  const page = await newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const gallery = new URL('gallery.html', inject('page'));
  await page.goto(gallery.href);
  const names = await page.locator('#galeri > h2').allTextContents();
  expect(names.length).toBeGreaterThan(60);
  const faults: string[] = [];
  for (const name of names) {
    await page.goto(`${gallery.href}?scene=${encodeURIComponent(name)}`);
    const found = await componentFaults(page);
    faults.push(...[...found, ...errors.splice(0)].map((fault) => `${name}: ${fault}`));
  }
  expect(faults).toEqual([]);
});
