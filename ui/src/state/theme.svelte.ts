// Light or dark: the system's at first, the officer's choice afterwards.

const kunci = 'sipendekar-tema';
type Tema = 'light' | 'dark';

const gelapSistem = () => matchMedia('(prefers-color-scheme: dark)').matches;

export const theme = $state<{ pilihan: Tema | null; gelap: boolean }>({
  pilihan: null,
  gelap: false,
});

function apply(pilihan: Tema | null): void {
  theme.pilihan = pilihan;
  theme.gelap = pilihan ? pilihan === 'dark' : gelapSistem();
  if (pilihan) document.documentElement.dataset['theme'] = pilihan;
}

export function startTheme(): void {
  const disimpan = localStorage.getItem(kunci);
  apply(disimpan === 'light' || disimpan === 'dark' ? disimpan : null);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => apply(theme.pilihan));
}

export function toggleTheme(): void {
  const baru: Tema = theme.gelap ? 'light' : 'dark';
  apply(baru);
  localStorage.setItem(kunci, baru);
}
