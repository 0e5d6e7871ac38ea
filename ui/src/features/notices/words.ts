// Sentences of the notices.

export const words = {
  title: 'Pemberitahuan',
  none: 'Belum ada pemberitahuan',
  noneHelp: 'Aduan baru dan tenggat yang dekat akan muncul di sini.',
  openAll: 'Tandai semua dibaca',
  unopened: 'Belum dibuka',
};
