//! What a citizen says of the answer, and takes back.

use crate::dunia::{Dunia, WARGA, awal, skpd};
use domain::aduan::command::Command;
use domain::aduan::status::{Status, StatusCode};
use domain::aduan::{Aduan, Nilai};
use domain::alur::decide;
use domain::alur::refusal::Refusal;
use domain::id::PersonId;
use domain::person::aktor::Aktor;
use domain::tenggat::kalender::from_wib;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

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
