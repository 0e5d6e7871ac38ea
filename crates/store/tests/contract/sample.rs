//! People, aduan and decisions for the tests, made by the domain itself.

use domain::aduan::command::Command;
use domain::aduan::status::Status;
use domain::aduan::{Aduan, IsiAduan, Jenis, Kanal, Privasi, Sifat};
use domain::alur::{Induk, Keputusan, Konteks, catat_aduan, decide};
use domain::id::{AduanId, NomorRegister, PersonId, Seq};
use domain::person::aktor::{Aktor, Peran};
use domain::tenggat::AturanTenggat;
use domain::tenggat::kalender::{JamKerja, Kalender};
use jiff::Timestamp;
use std::collections::BTreeSet;
use store::aduan::Tersimpan;
use store::person::{Identitas, Person, SignInKey};
use store::{Store, Tx};
use uuid::Uuid;

pub(crate) use testkit::{hours_later as at, skpd};

/// The password of everybody.
pub(crate) const SANDI: &str = "$argon2id$";

pub(crate) fn citizen(id: PersonId) -> Person {
    Person {
        id,
        aktor: Aktor::Masyarakat { id },
        sign_in: SignInKey::NikHash(id.0.as_bytes().to_vec()),
        identitas: Identitas::Tersandi(vec![7; 40]),
        sandi: SANDI.to_owned(),
        dibuat_pada: at(0),
        aktif: true,
    }
}

pub(crate) fn staff(peran: Peran, kode: Option<&str>, pengguna: &str) -> Person {
    let id = PersonId(Uuid::now_v7());
    Person {
        id,
        aktor: Aktor::new(peran, id, kode.map(skpd)).expect("role and SKPD fit"),
        sign_in: SignInKey::Pengguna(pengguna.to_owned()),
        identitas: Identitas::Petugas {
            nama: "Nurhayati".to_owned(),
        },
        sandi: SANDI.to_owned(),
        dibuat_pada: at(0),
        aktif: true,
    }
}

/// A citizen with an account.
pub(crate) async fn someone(store: &Store) -> PersonId {
    let id = PersonId(Uuid::now_v7());
    let mut tx = store.write().await.expect("tx");
    store::person::insert(&mut tx, &citizen(id))
        .await
        .expect("a person");
    tx.commit().await.expect("commit");
    id
}

/// What the domain is asked with.
pub(crate) fn decided(
    before: &Aduan,
    aktor: &Aktor,
    command: Command,
    kini: Timestamp,
    induk: Option<&Aduan>,
) -> Keputusan {
    let kalender = Kalender::new([], JamKerja::default(), 1);
    let tujuan: BTreeSet<_> = ["PUPR", "DISHUB", "DINKES"].map(skpd).into();
    let konteks = Konteks {
        kini,
        aturan: &AturanTenggat::default(),
        kalender: &kalender,
        tujuan: &tujuan,
        berpetugas: &tujuan,
        induk: induk.map(|induk| Induk {
            id: induk.id,
            nomor: induk.nomor,
            status: induk.status.code(),
            privasi: induk.isi.privasi,
            pelapor: induk.pelapor,
            diikuti_pelapor_lain: false,
        }),
    };
    decide(before, aktor, command, &konteks).expect("the domain grants it")
}

/// A new aduan that is not stored yet.
pub(crate) fn filing(nomor: NomorRegister, pelapor: PersonId, kini: Timestamp) -> Keputusan {
    let kalender = Kalender::new([], JamKerja::default(), 1);
    let konteks = Konteks {
        kini,
        aturan: &AturanTenggat::default(),
        kalender: &kalender,
        tujuan: &BTreeSet::new(),
        berpetugas: &BTreeSet::new(),
        induk: None,
    };
    let isi = IsiAduan {
        jenis: Jenis::Aduan,
        judul: "Jalan berlubang di depan sekolah".to_owned(),
        uraian: "Lubang sedalam lutut, “berbahaya” bagi anak-anak; ✓ 100 %".to_owned(),
        kategori: Some("jalan_dan_jembatan".to_owned()),
        kecamatan: "14.03.01".to_owned(),
        desa: "14.03.01.1001".to_owned(),
        lokasi: "Jalan Antara".to_owned(),
        tanggal_peristiwa: jiff::civil::date(2026, 8, 8),
        privasi: Privasi::Terbuka,
    };
    catat_aduan(AduanId(Uuid::now_v7()), nomor, pelapor, isi, &konteks)
}

/// Files an aduan in the caller's transaction.
pub(crate) async fn file_in(tx: &mut Tx, pelapor: PersonId, kini: Timestamp) -> (Keputusan, Seq) {
    let numbers = store::aduan::next_numbers(tx, 2026).await.expect("number");
    let baru = filing(numbers.nomor, pelapor, kini);
    let seq = store::aduan::insert(tx, &numbers, &baru, Kanal::Portal, look(&baru.aduan));
    (baru, seq.expect("an aduan"))
}

/// Files an aduan and commits.
pub(crate) async fn filed(store: &Store, pelapor: PersonId, kini: Timestamp) -> Aduan {
    let mut tx = store.write().await.expect("tx");
    let (baru, _) = file_in(&mut tx, pelapor, kini).await;
    tx.commit().await.expect("commit");
    baru.aduan
}

/// Decides on an aduan, saves and commits; gives it back as it is afterwards.
pub(crate) async fn done(
    store: &Store,
    before: &Aduan,
    aktor: &Aktor,
    command: Command,
    kini: Timestamp,
) -> Aduan {
    let baru = decided(before, aktor, command, kini, None);
    let mut tx = store.write().await.expect("tx");
    store::aduan::save(&mut tx, before, &baru, look(&baru.aduan))
        .await
        .expect("saved");
    tx.commit().await.expect("commit");
    baru.aduan
}

/// When a clock would look at it: when the deadline ends, or the pause.
pub(crate) fn look(aduan: &Aduan) -> Option<Timestamp> {
    match &aduan.status {
        Status::DitundaPerwaktu { sampai, .. } => Some(domain::tenggat::awal_hari(*sampai)),
        status => status.tenggat().map(|tenggat| tenggat.jatuh_tempo),
    }
}

pub(crate) async fn loaded(store: &Store, id: AduanId) -> Tersimpan {
    let mut tx = store.read().await.expect("tx");
    store::aduan::load(&mut tx, id)
        .await
        .expect("a sound row")
        .expect("it is there")
}

pub(crate) fn admin() -> Aktor {
    Aktor::AdminDiskominfo {
        id: PersonId(Uuid::from_u128(2)),
    }
}

pub(crate) fn officer(kode: &str) -> Aktor {
    Aktor::PetugasSkpd {
        id: PersonId(Uuid::from_u128(3)),
        skpd: skpd(kode),
    }
}

pub(crate) fn dispose(utama: &str, pendukung: &[&str]) -> Command {
    Command::Disposisikan {
        utama: skpd(utama),
        pendukung: pendukung.iter().map(|kode| skpd(kode)).collect(),
        catatan: String::new(),
        sifat: Sifat::Segera,
    }
}

pub(crate) fn note(isi: &str) -> Command {
    Command::Catat { isi: isi.into() }
}
