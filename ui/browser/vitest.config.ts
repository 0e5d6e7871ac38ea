// Tests of the page in a real browser, beside the real client and server.

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  cacheDir: fileURLToPath(new URL('../../node_modules/.vite-browser', import.meta.url)),
  test: {
    include: ['*.test.ts'],
    globalSetup: ['setup.ts'],
    fileParallelism: false, // one server stands behind all of them
    testTimeout: 180_000,
    hookTimeout: 300_000,
    retry: 1, // a machine that stands still for a while fails a wait once; what is wrong fails twice
    expect: { poll: { timeout: 30_000 } },
  },
});
