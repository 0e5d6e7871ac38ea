//! Personal data under UU 27/2022: parsed once at the border, masked wherever it is printed.

use crate::batas::BATAS;
use crate::teks::{self, Typed};
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
    #[error("Isi NIK Anda.")]
    Kosong,
    #[error("NIK harus 16 angka; ini {angka} angka.")]
    Panjang { angka: usize },
    #[error("NIK hanya berisi angka. Hapus tanda “{tanda}”.")]
    BukanAngka { tanda: char },
    #[error("Tanggal lahir di dalam NIK tidak mungkin. Periksa angka ke-7 sampai ke-12.")]
    Tanggal,
    #[error("Kode provinsi di dalam NIK tidak dikenal. Periksa dua angka pertama.")]
    Provinsi,
    #[error("Kode kabupaten di dalam NIK tidak mungkin. Periksa angka ke-3 dan ke-4.")]
    Kabupaten,
    #[error("Kode kecamatan di dalam NIK tidak mungkin. Periksa angka ke-5 dan ke-6.")]
    Kecamatan,
    #[error("Nomor urut di dalam NIK tidak mungkin. Periksa empat angka terakhir.")]
    Urut,
}

impl Nik {
    /// Reads a NIK, whatever stands between its digits.
    pub fn parse(text: &str) -> Result<Self, NikError> {
        let bersih = teks::number(text);
        if bersih.is_empty() {
            return Err(NikError::Kosong);
        }
        if let Some(tanda) = bersih.chars().find(|c| !c.is_ascii_digit()) {
            return Err(NikError::BukanAngka { tanda });
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
        if part(2) == 0 {
            return Err(NikError::Kabupaten);
        }
        if part(4) == 0 {
            return Err(NikError::Kecamatan);
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
    matches!(kode, 11..=21 | 31..=36 | 51..=53 | 61..=65 | 71..=76 | 81..=82 | 91..=96)
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

/// A phone number in Indonesia, or in Malaysia and Singapore, where many from the regency work; kept
/// as E.164 (`+62…`).
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Telepon(String);

/// Why a text is not such a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[expect(missing_docs, reason = "the sentences say it")]
pub enum TeleponError {
    #[error("Nomor HP belum benar. Tulis seperti 0812 3456 7890.")]
    Bentuk,
    #[error("Nomor HP hanya berisi angka. Hapus tanda “{tanda}”.")]
    Tanda { tanda: char },
}

impl Telepon {
    /// Reads a number with or without its country, and with or without the zero before it.
    pub fn parse(text: &str) -> Result<Self, TeleponError> {
        let bersih = teks::number(text);
        let bersih = match bersih.strip_prefix("00") {
            Some(abroad) => format!("+{abroad}"),
            None => bersih,
        };
        let digits = bersih.strip_prefix('+').unwrap_or(&bersih);
        if let Some(tanda) = digits.chars().find(|c| !c.is_ascii_digit()) {
            return Err(TeleponError::Tanda { tanda });
        }
        let neighbour = ["+60", "+65"].iter().any(|code| bersih.starts_with(code));
        if neighbour && (10..=12).contains(&digits.len()) {
            return Ok(Self(bersih));
        }
        let at_home = digits.strip_prefix("62").unwrap_or(digits);
        let nasional = at_home.strip_prefix('0').unwrap_or(at_home);
        let said = digits.len() > nasional.len() || nasional.starts_with('8');
        if said && is_indonesian(nasional) {
            Ok(Self(format!("+62{nasional}")))
        } else {
            Err(TeleponError::Bentuk)
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

/// Whether a number without country and zero can be one of a mobile phone or of a house.
fn is_indonesian(nasional: &str) -> bool {
    match nasional.as_bytes() {
        [b'8', b'0' | b'4', ..] => false, // no operator has these
        [b'8', ..] => (9..=12).contains(&nasional.len()),
        [b'2'..=b'7' | b'9', ..] => (8..=11).contains(&nasional.len()),
        _ => false, // neither a mobile number nor an area code
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
        let surel = Typed::line(text).as_str().to_lowercase();
        let (nama, domain) = surel.rsplit_once('@').ok_or(SurelError)?;
        let polos = |c: char| !c.is_whitespace() && !"<>()[],;:\\\"@".contains(c);
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

/// Why a text is not a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[expect(missing_docs, reason = "the sentences say it")]
pub enum NamaError {
    #[error("Isi nama Anda.")]
    Kosong,
    #[error("Nama paling panjang {maks} huruf; sekarang {panjang} huruf.")]
    Panjang { maks: usize, panjang: usize },
    #[error("Tanda “{tanda}” tidak dapat dipakai dalam nama. Tulis nama tanpa tanda itu.")]
    Tanda { tanda: char },
}

impl Nama {
    /// Reads a name; inner white space becomes single spaces, every apostrophe and dash becomes one.
    pub fn parse(text: &str) -> Result<Self, NamaError> {
        let fold = |c: char| match c {
            '`' | '´' | 'ʻ' | 'ʼ' | '‘' | '’' | '‛' | '′' => '\'',
            c if teks::is_dash(c) => '-',
            other => other,
        };
        let nama: String = Typed::line(text).as_str().chars().map(fold).collect();
        let boleh = |c: &char| c.is_alphabetic() || " .,'-".contains(*c);
        if let Some(tanda) = nama.chars().find(|c| !boleh(c)) {
            return Err(NamaError::Tanda { tanda });
        }
        let panjang = nama.chars().count();
        if panjang > BATAS.nama.maks {
            return Err(NamaError::Panjang {
                maks: BATAS.nama.maks,
                panjang,
            });
        }
        if teks::is_visible(&nama) && nama.chars().any(char::is_alphabetic) {
            Ok(Self(nama))
        } else {
            Err(NamaError::Kosong)
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
