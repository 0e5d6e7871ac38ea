// Labels of the domain's codes, as far as the page says them by itself.

export const labels = {
  jenis: { aduan: 'Aduan', kritik: 'Kritik', saran: 'Saran' },
  privasi: {
    terbuka: 'Terbuka',
    anonim: 'nama disembunyikan dari publik dan SKPD',
    rahasia: 'aduan rahasia',
  },
  sifat: { biasa: 'Biasa', penting: 'Penting', segera: 'Segera' },
};
