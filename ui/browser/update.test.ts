// Updates as a person meets them: a quiet strip that never interrupts what is being written.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { UpdateStage } from '../src/wire/types';
import { closeBrowser, Desk, reset, testid } from './desk';

beforeAll(reset);
afterAll(closeBrowser);

let desk: Desk;

beforeEach(async () => {
  desk = await Desk.open({ pengguna: 'admin' }, 'masuk');
  return () => desk.close();
});

/** The office publishes a version, and the officer asks. */
async function publish(): Promise<void> {
  await desk.control('update', { version: '9.0.0', signed_by: 'office' });
  await desk.call('update_check', null);
  await desk.see('update-install');
}

const isInert = () =>
  desk.page.evaluate(() => document.querySelector('.alas')?.hasAttribute('inert'));

describe('the strip', () => {
  it('is not there without an update', async () => {
    expect(await desk.shows('update-bar')).toBe(false);
  });

  it('installs, then starts anew, and lets nothing be typed meanwhile', async () => {
    await publish();
    await desk.control('installer', 'waits');
    await desk.click('update-install');
    await desk.read('update-installing', 'Memasang versi 9.0.0');
    expect(await isInert()).toBe(true);
    await desk.press('Escape');
    expect(await desk.shows('update-installing'), 'Escape does not lead out').toBe(true);
    await desk.control('installer', 'installs');
    await desk.waitForRequests('update_restart', 1);
    await desk.seeNo('update-installing');
  });

  it('says what went wrong, and offers to try again', async () => {
    await publish();
    await desk.control('installer', 'fails');
    await desk.click('update-install');
    await desk.see('update-install');
    await expect
      .poll(() => desk.page.getAttribute(testid('update-bar'), 'class'))
      .toContain('pita-warn');
    expect(await isInert()).toBe(false);
    expect(desk.requests('update_restart')).toEqual([]);
  });

  it('refuses what somebody else signed', async () => {
    await desk.control('update', { version: '9.0.0', signed_by: 'stranger' });
    await desk.call('update_check', null);
    await desk.see('update-install');
    await desk.click('update-install');
    await expect
      .poll(() => desk.page.getAttribute(testid('update-bar'), 'data-tahap'))
      .toBe('ditolak');
    expect(desk.requests('update_install'), 'nothing is installed').toEqual([]);
  });

  it('goes away for later, and is still told when asked for', async () => {
    await publish();
    await desk.click('update-later');
    await desk.seeNo('update-bar');
    await desk.click('about-open');
    await desk.read('about-update', 'ditunda sampai');
  });

  it('waits for a form that is open, and leads to the text', async () => {
    await publish();
    const { id, nomor } = await desk.aduan('masuk');
    await desk.go(`masuk/${id}`);
    await desk.click('act-disposisikan');
    await desk.see('disposisi-dialog');
    expect(await desk.shows('update-install'), 'a form is open').toBe(false);
    await desk.fill('disposisi-catatan', 'Mohon ditinjau.');
    await expect.poll(() => desk.requests('save_unsent').length).toBeGreaterThan(0);
    await desk.press('Escape');
    await desk.call('update_check', null);
    await desk.read('update-draft', nomor);
    expect(desk.requests('update_install')).toEqual([]);
  });

  it('does not install what was downloaded while somebody began to write', async () => {
    await publish();
    const { id } = await desk.aduan('masuk');
    await desk.go(`masuk/${id}`);
    await desk.see('act-tolak');
    const release = await desk.hold('update_download');
    await desk.click('update-install');
    await desk.click('act-tolak');
    await desk.fill('reason-text', 'Bukan aduan.');
    const answered = desk.page.waitForResponse(/update_download/u);
    release();
    await answered;
    await desk.see('update-later');
    const state = await desk.call('update_state', null);
    expect(state.tahap.tahap satisfies UpdateStage['tahap']).toBe('siap');
    expect(desk.requests('update_install')).toEqual([]);
  });
});
