// Words of components that know nothing of the program, and words that every screen uses.

export const words = {
  app: 'SIPENDEKAR',
  cancel: 'Batal',
  closeEsc: 'Tutup (Esc)',
  close: 'Tutup',
  retry: 'Coba lagi',
  back: 'Kembali',
  optional: '(boleh kosong)',
  loading: 'Memuat…',
  showPassword: 'Tampilkan kata sandi',
  hidePassword: 'Sembunyikan kata sandi',
  problemCode: (kode: string) => `Kode ${kode}`,
  required: (kolom: string) => `${kolom} wajib diisi.`,
  tenggatState: {
    aman: 'Aman',
    mendekat: 'Mendekat',
    genting: 'Genting',
    lewat: 'Lewat',
    dijeda: 'Dijeda',
  },
};
