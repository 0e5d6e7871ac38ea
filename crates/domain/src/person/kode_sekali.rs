//! A code that proves something once: read out at a counter or sent by e-mail, typed on a telephone.
//!
//! Digits in two groups. Letters would be fewer, but B, D, P and T sound alike when they are read
//! out, and a telephone shows digits alone without changing its keyboard. A code from a person is good
//! for long and has ten of them; one that goes by e-mail is good for minutes and has six. With so few
//! tries as [`BATAS`] allows, neither can be guessed.

use crate::batas::BATAS;
use crate::teks;
use jiff::SignedDuration;
use std::fmt;
use thiserror::Error;

crate::codes! {
    /// What a code is good for.
    pub enum GunaKode {
        /// Setting a new password of one's own, after somebody looked at the KTP.
        SandiDiLoket = "sandi_di_loket",
        /// Setting the password of an account of staff, which a superadmin made or reset.
        SandiPetugas = "sandi_petugas",
        /// Setting a new password of one's own, with a code sent to the confirmed address.
        SandiLewatSurel = "sandi_lewat_surel",
        /// Proving that an address is one's own.
        KonfirmasiSurel = "konfirmasi_surel",
    }
}

impl GunaKode {
    /// What sets a password. A new one leaves none of these good.
    pub const SANDI: [Self; 3] = [
        Self::SandiDiLoket,
        Self::SandiPetugas,
        Self::SandiLewatSurel,
    ];
    /// What goes to an address. Another address leaves none of these good.
    pub const SUREL: [Self; 2] = [Self::SandiLewatSurel, Self::KonfirmasiSurel];

    /// How long a code is good for it.
    pub const fn lama(self) -> SignedDuration {
        match self {
            Self::SandiDiLoket => SignedDuration::from_hours(BATAS.kode_jam),
            Self::SandiPetugas => SignedDuration::from_hours(BATAS.kode_petugas_jam),
            Self::SandiLewatSurel | Self::KonfirmasiSurel => {
                SignedDuration::from_mins(BATAS.kode_surel_menit)
            }
        }
    }

    /// How many digits a code for it has.
    pub const fn angka(self) -> usize {
        match self {
            Self::SandiDiLoket | Self::SandiPetugas => BATAS.kode_sekali,
            Self::SandiLewatSurel | Self::KonfirmasiSurel => BATAS.kode_surel,
        }
    }
}

/// The code itself. It never appears in a log, a list or the database.
#[derive(Clone, PartialEq, Eq)]
pub struct KodeSekali(String);

/// The text is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("Kode terdiri dari {angka} angka. Tulis seperti yang Anda terima.")]
pub struct KodeSekaliError {
    /// How many digits it has to have.
    pub angka: usize,
}

impl KodeSekali {
    /// The code of a random number.
    pub fn of(guna: GunaKode, number: u64) -> Self {
        let digits = guna.angka();
        let beyond = u32::try_from(digits).map_or(u64::MAX, |digits| 10_u64.saturating_pow(digits));
        Self(format!("{:0digits$}", number % beyond))
    }

    /// Reads a code, whatever stands between its digits.
    pub fn parse(guna: GunaKode, text: &str) -> Result<Self, KodeSekaliError> {
        let (digits, angka) = (teks::number(text), guna.angka());
        if digits.len() == angka && digits.chars().all(|c| c.is_ascii_digit()) {
            Ok(Self(digits))
        } else {
            Err(KodeSekaliError { angka })
        }
    }

    /// The digits, for the keyed hash alone.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// As it is read out: `48213 90576`.
    pub fn grouped(&self) -> String {
        let (first, second) = self.0.split_at(self.0.len() / 2);
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
        let guna = GunaKode::SandiDiLoket;
        let kode = KodeSekali::of(guna, 42);
        assert_eq!(kode.grouped(), "00000 00042");
        for typed in [" 0000000042 ", "00000-00042", &kode.grouped()] {
            assert_eq!(KodeSekali::parse(guna, typed), Ok(kode.clone()), "{typed}");
        }
        for wrong in [
            "",
            "00000 0004",
            "00000 000422",
            "0000O 00042",
            "٠٠٠٠٠ ٠٠٠٤٢",
        ] {
            let refused = KodeSekali::parse(guna, wrong);
            assert_eq!(refused, Err(KodeSekaliError { angka: 10 }), "{wrong}");
        }
        assert_eq!(KodeSekali::of(guna, u64::MAX).expose().len(), 10);
        let by_mail = KodeSekali::of(GunaKode::KonfirmasiSurel, 42);
        assert_eq!(by_mail.grouped(), "000 042");
        let long = KodeSekali::parse(GunaKode::KonfirmasiSurel, kode.expose());
        assert_eq!(long, Err(KodeSekaliError { angka: 6 }));
        assert!(!format!("{kode:?}").contains('4'));
    }
}
