// Sentences of the inbox.

export const words = {
  failed: 'Daftar aduan gagal dimuat',
  count: (n: number) => `${n} aduan`,
  name: 'Daftar aduan',
  order: 'Urutkan',
  filter: 'Saring jenis',
  all: 'Semua',
  unread: 'Belum dibaca',
  foto: 'Foto: ',
  terimaHelp: 'Terima, atau kembalikan bila bukan kewenangan dinas Anda.',
  nothingToDo: 'Semua sudah ditindaklanjuti',
  nothingToDoHelp: 'Tidak ada aduan yang menunggu Anda. Aduan baru muncul di sini otomatis.',
  empty: 'Belum ada aduan di sini',
  emptyHelp: 'Aduan dengan status ini muncul di sini otomatis.',
  noHits: (cari: string) => `Tidak ada hasil untuk “${cari}”`,
  noJenis: 'Tidak ada aduan jenis ini',
  noHitsHelp: 'Semua bagian sudah dicari. Periksa ejaannya.',
  searchResults: 'Hasil pencarian',
  clearFilters: 'Hapus saringan',
  showPenanganan: 'Lihat yang sedang ditangani',
  shown: (n: number) => `${n} aduan ditampilkan`,
  urutan: {
    tenggat_terdekat: 'Tenggat terdekat',
    terbaru: 'Terbaru',
    terlama: 'Terlama',
  },
};
