//! Who is told what, and what must never be told.

use domain::aduan::command::Command;
use domain::aduan::{Aduan, IsiAduan, Jenis, Privasi, Sifat};
use domain::alur::{Konteks, catat_aduan, decide};
use domain::batas::BATAS;
use domain::id::{AduanId, NomorRegister, PersonId, SkpdKode};
use domain::notice::pengingat::pengingat_aduan;
use domain::notice::{Notice, Penerima, notices};
use domain::person::aktor::Aktor;
use domain::tenggat::AturanTenggat;
use domain::tenggat::kalender::{JamKerja, Kalender, from_wib};
use std::collections::BTreeSet;
use uuid::Uuid;

/// An office in which decisions are taken on Monday the 10th at nine.
struct Office {
    kalender: Kalender,
    aturan: AturanTenggat,
    tujuan: BTreeSet<SkpdKode>,
}

impl Office {
    fn new() -> Self {
        Self {
            kalender: Kalender::new([], JamKerja::default(), 1),
            aturan: AturanTenggat::default(),
            tujuan: BTreeSet::from([pupr()]),
        }
    }

    fn konteks(&self) -> Konteks<'_> {
        Konteks {
            kini: from_wib("2026-08-10T09:00".parse().expect("a reading")),
            aturan: &self.aturan,
            kalender: &self.kalender,
            tujuan: &self.tujuan,
            berpetugas: &self.tujuan,
            induk: None,
        }
    }

    fn filed(&self, judul: &str, privasi: Privasi) -> Aduan {
        let isi = IsiAduan {
            jenis: Jenis::Aduan,
            judul: judul.to_owned(),
            uraian: "Saya diminta membayar.".into(),
            kategori: None,
            kecamatan: "14.03.01".into(),
            desa: "14.03.01.1001".into(),
            lokasi: "Kantor".into(),
            tanggal_peristiwa: "2026-08-08".parse().expect("a date"),
            privasi,
        };
        let nomor = NomorRegister {
            tahun: 2026,
            urut: 12,
        };
        let (id, warga) = (AduanId(Uuid::from_u128(7)), PersonId(Uuid::from_u128(1)));
        catat_aduan(id, nomor, warga, isi, &self.konteks()).aduan
    }

    /// The aduan after a command, and whom it tells what.
    fn after(&self, aduan: &Aduan, aktor: &Aktor, command: Command) -> (Aduan, Vec<Notice>) {
        let keputusan = decide(aduan, aktor, command, &self.konteks()).expect("a legal command");
        let told = notices(&keputusan.event, Some(aduan), &keputusan.aduan);
        (keputusan.aduan, told)
    }

    fn reminder(&self, aduan: &Aduan, kini: &str) -> Notice {
        let kini = from_wib(kini.parse().expect("a reading"));
        let mut due = pengingat_aduan(aduan, &self.kalender, kini);
        due.pop().expect("a reminder").notice
    }
}

fn pupr() -> SkpdKode {
    SkpdKode::parse("PUPR").expect("a code")
}

fn admin() -> Aktor {
    Aktor::AdminDiskominfo {
        id: PersonId(Uuid::from_u128(2)),
    }
}

fn disposisi() -> Command {
    Command::Disposisikan {
        utama: pupr(),
        pendukung: Vec::new(),
        catatan: "Mohon dicek".into(),
        sifat: Sifat::Biasa,
    }
}

fn disposed(privasi: Privasi) -> Vec<Notice> {
    let office = Office::new();
    let aduan = office.filed(&"Pungutan liar oleh pegawai di loket ".repeat(3), privasi);
    office.after(&aduan, &admin(), disposisi()).1
}

#[test]
fn a_disposition_tells_the_skpd_its_deadline_and_the_citizen_that_it_moved() {
    let daftar = disposed(Privasi::Terbuka);
    assert!(matches!(daftar[0].penerima, Penerima::PetugasSkpd { .. }));
    assert!(
        daftar[0].isi.starts_with("SPD-2026-000012 Pungutan liar"),
        "{}",
        daftar[0].isi
    );
    assert!(
        daftar[0]
            .isi
            .ends_with("Paling lambat Kam, 13 Agt, 16.00 WIB."),
        "{}",
        daftar[0].isi
    );
    assert!(matches!(daftar[1].penerima, Penerima::Pelapor { .. }));
    assert!(
        !daftar[1].isi.contains("Pungutan"),
        "the citizen's phone shows no content"
    );
    for notice in daftar {
        assert!(notice.judul.chars().count() <= BATAS.notice_judul);
        assert!(notice.isi.chars().count() <= BATAS.notice_isi);
    }
}

