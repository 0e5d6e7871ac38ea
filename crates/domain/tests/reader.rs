//! An aduan comes to no SKPD in which nobody would read it.

use domain::aduan::command::Command;
use domain::aduan::{Aduan, IsiAduan, Jenis, Privasi, Sifat};
use domain::alur::refusal::Refusal;
use domain::alur::{Keputusan, Konteks, catat_aduan, decide};
use domain::id::{AduanId, NomorRegister, PersonId, SkpdKode};
use domain::person::aktor::Aktor;
use domain::tenggat::AturanTenggat;
use domain::tenggat::kalender::{JamKerja, Kalender, from_wib};
use jiff::civil::date;
use std::collections::BTreeSet;
use uuid::Uuid;

const SOMEBODY: PersonId = PersonId(Uuid::from_u128(2));
const WARGA: PersonId = PersonId(Uuid::from_u128(1));

fn skpd(kode: &str) -> SkpdKode {
    SkpdKode::parse(kode).expect("a code")
}

fn set(kode: &[&str]) -> BTreeSet<SkpdKode> {
    kode.iter().map(|kode| skpd(kode)).collect()
}

/// Where somebody reads, among PUPR, DISHUB and DINKES.
fn with_officers<T>(berpetugas: &[&str], work: impl FnOnce(&Konteks<'_>) -> T) -> T {
    let kalender = Kalender::new([], JamKerja::default(), 1);
    work(&Konteks {
        kini: from_wib("2026-08-10T09:00".parse().expect("a reading")),
        aturan: &AturanTenggat::default(),
        kalender: &kalender,
        tujuan: &set(&["PUPR", "DISHUB", "DINKES"]),
        berpetugas: &set(berpetugas),
        induk: None,
    })
}

fn filed() -> Aduan {
    let isi = IsiAduan {
        jenis: Jenis::Aduan,
        judul: "Jalan berlubang".to_owned(),
        uraian: "Lubang besar di depan sekolah.".to_owned(),
        kategori: None,
        kecamatan: "14.03.02".to_owned(),
        desa: "14.03.02.2001".to_owned(),
        lokasi: "Jl. Bantan".to_owned(),
        tanggal_peristiwa: date(2026, 8, 8),
        privasi: Privasi::Terbuka,
    };
    let nomor = NomorRegister {
        tahun: 2026,
        urut: 1,
    };
    let id = AduanId(Uuid::from_u128(7));
    with_officers(&[], |konteks| {
        catat_aduan(id, nomor, WARGA, isi, konteks).aduan
    })
}

fn dispose(utama: &str, pendukung: &[&str]) -> Command {
    Command::Disposisikan {
        utama: skpd(utama),
        pendukung: pendukung.iter().map(|kode| skpd(kode)).collect(),
        catatan: String::new(),
        sifat: Sifat::Biasa,
    }
}

fn admin() -> Aktor {
    Aktor::AdminDiskominfo { id: SOMEBODY }
}

fn pupr() -> Aktor {
    Aktor::PetugasSkpd {
        id: SOMEBODY,
        skpd: skpd("PUPR"),
    }
}

fn tried(
    aduan: &Aduan,
    aktor: &Aktor,
    command: Command,
    berpetugas: &[&str],
) -> Result<Keputusan, Refusal> {
    with_officers(berpetugas, |konteks| decide(aduan, aktor, command, konteks))
}

fn done(aduan: &Aduan, aktor: &Aktor, command: Command) -> Aduan {
    let all = ["PUPR", "DISHUB", "DINKES"];
    tried(aduan, aktor, command, &all).expect("granted").aduan
}

#[test]
fn a_disposition_that_nobody_would_read_is_refused_whoever_makes_it() {
    let superadmin = Aktor::Superadmin { id: SOMEBODY };
    for aktor in [admin(), superadmin] {
        for (command, at, missing) in [
            (dispose("PUPR", &[]), &[][..], "PUPR"),
            (dispose("PUPR", &[]), &["DISHUB", "DINKES"][..], "PUPR"),
            (dispose("PUPR", &["DISHUB"]), &["PUPR"][..], "DISHUB"),
        ] {
            let refused = tried(&filed(), &aktor, command, at);
            let kode = skpd(missing);
            assert_eq!(refused, Err(Refusal::SkpdTanpaPetugas { kode }));
        }
        let both = ["PUPR", "DISHUB"];
        assert!(tried(&filed(), &aktor, dispose("PUPR", &["DISHUB"]), &both).is_ok());
    }
}

#[test]
fn the_refusal_says_what_to_do() {
    let refusal = Refusal::SkpdTanpaPetugas { kode: skpd("PUPR") };
    assert_eq!(refusal.kolom(), Some("utama"));
    let told = refusal.to_string();
    assert!(told.contains("membuat akun petugasnya"), "{told}");
    assert!(told.contains("pilih SKPD lain"), "{told}");
}

#[test]
fn a_draft_goes_back_only_to_where_somebody_repairs_it() {
    let mut aduan = done(&filed(), &admin(), dispose("PUPR", &["DISHUB"]));
    for command in [
        Command::Terima,
        Command::AjukanDraf {
            isi: "Sudah.".into(),
        },
    ] {
        aduan = done(&aduan, &pupr(), command);
    }
    let give_back = || Command::KembalikanDraf {
        catatan: "Sebut tanggalnya.".into(),
    };
    let refused = tried(&aduan, &admin(), give_back(), &["DISHUB"]);
    let kode = skpd("PUPR");
    assert_eq!(refused, Err(Refusal::SkpdTanpaPetugas { kode }));
    let lead_alone = tried(&aduan, &admin(), give_back(), &["PUPR"]);
    assert!(lead_alone.is_ok(), "what supports it has nothing to repair");
    let withdraw = Command::TarikDisposisi {
        alasan: "Petugasnya pindah.".into(),
    };
    assert!(tried(&aduan, &admin(), withdraw, &[]).is_ok(), "a way out");
}

#[test]
fn what_is_there_already_stands_in_nobodys_way() {
    let aduan = done(&filed(), &admin(), dispose("PUPR", &["DISHUB"]));
    for (aktor, command) in [
        (pupr(), Command::Terima),
        (
            admin(),
            Command::Catat {
                isi: "Sudah ditelepon.".into(),
            },
        ),
    ] {
        assert!(tried(&aduan, &aktor, command, &[]).is_ok());
    }
    let mut answered = aduan;
    for (aktor, command) in [
        (pupr(), Command::Terima),
        (
            pupr(),
            Command::AjukanDraf {
                isi: "Sudah.".into(),
            },
        ),
        (
            admin(),
            Command::Terbitkan {
                isi: "Sudah.".into(),
            },
        ),
    ] {
        answered = done(&answered, &aktor, command);
    }
    let object = Command::AjukanKeberatan {
        alasan: "Belum dikerjakan sama sekali.".into(),
    };
    let warga = Aktor::Masyarakat { id: WARGA };
    let reopened = tried(&answered, &warga, object, &[]);
    assert!(reopened.is_ok(), "a citizen is not sent away for it");
}
