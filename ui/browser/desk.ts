// An officer at a desk: the page in a browser, the real client behind it, and what a test does
// to the line between both.

import { chromium, type Browser, type Page, type Route } from 'playwright-core';
import { expect, inject } from 'vitest';
import type { CallName, RequestOf, ResponseOf } from '../src/host/types';
import type { AduanRow, Pandangan, Problem } from '../src/wire/types';

/** How a desk is opened; see crates/client/examples/web_host. */
export interface Opening {
  pengguna?: 'admin' | 'pupr' | 'bupati';
  keyring?: 'siap' | 'terkunci' | 'tidak_ada';
  pada?: string;
}

export const testid = (id: string) => `[data-testid="${id}"]`;

async function post(path: string, body: unknown): Promise<unknown> {
  const sent = await fetch(new URL(path, inject('page')), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await sent.text();
  if (!sent.ok) throw new Error(`${path}: ${text}`);
  return text && JSON.parse(text);
}

/** The server begins again with the data of the start, and every desk is closed. */
export async function reset(): Promise<void> {
  await post('/control/reset', null);
}

/** How long something may take on a busy machine. */
const PATIENCE = 30_000;
const WINDOW = { width: 1280, height: 800 };

let browser: Promise<Browser> | undefined;
let count = 0;

function launched(): Promise<Browser> {
  browser ??= chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  return browser;
}

/** A page of its own, with nothing remembered. */
export async function newPage(): Promise<Page> {
  const page = await (await (await launched()).newContext({ viewport: WINDOW })).newPage();
  page.setDefaultTimeout(PATIENCE);
  return page;
}

/** Ends the browser with every page in it. */
export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}

/** An officer without a page: somebody else, who acts meanwhile. */
export class Officer {
  readonly name: string;

  constructor() {
    count += 1;
    this.name = `${process.pid}-${count}`;
  }

  async sitDown(opening: Opening): Promise<this> {
    await this.control('desk', opening);
    return this;
  }

  async control(what: string, how: unknown): Promise<void> {
    await post(`/control/${what}?desk=${this.name}`, how);
  }

  /** Asks what the page would ask. */
  async call<K extends CallName>(name: K, request: RequestOf<K>): Promise<ResponseOf<K>> {
    const answer = await post(`/rpc/${name}?desk=${this.name}`, request);
    const { Ok, Err } = answer as { Ok: ResponseOf<K>; Err?: Problem };
    if (Err) throw new Error(`${name}: ${Err.detail}`);
    return Ok;
  }

  /** Who can sign in here; invented like all else. */
  async accounts(): Promise<{ pengguna: string; sandi: string }[]> {
    const answer = await fetch(new URL('/control/accounts', inject('page')));
    return (await answer.json()) as { pengguna: string; sandi: string }[];
  }

  async rows(pandangan: Pandangan): Promise<AduanRow[]> {
    const request = { pandangan, jenis: null, cari: '', urutan: 'terlama' } as const;
    return (await this.call('list_aduan', request)).baris;
  }

  /** The oldest aduan of a list that a test has not used yet. */
  async aduan(pandangan: Pandangan): Promise<AduanRow> {
    const rows = await this.rows(pandangan);
    const row = rows.find(({ id }) => !used.has(id)) ?? rows[0];
    if (!row) throw new Error(`no aduan in ${pandangan}`);
    used.add(row.id);
    return row;
  }
}

const used = new Set<string>();

/** An officer with the page open. */
export class Desk extends Officer {
  page!: Page;
  /** What the page asked, oldest first. */
  readonly asked: [name: string, request: unknown][] = [];
  /** Errors of the page. */
  readonly errors: string[] = [];