#[test]
fn a_confidential_aduan_is_named_by_its_number_alone() {
    assert!(
        disposed(Privasi::Rahasia)
            .iter()
            .all(|notice| !notice.isi.contains("Pungutan"))
    );
}

#[test]
fn a_reminder_says_number_and_day_once_and_its_title_whole() {
    let office = Office::new();
    let judul = "Jalan berlubang dan tergenang di Jl. Bantan, Selat Baru";
    let aduan = office.filed(judul, Privasi::Terbuka); // to be disposed by Wednesday, 16.00
    let at = |kini| {
        let Notice { judul, isi, .. } = office.reminder(&aduan, kini);
        (judul, isi)
    };
    let due = format!("Disposisi “{judul}” paling lambat pukul 16.00 WIB.");
    assert_eq!(
        at("2026-08-11T09:00"),
        ("Tenggat Rab, 12 Agt: SPD-2026-000012".into(), due.clone())
    );
    assert_eq!(
        at("2026-08-12T08:00"),
        ("Tenggat hari ini: SPD-2026-000012".into(), due)
    );
    let late = format!("Disposisi “{judul}” seharusnya selesai Rab, 12 Agt, 16.00 WIB.");
    assert_eq!(
        at("2026-08-13T07:30"),
        ("Lewat tenggat: SPD-2026-000012".into(), late)
    );
}

#[test]
fn a_long_title_is_cut_between_words_and_the_sentence_ends_once() {
    let office = Office::new();
    let aduan = office.filed(
        &"Pungutan liar oleh pegawai di loket ".repeat(3),
        Privasi::Terbuka,
    );
    let told = disposed(Privasi::Terbuka).remove(0).isi;
    assert_eq!(
        told,
        "SPD-2026-000012 Pungutan liar oleh pegawai di loket Pungutan liar… Paling lambat Kam, 13 Agt, 16.00 WIB."
    );
    let reminded = office.reminder(&aduan, "2026-08-12T08:00").isi;
    assert_eq!(
        reminded,
        "Disposisi “Pungutan liar oleh pegawai di loket Pungutan liar oleh pegawai di…” paling lambat pukul 16.00 WIB."
    );
    let endless = office.filed(&"a".repeat(150), Privasi::Terbuka);
    let one_word = office.reminder(&endless, "2026-08-12T08:00").isi;
    assert!(one_word.ends_with("a…” paling lambat pukul 16.00 WIB."));
    assert!(one_word.chars().count() <= BATAS.notice_isi);
}

#[test]
fn a_reminder_of_a_confidential_aduan_keeps_its_title() {
    let office = Office::new();
    let aduan = office.filed("Pungutan liar", Privasi::Rahasia);
    assert_eq!(
        office.reminder(&aduan, "2026-08-12T08:00").isi,
        "Disposisi paling lambat pukul 16.00 WIB."
    );
}

#[test]
fn what_staff_write_to_each_other_stays_out_of_every_notice() {
    let office = Office::new();
    let petugas = Aktor::PetugasSkpd {
        id: PersonId(Uuid::from_u128(3)),
        skpd: pupr(),
    };
    let catatan = "Hapus nama Ibu Siti dari jawaban.";
    let aduan = office.filed("Lampu padam", Privasi::Anonim);
    let (disposed, _) = office.after(&aduan, &admin(), disposisi());
    let alasan = catatan.to_owned();
    let returned = office.after(&disposed, &petugas, Command::Kembalikan { alasan });
    let (accepted, _) = office.after(&disposed, &petugas, Command::Terima);
    let isi = "Sudah diganti.".to_owned();
    let (drafted, _) = office.after(&accepted, &petugas, Command::AjukanDraf { isi });
    let catatan_perbaikan = catatan.to_owned();
    let repaired = office.after(
        &drafted,
        &admin(),
        Command::KembalikanDraf {
            catatan: catatan_perbaikan,
        },
    );
    for notice in [returned.1, repaired.1].concat() {
        assert!(!notice.isi.contains("Siti"), "{}", notice.isi);
        assert!(!notice.judul.contains("Siti"), "{}", notice.judul);
    }
}
