// A correction being written: the answer, the note for the SKPD, and what becomes of both.

import { replaceAll } from '../../base/writing';
import { backToInbox } from '../../state/route.svelte';
import { TextChecks } from '../../state/text_checks.svelte';
import { Unsent } from '../../state/unsent.svelte';
import { UnsentFields } from '../../state/unsent_fields.svelte';
import type { AduanDetail, Draf, Problem } from '../../wire/types';
import { isRejected } from '../aduan/rejected';
import { announceDone } from '../command/run';
import { Submission } from '../command/submission.svelte';
import { Comparison } from './comparison.svelte';
import { words } from './words';

type Outcome = 'terbitkan' | 'kembalikan_draf';

export class Correction {
  readonly draf: Draf;
  readonly submission: Submission;
  readonly jawaban: Unsent;
  readonly note: UnsentFields;
  readonly comparison: Comparison;
  readonly checks = new TextChecks();
  /** What was asked for last. */
  command = $state<Outcome>('terbitkan');
  message = $state<string | null>(null);
  sending = $state(false);
  /** The text whose personal data the admin was warned of. */
  #warnedOf: string | null = null;

  constructor(detail: AduanDetail, draf: Draf) {
    const { id } = detail.view.aduan;
    this.draf = draf;
    this.submission = new Submission(detail);
    this.jawaban = new Unsent(id, 'koreksi', draf.versi);
    this.note = new UnsentFields(id, 'kembalikan_draf', draf.versi);
    this.comparison = new Comparison(draf.isi);
  }

  async load(): Promise<void> {
    await Promise.all([this.jawaban.load(this.draf.isi), this.note.load()]);
    this.comparison.ask(this.jawaban.text, 0);
    this.checks.ask(this.jawaban.text);
  }

  /** Keeps both texts now. */
  save(): Promise<unknown> {
    return Promise.all([this.jawaban.save(), this.note.save()]);
  }

  /** Keeps both once more: where a new session keeps its texts, they may not be yet. */
  saveAgain(): void {
    this.jawaban.saveAgain();
    this.note.kept.saveAgain();
  }

  change(text: string): void {
    this.message = null;
    this.jawaban.change(text);
    this.comparison.ask(text);
    this.checks.ask(text);
  }

  /** Puts a text in the place of the answer, so that Ctrl Z takes it back where it can be typed. */
  replace(text: string): void {
    const sheet = document.querySelector<HTMLTextAreaElement>('textarea#utama');
    if (sheet) replaceAll(sheet, text);
    else this.change(text);
  }

  get hasStale(): boolean {
    return Boolean(this.jawaban.stale ?? this.note.kept.stale);
  }

  /** What was written on an earlier draf is brought back only when asked for. */
  useStale(): void {
    if (this.sending) return;
    if (this.jawaban.stale) this.replace(this.jawaban.stale);
    const { stale } = this.note.kept;
    if (stale && !this.note.reason.trim()) this.note.kept.change(stale);
    this.jawaban.stale = null;
    this.note.kept.stale = null;
  }

  /** Why the answer can't be published as it stands. */
  async #objection(text: string): Promise<string | null> {
    if (!text.trim()) return words.empty;
    if (isRejected(this.submission.base.view.aduan, text)) return words.same;
    try {
      const { isian, pribadi } = await this.checks.now(text);
      if (isian.length > 0) return words.placeholdersRequired;
      if (pribadi.length === 0 || this.#warnedOf === text) return null;
    } catch (error) {
      return (error as Problem).detail;
    }
    this.#warnedOf = text; // pressed again on the same text, it is meant
    return words.personalSure;
  }

  async publish(): Promise<void> {
    if (this.sending) return;
    this.command = 'terbitkan';
    this.sending = true; // what is published is what is kept: the text waits
    this.message = await this.#objection(this.jawaban.text);
    if (!this.message) await this.#publishText();
    this.sending = false;
  }

  async #publishText(): Promise<void> {
    await this.jawaban.save();
    const isi = this.jawaban.text.trim();
    const after = await this.submission.send({ perintah: 'terbitkan', isi });
    if (after) await this.#finish('terbitkan', after);
  }

  /** Answers whether a note was there to send back with the draf. */
  async sendBack(): Promise<boolean> {
    if (this.sending) return true;
    this.command = 'kembalikan_draf';
    const catatan = this.note.reason.trim();
    this.message = catatan ? null : words.noteRequired;
    if (this.message) return false;
    this.sending = true;
    const after = await this.submission.send({ perintah: 'kembalikan_draf', catatan });
    if (after) await this.#finish('kembalikan_draf', after);
    this.sending = false;
    return true;
  }

  async #finish(outcome: Outcome, after: AduanDetail): Promise<void> {
    await Promise.all([this.note.discard(), this.jawaban.discard()]);
    backToInbox();
    announceDone(outcome, after);
  }
}
