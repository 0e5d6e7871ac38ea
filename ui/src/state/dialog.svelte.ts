// Which dialog is open. One at a time.

import type { CommandKind, SkpdKode } from '../wire/types';

export type OpenDialog =
  | { kind: 'disposisi'; saran: SkpdKode | null }
  | { kind: 'reason'; command: CommandKind }
  | { kind: 'together'; command: CommandKind }
  | { kind: 'foto'; index: number }
  | { kind: 'identitas' }
  | { kind: 'sign_out' }
  | { kind: 'closing' }
  | { kind: 'help' }
  | { kind: 'about' }
  | { kind: 'preview'; body: string };

export const dialog = $state<{ open: OpenDialog | null }>({ open: null });

export function openDialog(open: OpenDialog): void {
  dialog.open = open;
}

export function closeDialog(): void {
  dialog.open = null;
}
