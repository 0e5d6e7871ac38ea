// Changes a text field the way that Ctrl Z takes back, and takes back.

/** Takes the last change of the field with the focus back, or makes it again. */
export function step(direction: 'undo' | 'redo'): void {
  document.execCommand(direction); // WebKitGTK has no keys for it
}

export type TextField = HTMLTextAreaElement | HTMLInputElement;

/** Puts a text in the place of what is marked. */
export function write(sheet: TextField, text: string): void {
  // The only way that can be taken back.
  const done = text === '' ? ['delete'] : ['insertText', false, text];
  if (document.execCommand(...(done as [string, boolean?, string?]))) return;
  sheet.setRangeText(text, sheet.selectionStart ?? 0, sheet.selectionEnd ?? 0, 'end');
  sheet.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Inserts where the cursor is, as a paragraph of its own; an empty sheet takes it whole. */
export function insertAtCursor(sheet: HTMLTextAreaElement, text: string): number {
  sheet.focus();
  const { selectionStart, value } = sheet;
  const before = value.slice(0, selectionStart);
  const gap = before === '' || before.endsWith('\n\n') ? '' : '\n\n';
  write(sheet, gap + text);
  return selectionStart;
}

/** Puts a text in the place of everything. */
export function replaceAll(sheet: HTMLTextAreaElement, text: string): void {
  sheet.focus();
  sheet.select();
  write(sheet, text);
}
