// Sentences about opening the identity of a pelapor.

export const words = {
  open: 'Buka identitas…',
  title: 'Buka identitas pelapor',
  help: 'Tujuan Anda dicatat dan diperlihatkan kepada pelapor.',
  purpose: 'Tujuan membuka identitas',
  example: 'Misalnya: menghubungi pelapor untuk peninjauan lokasi',
  submit: 'Buka identitas',
  nama: 'Nama',
  nik: 'NIK',
  telepon: 'Telepon',
  surel: 'Surel',
  none: 'Tidak diisi',
  closeWhenDone: 'Tutup dialog ini setelah selesai. Identitas tidak disimpan di komputer ini.',
};
