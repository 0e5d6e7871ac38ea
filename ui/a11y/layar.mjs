// The screens that are looked at: an address, and what is done there first.

const id = (n) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const tes = (nama) => `[data-testid="${nama}"]`;

export const layar = [
  { nama: 'masuk', alamat: '?' },
  {
    nama: 'masuk, galat',
    alamat: '?tanpa-brankas',
    lakukan: async (page) => {
      await page.fill(tes('signin-pengguna'), 'admin');
      await page.fill(tes('signin-sandi'), 'salah');
      await page.click(tes('signin-submit'));
      await page.waitForSelector(tes('signin-error'));
    },
  },
  {
    nama: 'masuk lagi',
    alamat: `?pengguna=admin&sesi-berakhir#/draf_jawaban/koreksi/${id(781)}`,
    lakukan: async (page) => {
      await page.click(`${tes('session-ended')} button`);
      await page.waitForSelector(tes('signin-again'));
    },
  },
  { nama: 'kotak masuk', alamat: `?pengguna=admin#/perlu_tindakan/${id(812)}` },
  { nama: 'kotak masuk, luring', alamat: '?pengguna=admin&luring&tanpa-brankas#/perlu_tindakan' },
  { nama: 'pembaruan siap', alamat: '?pengguna=admin&pembaruan#/perlu_tindakan' },
  { nama: 'pembaruan diunduh', alamat: '?pengguna=admin&pembaruan=mengunduh#/perlu_tindakan' },
  { nama: 'pembaruan dipasang', alamat: '?pengguna=admin&pembaruan=memasang#/perlu_tindakan' },
  {
    nama: 'tentang aplikasi',
    alamat: '?pengguna=admin&pembaruan=ditolak#/perlu_tindakan',
    lakukan: (page) => page.click(tes('about-open')),
  },
  { nama: 'daftar kosong', alamat: '?pengguna=admin#/selesai' },
  {
    nama: 'menu tindakan',
    alamat: `?pengguna=admin#/perlu_tindakan/${id(812)}`,
    lakukan: (page) => page.click(tes('act-lain')),
  },
  {
    nama: 'disposisi, konflik',
    alamat: `?pengguna=admin&konflik#/perlu_tindakan/${id(812)}`,
    lakukan: async (page) => {
      await page.click(tes('act-disposisikan'));
      await page.fill(tes('disposisi-pendukung'), 'bantan');
      await page.press(tes('disposisi-pendukung'), 'Enter');
      await page.click(tes('disposisi-submit'));
      await page.waitForSelector(tes('conflict'));
    },
  },
  {
    nama: 'tolak, wajib diisi',
    alamat: `?pengguna=admin#/perlu_tindakan/${id(812)}`,
    lakukan: async (page) => {
      await page.click(tes('act-tolak'));
      await page.click(tes('reason-submit'));
    },
  },
  {
    nama: 'pending',
    alamat: `?pengguna=pupr#/penanganan/${id(786)}`,
    lakukan: (page) => page.click(tes('act-tunda_perwaktu')),
  },
  {
    nama: 'kembalikan',
    alamat: `?pengguna=pupr#/disposisi/${id(803)}`,
    lakukan: (page) => page.click(tes('act-kembalikan')),
  },
  {
    nama: 'identitas',
    alamat: `?pengguna=admin#/perlu_tindakan/${id(812)}`,
    lakukan: (page) => page.click(tes('identitas-open')),
  },
  {
    nama: 'foto',
    alamat: `?pengguna=admin#/perlu_tindakan/${id(812)}`,
    lakukan: (page) => page.click(tes('foto-2')),
  },
  {
    nama: 'pintasan',
    alamat: '?pengguna=admin#/perlu_tindakan',
    lakukan: (page) => page.click(tes('help-open')),
  },
  {
    nama: 'draf',
    alamat: `?pengguna=pupr#/penanganan/draf/${id(786)}`,
    lakukan: (page) => page.press(tes('draft-isi'), 'Control+t'),
  },
  {
    nama: 'koreksi',
    alamat: `?pengguna=admin#/draf_jawaban/koreksi/${id(781)}`,
    lakukan: async (page) => {
      await page.fill(tes('koreksi-isi'), 'Jawaban lain sama sekali.');
      await page.waitForSelector('del');
    },
  },
  {
    nama: 'koreksi, menyatu',
    alamat: `?pengguna=admin#/draf_jawaban/koreksi/${id(781)}`,
    lakukan: (page) => page.click(tes('koreksi-menyatu')),
  },
  { nama: 'pemberitahuan', alamat: '?pengguna=admin#/perlu_tindakan/kabar' },
];
