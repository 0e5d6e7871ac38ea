// Sentences beside a code that is shown once.

export const words = {
  codeHelp:
    'Kode hanya tampil sekali ini. Serahkan langsung kepada orangnya; jangan dikirim lewat pesan.',
  slip: 'Tulis atau bacakan',
  copy: 'Salin kode',
  copied: 'Kode disalin.',
  copyYourself: 'Kode sudah dipilih. Tekan Ctrl C untuk menyalin.',
  done: 'Selesai',
};
