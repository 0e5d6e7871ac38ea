//! A code that proves something once: read out at a counter, typed on a telephone.
//!
//! Ten digits in two groups. Letters would be fewer, but B, D, P and T sound alike when they are read
//! out, and a telephone shows digits alone without changing its keyboard. With so few tries as
//! [`BATAS`] allows, ten digits cannot be guessed.

use crate::batas::BATAS;
use crate::teks;
use std::fmt;
use thiserror::Error;

/// The first number with too many digits.
const BEYOND: u64 = 10_000_000_000;
const DIGITS: usize = BATAS.kode_sekali;
const GROUP: usize = DIGITS / 2;

crate::codes! {
    /// What a code is good for.
    pub enum GunaKode {
        /// Setting a new password of one's own, after somebody looked at the KTP.
        SandiDiLoket = "sandi_di_loket",
        /// Setting the password of an account of staff, which a superadmin made or reset.
        SandiPetugas = "sandi_petugas",
    }
}

impl GunaKode {
    /// How long a code is good for it, in hours.
    pub const fn jam(self) -> i64 {
        match self {
            Self::SandiDiLoket => BATAS.kode_jam,
            Self::SandiPetugas => BATAS.kode_petugas_jam,
        }
    }
}

/// The code itself. It never appears in a log, a list or the database.
#[derive(Clone, PartialEq, Eq)]
pub struct KodeSekali(String);

/// The text is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("Kode terdiri dari {DIGITS} angka. Tulis seperti pada lembar dari petugas.")]
pub struct KodeSekaliError;

impl KodeSekali {
    /// The code of a random number.
    pub fn of(number: u64) -> Self {
        Self(format!("{:0DIGITS$}", number % BEYOND))
    }

    /// Reads a code, whatever stands between its digits.
    pub fn parse(text: &str) -> Result<Self, KodeSekaliError> {
        let digits = teks::number(text);
        if digits.len() == DIGITS && digits.chars().all(|c| c.is_ascii_digit()) {
            Ok(Self(digits))
        } else {
            Err(KodeSekaliError)
        }
    }

    /// The digits, for the keyed hash alone.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// As it is read out: `48213 90576`.
    pub fn grouped(&self) -> String {
        let (first, second) = self.0.split_at(GROUP);
        format!("{first} {second}")
    }
}

impl fmt::Debug for KodeSekali {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KodeSekali(•••)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_it_was_handed_over() {
        let kode = KodeSekali::of(42);
        assert_eq!(kode.grouped(), "00000 00042");
        for typed in [" 0000000042 ", "00000-00042", &kode.grouped()] {
            assert_eq!(KodeSekali::parse(typed), Ok(kode.clone()), "{typed}");
        }
        for wrong in [
            "",
            "00000 0004",
            "00000 000422",
            "0000O 00042",
            "٠٠٠٠٠ ٠٠٠٤٢",
        ] {
            assert_eq!(KodeSekali::parse(wrong), Err(KodeSekaliError), "{wrong}");
        }
        assert_eq!(KodeSekali::of(u64::MAX).expose().len(), DIGITS);
        assert!(!format!("{kode:?}").contains('4'));
    }
}
