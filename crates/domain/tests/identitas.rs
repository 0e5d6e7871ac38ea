//! Personal data is read as people write it, and never printed whole.

use domain::id::NomorRegister;
use domain::person::identitas::{Nama, NamaError, Nik, NikError, Surel, Telepon};
use proptest::prelude::*;
use rstest::rstest;

#[rstest]
#[case::man("1403991208850001")]
#[case::woman_day_plus_forty("1403995208850001")]
#[case::other_province("3273010101000002")]
#[case::with_separators("1403.99 520885-0001")]
#[case::pasted("\u{202a}1403\u{2013}9912\u{a0}0885/0001\u{202c}")]
#[case::leap_day_of_2000("1403992902000001")]
fn a_plausible_nik_is_accepted_whatever_its_region(#[case] text: &str) {
    assert!(Nik::parse(text).is_ok());
}

#[rstest]
#[case(" ", NikError::Kosong)]
#[case("14039912088500", NikError::Panjang { angka: 14 })]
#[case("14039912088500O1", NikError::BukanAngka { tanda: 'O' })]
#[case("1403993213850001", NikError::Tanggal)]
#[case("1403992902010001", NikError::Tanggal)]
#[case("1403997208850001", NikError::Tanggal)]
#[case("9903991208850001", NikError::Provinsi)]
#[case("1400991208850001", NikError::Kabupaten)]
#[case("1403001208850001", NikError::Kecamatan)]
#[case("1403991208850000", NikError::Urut)]
fn an_impossible_nik_is_refused_with_its_reason(#[case] text: &str, #[case] error: NikError) {
    assert_eq!(Nik::parse(text), Err(error));
}

#[rstest]
#[case("0812 3456 7890", "+6281234567890")]
#[case("62-812-3456-789", "+628123456789")]
#[case("+62 813 1234 5678", "+6281312345678")]
#[case("(0766) 21234", "+6276621234")]
#[case("\u{202a}+62 812-3456-7890\u{202c}", "+6281234567890")]
#[case("+62 0812 3456 7890", "+6281234567890")]
#[case("+62 (0)812 3456 7890", "+6281234567890")]
#[case("812 3456 7890", "+6281234567890")]
#[case("0062 812\u{2013}3456\u{2013}7890", "+6281234567890")]
#[case("620812 3456 7890", "+6281234567890")]
#[case("+60 12-345 6789", "+60123456789")]
fn a_phone_number_is_kept_in_one_form(#[case] text: &str, #[case] e164: &str) {
    assert_eq!(
        Telepon::parse(text).map(|t| t.e164().to_owned()),
        Ok(e164.to_owned())
    );
}

#[rstest]
#[case("")]
#[case("12345")]
#[case("0812")]
#[case("0812345678901234")]
#[case("0842 1234 5678")]
#[case("+1 202 555 0100")]
#[case("21234567")]
#[case("0812 3456 7890 atau 0813 1234 5678")]
fn what_is_no_indonesian_number_is_refused(#[case] text: &str) {
    assert!(Telepon::parse(text).is_err());
}

#[test]
fn names_and_addresses_refuse_control_and_direction_characters() {
    assert!(Nama::parse("Siti Nur'aini, S.Pd.").is_ok());
    let hidden = Nama::parse("Budi\u{202e}idub").expect("the mark is dropped");
    assert_eq!(hidden.as_str(), "Budiidub");
    assert!(Nama::parse("<script>").is_err());
    assert!(Surel::parse("Warga@Contoh.ID").is_ok());
    assert!(Surel::parse("warga@@contoh.id\u{7}").is_err());
}

#[rstest]
#[case("N", "N")]
#[case("Nur‘aini", "Nur'aini")]
#[case("Nur`aini", "Nur'aini")]
#[case("Rene\u{301} \u{2013} Siti", "Ren\u{e9} - Siti")]
fn a_name_is_taken_as_its_owner_writes_it(#[case] text: &str, #[case] kept: &str) {
    let nama = Nama::parse(text).map(|nama| nama.as_str().to_owned());
    assert_eq!(nama.as_deref(), Ok(kept));
}

#[rstest]
#[case("Siti (Ibu Amat)", NamaError::Tanda { tanda: '(' })]
#[case("Budi2", NamaError::Tanda { tanda: '2' })]
#[case("\u{200b}", NamaError::Kosong)]
#[case("\u{3164}\u{3164}", NamaError::Kosong)]
#[case("", NamaError::Kosong)]
fn a_refused_name_is_told_the_sign(#[case] text: &str, #[case] error: NamaError) {
    assert_eq!(Nama::parse(text), Err(error));
}

#[rstest]
#[case("SPD-2026-000185")]
#[case("SPD–2026–000185")]
#[case("spd 2026 000185.")]
#[case("SPD2026000185")]
#[case("Nomor aduan: SPD-2026-185, terima kasih")]
fn a_register_number_is_found_in_what_was_typed(#[case] text: &str) {
    let nomor = NomorRegister::typed(text).map(|nomor| nomor.to_string());
    assert_eq!(nomor.as_deref(), Ok("SPD-2026-000185"));
}

#[rstest]
#[case("812")]
#[case("SPD")]
#[case("SPD-20")]
#[case("SPD-2026-000000")]
#[case("SPD-2026-99999999999")]
fn what_is_no_register_number_is_refused(#[case] text: &str) {
    assert!(NomorRegister::typed(text).is_err());
}

proptest! {
    #[test]
    fn nothing_typed_makes_a_parser_panic(text in "\\PC*") {
        let _ = (Nik::parse(&text), Telepon::parse(&text), Surel::parse(&text), Nama::parse(&text));
        let _ = (NomorRegister::typed(&text), domain::teks::Typed::paragraphs(&text));
    }

    #[test]
    fn a_printed_nik_never_shows_the_date_of_birth(serial in 1_u16..=9999) {
        let text = format!("140399120885{serial:04}");
        let nik = Nik::parse(&text).expect("a plausible NIK");
        let printed = format!("{nik:?}");
        prop_assert!(!printed.contains("120885"), "{printed}");
        prop_assert!(printed.contains("1403••••••••"), "{printed}");
    }
}

#[test]
fn what_the_pattern_lets_through_is_a_register_number() {
    let shape = NomorRegister::PATTERN.trim_matches(['^', '$']);
    let numbers = proptest::string::string_regex(shape).expect("a regular expression");
    proptest!(|(text in numbers)| {
        prop_assume!(!text.ends_with("000000")); // there is no number 0
        prop_assert!(text.parse::<NomorRegister>().is_ok(), "{text}");
    });
    let nomor = NomorRegister {
        tahun: 2026,
        urut: 812,
    };
    assert_eq!(
        nomor.to_string().len(),
        "SPD-2026-000812".len(),
        "and of that length"
    );
}
