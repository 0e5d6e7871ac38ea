// Reads the keyboard of the window and hands each action out.

import { actionOf, handOut, isBrowserKey, isZoom, type Action } from '../base/keyboard';
import { step } from '../base/writing';
import { loadSingleLetters, singleLetters } from '../features/help/single_letters.svelte';
import { markAround } from './regions';
import { zoom } from './zoom';

const TEXT_FIELDS =
  'textarea, select, [contenteditable], input:not([type=checkbox]):not([type=button])';
const AFTER_G = 1500;

/** Enter and Space mean something else on what is pressed. */
function isOwnKey(action: Action, target: Element): boolean {
  const pressed = action === 'open' || action === 'toggle';
  return pressed && target.matches('a, button, summary, label, input');
}

export function startKeyboard(): void {
  loadSingleLetters();
  let timeOfG = -Infinity;
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const target = event.target instanceof Element ? event.target : document.body;
    const typing = target.matches(TEXT_FIELDS);
    const action = actionOf(event, {
      typing,
      singleLetters: singleLetters.on,
      afterG: event.timeStamp - timeOfG < AFTER_G,
    });
    timeOfG = action === 'go' ? event.timeStamp : -Infinity;
    if (action && isZoom(action)) {
      zoom(action);
      event.preventDefault();
      return;
    }
    if (action === 'mark') {
      if (!handOut(action)) markAround(target);
      event.preventDefault();
      return;
    }
    if (action === 'undo' || action === 'redo') {
      step(action);
      event.preventDefault();
      return;
    }
    if (!action || isOwnKey(action, target)) return;
    if (handOut(action) || isBrowserKey(action)) event.preventDefault();
  });
}
