//! Stories of one aduan: its way to the answer, what follows it, and how its clocks stop and go on.

use crate::dunia::{Dunia, WARGA, awal, skpd};
use domain::aduan::command::Command;
use domain::aduan::status::StatusCode;
use domain::aduan::{Aduan, Privasi, Sifat};
use domain::alur::refusal::Refusal;
use domain::alur::{Induk, decide};
use domain::id::{NomorRegister, PersonId};
use domain::person::aktor::Aktor;
use domain::tenggat::kalender::from_wib;
use jiff::Timestamp;
use uuid::Uuid;

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
