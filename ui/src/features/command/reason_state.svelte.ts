// A reason being written: its fields survive closing the form, and end in the command.

import { UnsentFields } from '../../state/unsent_fields.svelte';
import type { AduanDetail, CommandKind } from '../../wire/types';
import { commandOf, mistakeIn, type Mistake, type ReasonField, type ReasonForm } from './reason';
import { Submission } from './submission.svelte';

export class ReasonState {
  readonly command: CommandKind;
  readonly form: ReasonForm;
  readonly submission: Submission;
  readonly fields: UnsentFields;
  /** The first day to which something can be postponed. */
  readonly earliest: string;
  hasDate = $state(false);
  #found = $state<{ mistake: Mistake; text: string } | null>(null);

  constructor(detail: AduanDetail, command: CommandKind, form: ReasonForm) {
    const { id, draf } = detail.view.aduan;
    const version = form.keptAs === 'kembalikan_draf' ? (draf.at(-1)?.versi ?? null) : null;
    this.command = command;
    this.form = form;
    this.submission = new Submission(detail);
    this.fields = new UnsentFields(id, form.keptAs, version);
    this.earliest = detail.tunda_mulai;
    this.hasDate = form.dated === 'with_date';
  }

  /** What has to be mended, until the field is another than it was. */
  get mistake(): Mistake | null {
    const found = this.#found;
    return found && this.fields[found.mistake.field] === found.text ? found.mistake : null;
  }

  /** Points at what has to be mended. */
  point(mistake: Mistake | null): void {
    this.#found = mistake && { mistake, text: this.fields[mistake.field] };
  }

  isMistaken(field: ReasonField): boolean {
    return this.mistake?.field === field;
  }

  /** The aduan afterwards; nothing if a field is to be mended, or the command was refused. */
  async send(): Promise<AduanDetail | null> {
    const { reason, extra, until } = this.fields;
    const fields = { reason, extra, until: this.hasDate ? until : null };
    const mistake = mistakeIn(this.form, fields, this.earliest);
    this.point(mistake);
    if (mistake) return null;
    await this.fields.save();
    const after = await this.submission.send(commandOf(this.form, fields));
    if (after) await this.fields.discard();
    return after;
  }
}
