//! Everybody concerned is told, and nobody of what they may not see.

use crate::dunia::{Dunia, WARGA, skpd};
use domain::aduan::command::{Command, CommandKind};
use domain::aduan::status::StatusCode;
use domain::aduan::{Aduan, Nilai, Privasi, Sifat};
use domain::alur::permissions::boleh_lihat;
use domain::alur::{Induk, Konteks, decide};
use domain::batas::BATAS;
use domain::id::{NomorRegister, PersonId, SkpdKode};
use domain::notice::pengingat::{pengingat_aduan, to_be_read, unread_at};
use domain::notice::table::{Occasion, Pihak, Row};
use domain::notice::{Notice, NoticeKind, Penerima, notices};
use domain::person::aktor::{Aktor, Peran};
use domain::tenggat::kalender::{JamKerja, Kalender, from_wib};
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt::Write as _;
use uuid::Uuid;

const STAFF: PersonId = PersonId(Uuid::from_u128(2));

fn at(reading: &str) -> Timestamp {
    from_wib(reading.parse().expect("a reading"))
}

fn occasions() -> Vec<(String, Occasion)> {
    let commands = CommandKind::ALL.map(|kind| (kind.as_str().to_owned(), Occasion::Command(kind)));
    let clocks = [
        Pihak::Pelapor,
        Pihak::AdminDiskominfo,
        Pihak::SkpdUtama,
        Pihak::SkpdPendukung,
        Pihak::Superadmin,
    ];
    let near = clocks.map(|one| {
        (
            format!("tenggat dekat: {}", one.as_str()),
            Occasion::Near(one),
        )
    });
    let late = clocks.map(|one| {
        (
            format!("lewat tenggat: {}", one.as_str()),
            Occasion::Late(one),
        )
    });
    let mut all = vec![("diajukan".to_owned(), Occasion::Filed)];
    all.extend(commands);
    all.extend(near);
    all.extend(late);
    all.push(("belum dibuka 4 jam kerja".to_owned(), Occasion::Unread));
    all.push(("SKPD tanpa petugas".to_owned(), Occasion::NoOfficer));
    all
}

/// Of which aduan a party hears: of those that it may see.
fn what_is_seen(pihak: Pihak) -> &'static str {
    let penerima = match pihak {
        Pihak::Pimpinan => Penerima::Pimpinan,
        Pihak::Inspektorat => Penerima::Inspektorat,
        _ => return "", // whoever has to do with it
    };
    let sees = |privasi| boleh_lihat(&looks(&penerima), &all_steps(privasi)[0].before);
    match (sees(Privasi::Terbuka), sees(Privasi::Rahasia)) {
        (true, false) => ", bukan rahasia",
        (false, true) => ", hanya rahasia",
        other => panic!("{pihak:?}: {other:?}"),
    }
}

#[test]
fn the_table_of_who_is_told_is_the_one_people_agreed_to() {
    let mut grid = "| peristiwa |".to_owned();
    for pihak in Pihak::ALL {
        let _ = write!(grid, " {} |", pihak.as_str());
    }
    let _ = writeln!(grid, "\n|---|{}", "---|".repeat(Pihak::ALL.len()));
    for (name, occasion) in occasions() {
        let _ = write!(grid, "| {name} |");
        for pihak in Pihak::ALL {
            let cell = occasion.row().of(pihak);
            let when = cell.map_or("–", |(when, ..)| when.as_str());
            let seen = cell.map_or("", |_| what_is_seen(pihak));
            let _ = write!(grid, " {when}{seen} |");
        }
        let _ = writeln!(grid);
    }
    insta::assert_snapshot!(grid);
}

/// Which parties are of a role: whoever adds a role says here where it stands in the table.
fn parties(peran: Peran) -> &'static [Pihak] {
    match peran {
        Peran::Masyarakat => &[Pihak::Pelapor, Pihak::Pengikut],
        Peran::AdminDiskominfo => &[Pihak::AdminDiskominfo],
        Peran::PetugasSkpd => &[Pihak::SkpdUtama, Pihak::SkpdPendukung],
        Peran::Superadmin => &[Pihak::Superadmin],
        Peran::Pimpinan => &[Pihak::Pimpinan],
        Peran::Inspektorat => &[Pihak::Inspektorat],
        Peran::Sistem => &[], // it does things, and hears of nothing
    }
}

