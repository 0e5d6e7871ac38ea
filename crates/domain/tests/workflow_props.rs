//! Laws of the state machine that no sequence of commands may break.

#![expect(
    clippy::too_many_lines,
    reason = "tables and stories are read in one go"
)]

use domain::aduan::command::{Command, CommandKind};
use domain::aduan::status::{Status, StatusCode};
use domain::aduan::{Aduan, IsiAduan, Jenis, Nilai, Privasi, Sifat};
use domain::alur::permissions::{STATUS_MENUNGGU_PELAPOR, peran_boleh, status_cocok};
use domain::alur::refusal::Refusal;
use domain::alur::{Induk, Konteks, catat_aduan, decide};
use domain::id::{AduanId, NomorRegister, PersonId, SkpdKode};
use domain::person::aktor::{Aktor, Peran};
use domain::tenggat::kalender::{HariLibur, JamKerja, Kalender, from_wib};
use domain::tenggat::{AturanTenggat, Langkah};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use uuid::Uuid;

const WARGA: PersonId = PersonId(Uuid::from_u128(1));

struct Dunia {
    kalender: Kalender,
    aturan: AturanTenggat,
    tujuan: BTreeSet<SkpdKode>,
    berpetugas: BTreeSet<SkpdKode>,
}

impl Dunia {
    fn new() -> Self {
        let libur: Vec<HariLibur> =
            serde_json::from_str(include_str!("../../../data/hari-libur.json"))
                .expect("the product ships its own calendar");
        Self {
            kalender: Kalender::new(libur, JamKerja::default(), 1),
            aturan: AturanTenggat::default(),
            tujuan: [skpd("PUPR"), skpd("DISHUB"), skpd("DINKES"), skpd("DISDIK")].into(),
            berpetugas: [skpd("PUPR"), skpd("DISHUB"), skpd("DINKES")].into(),
        }
    }

    fn pada(&self, kini: Timestamp) -> Konteks<'_> {
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

