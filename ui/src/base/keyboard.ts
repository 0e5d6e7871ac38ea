// Which key means which action, and who takes it: whoever is on top.

/** An action of the page, or a letter, which may be the key of a command. */
export type Action = General | `letter_${string}`;

export type ZoomAction = 'zoom_in' | 'zoom_out' | 'zoom_reset';

type General =
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'open'
  | 'back'
  | 'search'
  | 'help'
  | 'sync'
  | 'next_region'
  | 'previous_region'
  | 'main'
  | 'save'
  | ZoomAction
  | 'mark'
  | 'toggle'
  | 'extend_next'
  | 'extend_previous'
  | 'undo'
  | 'redo'
  | 'templat'
  | 'use_saran'
  | 'go'
  | 'go_masuk'
  | 'go_today'
  | 'go_overdue'
  | 'go_draf';

export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

export interface Where {
  /** A text field has the focus: letters are letters. */
  typing: boolean;
  /** The officer allows shortcuts of one letter. */
  singleLetters: boolean;
  /** `G` was pressed just before. */
  afterG: boolean;
}

const withCtrl: Record<string, Action> = {
  Enter: 'main',
  s: 'save',
  t: 'templat',
  k: 'search',
  '+': 'zoom_in',
  '=': 'zoom_in',
  '-': 'zoom_out',
  '0': 'zoom_reset',
};
const inText: Record<string, Action> = { z: 'undo', y: 'redo' };
const outsideText: Record<string, Action> = { a: 'mark' };
const functionKeys: Record<string, Action> = { F1: 'help', F5: 'sync', Escape: 'back' };
const plain: Record<string, Action> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
  Enter: 'open',
  ' ': 'toggle',
};
const extending: Record<string, Action> = {
  ArrowDown: 'extend_next',
  ArrowUp: 'extend_previous',
};
const afterG: Record<string, Action> = {
  m: 'go_masuk',
  t: 'go_today',
  l: 'go_overdue',
  d: 'go_draf',
};
const letters: Record<string, Action> = {
  j: 'next',
  k: 'previous',
  s: 'use_saran',
  g: 'go',
  '?': 'help',
};

/** The action of a key, or nothing. */
export function actionOf(press: Press, where: Where): Action | null {
  if (press.altKey) return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (press.ctrlKey || press.metaKey) {
    if (where.typing && key === 'z' && press.shiftKey) return 'redo';
    return (where.typing ? inText : outsideText)[key] ?? withCtrl[key] ?? null;
  }
  if (key === 'F6') return press.shiftKey ? 'previous_region' : 'next_region';
  const always = functionKeys[key];
  if (always) return always;
  if (where.typing) return null;
  const moving = (press.shiftKey ? extending : undefined)?.[key] ?? plain[key];
  if (moving) return moving;
  if (!where.singleLetters || (press.shiftKey && key !== '?')) return null;
  const letter = /^[a-z]$/u.test(key) ? (`letter_${key}` as const) : null;
  return (where.afterG ? afterG[key] : undefined) ?? letters[key] ?? letter;
}

/** Answers whether it took the action. */
export type Receiver = (action: Action) => boolean;

const receivers: { receive: Receiver; modal: boolean }[] = [];

/** Takes actions until the returned function is called. */
export function receiveKeys(receive: Receiver): () => void {
  return push({ receive, modal: false });
}

/** The same, hiding from the keys whatever lies below. */
export function receiveAllKeys(receive: Receiver): () => void {
  return push({ receive, modal: true });
}

function push(receiver: (typeof receivers)[number]): () => void {
  receivers.push(receiver);
  return () => {
    const place = receivers.indexOf(receiver);
    if (place !== -1) receivers.splice(place, 1);
  };
}

/** Whether an action only changes how large everything is. */
export function isZoom(action: Action): action is ZoomAction {
  return action === 'zoom_in' || action === 'zoom_out' || action === 'zoom_reset';
}

/** Actions whose keys would do something else in a browser. */
export function isBrowserKey(action: Action): boolean {
  return action === 'sync' || action === 'save' || action === 'search';
}

/** Offers the action from the top down; answers whether somebody took it. */
export function handOut(action: Action): boolean {
  for (const { receive, modal } of [...receivers].reverse()) {
    if (receive(action)) return true;
    if (modal) return isBrowserKey(action);
  }
  return false;
}
