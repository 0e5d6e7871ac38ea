// Every scene by its name.

import type { Scene } from './scene';
import { baseScenes } from './scenes_base';
import { commandScenes } from './scenes_command';
import { deskScenes } from './scenes_desk';
import { frameScenes } from './scenes_frame';
import { togetherScenes } from './scenes_together';
import { wargaScenes } from './scenes_warga';
import { writingScenes } from './scenes_writing';

export const scenes: Record<string, Scene> = {
  ...baseScenes,
  ...frameScenes,
  ...deskScenes,
  ...commandScenes,
  ...togetherScenes,
  ...wargaScenes,
  ...writingScenes,
};
