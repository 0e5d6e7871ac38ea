// The list: view, filter, order, search, and the rows that came of it.

import { call } from '../host';
import type {
  AduanRow,
  Jenis,
  JumlahJenis,
  JumlahPandangan,
  Pandangan,
  Problem,
  Urutan,
} from '../wire/types';

export const inbox = $state<{
  pandangan: Pandangan;
  jenis: Jenis | null;
  cari: string;
  urutan: Urutan;
  baris: AduanRow[];
  jumlah: JumlahPandangan[];
  perJenis: JumlahJenis[];
  dimuat: boolean;
  galat: Problem | null;
}>({
  pandangan: 'perlu_tindakan',
  jenis: null,
  cari: '',
  urutan: 'tenggat_terdekat',
  baris: [],
  jumlah: [],
  perJenis: [],
  dimuat: false,
  galat: null,
});

let terakhir = 0;
let tempatTerakhir = 0;

/** Asks for the list; an older answer never overwrites a newer one. */
export async function loadInbox(): Promise<void> {
  terakhir += 1;
  const giliran = terakhir;
  const { pandangan, jenis, cari, urutan } = inbox;
  try {
    const { baris, jumlah, per_jenis } = await call('aduan_list', {
      pandangan,
      jenis,
      cari: cari.trim(),
      urutan,
    });
    if (giliran !== terakhir) return;
    Object.assign(inbox, { baris, jumlah, perJenis: per_jenis, dimuat: true, galat: null });
  } catch (error) {
    if (giliran !== terakhir) return;
    inbox.galat = error as Problem;
    inbox.dimuat = true;
  }
}

export function showView(pandangan: Pandangan): void {
  if (inbox.pandangan !== pandangan) {
    Object.assign(inbox, { pandangan, jenis: null, dimuat: false, baris: [] });
    tempatTerakhir = 0;
  }
  void loadInbox();
}

/** Nothing of the former person is shown or searched for; an answer still on its way is too late. */
export function kosongkanInbox(): void {
  terakhir += 1;
  tempatTerakhir = 0;
  const kosong = { jenis: null, cari: '', baris: [], jumlah: [], perJenis: [] };
  Object.assign(inbox, kosong, { dimuat: false, galat: null });
}

export function hapusSaringan(): void {
  inbox.jenis = null;
  inbox.cari = '';
  void loadInbox();
}

/** The officer opened it: the dot goes without waiting for the next list. */
export function tandaiDibaca(id: string): void {
  const tempat = inbox.baris.findIndex((row) => row.id === id);
  const baris = inbox.baris[tempat];
  if (!baris) return;
  baris.belum_dibaca = false;
  tempatTerakhir = tempat;
}

export function jumlahPandangan(pandangan: Pandangan): number {
  return inbox.jumlah.find((j) => j.pandangan === pandangan)?.jumlah ?? 0;
}

/** The row beside the given one. When it has left the list, the one that took its place. */
export function tetangga(id: string | null, langkah: 1 | -1): AduanRow | undefined {
  const kini = inbox.baris.findIndex((row) => row.id === id);
  const tujuan = kini === -1 ? tempatTerakhir - (langkah === -1 ? 1 : 0) : kini + langkah;
  const row = inbox.baris[tujuan] ?? (kini === -1 ? inbox.baris.at(-1) : undefined);
  if (row) tempatTerakhir = inbox.baris.indexOf(row);
  return row;
}
