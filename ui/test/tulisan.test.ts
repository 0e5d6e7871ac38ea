// What was typed and not yet handed in: never lost unsaid, never shown to somebody else.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { idKe } from '../src/host/dev/waktu';
import { go } from '../src/state/route.svelte';
import { session, signOut } from '../src/state/session.svelte';
import { Tulisan } from '../src/state/tulisan.svelte';
import {
  ada,
  buka,
  cari,
  isi,
  type Jendela,
  nilai,
  siapkan,
  tampak,
  tekan,
  tiada,
  tutup,
} from './jendela';

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

describe('when the session ended', () => {
  /** As the program does: while one session takes the place of another, there is none. */
  function sepertiAplikasi(jendela: Jendela): void {
    let berganti = false;
    jendela.cegat = (name, request) => {
      const tanpa = { ...session.keadaan, orang: null };
      if (name === 'session_state' && berganti) return Promise.resolve(tanpa);
      if (name !== 'sign_in') return undefined;
      berganti = true;
      jendela.keadaan({ orang: null, jaringan: 'daring' });
      return new Promise((buka) => setTimeout(buka))
        .then(() => jendela.call('sign_in', request as never))
        .finally(() => (berganti = false));
    };
  }

  async function berakhir(alamat: string): Promise<Jendela> {
    const jendela = buka(alamat);
    await ada('who');
    sepertiAplikasi(jendela);
    return jendela;
  }

  function mintaMasuk(jendela: Jendela): void {
    jendela.keadaan({ jaringan: 'sesi_berakhir' });
    cari('session-ended').querySelector('button')?.click();
  }

  const tertutup = () => cari('who').closest('.alas')?.hasAttribute('inert');

  it('the same person finds every text after signing in again', async () => {
    const jendela = await berakhir('pengguna=admin');
    go({ layar: 'koreksi', pandangan: 'draf_jawaban', id: idKe(781) });
    await vi.waitFor(() => expect(nilai('koreksi-isi')).toContain('UPT JJ'));
    isi('koreksi-isi', 'Jawaban yang belum selesai');
    isi('koreksi-catatan', 'Tambahkan tanggal.');
    const naskah = cari('koreksi-isi');
    mintaMasuk(jendela);
    await ada('signin-again');
    expect(tertutup(), 'nothing behind can be used').toBe(true);
    await masuk('admin');
    await vi.waitFor(() => expect(tampak('signin-again')).toBe(false));
    expect(cari('koreksi-isi'), 'the screen was never taken away').toBe(naskah);
    expect(nilai('koreksi-isi')).toBe('Jawaban yang belum selesai');
    expect(nilai('koreksi-catatan')).toBe('Tambahkan tanggal.');
    expect(tertutup()).toBe(false);
    await vi.waitFor(() => expect(cari('koreksi-saved').dataset['keadaan']).toBe('diam'));
    const sesudah = jendela.sesudah('sign_in').map(([name]) => name);
    expect(sesudah, 'the new session keeps it too').toContain('unsent_save');
  });

  it('no key reaches the screen behind', async () => {
    const jendela = await berakhir('pengguna=admin');
    go({ layar: 'koreksi', pandangan: 'draf_jawaban', id: idKe(781) });
    await vi.waitFor(() => expect(nilai('koreksi-isi')).toContain('UPT JJ'));
    mintaMasuk(jendela);
    await ada('signin-again');
    tekan('Enter', true);
    await vi.waitFor(() => expect(tampak('signin-again')).toBe(true));
    expect(jendela.bernama('run_command'), 'Ctrl Enter would publish').toEqual([]);
    tekan('Escape');
    await vi.waitFor(() => expect(tampak('signin-again')).toBe(false));
    expect(tampak('koreksi-screen'), 'Escape leads back to what was left').toBe(true);
  });

  it('somebody else finds nothing of it', async () => {
    const jendela = await berakhir('pengguna=admin');
    go({ layar: 'koreksi', pandangan: 'draf_jawaban', id: idKe(781) });
    await vi.waitFor(() => expect(nilai('koreksi-isi')).toContain('UPT JJ'));
    isi('koreksi-isi', 'Milik Nurhayati');
    isi('koreksi-catatan', 'Milik Nurhayati');
    mintaMasuk(jendela);
    await masuk('pupr');
    await vi.waitFor(() => expect(cari('who').textContent).toBe('Syafrizal M.'));
    expect(tampak('koreksi-screen')).toBe(false);
    go({ layar: 'koreksi', pandangan: 'draf_jawaban', id: idKe(781) });
    await ada('koreksi-catatan');
    expect(nilai('koreksi-catatan')).toBe('');
    const sesudah = jendela.sesudah('sign_in').map(([name]) => name);
    expect(sesudah, 'kept for the wrong person').not.toContain('unsent_save');
    const dibuka = sesudah.filter((name) => name === 'aduan_get');
    expect(dibuka, 'nothing is read in the name of the wrong person').toHaveLength(1);
  });

  it('a refused sign-in leaves the screen behind as it was', async () => {
    const jendela = await berakhir('pengguna=admin');
    go({ layar: 'koreksi', pandangan: 'draf_jawaban', id: idKe(781) });
    await vi.waitFor(() => expect(nilai('koreksi-isi')).toContain('UPT JJ'));
    isi('koreksi-catatan', 'Tambahkan tanggal.');
    mintaMasuk(jendela);
    await ada('signin-again');
    isi('signin-pengguna', 'admin');
    isi('signin-sandi', 'salah');
    cari('signin-submit').closest('form')?.requestSubmit();
    await ada('signin-error');
    expect(nilai('koreksi-catatan')).toBe('Tambahkan tanggal.');
    expect(session.masukLagi).toBe(true);
  });

  it('a reason can be closed to sign in again, and is there when opened again', async () => {
    const jendela = await berakhir('pengguna=admin');
    go({ layar: 'kotak', pandangan: 'disposisi', id: idKe(803) });
    (await ada('act-tarik_disposisi')).click();
    await ada('reason-text');
    isi('reason-text', 'Salah memilih dinas.');
    jendela.keadaan({ jaringan: 'sesi_berakhir' });
    tekan('Escape');
    await vi.waitFor(() => expect(tampak('reason-text')).toBe(false));
    mintaMasuk(jendela);
    await masuk('admin');
    await vi.waitFor(() => expect(tampak('signin-again')).toBe(false));
    (await ada('act-tarik_disposisi')).click();
    await ada('reason-text');
    expect(nilai('reason-text')).toBe('Salah memilih dinas.');
    cari('reason-submit').closest('form')?.requestSubmit();
    await vi.waitFor(() => expect(tampak('reason-text')).toBe(false));
    const lagi = new Tulisan('alasan', idKe(803), 'tarik_disposisi', 'teks');
    expect(lagi.isi, 'what was handed in is not begun any more').toBe('');
  });
});

