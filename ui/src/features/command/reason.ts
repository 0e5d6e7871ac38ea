// The form of a command that needs a reason: its words, its fields, and the command it makes.

import { words as common } from '../../base/words';
import type { Command, UnsentKind } from '../../wire/types';
import { words } from './words';

export interface ReasonForm {
  kind: 'reason';
  /** As what it is kept on this computer while it is written. */
  keptAs: UnsentKind;
  title: string;
  help: string;
  /** What the reason is called, and an example of one. */
  label: string;
  example: string;
  submit: string;
  danger?: true;
  /** Shown in the detail pane, with the aduan in sight, instead of in a dialog. */
  inline?: true;
  /** A second field above the reason. */
  extra?: ExtraField;
  /** Asks until when; on which of both ways the form begins. */
  dated?: 'with_date' | 'without_date';
  compose: (fields: ReasonFields) => Command;
}

/** A line that must be filled in, or a SKPD that may be proposed. */
export type ExtraField =
  | {
      kind: 'line';
      label: string;
      example: string;
      /** Filled in before the reason. */
      first?: true;
      check?: RegExp;
      mistake?: string;
    }
  | { kind: 'skpd' };

export interface ReasonFields {
  reason: string;
  /** Number to follow, where to send the citizen, or the SKPD that is proposed. */
  extra: string;
  /** Day on which work goes on; null for a postponement without a date. */
  until: string | null;
}

export type ReasonField = 'reason' | 'extra' | 'until';

export interface Mistake {
  field: ReasonField;
  message: string;
}

/** The first mistake, or nothing. */
export function mistakeIn(
  form: ReasonForm,
  fields: ReasonFields,
  earliest: string,
): Mistake | null {
  const extra = fields.extra.trim();
  if (form.extra?.kind === 'line' && !extra) {
    return { field: 'extra', message: common.required(form.extra.label) };
  }
  if (form.extra?.kind === 'line' && form.extra.check?.test(extra) === false) {
    return { field: 'extra', message: form.extra.mistake ?? '' };
  }
  if (form.dated && fields.until !== null && fields.until < earliest) {
    return { field: 'until', message: words.chooseDate };
  }
  return fields.reason.trim() ? null : { field: 'reason', message: common.required(form.label) };
}

/** The command that the fields make. */
export function commandOf(form: ReasonForm, { reason, extra, until }: ReasonFields): Command {
  return form.compose({ reason: reason.trim(), extra: extra.trim(), until });
}
