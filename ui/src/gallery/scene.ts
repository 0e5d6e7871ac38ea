// One view of the gallery: components with their properties, in a state of the page.

import { createRawSnippet, type Component, type Snippet } from 'svelte';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as Svelte's own types have it
type Props = Record<string, any>;

export interface Specimen {
  component: Component<Record<string, unknown>>;
  props: Record<string, unknown>;
}

export interface Scene {
  specimens: Specimen[];
  /** Sets the state that the components read. */
  prepare?: (() => void) | undefined;
}

/** A component with its properties; the compiler knows both. */
export function specimen<P extends Props>(
  component: Component<P, Props, string>,
  props: NoInfer<P>,
): Specimen {
  return { component: component as unknown as Specimen['component'], props };
}

/** One component, once for each state. */
export function scene<P extends Props>(
  component: Component<P, Props, string>,
  states: NoInfer<P>[],
  prepare?: () => void,
): Scene {
  return { specimens: states.map((props) => specimen(component, props)), prepare };
}

/** Words where a component takes a snippet. */
export function snippet(html: string): Snippet {
  return createRawSnippet(() => ({ render: () => html }));
}

export const nothing = (): void => undefined;
