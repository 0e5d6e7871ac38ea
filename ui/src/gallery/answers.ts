// Answers of the gallery: fixed ones, and otherwise none, as while something is on its way.

import type { CallName, Host } from '../host/types';
import type { Calls } from '../wire/types';
import {
  detail,
  kodeBaru,
  LONG,
  problem,
  sessionState,
  skpd,
  standing,
  tenggat,
  wargaDiLoket,
} from './samples';
import { akunPetugas, akunRinci, sessions } from './samples_akun';

const PICTURE = `data:image/svg+xml;base64,${btoa(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path fill="#8b8a84" d="M0 0h4v3H0z"/></svg>',
)}`;
const aturan = { jumlah: 3, satuan: 'hari_kerja' } as const;

type Answers = {
  [K in CallName]?: (request: Calls[K]['request']) => Promise<Calls[K]['response']>;
};

const answers: Answers = {
  session_state: async () => sessionState,
  server_check: async ({ alamat }) => {
    if (alamat.includes('salah')) throw problem;
    return { nama: 'SIPENDEKAR', versi: '1.0.0', instansi: 'Pemerintah Kabupaten Bengkalis' };
  },
  referensi: async () => ({
    skpd,
    wilayah: { kecamatan: [] },
    kategori: [],
    templat: [{ nama: 'Sedang dikerjakan', isi: 'Selesai pada [tanggal].' }],
    aturan: {
      versi: 1,
      disposisi: aturan,
      tanggapan: aturan,
      koreksi: aturan,
      penerusan_ulang: aturan,
      kelengkapan: aturan,
      umpan_balik: aturan,
      penutupan: aturan,
      perbaikan: aturan,
      penjelasan: aturan,
    },
  }),
  skpd_standing: async () => standing,
  read_foto: async ({ lampiran }) => {
    if (lampiran === 'tidak') throw problem;
    if (lampiran === 'tunggu') return new Promise(() => undefined);
    return { data_url: PICTURE };
  },
  tenggat_preview: async () => ({
    tenggat,
    tanggal: 'Rabu, 19 Agustus 2026',
    keterangan: 'Pukul 16.00 WIB · 3 hari kerja',
    hari: detail.tenggat_hari,
  }),
  find_warga: async ({ nik }) => {
    if (nik.includes('salah')) throw problem;
    return wargaDiLoket;
  },
  make_kode: async () => kodeBaru,
  reclaim_nik: async () => ({ warga: wargaDiLoket, kode: kodeBaru }),
  list_petugas: async () => akunPetugas,
  read_petugas: async () => akunRinci,
  list_sessions: async () => sessions,
  read_unsent: async () => ({ isi: 'Selesai pada [tanggal].', disimpan: '13.06', usang: null }),
  unsent_versions: async () => [
    { isi: LONG, disimpan: '13.06' },
    { isi: 'Selesai pada [tanggal].', disimpan: '11 Agt 15.40' },
  ],
  check_text: async () => ({
    isian: [{ teks: '[tanggal]', dari: 13, sampai: 22 }],
    pribadi: ['telepon'],
    tanggal: null,
  }),
  diff: async () => [
    { jenis: 'sama', teks: 'Lubang ' },
    { jenis: 'dihapus', teks: 'secepatnya' },
    { jenis: 'ditambah', teks: 'pada 28 Agustus 2026' },
  ],
};

export const galleryHost: Host = {
  call: (name, request) => answers[name]?.(request) ?? new Promise(() => undefined),
  zoom: () => undefined,
  moveWindow: () => undefined,
  listen: () => undefined,
};
