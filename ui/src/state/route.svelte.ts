// The current route, and moving to another.

import { tick } from 'svelte';
import { format, parse, type Route } from './router';

export const nav = $state<{ route: Route }>({ route: parse(location.hash) });

export function startRoute(): void {
  window.addEventListener('hashchange', () => {
    nav.route = parse(location.hash);
  });
}

export function go(route: Route): void {
  const hash = format(route);
  if (location.hash !== hash) location.hash = hash;
  nav.route = route;
}

/** Moves along a list without filling the history. */
export function slide(route: Route): void {
  history.replaceState(null, '', format(route));
  nav.route = route;
}

/** Back to the list from a screen of its own, with the focus where reading goes on. */
export function backToInbox(): void {
  const { route } = nav;
  const id = 'id' in route ? route.id : null;
  go({ screen: 'inbox', pandangan: route.pandangan, id });
  void tick().then(() => document.getElementById('utama')?.focus());
}
