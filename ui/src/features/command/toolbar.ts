// Which of the allowed commands stand in the toolbar, which one is primary, and which a key starts.

import type { Action } from '../../base/keyboard';
import type { CommandKind } from '../../wire/types';
import { offers, type Offer } from './table';

export interface Toolbar {
  primary: Offer | null;
  second: Offer[];
  more: Offer[];
}

export function toolbarOf(allowed: readonly CommandKind[]): Toolbar {
  const offered = offers.filter(
    ({ command, unless }) => allowed.includes(command) && !(unless && allowed.includes(unless)),
  );
  const at = (place: Offer['place']) => offered.filter((offer) => offer.place === place);
  const [primary = null, ...others] = at('primary');
  return { primary, second: [...others, ...at('second')], more: at('more') };
}

/** What a key asks of the aduan in view, if it is allowed now. */
export function commandFor(action: Action, allowed: readonly CommandKind[]): CommandKind | null {
  if (action === 'use_saran') return allowed.includes('disposisikan') ? 'disposisikan' : null;
  const asked = offers.filter(({ key }) => key && action === `letter_${key.letter}`);
  return asked.find(({ command }) => allowed.includes(command))?.command ?? null;
}

/** The way to postpone that is allowed now, if one is. */
export function postponementOf(allowed: readonly CommandKind[]): Offer | null {
  const ways = offers.filter(({ form }) => form.kind === 'reason' && form.dated);
  return ways.find(({ command }) => allowed.includes(command)) ?? null;
}