  static async open(opening: Opening = {}, hash = ''): Promise<Desk> {
    const desk = await new Desk().sitDown(opening);
    desk.page = await newPage();
    desk.page.on('pageerror', (error) => desk.errors.push(error.message));
    desk.page.on('request', (request) => {
      const name = /\/rpc\/(\w+)/u.exec(request.url())?.[1];
      if (name) desk.asked.push([name, request.postDataJSON()]);
    });
    await desk.page.goto(`${inject('page')}?desk=${desk.name}#/${hash}`);
    await desk.see(opening.pengguna ? 'who' : 'signin-submit');
    return desk;
  }

  /** Loads the page again, at the start and at its usual size. */
  async reopen(hash: string): Promise<void> {
    await this.page.unrouteAll({ behavior: 'ignoreErrors' });
    await this.page.setViewportSize(WINDOW);
    await this.page.goto('about:blank');
    await this.page.goto(`${inject('page')}?desk=${this.name}#/${hash}`);
    await this.see('who');
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  async go(hash: string): Promise<void> {
    await this.page.evaluate((to) => (location.hash = to), `#/${hash}`);
  }

  async see(id: string): Promise<void> {
    await this.page.waitForSelector(testid(id));
  }

  async seeNo(id: string): Promise<void> {
    await this.page.waitForSelector(testid(id), { state: 'detached' });
  }

  async shows(id: string): Promise<boolean> {
    return (await this.page.locator(testid(id)).count()) > 0;
  }

  async click(id: string): Promise<void> {
    await this.page.click(testid(id));
  }

  async fill(id: string, text: string): Promise<void> {
    await this.page.fill(testid(id), text);
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  value(id: string): Promise<string> {
    return this.page.inputValue(testid(id));
  }

  async words(id: string): Promise<string> {
    return (await this.page.locator(testid(id)).first().textContent()) ?? '';
  }

  /** Waits until the words of an element hold a part. */
  async read(id: string, part: string): Promise<void> {
    await expect.poll(() => this.words(id), { timeout: PATIENCE }).toContain(part);
  }

  async readValue(id: string, part: string): Promise<void> {
    await expect.poll(() => this.value(id), { timeout: PATIENCE }).toContain(part);
  }

  async isLocked(id: string): Promise<boolean> {
    return !(await this.page.isEditable(testid(id)));
  }

  async unlocked(id: string): Promise<void> {
    await expect.poll(() => this.isLocked(id), { timeout: PATIENCE }).toBe(false);
  }

  /** What was asked under a name, oldest first. */
  requests<T = unknown>(name: CallName): T[] {
    return this.asked.filter(([asked]) => asked === name).map(([, request]) => request as T);
  }

  async waitForRequests(name: CallName, number: number): Promise<void> {
    await expect.poll(() => this.requests(name).length, { timeout: PATIENCE }).toBe(number);
  }

  /** Answers a call in the place of the client, until the returned function is called. */
  async intercept(name: CallName, answer: (route: Route) => unknown): Promise<() => Promise<void>> {
    const url = new RegExp(`/rpc/${name}\\?`, 'u');
    const handler = async (route: Route) => {
      await answer(route);
    };
    await this.page.route(url, handler);
    return () => this.page.unroute(url, handler);
  }

  /** Refuses a call. */
  refuse(name: CallName, problem: Problem): Promise<() => Promise<void>> {
    return this.intercept(name, (route) => route.fulfill({ json: { Err: problem } }));
  }

  /** Holds a call up until the returned function is called. */
  async hold(name: CallName): Promise<() => void> {
    let release: () => void = () => undefined;
    const gate = new Promise<void>((open) => (release = open));
    await this.intercept(name, async (route) => {
      await gate;
      await route.continue();
    });
    return release;
  }
}

export const notFound: Problem = {
  type: '/problem/tidak_ditemukan',
  status: 404,
  code: 'tidak_ditemukan',
  title: 'Tidak ditemukan',
  detail: 'Aduan tidak ditemukan.',
};

export const unreached: Problem = {
  type: '/problem/luring',
  status: 0,
  code: 'luring',
  title: 'Server tidak dapat dihubungi',
  detail: 'Teks Anda tetap di sini. Coba lagi saat tersambung.',
};
