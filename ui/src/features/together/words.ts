// Sentences of one command to several aduan.

export const words = {
  marked: (n: number) => `${n} aduan ditandai`,
  clearMarks: 'Hapus tanda',
  allOrNone: 'Semua dikerjakan sekaligus; bila satu tidak dapat, tidak satu pun dikerjakan.',
  list: 'Aduan yang ditandai',
};
