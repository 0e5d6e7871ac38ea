// The page in a browser, beside the web host: the program without its window. Whoever opens the
// page with another `?desk=` sits at another desk.

import type { Problem } from '../wire/types';
import type { Events, Host } from './types';

type Answer = { Ok: never } | { Err: Problem };

export function webHost(): Host {
  const desk = new URLSearchParams(location.search).get('desk') ?? '';
  const query = `?desk=${encodeURIComponent(desk)}`;
  const events = new EventSource(`/events${query}`);
  return {
    call: async (name, request) => {
      const sent = await fetch(`/rpc/${name}${query}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(request),
      });
      const answer = (await sent.json()) as Answer;
      if ('Err' in answer) throw answer.Err;
      return answer.Ok;
    },
    zoom: (factor) => document.documentElement.style.setProperty('zoom', String(factor)),
    moveWindow: () => undefined, // a browser's window is not the page's
    listen: (event, handler) => {
      events.addEventListener(event, (told: Event) => {
        if (!(told instanceof MessageEvent)) return; // the connection itself has an event `open`
        handler(JSON.parse(String(told.data)) as Events[typeof event]);
      });
    },
  };
}
