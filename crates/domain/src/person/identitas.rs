//! Personal data under UU 27/2022: parsed once at the border, masked wherever it is printed.

use crate::batas::BATAS;
use jiff::civil::Date;
use std::fmt;
use thiserror::Error;

/// Nomor Induk Kependudukan: `PPKKCC DDMMYY SSSS`, day + 40 for women.
///
/// Its region is never a reason to reject it: a NIK is for life, and people move in.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Nik(String);

/// Why a text is not a NIK. Never holds the number itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[expect(missing_docs, reason = "the sentences say it")]
pub enum NikError {
    #[error("NIK harus 16 angka; baru {angka} angka.")]
    Panjang { angka: usize },
    #[error("NIK hanya berisi angka. Hapus huruf atau tanda lain.")]
    BukanAngka,
    #[error("Tanggal lahir di dalam NIK tidak mungkin. Periksa angka ke-7 sampai ke-12.")]
    Tanggal,
    #[error("Kode provinsi di dalam NIK tidak dikenal. Periksa dua angka pertama.")]
    Provinsi,
    #[error("Nomor urut di dalam NIK tidak mungkin. Periksa empat angka terakhir.")]
    Urut,
}

impl Nik {
    /// Reads a NIK; spaces, dots and dashes are dropped.
    pub fn parse(text: &str) -> Result<Self, NikError> {
        let bersih = without_separators(text);
        if !bersih.bytes().all(|b| b.is_ascii_digit()) {
            return Err(NikError::BukanAngka);
        }
        if bersih.len() != 16 {
            return Err(NikError::Panjang {
                angka: bersih.len(),
            });
        }
        let part = |dari: usize| {
            bersih
                .bytes()
                .skip(dari)
                .take(2)
                .fold(0_u8, |n, b| n * 10 + (b - b'0'))
        };
        if !is_known_provinsi(part(0)) {
            return Err(NikError::Provinsi);
        }
        if !is_possible_date(part(6), part(8), part(10)) {
            return Err(NikError::Tanggal);
        }
        if bersih.ends_with("0000") {
            return Err(NikError::Urut);
        }
        Ok(Self(bersih))
    }

    /// The 16 digits, for the vault alone.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// `1403••••••••0001`.
    pub fn masked(&self) -> String {
        mask(&self.0, 4, 4)
    }
}

impl fmt::Debug for Nik {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Nik({})", self.masked())
    }
}

fn is_known_provinsi(kode: u8) -> bool {
    matches!(kode, 11..=21 | 31..=36 | 51..=53 | 61..=65 | 71..=76 | 81..=82 | 91..=97)
}

fn is_possible_date(hari: u8, bulan: u8, tahun: u8) -> bool {
    let hari = if hari > 40 { hari - 40 } else { hari };
    [1900_i16, 2000].into_iter().any(|abad| {
        let (Ok(hari), Ok(bulan)) = (i8::try_from(hari), i8::try_from(bulan)) else {
            return false;
        };
        Date::new(abad + i16::from(tahun), bulan, hari).is_ok()
    })
}

/// A phone number in Indonesia, kept as E.164 (`+62…`).
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Telepon(String);

/// The text is not an Indonesian phone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("Nomor telepon belum benar. Tulis seperti 0812 3456 7890.")]
pub struct TeleponError;

impl Telepon {
    /// Reads `08…`, `62…`, `+62…` with spaces, dots, dashes or brackets.
    pub fn parse(text: &str) -> Result<Self, TeleponError> {
        let bersih: String = without_separators(text)
            .chars()
            .filter(|c| !matches!(c, '(' | ')'))
            .collect();
        let nasional = bersih
            .strip_prefix("+62")
            .or_else(|| bersih.strip_prefix("62"))
            .or_else(|| bersih.strip_prefix('0'))
            .ok_or(TeleponError)?;
        if !nasional.bytes().all(|b| b.is_ascii_digit()) {
            return Err(TeleponError);
        }
        let seluler = nasional.starts_with('8') && !nasional.starts_with("84");
        let benar = match nasional.as_bytes().first() {
            Some(b'8') => {
                seluler && !nasional.starts_with("80") && (9..=12).contains(&nasional.len())
            }
            Some(b'2'..=b'7' | b'9') => (8..=11).contains(&nasional.len()),
            _ => false, // neither a mobile number nor an area code
        };
        if benar {
            Ok(Self(format!("+62{nasional}")))
        } else {
            Err(TeleponError)
        }
    }

    /// The number in E.164.
    pub fn e164(&self) -> &str {
        &self.0
    }

    /// `+62812•••••90`.
    pub fn masked(&self) -> String {
        mask(&self.0, 6, 2)
    }
}

impl fmt::Debug for Telepon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Telepon({})", self.masked())
    }
}

/// An e-mail address, lower-cased.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Surel(String);

/// The text is not an e-mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("Alamat surel belum benar. Tulis seperti nama@contoh.id.")]
pub struct SurelError;

impl Surel {
    /// Reads an address; only its shape is checked.
    pub fn parse(text: &str) -> Result<Self, SurelError> {
        let surel = text.trim().to_lowercase();
        let (nama, domain) = surel.rsplit_once('@').ok_or(SurelError)?;
        let polos =
            |c: char| !c.is_whitespace() && !c.is_control() && !"<>()[],;:\\\"@".contains(c);
        let benar = !nama.is_empty()
            && surel.len() <= BATAS.surel
            && nama.chars().all(polos)
            && domain
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.')
            && domain.split('.').count() >= 2
            && domain.split('.').all(|bagian| !bagian.is_empty());
        if benar {
            Ok(Self(surel))
        } else {
            Err(SurelError)
        }
    }

    /// The address.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Surel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Surel(•••)")
    }
}

/// A person's name as the person writes it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Nama(String);

/// The text is not a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("Nama berisi 2 sampai 100 huruf, tanpa angka atau tanda khusus.")]
pub struct NamaError;

impl Nama {
    /// Reads a name; inner white space becomes single spaces.
    pub fn parse(text: &str) -> Result<Self, NamaError> {
        let nama = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let boleh = |c: char| c.is_alphabetic() || " .,'’-".contains(c);
        let panjang = nama.chars().count();
        let berhuruf = nama.chars().any(char::is_alphabetic);
        if BATAS.nama.holds(panjang) && berhuruf && nama.chars().all(boleh) {
            Ok(Self(nama))
        } else {
            Err(NamaError)
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Nama {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Nama(•••)")
    }
}

fn without_separators(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-'))
        .collect()
}

fn mask(text: &str, depan: usize, belakang: usize) -> String {
    let panjang = text.chars().count();
    text.chars()
        .enumerate()
        .map(|(i, c)| {
            if i < depan || i + belakang >= panjang {
                c
            } else {
                '•'
            }
        })
        .collect()
}