#[test]
fn every_role_that_reads_has_a_party_that_is_told_of_something() {
    let told = |row: Row, pihak| row.of(pihak).is_some();
    let mut with_a_role = BTreeSet::new();
    for pihak in Peran::ALL.into_iter().flat_map(parties) {
        with_a_role.insert(*pihak);
        let any = occasions()
            .iter()
            .any(|(_, occasion)| told(occasion.row(), *pihak));
        assert!(any, "{pihak:?} never hears of anything");
    }
    assert_eq!(with_a_role, Pihak::ALL.into_iter().collect());
}

/// What may be tried in any state.
fn tries() -> Vec<(Aktor, Command)> {
    let text = || "Nomor 081234567890 di RT 2 belum dikerjakan.".to_owned();
    let admin = || Aktor::AdminDiskominfo { id: STAFF };
    let of = |kode: &str| Aktor::PetugasSkpd {
        id: STAFF,
        skpd: skpd(kode),
    };
    let warga = || Aktor::Masyarakat { id: WARGA };
    let dispose = |pendukung| Command::Disposisikan {
        utama: skpd("PUPR"),
        pendukung,
        catatan: String::new(),
        sifat: Sifat::Biasa,
    };
    let rate = |nilai| Command::BeriPenilaian {
        nilai,
        catatan: String::new(),
    };
    let nomor = NomorRegister {
        tahun: 2026,
        urut: 99,
    };
    vec![
        (admin(), Command::MintaKelengkapan { permintaan: text() }),
        (warga(), Command::Lengkapi { keterangan: text() }),
        (admin(), dispose(vec![skpd("DISHUB")])),
        (Aktor::Superadmin { id: STAFF }, dispose(Vec::new())),
        (admin(), Command::TarikDisposisi { alasan: text() }),
        (admin(), Command::Tolak { alasan: text() }),
        (
            admin(),
            Command::Gabungkan {
                ke: nomor,
                alasan: text(),
            },
        ),
        (
            admin(),
            Command::NyatakanBukanKewenangan {
                alasan: text(),
                arahkan_ke: text(),
            },
        ),
        (of("PUPR"), Command::Terima),
        (of("PUPR"), Command::Kembalikan { alasan: text() }),
        (
            of("PUPR"),
            Command::TundaPerwaktu {
                sampai: "2026-09-01".parse().expect("a date"),
                alasan: text(),
            },
        ),
        (of("PUPR"), Command::TundaCatatan { alasan: text() }),
        (of("PUPR"), Command::Lanjutkan),
        (Aktor::Sistem, Command::Lanjutkan),
        (of("PUPR"), Command::AjukanDraf { isi: text() }),
        (of("DISHUB"), Command::BeriMasukan { isi: text() }),
        (admin(), Command::KembalikanDraf { catatan: text() }),
        (admin(), Command::Terbitkan { isi: text() }),
        (warga(), rate(Nilai::Puas)),
        (warga(), rate(Nilai::BelumPuas)),
        (warga(), Command::BatalkanPenilaian),
        (warga(), Command::AjukanKeberatan { alasan: text() }),
        (warga(), Command::TambahKeterangan { isi: text() }),
        (admin(), Command::Catat { isi: text() }),
        (Aktor::Sistem, Command::ArsipkanKelengkapan),
        (Aktor::Sistem, Command::TutupPenilaian),
    ]
}

/// One step, and what it told.
struct Step {
    kind: CommandKind,
    before: Aduan,
    after: Aduan,
    told: Vec<Notice>,
}

