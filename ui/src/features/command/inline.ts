// Reasons that are given in the detail pane, with the aduan in sight, instead of in a dialog.

import type { OpenDialog } from '../../state/dialog.svelte';
import type { CommandKind } from '../../wire/types';
import type { ReasonForm } from './reason';
import { reasonFormOf } from './table';

/** The reason that is asked for, if it stands in the detail pane while that is open. */
export function inlineReason(
  open: OpenDialog | null,
): { command: CommandKind; form: ReasonForm } | null {
  if (open?.kind !== 'reason') return null;
  const form = reasonFormOf(open.command);
  return form?.inline ? { command: open.command, form } : null;
}
