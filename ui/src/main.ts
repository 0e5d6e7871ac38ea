// Mounts the page on its host: Tauri in the program, a web host beside it in `npm run dev:web`.

import { mount } from 'svelte';
import App from './frame/App.svelte';
import { startTheme } from './frame/theme.svelte';
import { connect } from './host';
import './styles.css';

async function start(): Promise<void> {
  if (import.meta.env.MODE === 'web') {
    connect((await import('./host/web')).webHost());
  } else {
    connect((await import('./host/tauri')).tauriHost);
  }
  startTheme();
  const target = document.getElementById('aplikasi');
  if (target) mount(App, { target });
}

void start();