/// Every step from every state that differs in what matters here.
fn all_steps(privasi: Privasi) -> Vec<Step> {
    let dunia = Dunia::new();
    let konteks = |kini| {
        let konteks = dunia.pada(kini);
        let of_the_same = |induk| Induk {
            pelapor: WARGA,
            ..induk
        };
        Konteks {
            induk: konteks.induk.map(of_the_same),
            ..konteks
        }
    };
    let start = at("2026-08-10T09:00");
    let key = |aduan: &Aduan| {
        let pendukung = aduan.disposisi.as_ref().map(|d| d.pendukung.len());
        let rated = aduan.penilaian_kini().map(|one| one.nilai);
        let owed = aduan.disposisi.iter().flat_map(|d| &d.pendukung);
        let owed = owed.filter(|one| one.masukan.is_none()).count();
        let often = aduan.dikembalikan.min(2);
        let objected = aduan.keberatan.is_some();
        (aduan.status.code(), pendukung, owed, often, objected, rated)
    };
    let first = dunia.aduan(start, privasi);
    let mut seen = HashSet::from([key(&first)]);
    let (mut open, mut steps) = (vec![first], Vec::new());
    while let Some(before) = open.pop() {
        for (aktor, command) in tries() {
            let kind = command.kind();
            let much_later = aktor == Aktor::Sistem;
            let hours = if much_later { 90 * 24 } else { 1 };
            let kini = start + SignedDuration::from_hours(hours);
            let Ok(granted) = decide(&before, &aktor, command, &konteks(kini)) else {
                continue;
            };
            let told = notices(&granted.event, Some(&before), &granted.aduan);
            if seen.insert(key(&granted.aduan)) {
                open.push(granted.aduan.clone());
            }
            steps.push(Step {
                kind,
                before: before.clone(),
                after: granted.aduan,
                told,
            });
        }
    }
    steps
}

/// As whom whoever is told looks at an aduan.
fn looks(penerima: &Penerima) -> Aktor {
    let id = STAFF;
    match penerima {
        Penerima::AdminDiskominfo | Penerima::Petugas { .. } => Aktor::AdminDiskominfo { id },
        Penerima::Superadmin => Aktor::Superadmin { id },
        Penerima::PetugasSkpd { skpd } => Aktor::PetugasSkpd {
            id,
            skpd: skpd.clone(),
        },
        Penerima::Pimpinan => Aktor::Pimpinan { id },
        Penerima::Inspektorat => Aktor::Inspektorat { id },
        Penerima::Pelapor { id } => Aktor::Masyarakat { id: *id },
    }
}

#[test]
fn nobody_is_told_of_what_they_may_not_see() {
    let kalender = Kalender::new([], JamKerja::default(), 1);
    for privasi in Privasi::ALL {
        for step in all_steps(privasi) {
            for notice in &step.told {
                let aktor = looks(&notice.penerima);
                let sees = boleh_lihat(&aktor, &step.after);
                let saw = boleh_lihat(&aktor, &step.before);
                assert!(sees || saw, "{:?}: {notice:?}", step.kind);
                assert!(sees || notice.jenis.outlives_sight(), "{notice:?}");
                assert!(notice.judul.chars().count() <= BATAS.notice_judul);
                assert!(notice.isi.chars().count() <= BATAS.notice_isi);
                let text = format!("{} {}", notice.judul, notice.isi);
                assert!(!text.contains("081234567890"), "{text}");
            }
            for day in 10..60 {
                let kini = at("2026-08-01T10:00") + SignedDuration::from_hours(24 * day);
                for one in pengingat_aduan(&step.after, &kalender, kini) {
                    let aktor = looks(&one.notice.penerima);
                    assert!(boleh_lihat(&aktor, &step.after), "{:?}", one.notice);
                }
            }
        }
    }
}

