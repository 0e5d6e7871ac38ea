// Puts a text into a sheet, the way that Ctrl Z takes back.

/** Inserts where the cursor is, as a paragraph of its own; an empty sheet takes it whole. */
export function insertAtCursor(sheet: HTMLTextAreaElement, text: string): number {
  sheet.focus();
  const { selectionStart, selectionEnd, value } = sheet;
  const before = value.slice(0, selectionStart);
  const gap = before === '' || before.endsWith('\n\n') ? '' : '\n\n';
  // The only way of inserting that Ctrl Z takes back.
  if (!document.execCommand('insertText', false, gap + text)) {
    sheet.setRangeText(gap + text, selectionStart, selectionEnd, 'end');
  }
  return selectionStart;
}
