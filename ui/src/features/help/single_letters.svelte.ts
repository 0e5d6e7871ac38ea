// Whether shortcuts of one letter are on; kept for the next start.

const STORED_AS = 'sipendekar-huruf-tunggal';

export const singleLetters = $state<{ on: boolean }>({ on: true });

export function loadSingleLetters(): void {
  singleLetters.on = localStorage.getItem(STORED_AS) !== 'tidak';
}

export function setSingleLetters(on: 'on' | 'off'): void {
  singleLetters.on = on === 'on';
  localStorage.setItem(STORED_AS, singleLetters.on ? 'ya' : 'tidak');
}
