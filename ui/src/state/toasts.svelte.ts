// Short messages at the edge of the window, some with a way back.

export interface Toast {
  id: number;
  message: string;
  /** Whether something did not work. */
  failed: boolean;
  button?: { label: string; run: () => void };
}

const DURATION = { plain: 6_000, withButton: 15_000 };

export const toasts = $state<{ list: Toast[] }>({ list: [] });
let count = 0;

export function announce(message: string, button?: Toast['button']): void {
  show({ message, failed: false, ...(button ? { button } : {}) });
}

/** Something did not work, and nothing else on the screen says so. */
export function complain(message: string): void {
  show({ message, failed: true });
}

function show(toast: Omit<Toast, 'id'>): void {
  count += 1;
  const id = count;
  toasts.list = [...toasts.list.slice(-2), { id, ...toast }];
  setTimeout(() => dismissToast(id), toast.button ? DURATION.withButton : DURATION.plain);
}

export function clearToasts(): void {
  toasts.list = [];
}

export function dismissToast(id: number): void {
  toasts.list = toasts.list.filter((toast) => toast.id !== id);
}
