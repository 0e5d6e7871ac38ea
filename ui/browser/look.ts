// Looks at a page as somebody who can't see well would: contrast, names, order, at every size.

import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const require = createRequire(import.meta.url);
const AXE = (require('axe-core') as { source: string }).source;

const SIZES = [
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

/** What axe finds, by all of its rules, or by those that a part of a page can keep. */
async function violations(page: Page, rules: 'all' | 'of_a_part'): Promise<string[]> {
  await page.evaluate(AXE);
  const tags = rules === 'all' ? null : ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const found = await page.evaluate(async (runOnly) => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: unknown }> };
    };
    // By tags axe would also run what it calls experimental.
    const rules = { 'label-content-name-mismatch': { enabled: false } };
    return (await axe.run(runOnly ? { runOnly, rules } : {})).violations as Violation[];
  }, tags);
  return found.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
  );
}

/**
 * What is still wrong a moment later. The browser takes on another scheme of colours some frames
 * after it was told to, on a busy machine many.
 */
async function lasting(page: Page, rules: 'all' | 'of_a_part'): Promise<string[]> {
  const found = await violations(page, rules);
  if (found.length === 0) return found;
  await page.waitForTimeout(1500);
  return violations(page, rules);
}

async function become(page: Page, { width, height, colorScheme }: Size): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.evaluate(settled);
}

/** Whatever spoils the page at any size, one line each. */
export async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const size of SIZES) {
    await become(page, size);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    const found = wide > 0 ? [`scrolls sideways by ${wide} px`] : [];
    found.push(...(await page.evaluate(cutNumbers)), ...(await lasting(page, 'all')));
    faults.push(...found.map((fault) => `${size.width}, ${size.colorScheme}: ${fault}`));
  }
  return faults;
}

/** Whatever spoils parts of a page, by day and by night. */
export async function componentFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const size of SIZES.slice(0, 2)) {
    await become(page, size);
    const found = await lasting(page, 'of_a_part');
    faults.push(...found.map((fault) => `${size.colorScheme}: ${fault}`));
  }
  return faults;
}
