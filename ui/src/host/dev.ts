// A host with example data in memory, for `npm run dev:web` and the tests of components. Never in
// the program. Addresses: `?pengguna=admin|pupr|bupati` signs in, `?luring`, `?sesi-berakhir`,
// `?tanpa-brankas`, `?konflik` (every first command meets one), `?banyak=5000` (a long list),
// `?pembaruan` (a newer version; `=ditolak`, `=mengunduh`).

import skpd from '../../../data/skpd.json';
import kategori from '../../../data/kategori.json';
import templat from '../../../data/templat.json';
import type {
  Aktor,
  CommandRequest,
  UnsentKind,
  UnsentWaiting,
  NetworkState,
  NoticeView,
  Orang,
  Problem,
  Referensi,
  SessionState,
  Skpd,
} from '../wire/types';
import { jalankan } from './dev/alur';
import { beda } from './dev/beda';
import { contoh, type Contoh } from './dev/contoh';
import { foto } from './dev/foto';
import { PembaruanContoh } from './dev/pembaruan';
import { PRATINJAU, Tampilan } from './dev/tampilan';
import { idKe, KINI } from './dev/waktu';
import type { CallName, Events, Host, RequestOf, ResponseOf } from './types';

type Jawab = { [K in CallName]: (request: RequestOf<K>) => ResponseOf<K> };

const aturan = { jumlah: 3, satuan: 'hari_kerja' } as const;
const referensi: Referensi = {
  skpd: (skpd as Partial<Skpd>[]).map((satu) => ({
    kode: satu.kode ?? '',
    nama: satu.nama ?? '',
    singkatan: satu.singkatan ?? '',
    bidang_aduan: satu.bidang_aduan ?? [],
    tujuan_disposisi: satu.tujuan_disposisi ?? false,
    berlaku_mulai: satu.berlaku_mulai ?? null,
    berlaku_sampai: satu.berlaku_sampai ?? null,
  })),
  wilayah: { kecamatan: [] },
  kategori,
  templat,
  aturan: {
    versi: 1,
    disposisi: aturan,
    tanggapan: aturan,
    koreksi: aturan,
    penerusan_ulang: aturan,
    kelengkapan: aturan,
    umpan_balik: aturan,
    perbaikan: aturan,
    penjelasan: aturan,
  },
};

const orang: Record<string, Orang> = {
  admin: {
    id: idKe(1),
    nama: 'Nurhayati',
    aktor: { peran: 'admin_diskominfo', id: idKe(1) },
    jabatan: 'Admin Diskominfotik',
  },
  pupr: {
    id: idKe(2),
    nama: 'Syafrizal M.',
    aktor: { peran: 'petugas_skpd', id: idKe(2), skpd: 'PUPR' },
    jabatan: 'Petugas Dinas PUPR',
  },
  bupati: {
    id: idKe(3),
    nama: 'Hasanah',
    aktor: { peran: 'pimpinan', id: idKe(3) },
    jabatan: 'Pimpinan',
  },
};

function masalah(status: number, code: string, title: string, detail: string): Problem {
  return { type: `/problem/${code}`, status, code, title, detail };
}

function kabar(): NoticeView[] {
  const satu = (n: number, jenis: NoticeView['jenis'], judul: string, isi: string) => ({
    id: idKe(n),
    seq: n,
    aduan: idKe(812),
    nomor: 'SPD-2026-000812',
    jenis,
    judul,
    isi,
    pada: KINI,
    kunci: `peristiwa/${n}`,
    ditampilkan: KINI,
    dibuka: n > 1 ? KINI : null,
  });
  return [
    satu(
      1,
      'aduan_baru',
      'Aduan baru dari Kec. Bantan',
      'Jalan berlubang dan tergenang di Jl. Bantan. Disposisi paling lambat Kamis, 13 Agt, 16.00.',
    ),
    satu(
      2,
      'lewat_tenggat',
      'Lewat tenggat: SPD-2026-000798',
      '“Lampu jalan padam, Jl. Hangtuah” seharusnya didisposisikan kemarin, 16.00.',
    ),
    satu(
      3,
      'draf_diajukan',
      'Draf menunggu koreksi',
      'SPD-2026-000781 dari Dinas Kesehatan. Terbit paling lambat Jumat, 14 Agt, 16.30.',
    ),
  ];
}

