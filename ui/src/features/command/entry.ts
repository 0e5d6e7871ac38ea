// What the page knows about one command.

import type { IconName } from '../../base/icons';
import type { AduanDetail, Command, CommandKind } from '../../wire/types';
import type { ReasonForm } from './reason';

export interface CommandEntry {
  /** Where its button stands: first and filled if it may be, beside it, in the menu, or in its own form. */
  place: 'primary' | 'second' | 'more' | 'own_form';
  label: string;
  icon: IconName;
  /** The letter that starts it, and whether its button shows it. */
  key?: { letter: string; on: 'button' | 'help_only' };
  danger?: true;
  /** Not offered while this one is. */
  unless?: CommandKind;
  form: CommandForm;
  /** Said when it was done. */
  done: (after: AduanDetail) => string;
  /** How it is called for several at once, where one form fits all of them. */
  together?: TogetherWords;
  /** The way back, offered with what is said, where the workflow has one. */
  undo?: { label: string; command: CommandKind };
}

/** A command to so many. */
export interface TogetherWords {
  title: (n: number) => string;
  done: (n: number) => string;
}

/** Where the officer fills in what the command needs. */
export type CommandForm =
  /** Nothing has to be filled in. */
  | { kind: 'none'; compose: () => Command }
  /** A screen of its own, or the note below the aduan. */
  | { kind: 'draf' | 'koreksi' | 'disposisi' | 'note' }
  | ReasonForm;
