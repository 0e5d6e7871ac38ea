// Autosave and idempotency keys, against a host that records what it is asked.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connect } from '../src/host';
import { devHost } from '../src/host/dev';
import { idKe } from '../src/host/dev/waktu';
import type { Host } from '../src/host/types';
import { DrafTersimpan } from '../src/state/draf.svelte';
import { Pengiriman } from '../src/state/pengiriman.svelte';
import type { CommandRequest, Problem } from '../src/wire/types';

const id = idKe(812);
const catatan = (isi: string) => ({ perintah: 'catat' as const, isi });
let ditanya: [string, unknown][];
let gagal: Problem | null;
let asli: Host;

beforeEach(() => {
  ditanya = [];
  gagal = null;
  asli = devHost(new URLSearchParams('pengguna=admin'));
  connect({
    listen: asli.listen,
    call: async (name, request) => {
      ditanya.push([name, JSON.parse(JSON.stringify(request))]);
      if (gagal) throw gagal;
      return asli.call(name, request);
    },
  });
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

const bernama = (nama: string) => ditanya.filter(([name]) => name === nama).map(([, isi]) => isi);
const kunci = () => (bernama('run_command') as CommandRequest[]).map((satu) => satu.kunci);
const luring = { type: '', title: '', status: 0, detail: '', code: 'tidak_tersambung' };

describe('autosave', () => {
  it('saves with each key, and what waits for a save on its way goes along with the next', async () => {
    const draf = new DrafTersimpan(id, 'tanggapan');
    await draf.muat('');
    draf.ubah('a');
    draf.ubah('ab');
    await vi.runAllTimersAsync();
    draf.ubah('abc');
    await vi.runAllTimersAsync();
    expect(bernama('unsent_save')).toEqual(
      ['ab', 'abc'].map((isi) => ({ aduan: id, untuk: 'tanggapan', draf_versi: null, isi })),
    );
    expect(draf.berubah).toBe(false);
  });

  it('saves at once when asked, and not again when nothing changed', async () => {
    const draf = new DrafTersimpan(id, 'tanggapan');
    await draf.muat('');
    draf.ubah('a');
    await draf.simpan();
    await draf.simpan();
    await vi.runAllTimersAsync();
    expect(bernama('unsent_save')).toHaveLength(1);
  });

  it('keeps the text when it cannot be saved, and says so', async () => {
    const draf = new DrafTersimpan(id, 'tanggapan');
    await draf.muat('');
    gagal = luring;
    draf.ubah('a');
    await draf.simpan();
    expect(draf.isi).toBe('a');
    expect(draf.keadaan).toBe('gagal');
    gagal = null;
    await draf.simpan();
    expect(draf.keadaan).toBe('diam');
  });

  it('reads back what was kept, else begins with what is given', async () => {
    const pertama = new DrafTersimpan(id, 'tanggapan');
    await pertama.muat('awal');
    expect(pertama.isi).toBe('awal');
    pertama.ubah('sudah ditulis');
    await pertama.simpan();
    const kedua = new DrafTersimpan(id, 'tanggapan');
    await kedua.muat('awal');
    expect(kedua.isi).toBe('sudah ditulis');
  });

  it('does not take a correction of an older draft for one of the newest', async () => {
    const lama = new DrafTersimpan(id, 'koreksi', 1);
    await lama.muat('draf satu');
    lama.ubah('koreksi\nsatu');
    await lama.simpan();
    expect(bernama('unsent_save')).toEqual([
      { aduan: id, untuk: 'koreksi', draf_versi: 1, isi: 'koreksi\nsatu' },
    ]);
    const baru = new DrafTersimpan(id, 'koreksi', 2);
    await baru.muat('draf dua');
    expect(baru.isi).toBe('draf dua');
    expect(baru.usang).toBe('koreksi\nsatu');
  });
});

describe('keys of intentions', () => {
  const kirim = async () => new Pengiriman(await asli.call('aduan_get', { id }));

  it('stay the same over retries and change with the text', async () => {
    const pengiriman = await kirim();
    gagal = luring;
    await pengiriman.kirim(catatan('satu'));
    await pengiriman.kirim(catatan('satu'));
    await pengiriman.kirim(catatan('dua'));
    const [a, b, c] = kunci();
    expect(a).toBe(b);
    expect(c).not.toBe(a);
    expect(pengiriman.galat?.code).toBe('tidak_tersambung');
  });

  it('are fresh for each form', async () => {
    await (await kirim()).kirim(catatan('satu'));
    await (await kirim()).kirim(catatan('satu'));
    const [a, b] = kunci();
    expect(a).not.toBe(b);
  });

  it('meet a conflict, reload, and then succeed on the new version', async () => {
    const pengiriman = await kirim();
    await (await kirim()).kirim(catatan('orang lain'));
    expect(await pengiriman.kirim(catatan('satu'))).toBeNull();
    expect(pengiriman.galat?.konflik?.oleh).toContain('Zuraida');
    await pengiriman.muatUlang();
    expect(pengiriman.galat).toBeNull();
    expect(await pengiriman.kirim(catatan('satu'))).not.toBeNull();
  });
});