function jaringan(alamat: URLSearchParams): NetworkState {
  if (alamat.has('sesi-berakhir')) return 'sesi_berakhir';
  return alamat.has('luring') ? 'luring' : 'daring';
}

/** Everything the example host remembers. */
class Ingatan {
  semua: Contoh[];
  draf = new Map<string, string>();
  notices = kabar();
  konflik: boolean;
  keadaan: SessionState;
  pembaruan: PembaruanContoh;

  constructor(alamat: URLSearchParams) {
    this.semua = contoh(Number(alamat.get('banyak') ?? 0));
    this.konflik = alamat.has('konflik');
    this.pembaruan = new PembaruanContoh(alamat);
    this.keadaan = {
      alamat: 'https://sipendekar.bengkaliskab.go.id',
      orang: orang[alamat.get('pengguna') ?? ''] ?? null,
      brankas: alamat.has('tanpa-brankas') ? 'tidak_ada' : 'siap',
      jaringan: jaringan(alamat),
      tersinkron: KINI,
      tersinkron_teks: '13.08',
    };
  }

  aktor(): Aktor {
    return this.keadaan.orang?.aktor ?? { peran: 'sistem' };
  }

  cari(id: string): Contoh {
    const satu = this.semua.find(({ aduan }) => aduan.id === id);
    if (!satu) throw masalah(404, 'tidak_ditemukan', 'Tidak ditemukan', 'Aduan tidak ditemukan.');
    return satu;
  }

  /** The text that an update waits for. */
  menunggu(): UnsentWaiting | null {
    const [nama] = [...this.draf].find(([, isi]) => isi !== '') ?? [];
    const [aduan, untuk] = nama?.split('/') ?? [];
    if (!aduan) return null;
    return { aduan, nomor: this.cari(aduan).aduan.nomor, untuk: untuk as UnsentKind };
  }

  /** The latest text kept on an earlier version. */
  drafSebelum(awalan: string, versi: number): string | null {
    const lama = [...this.draf]
      .filter(([nama, isi]) => nama.startsWith(awalan) && isi !== '')
      .map(([nama, isi]) => ({ versi: Number(nama.slice(awalan.length)), isi }))
      .filter((satu) => satu.versi < versi)
      .sort((a, b) => b.versi - a.versi);
    return lama[0]?.isi ?? null;
  }

  perintah({ id, version, command }: CommandRequest): Contoh {
    const satu = this.cari(id);
    if (this.keadaan.jaringan === 'luring') {
      throw masalah(
        0,
        'tidak_tersambung',
        'Server tidak dapat dihubungi',
        'Teks Anda tetap di sini. Coba lagi saat tersambung.',
      );
    }
    if (this.konflik) {
      this.konflik = false;
      satu.aduan = { ...satu.aduan, version: satu.aduan.version + 1 };
    }
    if (version !== satu.aduan.version) {
      const konflik = {
        version: satu.aduan.version,
        status: satu.aduan.status.status,
        oleh: 'Zuraida (Admin Diskominfotik)',
        peristiwa: 'Catatan internal',
        pada: KINI,
      };
      throw {
        ...masalah(412, 'konflik', 'Aduan sudah berubah', 'Muat ulang aduan, lalu putuskan lagi.'),
        konflik,
      };
    }
    satu.aduan = jalankan(satu.aduan, command, this.keadaan.orang?.id ?? '');
    return satu;
  }
}

