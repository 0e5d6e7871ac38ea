// Sentences about updates of the program. What went wrong is said by the program itself.

const persen = new Intl.NumberFormat('id', { style: 'percent' });

export const pembaruan = {
  tentang: 'Tentang aplikasi',
  versi: (versi: string) => `Versi ${versi}`,
  periksa: 'Periksa pembaruan',
  memeriksa: 'Memeriksa…',
  siap: (versi: string) => `Versi ${versi} siap dipasang.`,
  mengunduh: (versi: string) => `Mengunduh versi ${versi}.`,
  persen: (n: number) => persen.format(n / 100),
  sedangMemasang: 'Memasang…',
  memasang: (versi: string) =>
    `Memasang versi ${versi}. Bila diminta, masukkan kata sandi komputer ini.`,
  terpasang: (versi: string) => `Versi ${versi} sudah terpasang.`,
  ditunda: (versi: string, sampai: string) => `Versi ${versi} ditunda sampai ${sampai}.`,
  menungguDraf: 'Pembaruan menunggu sampai draf Anda dikirim atau dihapus.',
  menungguTulisan: 'Pembaruan menunggu sampai tulisan yang terbuka dikirim atau dihapus.',
  bukaDraf: (nomor: string) => `Buka draf ${nomor}`,
  pasang: 'Pasang sekarang',
  mulaiUlang: 'Mulai ulang',
  nanti: 'Nanti',
  batalkan: 'Batalkan unduhan',
};
