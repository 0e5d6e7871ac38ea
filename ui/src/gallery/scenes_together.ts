// One command to several aduan.

import { reasonFormOf } from '../features/command/table';
import { inbox } from '../features/inbox/inbox.svelte';
import { clearMarks, markAll } from '../features/inbox/marks.svelte';
import RowList from '../features/inbox/RowList.svelte';
import MarkedBar from '../features/together/MarkedBar.svelte';
import TogetherDialog from '../features/together/TogetherDialog.svelte';
import { rows } from './samples';
import { nothing, scene, specimen, type Scene } from './scene';

const mark = () => {
  clearMarks();
  inbox.rows = rows;
  markAll();
};

const form = reasonFormOf('tolak');
const together = { title: (n: number) => `Tolak ${n} aduan`, done: () => '' };

export const togetherScenes: Record<string, Scene> = {
  MarkedBar: scene(MarkedBar, [{}], mark),
  'RowList, marked': {
    specimens: [
      specimen(RowList, { rows, selected: 'b', name: 'Perlu tindakan', onchoose: nothing }),
    ],
    prepare: mark,
  },
  TogetherDialog: scene(
    TogetherDialog,
    form ? [{ rows, form, together, onclose: nothing, ondone: nothing }] : [],
  ),
};