#[test]
fn every_promise_of_the_table_is_kept_by_some_step() {
    let mut kept: BTreeMap<CommandKind, BTreeSet<String>> = BTreeMap::new();
    for privasi in Privasi::ALL {
        for step in all_steps(privasi) {
            let told = step.told.iter().map(|notice| notice.judul.clone());
            kept.entry(step.kind).or_default().extend(told);
        }
    }
    for kind in CommandKind::ALL {
        let told = kept.get(&kind);
        let told = told.unwrap_or_else(|| panic!("{kind:?} was never granted here"));
        for pihak in Pihak::ALL.into_iter().filter(|one| *one != Pihak::Pengikut) {
            if let Some((_, _, judul)) = Occasion::Command(kind).row().of(pihak) {
                assert!(
                    told.contains(judul),
                    "{kind:?} never told {pihak:?} {judul}"
                );
            }
        }
    }
}

fn told_by(privasi: Privasi, kind: CommandKind) -> Vec<Notice> {
    let steps = all_steps(privasi).into_iter();
    let longest = steps.filter(|step| step.kind == kind);
    let longest = longest.max_by_key(|step| step.told.len());
    longest.expect("it was granted").told
}

#[test]
fn a_withdrawn_disposition_is_told_to_every_skpd_that_had_it_with_the_reason() {
    let told = told_by(Privasi::Terbuka, CommandKind::TarikDisposisi);
    let reached: Vec<_> = told.iter().map(|one| one.penerima.clone()).collect();
    let expected = ["PUPR", "DISHUB"].map(|kode| Penerima::PetugasSkpd { skpd: skpd(kode) });
    assert_eq!(reached, expected);
    for notice in &told {
        assert_eq!(notice.jenis, NoticeKind::Ditarik);
        assert!(
            notice.isi.contains("di RT 2 belum dikerjakan"),
            "{}",
            notice.isi
        );
    }
    for notice in told_by(Privasi::Rahasia, CommandKind::TarikDisposisi) {
        assert!(!notice.isi.contains("RT 2"), "{}", notice.isi);
        assert!(notice.isi.contains("Diskominfotik"), "whom to ask");
    }
}

#[test]
fn a_confidential_aduan_is_told_to_the_inspectorate_and_never_to_leaders() {
    for step in all_steps(Privasi::Rahasia) {
        assert!(
            step.told
                .iter()
                .all(|one| one.penerima != Penerima::Pimpinan)
        );
    }
    let objected = told_by(Privasi::Rahasia, CommandKind::AjukanKeberatan);
    assert!(
        objected
            .iter()
            .any(|one| one.penerima == Penerima::Inspektorat)
    );
    let open = told_by(Privasi::Terbuka, CommandKind::AjukanKeberatan);
    assert!(open.iter().all(|one| one.penerima != Penerima::Inspektorat));
}

#[test]
fn four_hours_of_work_are_counted_as_the_office_is_open() {
    let kalender = Kalender::new([], JamKerja::default(), 1);
    let disposed = |reading: &str| {
        let steps = all_steps(Privasi::Terbuka).into_iter();
        let step = steps
            .map(|step| step.after)
            .find(|aduan| aduan.disposisi.is_some());
        let mut disposisi = step.and_then(|aduan| aduan.disposisi).expect("disposed");
        disposisi.pada = at(reading);
        unread_at(&disposisi, &kalender)
    };
    assert_eq!(disposed("2026-08-10T09:00"), at("2026-08-10T13:00"));
    // On Friday the office closes at 16.30; it opens again on Monday at 07.30.
    assert_eq!(disposed("2026-08-14T15:00"), at("2026-08-17T10:00"));
    assert_eq!(
        disposed("2026-08-15T12:00"),
        at("2026-08-17T11:30"),
        "a Saturday"
    );
}

#[test]
fn only_whoever_has_to_act_has_to_have_opened_it() {
    for step in all_steps(Privasi::Terbuka) {
        let aduan = &step.after;
        let asked: Vec<_> = to_be_read(aduan).map(SkpdKode::as_str).collect();
        match aduan.status.code() {
            StatusCode::Disposisi => assert_eq!(asked[0], "PUPR"),
            StatusCode::Penanganan => assert!(!asked.contains(&"PUPR"), "it accepted"),
            _ => assert!(asked.is_empty(), "{:?}", aduan.status.code()),
        }
    }
}
