// Sentences about updates of the program. What went wrong is said by the program itself.

const percent = new Intl.NumberFormat('id', { style: 'percent' });

export const words = {
  ready: (versi: string) => `Versi ${versi} siap dipasang.`,
  downloading: (versi: string) => `Mengunduh versi ${versi}.`,
  percent: (n: number) => percent.format(n / 100),
  installingTitle: 'Memasang…',
  installing: (versi: string) =>
    `Memasang versi ${versi}. Bila diminta, masukkan kata sandi komputer ini.`,
  installed: (versi: string) => `Versi ${versi} sudah terpasang.`,
  postponed: (versi: string, sampai: string) => `Versi ${versi} ditunda sampai ${sampai}.`,
  waitsForUnsent: 'Pembaruan menunggu sampai tulisan Anda dikirim atau dihapus.',
  waitsForBegun: 'Pembaruan menunggu sampai tulisan yang terbuka dikirim atau dihapus.',
  openUnsent: (nomor: string) => `Buka ${nomor}`,
  install: 'Pasang sekarang',
  restart: 'Mulai ulang',
  later: 'Nanti',
  cancelDownload: 'Batalkan unduhan',
};
