// Looks at every screen of the example build with axe, light and dark, wide and narrow, under the
// program's content-security policy. Any violation or error on the page fails the run.

import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { preview } from 'vite';
import { layar } from './layar.mjs';

const require = createRequire(import.meta.url);
const CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:";
const UKURAN = [
  { width: 1280, height: 800, colorScheme: 'light' },
  { width: 1280, height: 800, colorScheme: 'dark' },
  { width: 960, height: 600, colorScheme: 'light' },
  { width: 640, height: 400, colorScheme: 'dark' },
];

const server = await preview({
  root: fileURLToPath(new URL('..', import.meta.url)),
  configFile: false,
  logLevel: 'error',
  build: { outDir: '../target/ui-web' },
  preview: { port: 0, headers: { 'Content-Security-Policy': CSP } },
});
const alamat = server.resolvedUrls.local[0];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});

/** Register numbers in the list that are not to be read whole; runs on the page. */
function nomorTerpotong() {
  const terpotong = [];
  for (const meta of document.querySelectorAll('.row .meta')) {
    const teks = document.createTreeWalker(meta, NodeFilter.SHOW_TEXT);
    while (teks.nextNode()) {
      const dari = teks.currentNode.data.indexOf('SPD-');
      if (dari < 0) continue;
      const jangkauan = document.createRange();
      jangkauan.setStart(teks.currentNode, dari);
      jangkauan.setEnd(teks.currentNode, teks.currentNode.data.length);
      const tepi = meta.getBoundingClientRect().right + 0.5;
      if (jangkauan.getBoundingClientRect().right > tepi) terpotong.push(jangkauan.toString());
    }
  }
  return terpotong;
}

/** Everything wrong with one screen, one line each. */
async function lihat(page, satu) {
  const salah = [];
  page.on('pageerror', (error) => salah.push(`error: ${error.message}`));
  page.on('console', (pesan) => {
    if (pesan.type() === 'error') salah.push(`console: ${pesan.text()}`);
  });
  await page.goto(alamat + satu.alamat);
  await page.waitForSelector('main');
  await page.waitForTimeout(300);
  await satu.lakukan?.(page);
  await page.waitForTimeout(300);
  const lebar = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (lebar > 0) salah.push(`scrolls sideways by ${lebar} px`);
  for (const nomor of await page.evaluate(nomorTerpotong)) salah.push(`${nomor} is cut off`);
  await page.evaluate(require('axe-core').source);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  for (const { id, help, nodes } of violations) {
    salah.push(`${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
  }
  return salah;
}

let jumlah = 0;
for (const { colorScheme, ...viewport } of UKURAN) {
  for (const satu of layar) {
    const context = await browser.newContext({ viewport, colorScheme });
    const nama = `${satu.nama} (${viewport.width}, ${colorScheme})`;
    const salah = await lihat(await context.newPage(), satu).catch((error) => [String(error)]);
    for (const baris of salah) console.log(`${nama}: ${baris}`);
    jumlah += salah.length;
    await context.close();
  }
}
await browser.close();
await server.close();
console.log(jumlah === 0 ? 'every screen is accessible' : `${jumlah} problems`);
process.exit(jumlah === 0 ? 0 : 1);
