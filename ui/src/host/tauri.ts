// The page inside the program: the only module that knows Tauri.

import { invoke } from '@tauri-apps/api/core';
import { getCurrentWebview } from '@tauri-apps/api/webview';
import { getCurrentWindow } from '@tauri-apps/api/window';
import { listen } from '@tauri-apps/api/event';
import type { Events, Host } from './types';

export const tauriHost: Host = {
  call: (name, request) => invoke('rpc', { call: name, payload: request }),
  zoom: (factor) => void getCurrentWebview().setZoom(factor),
  moveWindow: (move) => void getCurrentWindow()[move](),
  listen: (event, handler) => {
    void listen<Events[typeof event]>(event, ({ payload }) => handler(payload));
  },
};
