// @vitest-environment happy-dom

// The portal's script for photos: chosen one after the other, seen, taken out, never lost unsaid.

import { beforeEach, describe, expect, it, vi } from 'vitest';
import skrip from '../../crates/portal/static/foto.js?raw';

class Bag {
  files: File[] = [];
  items = { add: (file: File) => this.files.push(file) };
}

const foto = (nama: string, isi = 'x') => new File([isi], nama, { type: 'image/jpeg' });
const info = () => document.getElementById('foto-info')?.textContent ?? '';
const names = () => [...document.querySelectorAll('li span')].map((name) => name.textContent);
let chosen: File[] = [];

const tombol = () => document.getElementById('kirim-aduan') as HTMLButtonElement;

function choose(...files: File[]): void {
  chosen = files;
  document.getElementById('foto')?.dispatchEvent(new Event('change'));
}

async function pilih(...files: File[]): Promise<void> {
  choose(...files);
  await vi.waitFor(() => expect(tombol().disabled).toBe(false));
}

beforeEach(() => {
  vi.stubGlobal('DataTransfer', Bag);
  vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('no picture')));
  URL.createObjectURL = () => 'blob:x';
  URL.revokeObjectURL = () => undefined;
  chosen = [];
  document.body.innerHTML = `
    <input type="file" id="foto" data-batas="2" data-lewat="Paling banyak 2 foto." />
    <ul id="foto-daftar"></ul><p id="foto-info"></p><button id="kirim-aduan"></button>`;
  const field = document.getElementById('foto') as HTMLInputElement;
  Object.defineProperty(field, 'files', {
    get: () => chosen,
    set: (files: File[]) => {
      chosen = files;
    },
  });
  new Function(skrip)();
});

describe('photos that are chosen', () => {
  it('are added to those before, and can be taken out', async () => {
    await pilih(foto('satu.jpg'));
    await pilih(foto('dua.jpg'));
    expect(names()).toEqual(['satu.jpg', 'dua.jpg']);
    expect(chosen.map(({ name }) => name)).toEqual(['satu.jpg', 'dua.jpg']);
    document.querySelector<HTMLButtonElement>('li button')?.click();
    expect(chosen.map(({ name }) => name)).toEqual(['dua.jpg']);
    expect(info()).toContain('1 foto dipilih.');
  });

  it('wait for those that are still being prepared, and so does sending', async () => {
    const prepared: (() => void)[] = [];
    vi.stubGlobal(
      'createImageBitmap',
      () => new Promise((_done, failed) => prepared.push(() => failed(new Error('as it is')))),
    );
    choose(foto('satu.jpg', 'x'.repeat(1.6e6)));
    await vi.waitFor(() => expect(prepared.length).toBe(1));
    choose(foto('dua.jpg', 'x'.repeat(1.6e6)));
    prepared[0]?.();
    await vi.waitFor(() => expect(prepared.length).toBe(2));
    expect(tombol().disabled).toBe(true);
    expect(info()).toContain('Menyiapkan foto');
    prepared[1]?.();
    await vi.waitFor(() => expect(tombol().disabled).toBe(false));
    expect(chosen.map(({ name }) => name)).toEqual(['satu.jpg', 'dua.jpg']);
    expect(names()).toEqual(['satu.jpg', 'dua.jpg']);
  });

  it('are told when empty or too many', async () => {
    await pilih(foto('awan.jpg', ''), foto('satu.jpg'), foto('dua.jpg'), foto('tiga.jpg'));
    expect(names()).toEqual(['satu.jpg', 'dua.jpg']);
    expect(info()).toContain('awan.jpg kosong.');
    expect(info()).toContain('Paling banyak 2 foto. tiga.jpg tidak ikut.');
  });

  it('are shrunk on white paper, and keep their hash and their time', async () => {
    const drawn: string[] = [];
    const pen = {
      fillStyle: '',
      fillRect: () => drawn.push(pen.fillStyle),
      drawImage: () => drawn.push('foto'),
    };
    vi.stubGlobal('createImageBitmap', () => Promise.resolve({ width: 4000, height: 3000 }));
    Object.assign(HTMLCanvasElement.prototype, {
      getContext: () => pen,
      toBlob: (done: (blob: Blob) => void) => done(new Blob(['y'], { type: 'image/jpeg' })),
    });
    await pilih(new File(['x'.repeat(1.6e6)], 'tembus.png', { type: 'image/png' }));
    expect(drawn).toEqual(['#fff', 'foto']);
    expect(chosen.map(({ name }) => name)).toEqual(['tembus.jpg']);
    const origin = document.querySelector<HTMLInputElement>('[name=foto_asal]')?.value;
    expect(origin).toMatch(/^0\|[0-9a-f]{64}\|$/u);
  });
});
