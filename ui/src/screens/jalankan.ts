// What happens when an action is chosen, by button or by key.

import { pakaiAlasan } from '../logic/perintah';
import { Niat, terbuka } from '../state/aduan.svelte';
import { bukaDialog } from '../state/dialog.svelte';
import { go, nav } from '../state/route.svelte';
import { katakan } from '../state/sekilas.svelte';
import { text } from '../text';
import type { AduanDetail, CommandKind, Problem, SkpdKode } from '../wire/types';

type Langsung = 'terima' | 'lanjutkan';
const niatLangsung = new Map<string, Niat>();

/** A command without a form. A retry of the same intention keeps its key. */
async function langsung(perintah: Langsung, rincian: AduanDetail): Promise<void> {
  const { id, version } = rincian.view.aduan;
  const nama = `${perintah}/${id}/${version}`;
  const niat = niatLangsung.get(nama) ?? new Niat();
  niatLangsung.set(nama, niat);
  try {
    await niat.kirim(rincian, { perintah });
    niatLangsung.delete(nama);
    katakan(text.tindakan.selesai[perintah]);
  } catch (error) {
    if (terbuka.id === id) terbuka.galatPerintah = error as Problem;
  }
}

export function jalankan(
  perintah: CommandKind,
  rincian: AduanDetail,
  saran: SkpdKode | null = null,
): void {
  const { id } = rincian.view.aduan;
  const { pandangan } = nav.route;
  if (perintah === 'disposisikan') bukaDialog({ jenis: 'disposisi', saran });
  else if (perintah === 'ajukan_draf') go({ layar: 'draf', pandangan, id });
  else if (perintah === 'terbitkan') go({ layar: 'koreksi', pandangan, id });
  else if (perintah === 'terima' || perintah === 'lanjutkan') void langsung(perintah, rincian);
  else if (pakaiAlasan(perintah)) bukaDialog({ jenis: 'alasan', perintah });
}
