// How the page is built, served and tested.

import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** Web views from before `light-dark()` get the colours in the way they know. */
const CSS_TARGET = ['chrome110', 'safari16'];
const page = (name: string) => fileURLToPath(new URL(`${name}.html`, import.meta.url));
/** Where the web host of `npm run dev:web` listens (crates/client/examples/web_host). */
const WEB_HOST = 'http://127.0.0.1:5174';

export default defineConfig(({ mode }) => ({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [svelte()],
  resolve: process.env['VITEST'] ? { conditions: ['browser'] } : {},
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/rpc': WEB_HOST, '/events': WEB_HOST, '/control': WEB_HOST },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    cssTarget: CSS_TARGET,
    modulePreload: false,
    // The gallery is for whoever works on the page; the program does not carry it.
    rolldownOptions: { input: mode === 'web' ? [page('index'), page('gallery')] : page('index') },
  },
  test: { include: ['test/**/*.test.ts'], environment: 'node' },
}));
