// Hands each key to whoever is on top: dialog, screen, then frame.

import { aksi, type Aksi } from '../logic/keyboard';

/** Answers whether it took the action. */
export type Penerima = (aksi: Aksi) => boolean;

const simpanan = 'sipendekar-huruf-tunggal';
const tumpukan: { terima: Penerima; modal: boolean }[] = [];

export const kunci = $state<{ hurufTunggal: boolean }>({ hurufTunggal: true });

export function setHurufTunggal(nyala: boolean): void {
  kunci.hurufTunggal = nyala;
  localStorage.setItem(simpanan, nyala ? 'ya' : 'tidak');
}

/** Takes actions until the returned function is called; a modal receiver hides those below. */
export function dengar(terima: Penerima, modal = false): () => void {
  const satu = { terima, modal };
  tumpukan.push(satu);
  return () => {
    const tempat = tumpukan.indexOf(satu);
    if (tempat !== -1) tumpukan.splice(tempat, 1);
  };
}

function berikan(kini: Aksi): boolean {
  for (const { terima, modal } of [...tumpukan].reverse()) {
    if (terima(kini)) return true;
    if (modal) return kini === 'sinkron' || kini === 'simpan' || kini === 'cari';
  }
  return false;
}

const isian = 'textarea, select, [contenteditable], input:not([type=checkbox]):not([type=button])';

export function startKunci(): void {
  kunci.hurufTunggal = localStorage.getItem(simpanan) !== 'tidak';
  let waktuG = -Infinity;
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const sasaran = event.target instanceof Element ? event.target : document.body;
    const kini = aksi(event, {
      mengetik: sasaran.matches(isian),
      hurufTunggal: kunci.hurufTunggal,
      sesudahG: event.timeStamp - waktuG < 1500,
    });
    waktuG = kini === 'ke' ? event.timeStamp : -Infinity;
    if (!kini || (kini === 'buka' && sasaran.matches('a, button, summary, label'))) return;
    const tertahan = kini === 'sinkron' || kini === 'simpan' || kini === 'cari'; // the browser's own
    if (berikan(kini) || tertahan) event.preventDefault();
  });
}
