// Light or dark: the system's at first, the officer's choice afterwards.

const STORED_AS = 'sipendekar-tema';
type Theme = 'light' | 'dark';

const systemIsDark = () => matchMedia('(prefers-color-scheme: dark)').matches;

export const theme = $state<{ choice: Theme | null; dark: boolean }>({
  choice: null,
  dark: false,
});

function apply(choice: Theme | null): void {
  theme.choice = choice;
  theme.dark = choice ? choice === 'dark' : systemIsDark();
  if (choice) document.documentElement.dataset['theme'] = choice;
}

export function startTheme(): void {
  const stored = localStorage.getItem(STORED_AS);
  apply(stored === 'light' || stored === 'dark' ? stored : null);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => apply(theme.choice));
}

export function toggleTheme(): void {
  const choice: Theme = theme.dark ? 'light' : 'dark';
  apply(choice);
  localStorage.setItem(STORED_AS, choice);
}
