// A reason being written: its fields survive closing the form, and end in the command.

import { BegunText } from '../../state/begun.svelte';
import type { AduanDetail, CommandKind } from '../../wire/types';
import { commandOf, mistakeIn, type Mistake, type ReasonField, type ReasonForm } from './reason';
import { Submission } from './submission.svelte';

export class ReasonState {
  readonly command: CommandKind;
  readonly form: ReasonForm;
  readonly submission: Submission;
  readonly reason: BegunText;
  readonly extra: BegunText;
  readonly until: BegunText;
  /** The first day to which something can be postponed. */
  readonly earliest: string;
  hasDate = $state(false);
  mistake = $state<Mistake | null>(null);

  constructor(detail: AduanDetail, command: CommandKind, form: ReasonForm) {
    const { id } = detail.view.aduan;
    const field = (name: ReasonField) => new BegunText('reason', id, command, name);
    this.command = command;
    this.form = form;
    this.submission = new Submission(detail);
    this.reason = field('reason');
    this.extra = field('extra');
    this.until = field('until');
    this.earliest = detail.tunda_mulai;
    this.hasDate = form.dated === 'with_date';
  }

  isMistaken(field: ReasonField): boolean {
    return this.mistake?.field === field;
  }

  /** The aduan afterwards; nothing if a field is to be mended, or the command was refused. */
  async send(): Promise<AduanDetail | null> {
    const fields = {
      reason: this.reason.text,
      extra: this.extra.text,
      until: this.hasDate ? this.until.text : null,
    };
    this.mistake = mistakeIn(this.form, fields, this.earliest);
    if (this.mistake) return null;
    const after = await this.submission.send(commandOf(this.form, fields));
    if (after) for (const text of [this.reason, this.extra, this.until]) text.discard();
    return after;
  }
}
