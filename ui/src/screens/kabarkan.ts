// What is said after a command, with the way back where the workflow has one.

import type { PerintahAlasan } from '../logic/perintah';
import { bukaDialog } from '../state/dialog.svelte';
import { go, nav } from '../state/route.svelte';
import { katakan } from '../state/sekilas.svelte';
import { text } from '../text';
import type { AduanDetail } from '../wire/types';
import { jalankan } from './jalankan';

export function kabarkan(perintah: PerintahAlasan, hasil: AduanDetail): void {
  const { selesai, urungkan } = text.tindakan;
  if (perintah === 'tunda_perwaktu' || perintah === 'tunda_catatan') {
    const bisa = hasil.tindakan.includes('lanjutkan');
    const kembali = { teks: urungkan, jalankan: () => jalankan('lanjutkan', hasil) };
    katakan(selesai.tunda, bisa ? kembali : undefined);
  } else {
    katakan(selesai[perintah]);
  }
}

/** A disposition can be taken back, with a reason. */
export function kabarkanDisposisi(hasil: AduanDetail): void {
  const { id } = hasil.view.aduan;
  const { selesai, batalkan } = text.tindakan;
  const tarik = () => {
    go({ layar: 'kotak', pandangan: nav.route.pandangan, id });
    bukaDialog({ jenis: 'alasan', perintah: 'tarik_disposisi' });
  };
  const bisa = hasil.tindakan.includes('tarik_disposisi');
  katakan(
    selesai.disposisikan(hasil.skpd_nama ?? ''),
    bisa ? { teks: batalkan, jalankan: tarik } : undefined,
  );
}