    fn aduan(&self, kini: Timestamp, privasi: Privasi) -> Aduan {
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
    fn ditangani(&self, utama: &Aktor, pendukung: Vec<SkpdKode>, kini: Timestamp) -> Aduan {
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

fn skpd(kode: &str) -> SkpdKode {
    SkpdKode::parse(kode).expect("a code")
}

fn awal() -> Timestamp {
    from_wib("2026-08-10T09:00".parse().expect("a reading"))
}

fn aktor() -> impl Strategy<Value = Aktor> {
    let id = PersonId(Uuid::from_u128(2));
    prop_oneof![
        Just(Aktor::Masyarakat { id: WARGA }),
        Just(Aktor::Masyarakat {
            id: PersonId(Uuid::from_u128(3))
        }),
        Just(Aktor::AdminDiskominfo { id }),
        Just(Aktor::PetugasSkpd {
            id,
            skpd: skpd("PUPR")
        }),
        Just(Aktor::PetugasSkpd {
            id,
            skpd: skpd("DISHUB")
        }),
        Just(Aktor::Pimpinan { id }),
        Just(Aktor::Inspektorat { id }),
        Just(Aktor::Superadmin { id }),
        Just(Aktor::Sistem),
    ]
}

fn teks() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just("Sudah kami periksa di lapangan.".to_owned()),
        1 => Just("  \n".to_owned()),
        1 => Just(String::new()),
    ]
}

fn command() -> impl Strategy<Value = Command> {
    let nomor = NomorRegister {
        tahun: 2026,
        urut: 99,
    };
    let kode = prop_oneof![
        Just(skpd("PUPR")),
        Just(skpd("DISHUB")),
        Just(skpd("TIDAKADA"))
    ];
    let tanggal = (0_i32..40).prop_map(|hari| {
        jiff::civil::date(2026, 8, 1).saturating_add(jiff::Span::new().days(hari))
    });
    prop_oneof![
        1 => teks().prop_map(|permintaan| Command::MintaKelengkapan { permintaan }),
        1 => teks().prop_map(|keterangan| Command::Lengkapi { keterangan }),
        6 => (kode.clone(), proptest::collection::vec(kode, 0..2), teks()).prop_map(
            |(utama, pendukung, catatan)| Command::Disposisikan {
                utama, pendukung, catatan, sifat: Sifat::Biasa
            }
        ),
        1 => teks().prop_map(|alasan| Command::TarikDisposisi { alasan }),
        1 => teks().prop_map(|alasan| Command::Kembalikan { alasan }),
        1 => (tanggal, teks()).prop_map(|(sampai, alasan)| Command::TundaPerwaktu { sampai, alasan }),
        1 => teks().prop_map(|alasan| Command::TundaCatatan { alasan }),
        1 => teks().prop_map(move |alasan| Command::Gabungkan { ke: nomor, alasan }),
        1 => teks().prop_map(|alasan| Command::Tolak { alasan }),
        6 => Just(Command::Terima),
        3 => Just(Command::Lanjutkan),
        6 => teks().prop_map(|isi| Command::AjukanDraf { isi }),
        1 => teks().prop_map(|isi| Command::BeriMasukan { isi }),
        3 => teks().prop_map(|catatan| Command::KembalikanDraf { catatan }),
        6 => teks().prop_map(|isi| Command::Terbitkan { isi }),
        1 => (any::<bool>(), teks()).prop_map(|(puas, catatan)| Command::BeriPenilaian {
            nilai: if puas { Nilai::Puas } else { Nilai::BelumPuas },
            catatan,
        }),
        1 => Just(Command::BatalkanPenilaian),
        4 => teks().prop_map(|alasan| Command::AjukanKeberatan { alasan }),
        1 => teks().prop_map(|alasan| Command::NyatakanBukanKewenangan {
            arahkan_ke: "BPJN Riau".into(), alasan
        }),
        1 => teks().prop_map(|isi| Command::TambahKeterangan { isi }),
        1 => teks().prop_map(|isi| Command::Catat { isi }),
        1 => Just(Command::ArsipkanKelengkapan),
        1 => Just(Command::TutupPenilaian),
    ]
}

fn needs_reason(kind: CommandKind) -> bool {
    !matches!(
        kind,
        CommandKind::Disposisikan
            | CommandKind::Terima
            | CommandKind::Lanjutkan
            | CommandKind::BeriPenilaian
            | CommandKind::BatalkanPenilaian
            | CommandKind::ArsipkanKelengkapan
            | CommandKind::TutupPenilaian
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_loses_an_answer_skips_a_reason_or_turns_a_clock_back(
        privasi in prop_oneof![
            Just(Privasi::Terbuka), Just(Privasi::Anonim), Just(Privasi::Rahasia)
        ],
        langkah in proptest::collection::vec((aktor(), command(), 0_i64..72), 1..60)
    ) {
        let dunia = Dunia::new();
        let mut kini = awal();
        let mut aduan = dunia.aduan(kini, privasi);
        for (aktor, command, jam) in langkah {
            kini = kini.saturating_add(SignedDuration::from_hours(jam)).expect("a duration");
            let kind = command.kind();
            let Ok(keputusan) = decide(&aduan, &aktor, command, &dunia.pada(kini)) else {
                continue;
            };
            let baru = keputusan.aduan;
            prop_assert_eq!(baru.version, aduan.version.next());
            prop_assert_eq!(&baru.isi, &aduan.isi);
            prop_assert!(baru.draf.starts_with(&aduan.draf), "a draft was lost");
            prop_assert!(baru.jawaban.starts_with(&aduan.jawaban), "an answer was lost");
            prop_assert!(baru.putusan.starts_with(&aduan.putusan), "a verdict was lost");
            if needs_reason(kind) && !matches!(kind, CommandKind::AjukanDraf | CommandKind::BeriMasukan | CommandKind::Terbitkan) {
                prop_assert!(keputusan.event.alasan().is_some_and(|a| !a.trim().is_empty()), "{:?}", kind);
            }
            if let Some(overdue) = aduan.status.tenggat().filter(|tenggat| {
                tenggat.lewat(kini) && !matches!(tenggat.langkah, Langkah::Kelengkapan | Langkah::UmpanBalik | Langkah::Penutupan)
            }) {
                let left = baru.status.tenggat() != Some(overdue);
                let told = baru.putusan.iter().any(|p| !p.tepat && p.jatuh_tempo == overdue.jatuh_tempo);
                prop_assert!(!left || told, "{:?} undid lateness", kind);
            }
            if let Some(tenggat) = baru.status.tenggat() {
                prop_assert!(tenggat.jatuh_tempo >= tenggat.mulai);
                prop_assert!(tenggat.mulai <= kini);
            }
            prop_assert!(!aduan.status.code().is_final() || baru.status == aduan.status);
            aduan = baru;
        }
    }
}

#[test]
fn the_answer_travels_from_the_portal_back_to_the_citizen() -> Result<(), Refusal> {
    let dunia = Dunia::new();
    let kini = awal();
    let konteks = dunia.pada(kini);
    let id = PersonId(Uuid::from_u128(2));
    let admin = Aktor::AdminDiskominfo { id };
    let pupr = Aktor::PetugasSkpd {
        id,
        skpd: skpd("PUPR"),
    };
    let warga = Aktor::Masyarakat { id: WARGA };
    let mut aduan = dunia.aduan(kini, Privasi::Terbuka);
    let disposisikan = Command::Disposisikan {
        utama: skpd("PUPR"),
        pendukung: vec![skpd("DISHUB")],
        catatan: String::new(),
        sifat: Sifat::Penting,
    };
    for (aktor, command, ke) in [
        (&admin, disposisikan, StatusCode::Disposisi),
        (&pupr, Command::Terima, StatusCode::Penanganan),
        (
            &pupr,
            Command::AjukanDraf { isi: "Draf".into() },
            StatusCode::DrafJawaban,
        ),
        (
            &admin,
            Command::KembalikanDraf {
                catatan: "Tanggal?".into(),
            },
            StatusCode::PerluPerbaikan,
        ),
        (
            &pupr,
            Command::AjukanDraf {
                isi: "Draf 2".into(),
            },
            StatusCode::DrafJawaban,
        ),
        (
            &admin,
            Command::Terbitkan {
                isi: "Jawaban".into(),
            },
            StatusCode::Dijawab,
        ),
        (
            &warga,
            Command::AjukanKeberatan {
                alasan: "Lubangnya belum ditambal.".into(),
            },
            StatusCode::Disposisi,
        ),
        (&pupr, Command::Terima, StatusCode::Penanganan),
        (
            &pupr,
            Command::AjukanDraf {
                isi: "Draf 3".into(),
            },
            StatusCode::DrafJawaban,
        ),
        (
            &admin,
            Command::Terbitkan {
                isi: "Jawaban 2".into(),
            },
            StatusCode::Dijawab,
        ),
    ] {
        aduan = decide(&aduan, aktor, command, &konteks)?.aduan;
        assert_eq!(aduan.status.code(), ke);
    }
    assert_eq!(aduan.draf.len(), 3);
    assert_eq!(aduan.jawaban.len(), 2);
    let lagi = Command::AjukanKeberatan {
        alasan: "Lubangnya masih ada.".into(),
    };
    assert_eq!(
        decide(&aduan, &warga, lagi, &konteks),
        Err(Refusal::KeberatanSudahDipakai)
    );
    Ok(())
}

#[test]
fn nobody_follows_a_confidential_aduan_of_somebody_else() {
    let dunia = Dunia::new();
    let kini = awal();
    let id = PersonId(Uuid::from_u128(2));
    let admin = Aktor::AdminDiskominfo { id };
    let aduan = dunia.aduan(kini, Privasi::Terbuka);
    let merge = |pelapor, diikuti_pelapor_lain| {
        let mut konteks = dunia.pada(kini);
        konteks.induk = konteks.induk.map(|induk| Induk {
            privasi: Privasi::Rahasia,
            pelapor,
            diikuti_pelapor_lain,
            ..induk
        });
        let command = Command::Gabungkan {
            ke: NomorRegister {
                tahun: 2026,
                urut: 99,
            },
            alasan: "Sama".into(),
        };
        decide(&aduan, &admin, command, &konteks).map(|keputusan| keputusan.aduan.status.code())
    };
    assert_eq!(
        merge(PersonId(Uuid::from_u128(98)), false),
        Err(Refusal::IndukRahasia)
    );
    assert_eq!(
        merge(WARGA, false),
        Ok(StatusCode::Digabung),
        "one's own may follow one's own"
    );
    assert_eq!(
        merge(WARGA, true),
        Err(Refusal::IndukRahasia),
        "but not with somebody else in tow"
    );
}

#[test]
fn a_dated_postponement_ends_within_a_year() {
    let dunia = Dunia::new();
    let kini = awal();
    let id = PersonId(Uuid::from_u128(2));
    let pupr = Aktor::PetugasSkpd {
        id,
        skpd: skpd("PUPR"),
    };
    let konteks = dunia.pada(kini);
    let aduan = dunia.ditangani(&pupr, vec![], kini);
    let tunda = |tahun| Command::TundaPerwaktu {
        sampai: jiff::civil::date(tahun, 12, 31),
        alasan: "Anggaran".into(),
    };
    assert_eq!(
        decide(&aduan, &pupr, tunda(9999), &konteks),
        Err(Refusal::TanggalTerlaluJauh)
    );
    assert!(decide(&aduan, &pupr, tunda(2026), &konteks).is_ok());
}

#[test]
fn the_clock_of_a_supporting_skpd_stands_still_while_the_lead_has_postponed() {
    let dunia = Dunia::new();
    let id = PersonId(Uuid::from_u128(2));
    let pupr = Aktor::PetugasSkpd {
        id,
        skpd: skpd("PUPR"),
    };
    let dishub = Aktor::PetugasSkpd {
        id,
        skpd: skpd("DISHUB"),
    };
    let reading = |waktu: &str| from_wib(waktu.parse().expect("a reading"));
    let tunda = Command::TundaPerwaktu {
        sampai: jiff::civil::date(2026, 9, 10),
        alasan: "Menunggu alat".into(),
    };
    let masukan = Command::BeriMasukan {
        isi: "Rambu sudah dipasang.".into(),
    };
    let tepat = |aduan: &Aduan| aduan.putusan.iter().all(|putusan| putusan.tepat);
    let langkah = |aduan: &Aduan, aktor: &Aktor, command: &Command, kini: Timestamp| {
        decide(aduan, aktor, command.clone(), &dunia.pada(kini))
            .expect("granted")
            .aduan
    };

    let aduan = dunia.ditangani(&pupr, vec![skpd("DISHUB")], awal());
    let aduan = langkah(&aduan, &pupr, &tunda, reading("2026-08-11T09:00"));
    let during = langkah(&aduan, &dishub, &masukan, reading("2026-09-01T09:00"));
    assert!(tepat(&during), "given while the clock stood still");

    let aduan = langkah(
        &aduan,
        &pupr,
        &Command::Lanjutkan,
        reading("2026-09-10T09:00"),
    );
    let pendukung = &aduan.disposisi.as_ref().expect("disposed").pendukung[0];
    assert_eq!(pendukung.jeda, None);
    assert_eq!(
        Some(pendukung.tenggat.jatuh_tempo),
        aduan.status.tenggat().map(|tenggat| tenggat.jatuh_tempo),
        "it goes on with what was left, like the lead's"
    );
    let after = langkah(&aduan, &dishub, &masukan, reading("2026-09-11T09:00"));
    assert!(tepat(&after));
    let late = langkah(&aduan, &dishub, &masukan, reading("2026-10-01T09:00"));
    assert!(!tepat(&late));
}

#[test]
fn a_verdict_counts_although_the_clock_went_back_after_the_answer() {
    let dunia = Dunia::new();
    let pupr = Aktor::PetugasSkpd {
        id: PersonId(Uuid::from_u128(2)),
        skpd: skpd("PUPR"),
    };
    let admin = Aktor::AdminDiskominfo {
        id: PersonId(Uuid::from_u128(2)),
    };
    let warga = Aktor::Masyarakat { id: WARGA };
    let nilai = || Command::BeriPenilaian {
        nilai: Nilai::BelumPuas,
        catatan: "Masih berlubang".into(),
    };
    let kini = awal();
    let earlier = kini - SignedDuration::from_hours(2);
    let mut aduan = dunia.ditangani(&pupr, vec![], kini);
    for (aktor, command, kini) in [
        (&pupr, Command::AjukanDraf { isi: "Draf".into() }, kini),
        (
            &admin,
            Command::Terbitkan {
                isi: "Sudah".into(),
            },
            kini,
        ),
        (&warga, nilai(), earlier),
    ] {
        let granted = decide(&aduan, aktor, command, &dunia.pada(kini));
        aduan = granted.expect("granted").aduan;
    }
    assert!(aduan.penilaian_kini().is_some(), "the verdict is shown");
    let again = decide(&aduan, &warga, nilai(), &dunia.pada(earlier));
    assert_eq!(again, Err(Refusal::SudahDinilai), "and is given once");
}

impl Dunia {
    /// An aduan that was answered at `kini`.
    fn dijawab(&self, kini: Timestamp) -> Aduan {
        let id = PersonId(Uuid::from_u128(2));
        let pupr = Aktor::PetugasSkpd {
            id,
            skpd: skpd("PUPR"),
        };
        let isi = || "Sudah ditambal.".to_owned();
        let mut aduan = self.ditangani(&pupr, vec![], kini);
        for (aktor, command) in [
            (pupr, Command::AjukanDraf { isi: isi() }),
            (
                Aktor::AdminDiskominfo { id },
                Command::Terbitkan { isi: isi() },
            ),
        ] {
            let granted = decide(&aduan, &aktor, command, &self.pada(kini));
            aduan = granted.expect("granted").aduan;
        }
        aduan
    }

    /// What its citizen asks, at a reading of the clock.
    fn warga(&self, aduan: &Aduan, command: Command, waktu: &str) -> Result<Aduan, Refusal> {
        let warga = Aktor::Masyarakat { id: WARGA };
        let kini = from_wib(waktu.parse().expect("a reading"));
        decide(aduan, &warga, command, &self.pada(kini)).map(|granted| granted.aduan)
    }
}

fn puas() -> Command {
    Command::BeriPenilaian {
        nilai: Nilai::Puas,
        catatan: String::new(),
    }
}

fn due(aduan: &Aduan) -> Timestamp {
    aduan.status.tenggat().expect("a clock").jatuh_tempo
}

#[test]
fn a_puas_closes_the_aduan_after_a_working_day_and_not_before() {
    let dunia = Dunia::new();
    let reading = |waktu: &str| from_wib(waktu.parse().expect("a reading"));
    let answered = dunia.dijawab(awal());
    // Friday; Monday the 17th is free.
    let rated = dunia.warga(&answered, puas(), "2026-08-14T10:00");
    let rated = rated.expect("granted");
    assert_eq!(rated.status.code(), StatusCode::Dijawab);
    assert_eq!(due(&rated), reading("2026-08-18T16:00"));
    let close = |kini: &str| {
        let konteks = dunia.pada(reading(kini));
        decide(&rated, &Aktor::Sistem, Command::TutupPenilaian, &konteks)
    };
    assert_eq!(close("2026-08-18T16:00"), Err(Refusal::BelumWaktunya));
    let closed = close("2026-08-18T16:01").expect("granted").aduan;
    assert_eq!(closed.status, Status::Selesai);
    assert!(closed.puas(), "and the verdict stays");
}

#[test]
fn a_verdict_is_taken_back_until_the_aduan_closes() {
    let dunia = Dunia::new();
    let answered = dunia.dijawab(awal());
    let none = dunia.warga(&answered, Command::BatalkanPenilaian, "2026-08-14T09:00");
    assert_eq!(none, Err(Refusal::BelumDinilai));
    let belum_puas = Command::BeriPenilaian {
        nilai: Nilai::BelumPuas,
        catatan: String::new(),
    };
    let keberatan = Command::AjukanKeberatan {
        alasan: "Masih berlubang".into(),
    };
    for nilai in [puas(), belum_puas] {
        let rated = dunia.warga(&answered, nilai, "2026-08-14T10:00");
        let rated = rated.expect("granted");
        let back = dunia.warga(&rated, Command::BatalkanPenilaian, "2026-08-18T16:00");
        let back = back.expect("granted");
        assert_eq!(back.penilaian, None);
        assert_eq!(back.status, answered.status, "as if it had not been given");
        let again = dunia.warga(&back, keberatan.clone(), "2026-08-18T16:00");
        assert_eq!(
            again.map(|aduan| aduan.status.code()),
            Ok(StatusCode::Disposisi)
        );
    }
    let rated = dunia.warga(&answered, puas(), "2026-08-14T10:00");
    let rated = rated.expect("granted");
    let late = dunia.warga(&rated, Command::BatalkanPenilaian, "2026-08-18T16:01");
    assert_eq!(late, Err(Refusal::MasaPenilaianLewat));
    let objected = dunia.warga(&rated, keberatan, "2026-08-14T10:01");
    assert_eq!(
        objected,
        Err(Refusal::MasihPuas),
        "first the one word, then the other"
    );
}

#[test]
fn whoever_regrets_on_the_last_day_still_has_the_time_to_say_why_and_no_more() {
    let dunia = Dunia::new();
    let reading = |waktu: &str| from_wib(waktu.parse().expect("a reading"));
    let mut aduan = dunia.dijawab(awal());
    // The tenth working day, with 17 and 25 August free.
    assert_eq!(due(&aduan), reading("2026-08-26T16:00"));
    for waktu in ["2026-08-26T15:00", "2026-08-27T08:00", "2026-08-27T15:59"] {
        aduan = dunia.warga(&aduan, puas(), waktu).expect("granted");
        assert_eq!(due(&aduan), reading("2026-08-27T16:00"), "{waktu}");
        let back = dunia.warga(&aduan, Command::BatalkanPenilaian, waktu);
        aduan = back.expect("granted");
        assert_eq!(due(&aduan), reading("2026-08-27T16:00"), "{waktu}");
    }
}

#[test]
fn a_deadline_cannot_be_stretched_by_pauses_over_closing_time() {
    let dunia = Dunia::new();
    let id = PersonId(Uuid::from_u128(2));
    let pupr = Aktor::PetugasSkpd {
        id,
        skpd: skpd("PUPR"),
    };
    let reading = |waktu: &str| from_wib(waktu.parse().expect("a reading"));
    let due = reading("2027-02-11T16:00");
    let mut aduan = dunia.ditangani(&pupr, vec![], reading("2027-02-08T10:00"));
    for hari in 8..=19 {
        let steps = [
            (
                "15:59",
                Command::TundaCatatan {
                    alasan: "Menunggu alat".into(),
                },
            ),
            ("16:01", Command::Lanjutkan),
        ];
        for (jam, command) in steps {
            let kini = reading(&format!("2027-02-{hari:02}T{jam}"));
            let granted = decide(&aduan, &pupr, command, &dunia.pada(kini));
            aduan = granted.expect("granted").aduan;
        }
        let tenggat = aduan.status.tenggat().expect("the clock runs again");
        assert_eq!(tenggat.jatuh_tempo, due, "after the pause of the {hari}th");
    }
    let late = aduan.putusan.iter().filter(|putusan| !putusan.tepat);
    assert!(late.count() > 0, "and the lateness is on record");
}

#[test]
fn whoever_waited_for_somebody_else_is_not_late_by_it() {
    let dunia = Dunia::new();
    let admin = Aktor::AdminDiskominfo {
        id: PersonId(Uuid::from_u128(2)),
    };
    let reading = |waktu: &str| from_wib(waktu.parse().expect("a reading"));
    // Due on Wednesday at 16.00; asked ten minutes before, answered in the evening.
    let mut aduan = dunia.aduan(reading("2027-02-08T10:00"), Privasi::Terbuka);
    let ask = Command::MintaKelengkapan {
        permintaan: "RT berapa?".into(),
    };
    let answer = Command::Lengkapi {
        keterangan: "RT 2".into(),
    };
    let warga = Aktor::Masyarakat { id: WARGA };
    for (aktor, command, kini) in [
        (&admin, ask, "2027-02-10T15:50"),
        (&warga, answer, "2027-02-10T20:00"),
    ] {
        let granted = decide(&aduan, aktor, command, &dunia.pada(reading(kini)));
        aduan = granted.expect("granted").aduan;
    }
    let tenggat = aduan.status.tenggat().expect("the clock runs again");
    assert_eq!(tenggat.jatuh_tempo, reading("2027-02-11T07:40"));
}

#[test]
fn the_table_of_who_may_do_what_is_the_one_people_agreed_to() {
    let mut table = String::new();
    for status in StatusCode::ALL {
        let _ = writeln!(table, "{}", status.label());
        for kind in CommandKind::ALL
            .into_iter()
            .filter(|kind| status_cocok(status, *kind))
        {
            let peran: Vec<_> = Peran::ALL
                .into_iter()
                .filter(|peran| peran_boleh(*peran, kind))
                .map(Peran::as_str)
                .collect();
            let _ = writeln!(table, "  {:<26} {}", kind.as_str(), peran.join(", "));
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn what_may_wait_for_its_citizen_is_what_the_table_says() {
    let awaited = [CommandKind::Lengkapi, CommandKind::BeriPenilaian];
    let waits = |status: &StatusCode| awaited.iter().any(|kind| status_cocok(*status, *kind));
    let waits: Vec<_> = StatusCode::ALL.into_iter().filter(waits).collect();
    assert_eq!(waits, STATUS_MENUNGGU_PELAPOR);
}
