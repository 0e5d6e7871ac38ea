//! What is typed into a command is cleaned and counted like every other text.

use domain::aduan::command::Command;
use domain::aduan::event::Peristiwa;
use domain::aduan::{Aduan, IsiAduan, Jenis, Privasi};
use domain::alur::refusal::Refusal;
use domain::alur::{Keputusan, Konteks, catat_aduan, decide};
use domain::id::{AduanId, NomorRegister, PersonId};
use domain::person::aktor::Aktor;
use domain::tenggat::AturanTenggat;
use domain::tenggat::kalender::{JamKerja, Kalender};
use jiff::civil::date;
use std::collections::BTreeSet;
use uuid::Uuid;

const PELAPOR: PersonId = PersonId(Uuid::from_u128(1));

fn with_context<T>(work: impl FnOnce(&Konteks<'_>) -> T) -> T {
    let (aturan, tujuan) = (AturanTenggat::default(), BTreeSet::new());
    let kalender = Kalender::new([], JamKerja::default(), 1);
    work(&Konteks {
        kini: "2026-08-11T03:00:00Z".parse().expect("an instant"),
        aturan: &aturan,
        kalender: &kalender,
        tujuan: &tujuan,
        berpetugas: &tujuan,
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
    with_context(|konteks| catat_aduan(AduanId(Uuid::nil()), nomor, PELAPOR, isi, konteks)).aduan
}

fn add(isi: &str) -> Result<Keputusan, Refusal> {
    let aktor = Aktor::Masyarakat { id: PELAPOR };
    let isi = isi.to_owned();
    let command = Command::TambahKeterangan { isi };
    with_context(|konteks| decide(&filed(), &aktor, command, konteks))
}

#[test]
fn a_line_break_of_a_browser_counts_as_one_letter() {
    let line = "a".repeat(39);
    let typed = vec![line; 50].join("\r\n");
    assert_eq!(typed.len(), 1_950 + 98);
    let granted = add(&typed).expect("1,999 letters as the page counts them");
    let Peristiwa::Perintah { isi } = granted.event.peristiwa else {
        panic!("a command");
    };
    let kept = typed.replace("\r\n", "\n");
    assert_eq!(isi, Command::TambahKeterangan { isi: kept });
}

#[test]
fn marks_that_nobody_sees_are_not_stored() {
    let granted = add("\u{202e}Lubangnya\u{0}\u{200b} makin\u{7} besar \u{feff}").expect("a text");
    let Peristiwa::Perintah { isi } = granted.event.peristiwa else {
        panic!("a command");
    };
    let kept = "Lubangnya makin besar".to_owned();
    assert_eq!(isi, Command::TambahKeterangan { isi: kept });
}

#[test]
fn a_text_that_shows_nothing_is_refused() {
    for nothing in ["\u{200b}\u{2060}", "\u{3164}", "\u{2800} \u{115f}"] {
        let refused = add(nothing).expect_err("nothing is to be seen");
        assert_eq!(refused, Refusal::WajibDiisi { kolom: "isi" });
    }
}
