// One intention of the officer: its key stays the same over retries, so it happens once.

import { call } from '../../host';
import type { AduanDetail, Command } from '../../wire/types';
import { opened } from '../aduan/opened.svelte';
import { loadInbox } from '../inbox/inbox.svelte';

export class Intention {
  #niat = crypto.randomUUID();
  #asked = '';

  /** Rejects with the problem; the form shows it and keeps the text. */
  async runCommand(detail: AduanDetail, command: Command): Promise<AduanDetail> {
    const { id, version } = detail.view.aduan;
    const asked = JSON.stringify([id, version, command]);
    if (this.#asked !== '' && this.#asked !== asked) this.#niat = crypto.randomUUID();
    this.#asked = asked;
    const after = await call('run_command', { id, version, niat: this.#niat, command });
    if (opened.id === id) Object.assign(opened, { detail: after, refusal: null });
    void loadInbox();
    return after;
  }
}