describe('a note for the SKPD', () => {
  it('survives leaving the correction by Escape', async () => {
    buka('pengguna=admin');
    await ada('who');
    const koreksi = () => go({ layar: 'koreksi', pandangan: 'draf_jawaban', id: idKe(781) });
    koreksi();
    await ada('koreksi-catatan');
    isi('koreksi-catatan', 'Tambahkan tanggal.');
    tekan('Escape');
    await vi.waitFor(() => expect(tampak('koreksi-screen')).toBe(false));
    koreksi();
    await ada('koreksi-catatan');
    expect(nilai('koreksi-catatan')).toBe('Tambahkan tanggal.');
  });
});

describe('a correction', () => {
  const jawabanDari = (jendela: Jendela) =>
    jendela.bernama('run_command') as { command: { perintah: string; isi?: string } }[];

  /** The admin sends the draft back elsewhere, and the SKPD hands in another. */
  function drafKedua(jendela: Jendela): void {
    jendela.cegat = (name, request) => {
      if (name !== 'aduan_get') return undefined;
      return jendela.call('aduan_get', request as never).then((rincian) => {
        const { aduan } = rincian.view;
        const pertama = aduan.draf.slice(0, 1);
        const kedua = { versi: 2, isi: 'Draf kedua, sudah diperbaiki.' };
        aduan.version += 2;
        aduan.draf.push(...pertama.map((satu) => ({ ...satu, ...kedua })));
        return rincian;
      });
    };
    jendela.kabarkan('changed', null);
  }

  it('is never one of an older draft once a newer has come', async () => {
    const jendela = buka('pengguna=admin');
    await ada('who');
    go({ layar: 'koreksi', pandangan: 'draf_jawaban', id: idKe(781) });
    await vi.waitFor(() => expect(nilai('koreksi-isi')).toContain('UPT JJ'));
    isi('koreksi-isi', 'Koreksi atas draf pertama.');
    isi('koreksi-catatan', 'Catatan atas draf pertama.');
    drafKedua(jendela);
    await vi.waitFor(() => expect(nilai('koreksi-isi')).toBe('Draf kedua, sudah diperbaiki.'));
    expect(cari('koreksi-draf').textContent).toContain('Draf kedua');
    expect(nilai('koreksi-catatan'), 'it was about the first').toBe('');
    expect(cari('toasts').textContent).toContain('draf versi 2');
    cari('koreksi-terbitkan').click();
    await vi.waitFor(() => expect(jawabanDari(jendela)).toHaveLength(1));
    expect(jawabanDari(jendela)[0]?.command.isi).toBe('Draf kedua, sudah diperbaiki.');
  });

  it('of an older draft is offered, with its note', async () => {
    const jendela = buka('pengguna=admin');
    await ada('who');
    go({ layar: 'koreksi', pandangan: 'draf_jawaban', id: idKe(781) });
    await vi.waitFor(() => expect(nilai('koreksi-isi')).toContain('UPT JJ'));
    isi('koreksi-isi', 'Koreksi atas draf pertama.');
    isi('koreksi-catatan', 'Catatan atas draf pertama.');
    drafKedua(jendela);
    (await ada('koreksi-usang')).click();
    await vi.waitFor(() => expect(nilai('koreksi-isi')).toBe('Koreksi atas draf pertama.'));
    expect(nilai('koreksi-catatan')).toBe('Catatan atas draf pertama.');
  });
});

