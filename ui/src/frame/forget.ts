// What one person leaves in the window, dropped when somebody else comes or nobody is signed in.

import { openAduan } from '../features/aduan/opened.svelte';
import { clearInbox } from '../features/inbox/inbox.svelte';
import { clearMarks } from '../features/inbox/marks.svelte';
import { clearNotices } from '../features/notices/notices.svelte';
import { closeDialog } from '../state/dialog.svelte';
import { go } from '../state/route.svelte';
import { home } from '../state/router';
import { forgetStanding } from '../state/standing.svelte';
import { clearToasts } from '../state/toasts.svelte';
import { notKept } from '../state/unsent.svelte';

export function forgetPerson(): void {
  notKept.clear();
  closeDialog();
  openAduan(null);
  clearMarks();
  clearInbox();
  clearNotices();
  clearToasts();
  forgetStanding();
  go({ screen: 'inbox', pandangan: home, id: null });
}
