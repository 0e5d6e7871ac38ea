// What was typed and not yet handed in: never lost unsaid, never shown to somebody else.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { idKe } from '../src/host/dev/waktu';
import { go } from '../src/state/route.svelte';
import { signOut } from '../src/state/session.svelte';
import { ada, buka, cari, isi, nilai, siapkan, tampak, tutup } from './jendela';

beforeEach(siapkan);
afterEach(tutup);

const kotak = (n: number) => go({ layar: 'kotak', pandangan: 'perlu_tindakan', id: idKe(n) });

async function masuk(pengguna: string): Promise<void> {
  await ada('signin-submit');
  isi('signin-pengguna', pengguna);
  isi('signin-sandi', 'benar');
  cari('signin-submit').closest('form')?.requestSubmit();
}

describe('an internal note', () => {
  it('is still there after looking at another aduan', async () => {
    buka('pengguna=admin');
    await ada('who');
    kotak(812);
    await ada('catat-isi');
    isi('catat-isi', 'Sudah saya telepon.');
    kotak(803);
    await vi.waitFor(() => expect(nilai('catat-isi')).toBe(''));
    kotak(812);
    await vi.waitFor(() => expect(nilai('catat-isi')).toBe('Sudah saya telepon.'));
  });

  it('is not shown to the next officer at the same window', async () => {
    buka('pengguna=admin');
    await ada('who');
    kotak(812);
    await ada('catat-isi');
    isi('catat-isi', 'Rahasia admin.');
    await signOut();
    await masuk('admin');
    await ada('who');
    kotak(812);
    await ada('catat-isi');
    expect(nilai('catat-isi'), 'signing out wipes what is kept here').toBe('');
    expect(tampak('signin-submit')).toBe(false);
  });
});
