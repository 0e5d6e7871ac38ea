// Sentences about the program itself.

export const words = {
  title: 'Tentang aplikasi',
  version: (versi: string) => `Versi ${versi}`,
  check: 'Periksa pembaruan',
  checking: 'Memeriksa…',
};
