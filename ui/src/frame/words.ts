// Sentences of the frame around every screen.

export const words = {
  skip: 'Lompat ke isi utama',
  navigation: 'Navigasi utama',
  strips: 'Keadaan aplikasi',
  flow: 'Alur',
  archive: 'Arsip',
  counter: 'Loket',
  administration: 'Pengelolaan',
  ownAccount: 'Akun saya: kata sandi dan sesi',
  search: 'Cari nomor, judul, tempat, atau isi aduan',
  clearSearch: 'Hapus pencarian',
  theme: 'Ganti tema terang atau gelap',
  notices: 'Pemberitahuan',
  noticesNew: 'Pemberitahuan, ada yang baru',
  shortcuts: 'Pintasan papan ketik',
  synced: (jam: string) => `Tersinkron ${jam}`,
  online: 'Tersambung',
  offline: 'Luring',
  sessionEnded: 'Sesi berakhir',
  offlineTitle: 'Luring.',
  offlineHelp: (jam: string | null) =>
    `Anda tetap bisa membaca dan menulis; draf tersimpan di komputer ini.${jam ? ` Terakhir tersinkron ${jam}.` : ''}`,
  sessionEndedHelp:
    'Masuk lagi untuk melanjutkan. Layar dan tulisan Anda yang sedang terbuka tetap ada.',
  keyringLocked:
    'Keyring terkunci. Sesi ini berlaku sampai aplikasi ditutup; buka keyring untuk menyimpannya.',
  closingTitle: 'Tutup SIPENDEKAR?',
  closingHelp:
    'Komputer ini tidak punya tempat ikon di baki, jadi menutup jendela mengakhiri aplikasi. Pemberitahuan dan pengingat tenggat tidak datang sampai Anda membukanya lagi. Tulisan Anda tetap tersimpan.',
  closingMinimize: 'Kecilkan saja',
  closingSubmit: 'Tutup aplikasi',
  keyringNone: 'Komputer ini tidak punya keyring. Anda perlu masuk lagi setelah aplikasi ditutup.',
};