describe('while it is handed in, nothing can be typed that would be lost:', () => {
  /** The command waits until it is let go. */
  function tahan(jendela: Jendela): () => void {
    let lepas: () => void = () => undefined;
    const pintu = new Promise<void>((buka) => (lepas = buka));
    jendela.cegat = (name, request) =>
      name === 'run_command'
        ? pintu.then(() => jendela.call('run_command', request as never))
        : undefined;
    return lepas;
  }
  const terkunci = (testid: string) => cari<HTMLTextAreaElement>(testid).readOnly;

  it('a draft', async () => {
    const jendela = buka('pengguna=pupr');
    await ada('who');
    go({ layar: 'draf', pandangan: 'penanganan', id: idKe(786) });
    await ada('draft-isi');
    await vi.waitFor(() => expect(terkunci('draft-isi')).toBe(false));
    isi('draft-isi', 'Selesai pada 20 Agustus 2026.');
    const lepas = tahan(jendela);
    cari('draft-submit').click();
    await vi.waitFor(() => expect(jendela.bernama('run_command')).toHaveLength(1));
    expect(terkunci('draft-isi')).toBe(true);
    cari('templat-1').click();
    expect(nilai('draft-isi'), 'nor put in from a template').toBe('Selesai pada 20 Agustus 2026.');
    lepas();
    await vi.waitFor(() => expect(tampak('draft-screen')).toBe(false));
  });

  it('an answer, and the note for the SKPD', async () => {
    const jendela = buka('pengguna=admin');
    await ada('who');
    go({ layar: 'koreksi', pandangan: 'draf_jawaban', id: idKe(781) });
    await ada('koreksi-isi');
    await vi.waitFor(() => expect(terkunci('koreksi-isi')).toBe(false));
    isi('koreksi-catatan', 'Tambahkan tanggal.');
    const lepas = tahan(jendela);
    cari('koreksi-kembalikan').click();
    await vi.waitFor(() => expect(jendela.bernama('run_command')).toHaveLength(1));
    expect(terkunci('koreksi-isi')).toBe(true);
    expect(terkunci('koreksi-catatan')).toBe(true);
    lepas();
    await vi.waitFor(() => expect(tampak('koreksi-screen')).toBe(false));
  });

  it('a note, which can be typed again when it was refused', async () => {
    const jendela = buka('pengguna=admin');
    await ada('who');
    kotak(812);
    await ada('catat-isi');
    isi('catat-isi', 'Sudah saya telepon.');
    let tolak: (apa: unknown) => void = () => undefined;
    jendela.cegat = (name) =>
      name === 'run_command' ? new Promise((_, gagal) => (tolak = gagal)) : undefined;
    cari('catat-submit').closest('form')?.requestSubmit();
    await vi.waitFor(() => expect(terkunci('catat-isi')).toBe(true));
    tolak(tiada);
    await vi.waitFor(() => expect(terkunci('catat-isi')).toBe(false));
    expect(nilai('catat-isi')).toBe('Sudah saya telepon.');
  });
});

describe('an aduan that was taken away', () => {
  function ambil(jendela: Jendela): void {
    jendela.cegat = (name) => (name === 'aduan_get' ? Promise.reject(tiada) : undefined);
    jendela.kabarkan('changed', null);
  }

  it('does not stay on the screen', async () => {
    const jendela = buka('pengguna=pupr');
    await ada('who');
    kotak(786);
    await ada('detail-judul');
    ambil(jendela);
    await vi.waitFor(() => expect(tampak('detail-judul')).toBe(false));
    expect(cari('detail').textContent).toContain('tidak dapat Anda buka');
  });

  it.each([
    { layar: 'draf', n: 786, pengguna: 'pupr', kolom: 'draft-isi' },
    { layar: 'koreksi', n: 781, pengguna: 'admin', kolom: 'koreksi-isi' },
  ] as const)('leaves the text of the $layar to be copied', async (satu) => {
    const jendela = buka(`pengguna=${satu.pengguna}`);
    await ada('who');
    go({ layar: satu.layar, pandangan: 'penanganan', id: idKe(satu.n) });
    await ada(satu.kolom);
    await vi.waitFor(() => expect(cari<HTMLTextAreaElement>(satu.kolom).readOnly).toBe(false));
    isi(satu.kolom, 'Hampir selesai.');
    ambil(jendela);
    await ada('tertinggal');
    expect(tampak(satu.kolom)).toBe(false);
    expect(cari('tertinggal').querySelector('textarea')?.value).toBe('Hampir selesai.');
  });

  it('stays when it only could not be read anew', async () => {
    const jendela = buka('pengguna=pupr');
    await ada('who');
    kotak(786);
    await ada('detail-judul');
    const luring = { ...tiada, status: 0, code: 'tidak_tersambung' };
    jendela.cegat = (name) => (name === 'aduan_get' ? Promise.reject(luring) : undefined);
    jendela.kabarkan('changed', null);
    await vi.waitFor(() => expect(jendela.bernama('aduan_get').length).toBeGreaterThan(1));
    expect(tampak('detail-judul')).toBe(true);
  });
});
