// Whether the text being written is kept on this computer.

export const savedWords = {
  saved: (jam: string) => `Tersimpan di komputer ini ${jam}`,
  saving: 'Menyimpan…',
  notSaved: 'Belum ada tulisan baru',
  failed: 'Gagal disimpan. Salin teks Anda, lalu coba lagi.',
};
