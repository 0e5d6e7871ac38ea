// Sentences of writing a draf.

export const words = {
  title: 'Draf tanggapan',
  source: 'Aduan warga',
  body: 'Isi tanggapan',
  templat: 'Templat',
  similar: 'Jawaban serupa yang pernah terbit',
  similarNone: 'Belum ada jawaban serupa.',
  insert: 'Sisipkan',
  satisfied: 'Warga puas',
  dissatisfied: 'Belum puas',
  help: 'Bantuan menulis',
  placeholdersLeft: (n: number) => `${n} isian belum lengkap`,
  fillPlaceholder: (isian: string) => `Lengkapi ${isian}`,
  empty: 'Draf masih kosong.',
  same: 'Tulisan ini sama dengan jawaban yang ditolak warga. Tulis yang baru.',
  before: 'Jawaban sebelumnya, yang ditolak warga',
  submit: 'Ajukan ke Diskominfo',
  fillFirst: 'Lengkapi isian dalam kurung siku sebelum diajukan.',
};