function jawaban(ingatan: Ingatan): Jawab {
  const tampilan = new Tampilan(referensi, () => ingatan.aktor());
  const kini = () => ingatan.pembaruan.kini(ingatan.menunggu());
  return {
    session_state: () => ingatan.keadaan,
    server_check: ({ alamat }) => {
      if (alamat.includes('salah'))
        throw masalah(
          0,
          'server_tidak_dikenal',
          'Server tidak ditemukan',
          'Tidak ada server SIPENDEKAR pada alamat ini. Periksa ejaannya.',
        );
      return { nama: 'SIPENDEKAR', versi: '1.0.0', instansi: 'Pemerintah Kabupaten Bengkalis' };
    },
    sign_in: ({ pengguna, sandi }) => {
      const siapa = orang[pengguna];
      if (!siapa || sandi === 'salah')
        throw masalah(
          401,
          'sandi_salah',
          'Tidak dapat masuk',
          'Nama pengguna atau kata sandi tidak cocok. Periksa lalu coba lagi.',
        );
      ingatan.keadaan = { ...ingatan.keadaan, orang: siapa, jaringan: 'daring' };
      return ingatan.keadaan;
    },
    sign_out: () => (ingatan.keadaan = { ...ingatan.keadaan, orang: null }),
    referensi: () => referensi,
    aduan_list: (request) => tampilan.daftar(ingatan.semua, request),
    aduan_get: ({ id }) => {
      const satu = ingatan.cari(id);
      satu.dibaca = true;
      return tampilan.rincian(satu);
    },
    run_command: (request) => tampilan.rincian(ingatan.perintah(request)),
    tenggat_preview: () => PRATINJAU,
    photo: ({ lampiran }) => ({ data_url: foto(Number(lampiran.slice(-1))) }),
    unsent_get: ({ aduan, untuk, draf_versi }) => {
      const dari = (versi: number) => ingatan.draf.get(`${aduan}/${untuk}/${versi}`) ?? '';
      const isi = dari(draf_versi ?? 0);
      const usang = ingatan.drafSebelum(`${aduan}/${untuk}/`, draf_versi ?? 0);
      return { isi, disimpan: isi ? '13.06' : null, usang };
    },
    unsent_save: ({ aduan, untuk, draf_versi, isi }) => {
      ingatan.draf.set(`${aduan}/${untuk}/${draf_versi ?? 0}`, isi);
      return { isi, disimpan: '13.10', usang: null };
    },
    diff: ({ lama, baru }) => beda(lama, baru),
    reveal_identitas: () => ({
      nama: 'Marlina S.',
      nik: '1403990000000004',
      telepon: '0812-0000-0000',
      surel: null,
    }),
    notices: () => ingatan.notices,
    mark_notice_opened: ({ id }) => {
      ingatan.notices = ingatan.notices.map((satu) =>
        satu.id === id ? { ...satu, dibuka: KINI } : satu,
      );
      return null;
    },
    link_take: () => null,
    sync_now: () => ingatan.keadaan,
    update_state: kini,
    update_check: () => (ingatan.pembaruan.periksa(), kini()),
    update_download: kini,
    update_cancel: () => (ingatan.pembaruan.batal(), kini()),
    update_postpone: () => (ingatan.pembaruan.tunda(), kini()),
    update_install: () => (ingatan.pembaruan.pasang(ingatan.menunggu()), kini()),
    update_restart: kini,
  };
}

/** Nothing is shared with the page, as over the bridge. */
function salin<T>(apa: T): T {
  return JSON.parse(JSON.stringify(apa)) as T;
}

export function devHost(alamat = new URLSearchParams(location.search)): Host {
  const jawab = jawaban(new Ingatan(alamat));
  const pendengar: { event: keyof Events; handler: (payload: never) => void }[] = [];
  return {
    call: async (name, request) => salin(jawab[name](salin(request))),
    listen: (event, handler) => pendengar.push({ event, handler }),
  };
}
