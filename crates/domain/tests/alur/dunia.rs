//! The world of these tests: a calendar, four SKPD, and an aduan on its way.

use domain::aduan::command::Command;
use domain::aduan::status::StatusCode;
use domain::aduan::{Aduan, IsiAduan, Jenis, Privasi, Sifat};
use domain::alur::{Induk, Konteks, catat_aduan, decide};
use domain::id::{AduanId, NomorRegister, PersonId, SkpdKode};
use domain::person::aktor::Aktor;
use domain::tenggat::AturanTenggat;
use domain::tenggat::kalender::{HariLibur, JamKerja, Kalender, from_wib};
use jiff::Timestamp;
use std::collections::BTreeSet;
use uuid::Uuid;

pub(crate) const WARGA: PersonId = PersonId(Uuid::from_u128(1));

pub(crate) struct Dunia {
    kalender: Kalender,
    aturan: AturanTenggat,
    tujuan: BTreeSet<SkpdKode>,
    berpetugas: BTreeSet<SkpdKode>,
}

impl Dunia {
    pub(crate) fn new() -> Self {
        let libur: Vec<HariLibur> =
            serde_json::from_str(include_str!("../../../../data/hari-libur.json"))
                .expect("the product ships its own calendar");
        Self {
            kalender: Kalender::new(libur, JamKerja::default(), 1),
            aturan: AturanTenggat::default(),
            tujuan: [skpd("PUPR"), skpd("DISHUB"), skpd("DINKES"), skpd("DISDIK")].into(),
            berpetugas: [skpd("PUPR"), skpd("DISHUB"), skpd("DINKES")].into(),
        }
    }

    pub(crate) fn pada(&self, kini: Timestamp) -> Konteks<'_> {
        let induk = Induk {
            id: AduanId(Uuid::from_u128(99)),
            nomor: NomorRegister {
                tahun: 2026,
                urut: 99,
            },
            status: StatusCode::Penanganan,
            privasi: Privasi::Terbuka,
            pelapor: PersonId(Uuid::from_u128(98)),
            diikuti_pelapor_lain: false,
        };
        Konteks {
            kini,
            aturan: &self.aturan,
            kalender: &self.kalender,
            tujuan: &self.tujuan,
            berpetugas: &self.berpetugas,
            induk: Some(induk),
        }
    }

    pub(crate) fn aduan(&self, kini: Timestamp, privasi: Privasi) -> Aduan {
        let isi = IsiAduan {
            jenis: Jenis::Aduan,
            judul: "Jalan berlubang".into(),
            uraian: "Jalan di depan sekolah berlubang besar.".into(),
            kategori: None,
            kecamatan: "14.03.02".into(),
            desa: "14.03.02.2001".into(),
            lokasi: "Jl. Bantan".into(),
            tanggal_peristiwa: "2026-08-08".parse().expect("a date"),
            privasi,
        };
        let nomor = NomorRegister {
            tahun: 2026,
            urut: 1,
        };
        catat_aduan(
            AduanId(Uuid::from_u128(7)),
            nomor,
            WARGA,
            isi,
            &self.pada(kini),
        )
        .aduan
    }
}

impl Dunia {
    /// An aduan that its lead SKPD has accepted.
    pub(crate) fn ditangani(
        &self,
        utama: &Aktor,
        pendukung: Vec<SkpdKode>,
        kini: Timestamp,
    ) -> Aduan {
        let id = PersonId(Uuid::from_u128(2));
        let disposisikan = Command::Disposisikan {
            utama: utama.skpd().expect("an officer of a SKPD").clone(),
            pendukung,
            catatan: String::new(),
            sifat: Sifat::Biasa,
        };
        let mut aduan = self.aduan(kini, Privasi::Terbuka);
        for (aktor, command) in [
            (Aktor::AdminDiskominfo { id }, disposisikan),
            (utama.clone(), Command::Terima),
        ] {
            aduan = decide(&aduan, &aktor, command, &self.pada(kini))
                .expect("granted")
                .aduan;
        }
        aduan
    }
}

pub(crate) fn skpd(kode: &str) -> SkpdKode {
    SkpdKode::parse(kode).expect("a code")
}

pub(crate) fn awal() -> Timestamp {
    from_wib("2026-08-10T09:00".parse().expect("a reading"))
}
