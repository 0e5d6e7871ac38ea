//! A citizen's form: read generously, refused with every mistake named.

use domain::aduan::form::{FormAduan, parse};
use domain::referensi::{Desa, JenisDesa, Kecamatan, Wilayah};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use rstest::rstest;

const HARI_INI: Date = date(2026, 8, 11);

fn wilayah() -> Wilayah {
    let desa = |kode: &str, nama: &str| Desa {
        kode: kode.into(),
        nama: nama.into(),
        jenis: JenisDesa::Desa,
    };
    let kecamatan = |kode: &str, nama: &str, desa: Desa| Kecamatan {
        kode: kode.into(),
        nama: nama.into(),
        desa: vec![desa],
    };
    Wilayah {
        kecamatan: vec![
            kecamatan("14.03.02", "Bantan", desa("14.03.02.2001", "Selat Baru")),
            kecamatan("14.03.09", "Mandau", desa("14.03.09.2010", "Harapan Baru")),
        ],
    }
}

fn form() -> FormAduan {
    FormAduan {
        jenis: "aduan".into(),
        judul: "  Jalan   berlubang ".into(),
        uraian: "Jalan di depan sekolah berlubang.\r\nTolong diperbaiki.".into(),
        kecamatan: "14.03.02".into(),
        desa: "14.03.02.2001".into(),
        lokasi: "Jl. Bantan".into(),
        tanggal_peristiwa: "8/8/2026".into(),
        ..FormAduan::default()
    }
}

#[rstest]
#[case("2026-08-08")]
#[case("08-08-2026")]
#[case("8.8.2026")]
#[case("08 – 08 – 2026")]
#[case(" 8 8 2026 ")]
fn a_date_is_read_as_people_write_it(#[case] tanggal: &str) {
    let form = FormAduan {
        tanggal_peristiwa: tanggal.into(),
        ..form()
    };
    let isi = parse(&form, HARI_INI, &wilayah()).expect("a good form");
    assert_eq!(isi.tanggal_peristiwa, date(2026, 8, 8));
    assert_eq!(isi.judul, "Jalan berlubang");
    assert_eq!(
        isi.uraian,
        "Jalan di depan sekolah berlubang.\nTolong diperbaiki."
    );
}

#[rstest]
#[case("0026-08-08")]
#[case("1026-08-08")]
#[case("08-08-1926")]
fn a_year_that_cannot_be_is_asked_again(#[case] tanggal: &str) {
    let form = FormAduan {
        tanggal_peristiwa: tanggal.into(),
        ..form()
    };
    let salah = parse(&form, HARI_INI, &wilayah()).expect_err("an impossible year");
    assert_eq!(salah.len(), 1);
    assert!(salah[0].pesan.contains("Periksa tahunnya"), "{salah:?}");
}

#[rstest]
#[case("\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}")]
#[case("\u{3164}\u{115f}\u{2800}\u{3164}\u{115f}\u{2800}")]
fn a_text_that_shows_nothing_is_no_text(#[case] nothing: &str) {
    let form = FormAduan {
        judul: nothing.into(),
        uraian: nothing.repeat(4),
        lokasi: nothing.into(),
        ..form()
    };
    let salah = parse(&form, HARI_INI, &wilayah()).expect_err("nothing is to be seen");
    let kolom: Vec<_> = salah.iter().map(|e| e.kolom).collect();
    assert_eq!(kolom, ["judul", "lokasi", "uraian"]);
}

#[test]
fn an_empty_form_names_every_field_at_once() {
    let salah = parse(&FormAduan::default(), HARI_INI, &wilayah()).expect_err("nothing was typed");
    let kolom: Vec<_> = salah.iter().map(|e| e.kolom).collect();
    let semua = [
        "jenis",
        "judul",
        "lokasi",
        "uraian",
        "kecamatan",
        "desa",
        "tanggal_peristiwa",
    ];
    assert_eq!(kolom, semua);
}

#[test]
fn a_desa_of_another_kecamatan_is_told_where_it_lies() {
    let form = FormAduan {
        desa: "14.03.09.2010".into(),
        ..form()
    };
    let salah = parse(&form, HARI_INI, &wilayah()).expect_err("the desa lies elsewhere");
    assert_eq!(salah[0].pesan, "Harapan Baru berada di Kecamatan Mandau.");
}

#[test]
fn tomorrow_has_not_happened() {
    let form = FormAduan {
        tanggal_peristiwa: "12-08-2026".into(),
        ..form()
    };
    let salah = parse(&form, HARI_INI, &wilayah()).expect_err("the date lies ahead");
    assert_eq!(salah.len(), 1);
    assert_eq!(salah[0].kolom, "tanggal_peristiwa");
}

proptest! {
    #[test]
    fn what_is_filed_holds_no_hidden_characters(judul in any::<String>(), uraian in any::<String>()) {
        let form = FormAduan { judul, uraian, ..form() };
        if let Ok(isi) = parse(&form, HARI_INI, &wilayah()) {
            prop_assert!(!isi.judul.chars().any(char::is_control));
            prop_assert!(!isi.uraian.chars().any(|c| c.is_control() && c != '\n'));
            prop_assert!(!isi.uraian.contains('\u{202e}'), "text runs backwards");
        }
    }
}

#[test]
fn lengths_are_told_as_people_write_numbers_and_count_what_is_seen() {
    let told = |uraian: String| {
        let form = FormAduan { uraian, ..form() };
        let wrong = parse(&form, HARI_INI, &wilayah()).expect_err("a length that is wrong");
        wrong
            .into_iter()
            .map(|error| error.pesan)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        told("a".repeat(53_440)),
        ["Cerita paling panjang 5.000 huruf; sekarang 53.440 huruf."]
    );
    let filled = format!("Rusak{}", "\u{3164}".repeat(40));
    assert_eq!(
        told(filled),
        ["Cerita paling sedikit 20 huruf; baru 5 huruf."]
    );
}
