// The keyboard map: which key means which action, and where.

export type Aksi =
  | 'berikut'
  | 'sebelum'
  | 'buka'
  | 'kembali'
  | 'cari'
  | 'bantuan'
  | 'sinkron'
  | 'pindah'
  | 'pindah_balik'
  | 'utama'
  | 'simpan'
  | 'templat'
  | 'disposisi'
  | 'saran'
  | 'kelengkapan'
  | 'tolak'
  | 'terima'
  | 'bukan'
  | 'draf'
  | 'pending'
  | 'perbaikan'
  | 'ke'
  | 'ke_masuk'
  | 'ke_hari_ini'
  | 'ke_lewat'
  | 'ke_draf';

export interface Tekan {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

export interface Tempat {
  /** A text field has the focus: letters are letters. */
  mengetik: boolean;
  /** The officer allows shortcuts of one letter. */
  hurufTunggal: boolean;
  /** `G` was pressed just before. */
  sesudahG: boolean;
}

const denganCtrl: Record<string, Aksi> = { Enter: 'utama', s: 'simpan', t: 'templat', k: 'cari' };
const fungsi: Record<string, Aksi> = { F1: 'bantuan', F5: 'sinkron', Escape: 'kembali' };
const biasa: Record<string, Aksi> = { ArrowDown: 'berikut', ArrowUp: 'sebelum', Enter: 'buka' };
const sesudahG: Record<string, Aksi> = {
  m: 'ke_masuk',
  t: 'ke_hari_ini',
  l: 'ke_lewat',
  d: 'ke_draf',
};
const huruf: Record<string, Aksi> = {
  j: 'berikut',
  k: 'sebelum',
  d: 'disposisi',
  s: 'saran',
  l: 'kelengkapan',
  x: 'tolak',
  t: 'terima',
  b: 'bukan',
  e: 'draf',
  p: 'pending',
  r: 'perbaikan',
  g: 'ke',
  '?': 'bantuan',
};

/** The action of a key, or nothing. */
export function aksi(tekan: Tekan, tempat: Tempat): Aksi | null {
  if (tekan.altKey) return null;
  const kunci = tekan.key.length === 1 ? tekan.key.toLowerCase() : tekan.key;
  if (tekan.ctrlKey || tekan.metaKey) return denganCtrl[kunci] ?? null;
  if (kunci === 'F6') return tekan.shiftKey ? 'pindah_balik' : 'pindah';
  const lewatFungsi = fungsi[kunci];
  if (lewatFungsi) return lewatFungsi;
  if (tempat.mengetik) return null;
  const lewatBiasa = biasa[kunci];
  if (lewatBiasa) return lewatBiasa;
  if (!tempat.hurufTunggal || (tekan.shiftKey && kunci !== '?')) return null;
  return (tempat.sesudahG ? sesudahG[kunci] : undefined) ?? huruf[kunci] ?? null;
}
