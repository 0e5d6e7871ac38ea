// The page's rooms: arrows go one way, nothing goes in a circle, and no room is crowded.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** What a room may use, besides itself. */
const MAY_USE: Record<string, string[]> = {
  wire: [],
  host: ['wire'],
  base: ['wire'],
  state: ['wire', 'host', 'base'],
  features: ['wire', 'host', 'base', 'state'],
  frame: ['wire', 'host', 'base', 'state', 'features'],
  gallery: ['wire', 'host', 'base', 'state', 'features', 'frame'],
};
const COMPONENTS_IN_ONE_FOLDER = 15;

const files = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(ts|svelte)$/u.test(entry.name))
  .map((entry) => relative(SRC, join(entry.parentPath, entry.name)));

function target(from: string, specifier: string): string | undefined {
  const path = join(dirname(from), specifier);
  return [path, `${path}.ts`, `${path}/index.ts`].find((name) => files.includes(name));
}

/** Files that a file imports. */
function importsOf(file: string): string[] {
  const source = readFileSync(join(SRC, file), 'utf8');
  const found = source.matchAll(/(?:from|import|import\()\s*'(\.[^']+)'/gu);
  return [...found].flatMap(([, specifier = '']) => target(file, specifier) ?? []);
}

const imports = new Map(files.map((file) => [file, importsOf(file)]));
const room = (file: string) => file.split('/')[0] ?? '';
const feature = (file: string) => file.split('/').slice(0, 2).join('/');

/** The names on a circle, or nothing. */
function circleIn(graph: Map<string, Set<string>>): string[] {
  const done = new Set<string>();
  function walk(node: string, path: string[]): string[] {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node];
    if (done.has(node)) return [];
    for (const next of graph.get(node) ?? []) {
      const circle = walk(next, [...path, node]);
      if (circle.length > 0) return circle;
    }
    done.add(node);
    return [];
  }
  for (const node of graph.keys()) {
    const circle = walk(node, []);
    if (circle.length > 0) return circle;
  }
  return [];
}

describe('the rooms of the page', () => {
  it('are all known, and see no further than they may', () => {
    const wrong = [...imports].flatMap(([file, targets]) => {
      const own = room(file);
      if (file === 'main.ts') return [];
      return targets
        .filter((to) => room(to) !== own && !MAY_USE[own]?.includes(room(to)))
        .map((to) => `${file} uses ${to}`);
    });
    expect(wrong).toEqual([]);
  });

  it('have no file that leads back to itself', () => {
    expect(circleIn(new Map([...imports].map(([file, to]) => [file, new Set(to)])))).toEqual([]);
  });

  it('have no feature that leads back to itself', () => {
    const graph = new Map<string, Set<string>>();
    for (const [file, targets] of imports) {
      if (room(file) !== 'features') continue;
      const others = targets.filter(
        (to) => room(to) === 'features' && feature(to) !== feature(file),
      );
      const known = graph.get(feature(file)) ?? new Set();
      graph.set(feature(file), new Set([...known, ...others.map(feature)]));
    }
    expect(circleIn(graph)).toEqual([]);
  });

  it('have at most fifteen components in one folder', () => {
    const count = new Map<string, number>();
    for (const file of files.filter((name) => name.endsWith('.svelte'))) {
      count.set(dirname(file), (count.get(dirname(file)) ?? 0) + 1);
    }
    const crowded = [...count].filter(([, components]) => components > COMPONENTS_IN_ONE_FOLDER);
    expect(crowded).toEqual([]);
  });

  it('find a circle where there is one', () => {
    const graph = new Map([
      ['a', new Set(['b'])],
      ['b', new Set(['c'])],
      ['c', new Set(['b'])],
    ]);
    expect(circleIn(graph)).toEqual(['b', 'c', 'b']);
  });
});
