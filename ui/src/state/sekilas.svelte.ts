// Short messages at the edge of the window, some with a way back.

export interface Sekilas {
  id: number;
  pesan: string;
  /** Whether something did not work. */
  gagal: boolean;
  tombol?: { teks: string; jalankan: () => void };
}

const LAMA = { biasa: 6_000, denganTombol: 15_000 };

export const sekilas = $state<{ daftar: Sekilas[] }>({ daftar: [] });
let nomor = 0;

export function katakan(pesan: string, tombol?: Sekilas['tombol']): void {
  tampilkan({ pesan, gagal: false, ...(tombol ? { tombol } : {}) });
}

/** Something did not work, and nothing else on the screen says so. */
export function keluhkan(pesan: string): void {
  tampilkan({ pesan, gagal: true });
}

function tampilkan(isi: Omit<Sekilas, 'id'>): void {
  nomor += 1;
  const id = nomor;
  sekilas.daftar = [...sekilas.daftar.slice(-2), { id, ...isi }];
  setTimeout(() => lupakan(id), isi.tombol ? LAMA.denganTombol : LAMA.biasa);
}

export function kosongkanSekilas(): void {
  sekilas.daftar = [];
}

export function lupakan(id: number): void {
  sekilas.daftar = sekilas.daftar.filter((satu) => satu.id !== id);
}
