// Starts what the tests look at: the built page, and the web host with its server.

import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { preview, build } from 'vite';
import type { TestProject } from 'vitest/node';

const ROOT = resolve(import.meta.dirname, '../..');
const PAGE = resolve(ROOT, 'target/ui-web');
/** The program's, and the questions to the web host. */
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'";

declare module 'vitest' {
  interface ProvidedContext {
    page: string;
  }
}

/** `cargo build --bin sipendekar-server --example web_host` made it. */
function startWebHost(): ChildProcess {
  const target = process.env['CARGO_TARGET_DIR'] ?? resolve(ROOT, 'target');
  const program = resolve(target, 'debug/examples/web_host');
  const options = ['--port', '0', '--until-eof'];
  return spawn(program, options, { stdio: ['pipe', 'pipe', 'inherit'] });
}

/** Where it listens, once it says so. */
async function addressOf(host: ChildProcess): Promise<string> {
  return new Promise((told, failed) => {
    host.once('error', failed);
    host.once('exit', (code) => failed(new Error(`the web host ended with ${code}`)));
    if (!host.stdout) return failed(new Error('the web host says nothing'));
    createInterface(host.stdout).on('line', (line) => {
      const address = /siap di (http:\S+)/u.exec(line)?.[1];
      if (address) told(address);
    });
  });
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const configFile = resolve(ROOT, 'ui/vite.config.ts');
  const host = startWebHost();
  const address = await addressOf(host);
  await build({ configFile, mode: 'web', logLevel: 'error', build: { outDir: PAGE } });
  const server = await preview({
    configFile: false,
    root: resolve(ROOT, 'ui'),
    logLevel: 'error',
    build: { outDir: PAGE },
    preview: {
      port: 0,
      headers: { 'Content-Security-Policy': CSP },
      proxy: { '/rpc': address, '/events': address, '/control': address },
    },
  });
  project.provide('page', server.resolvedUrls?.local[0] ?? '');
  return async () => {
    await server.close();
    host.stdin?.end();
  };
}
