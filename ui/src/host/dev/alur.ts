// A rough workflow for the example data: who may do what, and what becomes of it.

import type {
  Aduan,
  Aktor,
  Command,
  CommandKind,
  Status,
  StatusCode,
  Tenggat,
} from '../../wire/types';
import { KINI } from './waktu';

const ADMIN: Partial<Record<StatusCode, CommandKind[]>> = {
  masuk: ['disposisikan', 'minta_kelengkapan', 'tolak', 'gabungkan', 'nyatakan_bukan_kewenangan'],
  dikembalikan: ['disposisikan', 'tolak', 'gabungkan', 'nyatakan_bukan_kewenangan'],
  perlu_kelengkapan: ['tolak', 'gabungkan', 'nyatakan_bukan_kewenangan'],
  disposisi: ['tarik_disposisi'],
  penanganan: ['tarik_disposisi'],
  ditunda_perwaktu: ['tarik_disposisi'],
  ditunda_catatan: ['tarik_disposisi'],
  draf_jawaban: ['terbitkan', 'kembalikan_draf'],
};
const SKPD: Partial<Record<StatusCode, CommandKind[]>> = {
  disposisi: ['terima', 'kembalikan'],
  penanganan: ['ajukan_draf', 'tunda_perwaktu', 'tunda_catatan', 'kembalikan'],
  ditunda_perwaktu: ['lanjutkan', 'tunda_catatan'],
  ditunda_catatan: ['lanjutkan', 'tunda_perwaktu', 'tunda_catatan'],
  perlu_perbaikan: ['ajukan_draf'],
};

export function tindakan(aktor: Aktor, aduan: Aduan): CommandKind[] {
  const { status } = aduan.status;
  if (aktor.peran === 'admin_diskominfo') return [...(ADMIN[status] ?? []), 'catat'];
  if (aktor.peran !== 'petugas_skpd') return [];
  const utama = aduan.disposisi?.utama === aktor.skpd;
  return [...(utama ? (SKPD[status] ?? []) : []), 'catat'];
}

export function tenggat(langkah: Tenggat['langkah']): Tenggat {
  return {
    langkah,
    mulai: KINI,
    jatuh_tempo: '2026-08-19T09:00:00Z',
    aturan: { jumlah: 3, satuan: 'hari_kerja' },
    versi_aturan: 1,
    versi_kalender: 1,
    penjelasan: [],
  };
}

const sisa = { jumlah: 2, satuan: 'hari_kerja' } as const;

/** The status after a command. */
function sesudah(aduan: Aduan, command: Command): Status {
  switch (command.perintah) {
    case 'minta_kelengkapan':
      return {
        status: 'perlu_kelengkapan',
        permintaan: command.permintaan,
        tenggat: tenggat('kelengkapan'),
        sisa,
      };
    case 'disposisikan':
      return { status: 'disposisi', tenggat: tenggat('tanggapan') };
    case 'terima':
    case 'lanjutkan':
      return { status: 'penanganan', tenggat: tenggat('tanggapan') };
    case 'tarik_disposisi':
    case 'kembalikan':
      return { status: 'dikembalikan', tenggat: tenggat('penerusan_ulang') };
    case 'tunda_perwaktu':
      return { status: 'ditunda_perwaktu', sampai: command.sampai, alasan: command.alasan, sisa };
    case 'tunda_catatan':
      return {
        status: 'ditunda_catatan',
        alasan: command.alasan,
        tenggat: tenggat('penjelasan'),
        sisa,
      };
    case 'ajukan_draf':
      return { status: 'draf_jawaban', tenggat: tenggat('koreksi'), sisa };
    case 'kembalikan_draf':
      return {
        status: 'perlu_perbaikan',
        catatan: command.catatan,
        tenggat: tenggat('perbaikan'),
      };
    case 'terbitkan':
      return { status: 'dijawab', tenggat: tenggat('umpan_balik') };
    case 'tolak':
      return { status: 'ditolak' };
    case 'nyatakan_bukan_kewenangan':
      return { status: 'bukan_kewenangan' };
    case 'gabungkan':
      return { status: 'digabung', ke: aduan.id, nomor: command.ke };
    default:
      return aduan.status;
  }
}

export function jalankan(aduan: Aduan, command: Command, oleh: string): Aduan {
  const baru: Aduan = { ...aduan, version: aduan.version + 1, status: sesudah(aduan, command) };
  const skpd = aduan.disposisi?.utama ?? '';
  if (command.perintah === 'disposisikan') {
    const pendukung = command.pendukung.map((kode) => ({
      skpd: kode,
      tenggat: tenggat('tanggapan'),
      jeda: null,
      masukan: null,
    }));
    const { utama, catatan, sifat } = command;
    baru.disposisi = { utama, pendukung, catatan, sifat, pada: KINI };
  } else if (command.perintah === 'ajukan_draf') {
    const versi = aduan.draf.length + 1;
    baru.draf = [...aduan.draf, { versi, isi: command.isi, skpd, oleh, pada: KINI }];
  } else if (command.perintah === 'terbitkan') {
    const draf_versi = aduan.draf.length;
    baru.jawaban = [...aduan.jawaban, { draf_versi, isi: command.isi, skpd, oleh, pada: KINI }];
  }
  return baru;
}
