// No component is missing from the gallery.

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');
const GALLERY = join(SRC, 'gallery');
/** Shown as a part of these: alone it would have no meaning. */
const PART_OF: Record<string, string> = { Row: 'RowList' };

const components = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.svelte') && !file.startsWith('gallery'))
  .map((file) => basename(file, '.svelte'));
const sources = readdirSync(GALLERY)
  .filter((file) => file.startsWith('scenes'))
  .map((file) => readFileSync(join(GALLERY, file), 'utf8'))
  .join('\n');

it.each(components)('%s is in the gallery', (name) => {
  const shown = PART_OF[name] ?? name;
  expect(sources, `add a scene of ${shown}`).toMatch(
    new RegExp(`(scene|specimen)\\(\\s*${shown},`, 'u'),
  );
});

it('finds components at all', () => {
  expect(components.length).toBeGreaterThan(50);
});
