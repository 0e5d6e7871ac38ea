// Every screen with axe, light and dark, wide and narrow, under the program's content-security
// policy, on the real client.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeBrowser, Desk, reset, testid, unreached, type Opening } from './desk';
import { faultsOf } from './look';

beforeAll(reset);
afterAll(closeBrowser);

interface Screen {
  name: string;
  /** Whose desk it is; screens that leave it as it was share one. */
  at: 'admin' | 'pupr' | Opening;
  /** What is done before it is looked at. */
  prepare?: (desk: Desk) => Promise<unknown>;
}

type Pandangan = Parameters<Desk['rows']>[0];

async function openAduan(desk: Desk, pandangan: Pandangan, screen = ''): Promise<void> {
  const [row] = await desk.rows(pandangan);
  await desk.go(`${pandangan}/${screen}${row?.id}`);
}

async function openWithFoto(desk: Desk): Promise<void> {
  const row = (await desk.rows('masuk')).find(({ foto }) => foto > 0);
  await desk.go(`masuk/${row?.id}`);
  await desk.see('foto-1');
}

async function publish(desk: Desk, signed_by: 'office' | 'stranger'): Promise<void> {
  await desk.control('update', { version: '9.0.0', signed_by });
  await desk.call('update_check', null);
  await desk.see('update-install');
}

const screens: Screen[] = [
  { name: 'sign in', at: {} },
  {
    name: 'sign in, refused, without a keyring',
    at: { keyring: 'tidak_ada' },
    prepare: async (desk) => {
      await desk.fill('signin-pengguna', 'admin');
      await desk.fill('signin-sandi', 'bukan kata sandi');
      await desk.click('signin-submit');
      await desk.see('signin-error');
    },
  },
  {
    name: 'sign in again',
    at: { pengguna: 'admin' },
    prepare: async (desk) => {
      await openAduan(desk, 'draf_jawaban', 'koreksi/');
      await desk.unlocked('koreksi-isi');
      await desk.control('session', null);
      await desk.page.click(`${testid('session-ended')} button`);
      await desk.see('signin-again');
    },
  },
  { name: 'inbox', at: 'admin', prepare: openWithFoto },
  {
    name: 'inbox, offline, keyring locked',
    at: { pengguna: 'admin' },
    prepare: async (desk) => {
      await desk.control('network', 'cut');
      await desk.control('keyring', 'terkunci');
      await desk.see('offline');
    },
  },
  { name: 'nothing found', at: 'admin', prepare: (desk) => desk.fill('cari', 'tidak ada') },
  { name: 'update ready', at: { pengguna: 'admin' }, prepare: (desk) => publish(desk, 'office') },
  {
    name: 'update on its way',
    at: { pengguna: 'admin' },
    prepare: async (desk) => {
      await publish(desk, 'office');
      await desk.control('network', 'slow');
      await desk.click('update-install');
      await desk.see('update-cancel');
    },
  },
  {
    name: 'update being installed',
    at: { pengguna: 'admin' },
    prepare: async (desk) => {
      await publish(desk, 'office');
      await desk.control('installer', 'waits');
      await desk.click('update-install');
      await desk.see('update-installing');
    },
  },
  {
    name: 'about, update refused',
    at: { pengguna: 'admin' },
    prepare: async (desk) => {
      await publish(desk, 'stranger');
      await desk.click('update-install');
      await desk.seeNo('update-install');
      await desk.click('about-open');
    },
  },
  {
    name: 'menu of commands',
    at: 'admin',
    prepare: async (desk) => {
      await openAduan(desk, 'masuk');
      await desk.click('act-lain');
    },
  },
  {
    name: 'disposition, refused',
    at: 'admin',
    prepare: async (desk) => {
      await openAduan(desk, 'masuk');
      await desk.click('act-disposisikan');
      await desk.fill('disposisi-pendukung', 'perhubungan');
      await desk.page.press(testid('disposisi-pendukung'), 'Enter');
      await desk.refuse('run_command', unreached);
      await desk.page.locator('input[name="skpd-utama"]:enabled').first().check();
      await desk.click('disposisi-submit');
      await desk.see('dialog-error');
    },
  },
  {
    name: 'reason, with a mistake',
    at: 'admin',
    prepare: async (desk) => {
      await openAduan(desk, 'masuk');
      await desk.click('act-tolak');
      await desk.click('reason-submit');
    },
  },
  {
    name: 'postponement',
    at: 'pupr',
    prepare: async (desk) => {
      await openAduan(desk, 'penanganan');
      await desk.click('act-tunda_perwaktu');
    },
  },
  {
    name: 'not ours',
    at: 'pupr',
    prepare: async (desk) => {
      await openAduan(desk, 'disposisi');
      await desk.click('act-kembalikan');
    },
  },
  {
    name: 'identitas',
    at: 'admin',
    prepare: async (desk) => {
      await openAduan(desk, 'masuk');
      await desk.click('identitas-open');
    },
  },
  {
    name: 'foto',
    at: 'admin',
    prepare: async (desk) => {
      await openWithFoto(desk);
      await desk.click('foto-1');
    },
  },
  { name: 'keys', at: 'admin', prepare: (desk) => desk.click('help-open') },
  { name: 'signing out', at: 'admin', prepare: (desk) => desk.click('sign-out') },
  {
    name: 'draf',
    at: 'pupr',
    prepare: async (desk) => {
      await openAduan(desk, 'penanganan', 'draf/');
      await desk.page.press(testid('draft-isi'), 'Control+t');
    },
  },
  {
    name: 'koreksi',
    at: 'admin',
    prepare: async (desk) => {
      await openAduan(desk, 'draf_jawaban', 'koreksi/');
      await desk.unlocked('koreksi-isi');
      await desk.fill('koreksi-isi', 'Jawaban lain sama sekali.');
      await desk.page.waitForSelector('del');
    },
  },
  {
    name: 'koreksi, merged',
    at: 'admin',
    prepare: async (desk) => {
      await openAduan(desk, 'draf_jawaban', 'koreksi/');
      await desk.click('koreksi-menyatu');
    },
  },
  { name: 'notices', at: 'admin', prepare: (desk) => desk.click('notices-open') },
];

const shared = new Map<string, Desk>();

async function deskFor(at: Screen['at']): Promise<Desk> {
  if (typeof at !== 'string') return Desk.open(at, 'perlu_tindakan');
  const known = shared.get(at);
  await known?.reopen('perlu_tindakan');
  const desk = known ?? (await Desk.open({ pengguna: at }, 'perlu_tindakan'));
  shared.set(at, desk);
  return desk;
}

it.each(screens)('$name is accessible', async ({ at, prepare }) => {
  const desk = await deskFor(at);
  await prepare?.(desk);
  expect(await faultsOf(desk.page)).toEqual([]);
  expect(desk.errors).toEqual([]);
  if (typeof at !== 'string') await desk.close();
});
