//! A new password is long and nothing that anybody would try first.

use domain::batas::BATAS;
use domain::person::identitas::{Nama, Nik, Telepon};
use domain::person::sandi::{Pemilik, SandiError, check};
use proptest::prelude::*;
use rstest::rstest;

const NIK: &str = "1403994508850001";

/// What becomes of a password of Siti Nurhaliza, who signs in as `siti.n` where she works.
fn checked(text: &str) -> Result<(), SandiError> {
    let nik = Nik::parse(NIK).expect("a NIK");
    let telepon = Telepon::parse("0812 9876 0001").expect("a number");
    let nama = Nama::parse("Siti Nurhaliza, S.Pd.").expect("a name");
    check(
        text,
        &Pemilik {
            nik: Some(&nik),
            telepon: Some(&telepon),
            nama: Some(&nama),
            pengguna: Some("siti.n"),
        },
    )
}

#[rstest]
#[case::some_words("kapal berlayar pagi")]
#[case::joined("burung-kenari-siti")]
#[case::handed_out("kopadu-rimelo-batusi-4821")]
#[case::shortest("gelas5pita")]
#[case::a_name_among_words("ibu siti di muara")]
#[case::the_place_among_words("hujan di bengkalis sore")]
#[case::other_letters("ḥujan dan ñasi")]
#[case::longest(&"kapal laut".repeat(20))]
fn a_password_of_ones_own_is_taken(#[case] text: &str) {
    assert_eq!(checked(text), Ok(()));
}

#[rstest]
#[case("", SandiError::TerlaluPendek { min: 10 })]
#[case("gelaspita", SandiError::TerlaluPendek { min: 10 })]
#[case("1403994508850001", SandiError::Nik)]
#[case("1403.99.450885.0001", SandiError::Nik)]
#[case("sandi 1403994508850001", SandiError::Nik)]
#[case("1403994508", SandiError::Nik)]
#[case("081298760001", SandiError::Telepon)]
#[case("+62 812-9876-0001", SandiError::Telepon)]
#[case("hp saya 81298760001", SandiError::Telepon)]
#[case("Nurhaliza1985", SandiError::Nama)]
#[case("siti nurhaliza", SandiError::Nama)]
#[case("5iti.Nurh4liza!", SandiError::Nama)]
#[case("siti.n siti.n", SandiError::Nama)]
#[case("sipendekar", SandiError::NamaLayanan)]
#[case("bengkalis1", SandiError::NamaLayanan)]
#[case("SiPendekar Bengkalis 2026", SandiError::NamaLayanan)]
#[case("1234567890", SandiError::Umum)]
#[case("aaaaaaaaaa", SandiError::Umum)]
#[case("          ", SandiError::Umum)]
#[case("!!!!!!!!!!!!", SandiError::Umum)]
#[case("abcdefghijkl", SandiError::Umum)]
#[case("zyxwvutsrqpo", SandiError::Umum)]
#[case("Qwertyuiop", SandiError::Umum)]
#[case("p@ssw0rd2026", SandiError::Umum)]
#[case("rahasia rahasia", SandiError::Umum)]
#[case("Kata Sandi 123", SandiError::Umum)]
#[case("121212121212", SandiError::Umum)]
fn what_others_would_try_first_is_refused(#[case] text: &str, #[case] error: SandiError) {
    assert_eq!(checked(text), Err(error));
}

#[test]
fn a_password_longer_than_the_field_is_refused() {
    let error = SandiError::TerlaluPanjang {
        maks: BATAS.sandi.maks,
    };
    assert_eq!(checked(&"kapal laut ".repeat(20)), Err(error));
}

#[test]
fn whose_it_is_may_be_unknown() {
    assert_eq!(
        check(NIK, &Pemilik::default()),
        Ok(()),
        "it is nobody's NIK"
    );
    assert_eq!(
        check("rahasia123", &Pemilik::default()),
        Err(SandiError::Umum)
    );
}

proptest! {
    #[test]
    fn nothing_typed_makes_the_check_panic_and_no_sentence_holds_it(text in "\\PC{0,40}") {
        if let Err(error) = checked(&text) {
            prop_assert!(text.trim().len() < 10 || !error.to_string().contains(text.trim()));
        }
    }

    #[test]
    fn the_nik_is_refused_whatever_stands_around_and_between(
        before in "[a-z]{0,8}", between in "[ .-]?", after in "[a-z]{0,8}",
    ) {
        let parts: Vec<&str> = [&NIK[..6], &NIK[6..12], &NIK[12..]].into();
        let text = format!("{before} {} {after}", parts.join(&between));
        prop_assert_eq!(checked(&text), Err(SandiError::Nik));
    }

    #[test]
    fn digits_and_capitals_make_no_common_word_better(
        word in "(rahasia|sayangku|password|indonesia|qwerty)", year in "[0-9]{6,12}",
    ) {
        let capitals = word.to_uppercase();
        for text in [format!("{word}{year}"), format!("{year}-{capitals}")] {
            prop_assert_eq!(checked(&text), Err(SandiError::Umum), "{}", text);
        }
    }

    #[test]
    fn whatever_is_taken_is_as_long_as_it_must_be(text in "[a-z0-9 ]{0,220}") {
        if checked(&text).is_ok() {
            prop_assert!(BATAS.sandi.holds(text.chars().count()));
        }
    }
}
