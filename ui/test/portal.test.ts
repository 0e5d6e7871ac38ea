// @vitest-environment happy-dom

// The portal's script: what is typed into the form stays on the device until that form was sent.

import { beforeEach, describe, expect, it } from 'vitest';
import skrip from '../../crates/portal/static/portal.js?raw';

const draf = (pemilik: string) => localStorage.getItem(`sipendekar-draf-${pemilik}`);

function halaman(html: string): void {
  document.body.innerHTML = html;
  new Function(skrip)();
}

function formulir(pemilik: string, niat: string, terisi = ''): void {
  halaman(`
    <form class="keluar"></form>
    <div id="draf" hidden><button id="buang-draf"></button></div>
    <form id="form-aduan" data-pemilik="${pemilik}" ${terisi && 'data-terisi="ya"'}>
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

  it('is gone from the device after signing out, whoever wrote it', () => {
    formulir('marlina', 'k-1');
    ketik('Jalan berlubang.');
    formulir('budi', 'k-2');
    document.querySelector('form.keluar')?.dispatchEvent(new Event('submit'));
    expect(draf('marlina')).toBeNull();
  });
});
