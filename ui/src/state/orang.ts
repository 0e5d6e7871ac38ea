// What one person leaves in the window, dropped when somebody else comes or nobody is signed in.

import { awal } from '../router';
import { openAduan } from './aduan.svelte';
import { tutupDialog } from './dialog.svelte';
import { belumTersimpan } from './draf.svelte';
import { kosongkanInbox } from './inbox.svelte';
import { kosongkanKabar } from './kabar.svelte';
import { go } from './route.svelte';
import { kosongkanSekilas } from './sekilas.svelte';
import { lupakanTulisan } from './tulisan.svelte';

export function lupakanOrang(): void {
  lupakanTulisan();
  belumTersimpan.clear();
  tutupDialog();
  openAduan(null);
  kosongkanInbox();
  kosongkanKabar();
  kosongkanSekilas();
  go({ layar: 'kotak', pandangan: awal, id: null });
}
