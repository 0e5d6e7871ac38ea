// Which dialog is open. One at a time.

import type { CommandKind, SkpdKode } from '../wire/types';

export type DialogTerbuka =
  | { jenis: 'disposisi'; saran: SkpdKode | null }
  | { jenis: 'alasan'; perintah: CommandKind }
  | { jenis: 'foto'; indeks: number }
  | { jenis: 'identitas' }
  | { jenis: 'keluar' }
  | { jenis: 'bantuan' }
  | { jenis: 'tentang' }
  | { jenis: 'pratinjau'; isi: string };

export const dialog = $state<{ kini: DialogTerbuka | null }>({ kini: null });

export function bukaDialog(kini: DialogTerbuka): void {
  dialog.kini = kini;
}

export function tutupDialog(): void {
  dialog.kini = null;
}
