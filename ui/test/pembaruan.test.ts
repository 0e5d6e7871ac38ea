// Updates as a person meets them: a quiet strip that never interrupts what is being written.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { idKe } from '../src/host/dev/waktu';
import { kabar } from '../src/logic/pembaruan';
import { go } from '../src/state/route.svelte';
import type { Pembaruan, UpdateStage } from '../src/wire/types';
import { ada, buka, cari, isi, siapkan, tampak, tekan, tutup } from './jendela';

beforeEach(siapkan);
afterEach(tutup);

const tahap = (tahap: UpdateStage): Pembaruan => ({ berjalan: '1.0.0', tahap });
const siap: UpdateStage = { tahap: 'siap', versi: '1.1.0', menunggu: null, galat: null };
const draf = { aduan: idKe(812), nomor: 'SPD-2026-000812', untuk: 'disposisi' } as const;

describe('what the strip says', () => {
  it.each([
    ['nothing is known', tahap({ tahap: 'diam', keterangan: 'Belum diperiksa.' })],
    ['the office turned it off', tahap({ tahap: 'mati', alasan: 'Dimatikan.' })],
    ['it was left for later', tahap({ tahap: 'ditunda', versi: '1.1.0', sampai: 'besok' })],
  ])('is nothing while %s', (_, pembaruan) => {
    expect(kabar(pembaruan, false)).toBeNull();
  });

  it('offers a version, and a time for it', () => {
    const kini = kabar(tahap(siap), false);
    expect(kini?.kalimat).toBe('Versi 1.1.0 siap dipasang.');
    expect(kini?.tombol).toEqual(['pasang', 'nanti']);
  });

  it('offers no installation while a text waits or is open', () => {
    const menunggu = kabar(tahap({ ...siap, menunggu: draf }), false);
    expect(menunggu?.tombol).toEqual(['nanti']);
    expect(menunggu?.draf).toEqual(draf);
    expect(menunggu?.kalimat).toContain('menunggu sampai draf Anda dikirim atau dihapus');
    const terbuka = kabar(tahap(siap), true);
    expect(terbuka?.tombol).toEqual(['nanti']);
    expect(terbuka?.kalimat).toContain('tulisan yang terbuka');
    const terpasang = kabar(tahap({ tahap: 'terpasang', versi: '1.1.0', menunggu: draf }), false);
    expect(terpasang?.tombol).toEqual([]);
  });

  it('tells progress, which can be given up', () => {
    const kini = kabar(tahap({ tahap: 'mengunduh', versi: '1.1.0', persen: 42 }), true);
    expect(kini?.persen).toBe(42);
    expect(kini?.tombol).toEqual(['batalkan']);
  });

  it('tells a refusal, and a failure that may be tried again', () => {
    const ditolak = kabar(tahap({ tahap: 'ditolak', alasan: 'Ditolak.' }), false);
    expect([ditolak?.galat, ditolak?.tombol]).toEqual([true, ['nanti']]);
    const gagal = kabar(tahap({ ...siap, galat: 'Unduhan terputus.' }), false);
    expect([gagal?.kalimat, gagal?.galat]).toEqual(['Unduhan terputus.', true]);
    expect(gagal?.tombol).toEqual(['pasang', 'nanti']);
  });
});

describe('the strip in the window', () => {
  it('is not there without an update', async () => {
    buka('pengguna=admin');
    await ada('who');
    expect(tampak('update-bar')).toBe(false);
  });

  it('installs, then starts anew', async () => {
    const jendela = buka('pengguna=admin&pembaruan');
    (await ada('update-install')).click();
    await vi.waitFor(() => expect(jendela.bernama('update_restart')).toHaveLength(1));
    expect(jendela.bernama('update_install')).toHaveLength(1);
  });

  it('lets nothing be typed from the last look for texts until it is installed', async () => {
    const jendela = buka('pengguna=admin&pembaruan');
    let selesai: (kini: Pembaruan) => void = () => undefined;
    const pemasangan = new Promise<Pembaruan>((resolve) => (selesai = resolve));
    jendela.cegat = (nama) => (nama === 'update_install' ? pemasangan : undefined);
    (await ada('update-install')).click();
    const jendelaPasang = await ada('update-installing');
    expect(jendelaPasang.textContent).toContain('Memasang versi 1.1.0');
    expect(document.querySelector('.alas')?.hasAttribute('inert')).toBe(true);
    tekan('Escape');
    expect(tampak('update-installing')).toBe(true);
    selesai(tahap({ ...siap, galat: 'Pemasangan tidak selesai.' }));
    await vi.waitFor(() => expect(tampak('update-installing')).toBe(false));
    expect(document.querySelector('.alas')?.hasAttribute('inert')).toBe(false);
  });

  it('lets nothing be typed while somebody else says that it is being installed', async () => {
    const jendela = buka('pengguna=admin&pembaruan');
    await ada('update-install');
    jendela.kabarkan('update', tahap({ tahap: 'memasang', versi: '1.1.0' }));
    await ada('update-installing');
    expect(document.querySelector('.alas')?.hasAttribute('inert')).toBe(true);
  });

  it('goes away for later, and is still told when asked for', async () => {
    buka('pengguna=admin&pembaruan');
    (await ada('update-later')).click();
    await vi.waitFor(() => expect(tampak('update-bar')).toBe(false));
    cari('about-open').click();
    expect((await ada('about-update')).textContent).toContain('ditunda sampai Jumat');
    expect(cari('about-version').textContent).toBe('Versi 1.0.0');
  });

  it('waits for a form that is open, and leads to a draft', async () => {
    const jendela = buka('pengguna=admin&pembaruan');
    await ada('update-install');
    go({ layar: 'kotak', pandangan: 'perlu_tindakan', id: idKe(812) });
    (await ada('act-disposisikan')).click();
    await ada('disposisi-dialog');
    await vi.waitFor(() => expect(tampak('update-install')).toBe(false));
    isi('disposisi-catatan', 'Mohon ditinjau.');
    await vi.waitFor(() => expect(jendela.bernama('unsent_save')).not.toHaveLength(0));
    jendela.kabarkan('update', tahap({ ...siap, menunggu: draf }));
    expect(cari('update-draft').textContent).toBe('Buka draf SPD-2026-000812');
    expect(jendela.bernama('update_install')).toHaveLength(0);
  });

  it('does not install what was downloaded while somebody began to write', async () => {
    const jendela = buka('pengguna=admin&pembaruan');
    let selesai: (kini: Pembaruan) => void = () => undefined;
    const unduhan = new Promise<Pembaruan>((resolve) => (selesai = resolve));
    jendela.cegat = (nama) => (nama === 'update_download' ? unduhan : undefined);
    go({ layar: 'kotak', pandangan: 'perlu_tindakan', id: idKe(812) });
    (await ada('update-install')).click();
    (await ada('act-tolak')).click();
    isi((await ada('reason-text')).dataset.testid ?? '', 'Bukan aduan.');
    selesai(tahap(siap));
    await vi.waitFor(() => expect(tampak('update-later')).toBe(true));
    await Promise.resolve();
    expect(jendela.bernama('update_install')).toHaveLength(0);
  });
});
