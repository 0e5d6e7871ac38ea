// Mounts the page on its host: Tauri in the program, example data in `npm run dev:web`.

import { mount } from 'svelte';
import App from './App.svelte';
import { connect } from './host';
import { startTheme } from './state/theme.svelte';
import './styles/semua.css';

async function start(): Promise<void> {
  if (import.meta.env.MODE === 'web') {
    connect((await import('./host/dev')).devHost());
  } else {
    connect((await import('./host/tauri')).tauriHost);
  }
  startTheme();
  const target = document.getElementById('aplikasi');
  if (target) mount(App, { target });
}

void start();
