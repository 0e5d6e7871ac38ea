// One form that ends in a command: what it was based on, whether it is on its way, what refused it.

import { call } from '../../host';
import type { AduanDetail, Command, CommandKind, Problem } from '../../wire/types';
import { opened } from '../aduan/opened.svelte';
import { Intention } from './intention';

/** After how long somebody who waits is told that it goes on. */
export const SIGN_OF_LIFE = 2_000;

export class Submission {
  /** The aduan as the officer saw it when the form was opened; a later change is a conflict. */
  base = $state.raw() as AduanDetail;
  problem = $state<Problem | null>(null);
  busy = $state(false);
  reloaded = $state(false);
  /** The server takes longer than anybody waits without a sign of life. */
  slow = $state(false);
  #intention = new Intention();

  constructor(base: AduanDetail) {
    this.base = base;
  }

  allows(command: CommandKind): boolean {
    return this.base.perintah.includes(command);
  }

  /** The aduan afterwards, or nothing when it was refused; then `problem` says why. */
  async send(command: Command): Promise<AduanDetail | null> {
    if (this.busy) return null;
    this.busy = true;
    this.problem = null;
    this.reloaded = false;
    const timer = setTimeout(() => (this.slow = true), SIGN_OF_LIFE);
    try {
      return await this.#intention.runCommand(this.base, command);
    } catch (error) {
      this.problem = error as Problem;
      return null;
    } finally {
      clearTimeout(timer);
      this.slow = false;
      this.busy = false;
    }
  }

  /** Takes note of what somebody else did. Deciding again is a new intention. */
  async reload(): Promise<void> {
    const { id } = this.base.view.aduan;
    try {
      this.base = await call('read_aduan', { id });
      if (opened.id === id) opened.detail = this.base;
      this.problem = null;
      this.reloaded = true;
      this.#intention = new Intention();
    } catch (error) {
      this.problem = error as Problem;
    }
  }
}
