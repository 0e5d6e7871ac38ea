// Looks at a page as somebody who can't see well would: contrast, names, order, at every size.

import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const require = createRequire(import.meta.url);
const AXE = (require('axe-core') as { source: string }).source;

export const SIZES = [
  { width: 1280, height: 800, colorScheme: 'light' },
  { width: 1280, height: 800, colorScheme: 'dark' },
  { width: 960, height: 600, colorScheme: 'light' },
  { width: 640, height: 400, colorScheme: 'dark' },
] as const;

type Size = (typeof SIZES)[number];

interface Violation {
  id: string;
  help: string;
  nodes: { target: string[] }[];
}

/** Register numbers in the list that are not to be read whole; runs on the page. */
function cutNumbers(): string[] {
  const cut: string[] = [];
  for (const meta of document.querySelectorAll('.row .meta')) {
    const texts = document.createTreeWalker(meta, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode as Text;
      const start = node.data.indexOf('SPD-');
      if (start < 0) continue;
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, node.data.length);
      const edge = meta.getBoundingClientRect().right + 0.5;
      if (range.getBoundingClientRect().right > edge) cut.push(`${range} is cut off`);
    }
  }
  return cut;
}

/** Waits until colours and places no longer move; runs on the page. */
async function settled(): Promise<void> {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  const endless = (one: Animation) => one.effect?.getComputedTiming().iterations === Infinity;
  const moving = document.getAnimations().filter((one) => !endless(one));
  await Promise.allSettled(moving.map(({ finished }) => finished));
}

/** Whatever spoils the page at this size, one line each. */
export async function faultsAt(page: Page, size: Size): Promise<string[]> {
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme: size.colorScheme, reducedMotion: 'reduce' });
  await page.evaluate(settled);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const faults = wide > 0 ? [`scrolls sideways by ${wide} px`] : [];
  faults.push(...(await page.evaluate(cutNumbers)));
  await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: unknown }> } };
    return (await axe.run()).violations as Violation[];
  });
  for (const { id, help, nodes } of violations) {
    faults.push(`${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
  }
  return faults.map((fault) => `${size.width}, ${size.colorScheme}: ${fault}`);
}

/** Whatever spoils the page at any size. */
export async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const size of SIZES) faults.push(...(await faultsAt(page, size)));
  return faults;
}
