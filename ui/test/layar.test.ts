// The page as a person meets it, on the example host.

import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import Uraian from '../src/components/Uraian.svelte';
import { idKe } from '../src/host/dev/waktu';
import { go } from '../src/state/route.svelte';
import { ada, buka, cari, isi, siapkan, tutup } from './jendela';

beforeEach(siapkan);
afterEach(tutup);

describe('signing in', () => {
  it('says what is wrong and loses nothing', async () => {
    buka('');
    await ada('signin-submit');
    isi('signin-pengguna', 'admin');
    isi('signin-sandi', 'salah');
    cari('signin-submit').closest('form')?.requestSubmit();
    await ada('signin-error');
    expect(cari<HTMLInputElement>('signin-pengguna').value).toBe('admin');
    expect(cari('signin-error').getAttribute('role')).toBe('alert');
    isi('signin-sandi', 'benar');
    cari('signin-submit').closest('form')?.requestSubmit();
    await ada('who');
    expect(cari('who').textContent).toBe('Nurhayati');
  });

  it('says when there is no keyring', async () => {
    buka('tanpa-brankas');
    await ada('signin-keyring');
    expect(cari<HTMLInputElement>('signin-ingat').disabled).toBe(true);
    expect(cari('signin-keyring').textContent).toContain('tidak punya keyring');
  });
});

describe('the inbox', () => {
  it('opens an aduan and shows its one primary action', async () => {
    buka('pengguna=admin');
    (await ada('row-SPD-2026-000812')).click();
    await ada('act-disposisikan');
    expect(cari('detail').dataset['nomor']).toBe('SPD-2026-000812');
    expect(document.querySelectorAll('.bilah-aksi .btn-1')).toHaveLength(1);
  });

  it('shows hostile text as text', async () => {
    buka('pengguna=admin');
    await ada('who');
    go({ layar: 'kotak', pandangan: 'ditolak', id: idKe(760) });
    await ada('detail-judul');
    expect(cari('detail-judul').textContent).toContain('<script>alert(1)</script>');
    expect(document.querySelector('script')).toBeNull();
  });
});

describe('commands with a reason', () => {
  async function tarik(): Promise<void> {
    (await ada('act-tarik_disposisi')).click();
    await ada('reason-text');
    cari('reason-submit').closest('form')?.requestSubmit();
    flushSync();
    expect(cari('reason-text').getAttribute('aria-invalid')).toBe('true');
    isi('reason-text', 'Salah memilih dinas.');
    cari('reason-submit').closest('form')?.requestSubmit();
    await vi.waitFor(() => expect(document.querySelector('dialog')).toBeNull());
  }

  it('require the reason, close, and say what was done', async () => {
    buka('pengguna=admin');
    await ada('who');
    go({ layar: 'kotak', pandangan: 'disposisi', id: idKe(803) });
    await tarik();
    expect(cari('toast').textContent).toContain('Disposisi ditarik');
    expect(cari('detail-status').textContent).toContain('Bukan Kewenangan');
  });

  it('on a conflict keep the text and say who did what', async () => {
    buka('pengguna=admin&konflik');
    await ada('who');
    go({ layar: 'kotak', pandangan: 'disposisi', id: idKe(803) });
    (await ada('act-tarik_disposisi')).click();
    await ada('reason-text');
    isi('reason-text', 'Salah memilih dinas.');
    cari('reason-submit').closest('form')?.requestSubmit();
    await ada('conflict');
    expect(cari('conflict').textContent).toContain('Zuraida');
    expect(cari<HTMLTextAreaElement>('reason-text').value).toBe('Salah memilih dinas.');
    cari('conflict-reload').click();
    await ada('conflict-reloaded');
    cari('reason-submit').closest('form')?.requestSubmit();
    await ada('toast');
  });
});

describe('the editors', () => {
  it('does not hand in a draft with placeholders', async () => {
    buka('pengguna=pupr');
    await ada('who');
    go({ layar: 'draf', pandangan: 'penanganan', id: idKe(786) });
    await ada('draft-isi');
    await vi.waitFor(() => expect(cari('draft-saved').dataset['keadaan']).toBe('diam'));
    isi('draft-isi', 'Selesai pada [tanggal].');
    cari('draft-submit').click();
    await ada('draft-blocked');
    isi('draft-isi', 'Selesai pada 20 Agustus 2026.');
    cari('draft-submit').click();
    await ada('detail-status');
    expect(cari('detail-status').textContent).toContain('Draf Jawaban');
  });

  it('marks removals on the left and additions on the right', async () => {
    buka('pengguna=admin');
    await ada('who');
    go({ layar: 'koreksi', pandangan: 'draf_jawaban', id: idKe(781) });
    const kolom = await ada('koreksi-isi');
    await vi.waitFor(() => expect((kolom as HTMLTextAreaElement).value).toContain('UPT JJ'));
    isi('koreksi-isi', (kolom as HTMLTextAreaElement).value.replace('JJ', 'Jalan'));
    await vi.waitFor(() => expect(cari('koreksi-draf').querySelector('del')).not.toBeNull());
    expect(cari('koreksi-draf').querySelector('del')?.textContent.trim()).toBe('JJ');
    expect(cari('koreksi-beda').querySelector('ins')?.textContent.trim()).toBe('Jalan');
  });
});

describe('a text of somebody else', () => {
  it('keeps paragraphs and never becomes markup', () => {
    const target = document.createElement('div');
    const satu = mount(Uraian, { target, props: { isi: 'Satu <b>x</b>\n\nDua' } });
    flushSync();
    expect(target.querySelectorAll('p')).toHaveLength(2);
    expect(target.querySelector('b')).toBeNull();
    void unmount(satu);
  });
});
