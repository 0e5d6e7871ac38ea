// Sentences of the disposition.

export const words = {
  title: 'Disposisikan aduan',
  utama: 'SKPD utama',
  utamaHelp: 'Satu dinas yang bertanggung jawab menulis jawaban.',
  search: 'Cari SKPD lain',
  none: 'Tidak ada SKPD yang cocok. Ubah kata pencarian.',
  pendukung: 'SKPD pendukung',
  add: 'Tambah SKPD',
  remove: (nama: string) => `Hapus ${nama}`,
  rahasia: 'Aduan rahasia hanya diteruskan ke satu SKPD utama.',
  note: 'Catatan untuk SKPD',
  tenggat: 'Tenggat draf jawaban',
  tenggatFailed: 'Tenggat belum dapat dihitung.',
  sifat: 'Sifat',
  withoutOfficer: 'Belum ada petugas. Minta superadmin membuatkan akunnya.',
  chooseUtama: 'Pilih satu SKPD utama.',
  submit: 'Disposisikan',
  confidence: (k: string) => `Keyakinan ${k}`,
  suggested: 'Disarankan',
  active: (n: number) => `${n} aduan aktif`,
};
