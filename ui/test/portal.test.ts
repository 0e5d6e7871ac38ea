// @vitest-environment happy-dom

// The portal's script: what is typed into the form stays on the device until that form was sent.

import { beforeEach, describe, expect, it, vi } from 'vitest';
import skrip from '../../crates/portal/static/portal.js?raw';

const draf = (pemilik: string) => localStorage.getItem(`sipendekar-draf-${pemilik}`);

function halaman(html: string): void {
  document.body.innerHTML = html;
  new Function(skrip)();
}

function formulir(pemilik: string, niat: string, terisi = ''): void {
  halaman(`
    <form class="keluar"></form>
    <form id="form-aduan" data-draf="${pemilik}" ${terisi && 'data-terisi="ya"'}>
      <div data-pulih hidden><button type="button"></button></div>
      <p data-simpan></p>
      <input type="hidden" name="csrf" value="rahasia" />
      <input type="hidden" name="niat" value="${niat}" />
      <select id="kecamatan" name="kecamatan"><option value=""></option></select>
      <select id="desa" name="desa"><option value=""></option></select>
      <textarea id="uraian" name="uraian">${terisi}</textarea>
    </form>`);
}

const tandaTerima = (niat: string) =>
  halaman(`<main><div id="terkirim" ${niat && `data-niat="${niat}"`}></div></main>`);

const uraian = () => document.querySelector('textarea') as HTMLTextAreaElement;
const niat = () => document.querySelector<HTMLInputElement>('[name="niat"]')?.value;

function ketik(teks: string): void {
  uraian().value = teks;
  uraian().dispatchEvent(new Event('input', { bubbles: true }));
}

beforeEach(() => localStorage.clear());

describe('a password being typed', () => {
  it('can be looked at and hidden again, where there is a script', () => {
    const kotak = '<input id="sandi" type="password" value="kapal berlayar pagi" />';
    halaman(`${kotak}<button type="button" data-lihat="sandi" hidden>Lihat</button>`);
    const isian = document.querySelector('input') as HTMLInputElement;
    const tombol = document.querySelector('button') as HTMLButtonElement;
    expect(tombol.hidden).toBe(false);
    tombol.click();
    expect([isian.type, tombol.textContent]).toEqual(['text', 'Sembunyikan']);
    tombol.click();
    expect([isian.type, tombol.textContent]).toEqual(['password', 'Lihat']);
    expect(isian.value).toBe('kapal berlayar pagi');
  });
});

describe('the draft on the device', () => {
  it('is brought back, under the key it was begun with, so that it is filed once', () => {
    formulir('marlina', 'k-1');
    ketik('Jalan berlubang.');
    expect(draf('marlina')).not.toContain('rahasia');
    formulir('marlina', 'k-2');
    expect(uraian().value).toBe('Jalan berlubang.');
    expect(niat()).toBe('k-1');
  });

  it('goes with the receipt of its own form', () => {
    formulir('marlina', 'k-1');
    ketik('Jalan berlubang.');
    tandaTerima('k-1');
    expect(draf('marlina')).toBeNull();
  });

  it('stays when the receipt of another form is looked at again', () => {
    formulir('marlina', 'k-2');
    ketik('Lampu padam.');
    tandaTerima('k-1');
    expect(draf('marlina')).toContain('Lampu padam.');
  });

  it('stays when somebody else files on the same device', () => {
    formulir('marlina', 'k-1');
    ketik('Jalan berlubang.');
    formulir('budi', 'k-2');
    ketik('Lampu padam.');
    tandaTerima('k-2');
    expect(draf('budi')).toBeNull();
    expect(draf('marlina')).toContain('Jalan berlubang.');
  });

  it('stays when a receipt does not say of which form it is', () => {
    formulir('marlina', 'k-1');
    ketik('Jalan berlubang.');
    tandaTerima('');
    expect(draf('marlina')).not.toBeNull();
  });

  it('takes over text and key of a form that came back to be mended', () => {
    formulir('marlina', 'k-1');
    ketik('Jalan berlubang.');
    formulir('marlina', 'k-3', 'Jalan berlubang di Bantan.');
    expect(uraian().value).toBe('Jalan berlubang di Bantan.');
    tandaTerima('k-3');
    expect(draf('marlina')).toBeNull();
  });

  it('says when it was saved', () => {
    formulir('marlina', 'k-1');
    ketik('Jalan berlubang.');
    expect(document.querySelector('[data-simpan]')?.textContent).toMatch(
      /^Tersimpan di perangkat ini pukul \d\d\.\d\d\.$/u,
    );
  });

  it('is destroyed by nobody who signs out', () => {
    formulir('marlina', 'k-1');
    ketik('Jalan berlubang.');
    document.querySelector('form.keluar')?.dispatchEvent(new Event('submit'));
    expect(draf('marlina')).toContain('Jalan berlubang.');
  });

  it('is told after signing out, and goes when somebody asks for it', () => {
    const keluar = () =>
      halaman('<div id="tertinggal" hidden><button type="button"></button></div>');
    const kotak = () => document.getElementById('tertinggal');
    keluar();
    expect(kotak()?.hidden).toBe(true);
    formulir('marlina', 'k-1');
    ketik('Jalan berlubang.');
    keluar();
    expect(kotak()?.hidden).toBe(false);
    kotak()?.querySelector('button')?.click();
    expect(draf('marlina')).toBeNull();
    expect(kotak()?.hidden).toBe(true);
  });
});

describe('a form that is being sent', () => {
  it('gives a sign of life', () => {
    vi.useFakeTimers();
    halaman('<form data-kirim><p data-jalan></p></form>');
    document.querySelector('form')?.dispatchEvent(new Event('submit'));
    vi.advanceTimersByTime(12_000);
    expect(document.querySelector('p')?.textContent).toContain('sudah 12 detik');
    window.dispatchEvent(new Event('pageshow'));
    expect(document.querySelector('p')?.textContent).toBe('');
    vi.useRealTimers();
  });
});

describe('a desa that is chosen first', () => {
  it('chooses its kecamatan', () => {
    halaman(`
      <select id="kecamatan"><option value=""></option><option value="k2"></option></select>
      <select id="desa"><option value=""></option>
        <optgroup data-kec="k2"><option value="d7"></option></optgroup></select>`);
    const desa = document.getElementById('desa') as HTMLSelectElement;
    desa.value = 'd7';
    desa.dispatchEvent(new Event('change'));
    expect((document.getElementById('kecamatan') as HTMLSelectElement).value).toBe('k2');
  });
});
