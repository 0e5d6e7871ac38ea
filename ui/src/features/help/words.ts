// The keyboard map in words.

export const words = {
  title: 'Pintasan papan ketik',
  singleLetters: 'Pintasan satu huruf',
  singleLettersHelp: 'Matikan bila Anda memakai pengenal suara atau sering salah tekan.',
  keys: [
    ['J K ↓ ↑', 'Aduan berikutnya, sebelumnya'],
    ['Enter · Esc', 'Buka · kembali atau tutup'],
    ['D', 'Disposisikan'],
    ['S', 'Pakai saran SKPD'],
    ['L', 'Minta kelengkapan'],
    ['X', 'Tolak'],
    ['T · B', 'Terima · bukan kewenangan'],
    ['E', 'Tulis atau buka draf; koreksi'],
    ['P', 'Pending'],
    ['R', 'Kembalikan untuk perbaikan'],
    ['Ctrl Enter', 'Tindakan utama dialog atau editor'],
    ['Ctrl S', 'Simpan draf sekarang'],
    ['Ctrl Z · Ctrl Y', 'Urungkan · ulangi tulisan'],
    ['Ctrl T', 'Pilih templat'],
    ['Ctrl K', 'Cari'],
    ['Ctrl + · Ctrl − · Ctrl 0', 'Perbesar · perkecil · ukuran biasa'],
    ['F5', 'Sinkronkan'],
    ['F6', 'Pindah antara rel, daftar, dan rincian'],
    ['G lalu M T L D', 'Ke Masuk, Hari ini, Lewat, Draf'],
    ['? atau F1', 'Daftar ini'],
  ] as [string, string][],
};
