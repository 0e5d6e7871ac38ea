// The gallery: every component in every state. `?scene=…` shows one; without it, all of them stand
// side by side, each in a frame of its own, because the page's state is one for the whole window.

import { mount } from 'svelte';
import { connect } from '../host';
import '../styles.css';
import './gallery.css';
import { galleryHost } from './answers';
import type { Scene } from './scene';
import { scenes } from './scenes';

function showScene(target: HTMLElement, { prepare, specimens }: Scene): void {
  prepare?.();
  for (const { component, props } of specimens) {
    const box = document.createElement('div');
    box.className = 'galeri-contoh';
    target.append(box);
    mount(component, { target: box, props });
  }
}

function showAll(target: HTMLElement): void {
  for (const name of Object.keys(scenes)) {
    const heading = document.createElement('h2');
    heading.textContent = name;
    const frame = document.createElement('iframe');
    frame.title = name;
    frame.loading = 'lazy';
    frame.src = `?scene=${encodeURIComponent(name)}`;
    target.append(heading, frame);
  }
}

connect(galleryHost);
const target = document.getElementById('galeri');
const name = new URLSearchParams(location.search).get('scene');
const scene = name === null ? undefined : scenes[name];
if (target && scene) showScene(target, scene);
else if (target) showAll(target);
