//! What may be done at accounts of staff: the whole table, by whom and in which state.

use domain::id::{PersonId, SkpdKode};
use domain::person::aktor::{Aktor, Peran};
use domain::person::petugas::{
    Akun, AkunCommandKind, AkunRefusal, KeadaanAkun, Pengelola, check, is_pengguna, typed_pengguna,
};
use uuid::Uuid;

const DINA: PersonId = PersonId(Uuid::from_u128(1));
const OTHER: PersonId = PersonId(Uuid::from_u128(2));

fn aktor(peran: Peran) -> Aktor {
    let skpd = (peran == Peran::PetugasSkpd).then(|| SkpdKode::parse("PUPR").expect("a code"));
    Aktor::new(peran, OTHER, skpd).expect("they fit")
}

fn staff() -> impl Iterator<Item = Peran> {
    Peran::ALL.into_iter().filter(|peran| peran.is_staff())
}

fn asked(
    oleh: Pengelola,
    peran: Peran,
    keadaan: KeadaanAkun,
    superadmin: usize,
    command: AkunCommandKind,
) -> Result<(), AkunRefusal> {
    let aktor = aktor(peran);
    let akun = Akun {
        aktor: &aktor,
        pengguna: "budi",
        keadaan,
        superadmin,
    };
    check(oleh, &akun, command)
}

#[test]
fn the_state_says_what_may_be_done() {
    use AkunCommandKind as C;
    for peran in staff().filter(|peran| *peran != Peran::Superadmin) {
        for oleh in [Pengelola::Superadmin(DINA), Pengelola::Operator] {
            for command in C::ALL {
                for keadaan in KeadaanAkun::ALL {
                    let closed = keadaan == KeadaanAkun::Ditutup;
                    let expected = match (command, closed) {
                        (C::BukaKembali, false) => Err(AkunRefusal::TidakDitutup),
                        (C::BukaKembali, true) | (_, false) => Ok(()),
                        (_, true) => Err(AkunRefusal::SudahDitutup),
                    };
                    let found = asked(oleh, peran, keadaan, 1, command);
                    assert_eq!(
                        found, expected,
                        "{oleh:?} {peran:?} {keadaan:?} {command:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn nobody_changes_the_own_account() {
    for peran in staff() {
        for command in AkunCommandKind::ALL {
            let own = Pengelola::Superadmin(OTHER);
            let found = asked(own, peran, KeadaanAkun::Aktif, 3, command);
            assert_eq!(
                found,
                Err(AkunRefusal::AkunSendiri),
                "{peran:?} {command:?}"
            );
        }
    }
}

#[test]
fn one_superadmin_does_nothing_to_another_and_is_told_who_does() {
    for command in AkunCommandKind::ALL {
        for keadaan in KeadaanAkun::ALL {
            let one = Pengelola::Superadmin(DINA);
            let found = asked(one, Peran::Superadmin, keadaan, 3, command);
            let said = found.expect_err("refused").to_string();
            assert!(
                said.contains("reset-password") && said.contains("--pengguna budi"),
                "{said}"
            );
        }
    }
}

#[test]
fn the_last_superadmin_stays_whoever_asks() {
    use AkunCommandKind as C;
    let by_operator = |keadaan, superadmin, command| {
        asked(
            Pengelola::Operator,
            Peran::Superadmin,
            keadaan,
            superadmin,
            command,
        )
    };
    for command in [C::Tutup, C::UbahPeran] {
        let last = by_operator(KeadaanAkun::Aktif, 1, command);
        assert_eq!(last, Err(AkunRefusal::SuperadminTerakhir), "{command:?}");
        assert_eq!(by_operator(KeadaanAkun::Aktif, 2, command), Ok(()));
    }
    assert_eq!(by_operator(KeadaanAkun::Aktif, 1, C::BeriKode), Ok(()));
    assert_eq!(by_operator(KeadaanAkun::Ditutup, 0, C::BukaKembali), Ok(()));
}

#[test]
fn a_user_name_is_plain() {
    for good in ["wan", "wan.azman", "198503122010011004", "a-b_c"] {
        assert!(is_pengguna(good), "{good}");
    }
    let long = "a".repeat(41);
    for bad in ["", "w", "pakai spasi", "wan@kantor", "é1", &long] {
        assert!(!is_pengguna(bad), "{bad}");
    }
}

#[test]
fn a_user_name_is_found_however_it_was_pasted_and_by_no_other() {
    for pasted in [
        "pupr",
        " PUPR\n",
        "\u{feff}Pupr\u{200b}\u{a0}",
        "\u{202a}pupr\u{202c}",
    ] {
        assert_eq!(typed_pengguna(pasted), "pupr", "{pasted:?}");
    }
    for other in ["pu\u{200b}pr", "pu\0pr", "pupr\0"] {
        assert!(!is_pengguna(&typed_pengguna(other)), "{other:?}");
    }
}
