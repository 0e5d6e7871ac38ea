// The counter.

import KodeBaru from '../features/warga/KodeBaru.svelte';
import KodeDialog from '../features/warga/KodeDialog.svelte';
import WargaScreen from '../features/warga/WargaScreen.svelte';
import { kodeBaru, LONG, wargaDiLoket } from './samples';
import { nothing, scene, type Scene } from './scene';

const handed = { onclose: nothing, onmade: nothing };

export const wargaScenes: Record<string, Scene> = {
  WargaScreen: scene(WargaScreen, [{}]),
  KodeDialog: scene(KodeDialog, [{ warga: wargaDiLoket, ...handed }]),
  'KodeDialog, long name': scene(KodeDialog, [
    { warga: { ...wargaDiLoket, nama: LONG }, ...handed },
  ]),
  KodeBaru: scene(KodeBaru, [{ kode: kodeBaru, ondone: nothing }]),
};
