//! Why a use case did not do what was asked.

use domain::aduan::form::FieldError;
use domain::alur::refusal::Refusal;
use domain::id::{AduanId, NomorRegister};
use std::io;
use thiserror::Error;
use wire::problem::{Code, Konflik};

/// Nothing was changed, unless only the answer to what was done could not be made: whoever repeats the
/// request under its key gets that. `Display` is for logs; people read [`Error::pesan`].
#[derive(Debug, Error)]
pub enum Error {
    /// The domain refused the command.
    #[error("refused: {}", Code::from(.0).as_str())]
    Refused(Refusal),
    /// It does not exist, or not for the one who asks.
    #[error("not found")]
    NotFound,
    /// Somebody else changed the aduan meanwhile.
    #[error("conflict with version {}", .0.version.0)]
    Conflict(Konflik),
    /// Some of several aduan did not allow what was asked of all; all that did not.
    #[error("{} of several did not allow it", .0.len())]
    NotAll(Vec<NotDone>),
    /// What was typed has mistakes; all of them.
    #[error("{} mistakes in the form", .0.len())]
    Form(Vec<FieldError>),
    /// User name, NIK or password is wrong; which one is not told.
    #[error("wrong credentials")]
    WrongCredentials,
    /// Too many attempts, of one person or of all who share a limit.
    #[error("too many attempts")]
    TooMany {
        /// Seconds to wait.
        tunggu_detik: u64,
    },
    /// Several came through this network just before; the turn comes in a moment.
    #[error("not yet")]
    NotYet {
        /// Seconds to wait.
        tunggu_detik: u64,
    },
    /// The role may never do this.
    #[error("forbidden")]
    Forbidden,
    /// No room is left on the server's disk; nothing was kept. `Display` tells every cause.
    #[error("the disk is full: {0:#}")]
    Full(anyhow::Error),
    /// No place or no memory is left for it just now; nothing was changed. It is no answer to what
    /// was asked. `Display` tells every cause.
    #[error("no room for it now: {0:#}")]
    Shortage(anyhow::Error),
    /// The system's own fault. `Display` tells every cause, so that no log can lose one; for the
    /// same reason it has no `source`, which would tell them twice.
    #[error("{0:#}")]
    Broken(anyhow::Error),
}

fn nothing_done(not_done: &[NotDone]) -> String {
    let names: Vec<_> = not_done.iter().map(NotDone::name).collect();
    format!(
        "Tidak satu pun dikerjakan, karena {} aduan tidak dapat: {}.",
        names.len(),
        names.join(", ")
    )
}

const NOT_FOUND: &str =
    "Aduan tidak ditemukan, atau Anda tidak berhak melihatnya. Periksa nomornya.";

const FULL: &str = "Penyimpanan server penuh, jadi yang Anda kirim belum tersimpan. Petugas kami \
    perlu menambah ruang. Simpan tulisan Anda, lalu coba lagi nanti.";

const SHORTAGE: &str =
    "Server sedang sibuk, jadi permintaan Anda belum dikerjakan. Coba lagi sebentar lagi.";

/// One of several aduan that did not allow what was asked of all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotDone {
    /// Which.
    pub id: AduanId,
    /// Its number, where the one who asks may know that it exists.
    pub nomor: Option<NomorRegister>,
    /// Why, for people.
    pub pesan: String,
}

impl NotDone {
    fn name(&self) -> String {
        match self.nomor {
            Some(nomor) => nomor.to_string(),
            None => "satu yang tidak ditemukan".to_owned(),
        }
    }
}

impl Error {
    /// One mistake in one field.
    pub(crate) fn field(kolom: &'static str, pesan: impl Into<String>) -> Self {
        Self::Form(vec![FieldError {
            kolom,
            pesan: pesan.into(),
        }])
    }

    /// Stable code; programs switch on it.
    pub fn code(&self) -> Code {
        match self {
            Self::Refused(refusal) => refusal.into(),
            Self::NotFound => Code::TidakDitemukan,
            Self::Conflict(_) => Code::Konflik,
            Self::NotAll(_) => Code::TidakSemua,
            Self::Form(_) => Code::FormSalah,
            Self::WrongCredentials => Code::SandiSalah,
            Self::TooMany { .. } | Self::NotYet { .. } => Code::TerlaluSering,
            Self::Forbidden => Code::PeranTidakBoleh,
            Self::Full(_) => Code::DiskPenuh,
            Self::Shortage(_) => Code::SedangSibuk,
            Self::Broken(_) => Code::KesalahanServer,
        }
    }

    /// What happened and what to do next, for people.
    pub fn pesan(&self) -> String {
        match self {
            Self::Refused(refusal) => refusal.to_string(),
            Self::NotFound => NOT_FOUND.to_owned(),
            Self::Conflict(konflik) => format!(
                "Aduan ini sudah diubah oleh {}: {}. Muat ulang untuk melihat keadaan terbaru.",
                konflik.oleh, konflik.peristiwa
            ),
            Self::NotAll(not_done) => nothing_done(not_done),
            Self::Form(mistakes) => mistakes
                .iter()
                .map(|mistake| mistake.pesan.as_str())
                .collect::<Vec<_>>()
                .join(" "),
            Self::WrongCredentials => {
                "Nama pengguna atau kata sandi salah. Periksa lalu coba lagi.".to_owned()
            }
            Self::TooMany { tunggu_detik } => format!(
                "Sedang terlalu banyak permintaan. Tunggu {} menit, lalu coba lagi.",
                tunggu_detik.div_ceil(60).max(1)
            ),
            Self::NotYet { tunggu_detik } => format!(
                "Baru saja ada beberapa aduan dari jaringan Anda, jadi aduan ini belum terkirim. \
                 Tunggu {tunggu_detik} detik, lalu kirim lagi."
            ),
            Self::Forbidden => "Peran Anda tidak boleh melakukan tindakan ini.".to_owned(),
            Self::Full(_) => FULL.to_owned(),
            Self::Shortage(_) => SHORTAGE.to_owned(),
            Self::Broken(_) => {
                "Terjadi kesalahan pada server. Data Anda tidak berubah. Coba lagi sebentar lagi."
                    .to_owned()
            }
        }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<anyhow::Error> for Error {
    fn from(error: anyhow::Error) -> Self {
        let (is_full, is_busy) = (error.chain().any(is_full), error.chain().any(is_busy));
        let told = anyhow::Error::msg(causes(&error));
        if is_full {
            Self::Full(told)
        } else if is_busy {
            Self::Shortage(told)
        } else {
            Self::Broken(told)
        }
    }
}

/// Every cause of an error, each told once: many errors tell their causes themselves.
fn causes(error: &anyhow::Error) -> String {
    let mut told = String::new();
    for cause in error.chain().map(ToString::to_string) {
        if told.contains(&cause) {
            continue;
        }
        if !told.is_empty() {
            told.push_str(": ");
        }
        told.push_str(&cause);
    }
    told
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        match for_operators(&error) {
            Some(told) => Self::Broken(anyhow::Error::msg(told)),
            None => anyhow::Error::new(error).into(),
        }
    }
}

/// What an operator can mend, in the operator's language.
fn for_operators(error: &store::Error) -> Option<String> {
    match error {
        store::Error::NewerSchema(version) => Some(format!(
            "Basis data ini sudah dipakai server yang lebih baru (skema {version}). Pasang server \
             versi itu atau sesudahnya, atau kembalikan basis data dari cadangan sebelum \
             pembaruan. Tidak ada yang diubah."
        )),
        store::Error::OtherSchema(version) => Some(format!(
            "Skema {version} dari basis data ini bukan skema rilis SIPENDEKAR: ada yang \
             mengubahnya. Kembalikan basis data dari cadangan. Tidak ada yang diubah."
        )),
        store::Error::LostSchema => Some(
            "Catatan skema basis data ini hilang, atau basis data ini milik program lain. \
             Kembalikan basis data dari cadangan. Tidak ada yang diubah."
                .to_owned(),
        ),
        _ => None, // told in the log, to whoever can read it
    }
}

fn is_full(cause: &(dyn std::error::Error + 'static)) -> bool {
    let by_disk = |error: &io::Error| {
        matches!(
            error.kind(),
            io::ErrorKind::StorageFull
                | io::ErrorKind::QuotaExceeded
                | io::ErrorKind::FileTooLarge
                | io::ErrorKind::WriteZero
        )
    };
    let by_database = cause.downcast_ref::<store::Error>();
    by_database.is_some_and(store::Error::is_full)
        || cause.downcast_ref::<io::Error>().is_some_and(by_disk)
}

fn is_busy(cause: &(dyn std::error::Error + 'static)) -> bool {
    let by_database = cause.downcast_ref::<store::Error>();
    by_database.is_some_and(store::Error::is_busy)
}

#[cfg(test)]
mod tests {
    use super::Error;
    use anyhow::anyhow;

    #[test]
    fn a_full_disk_is_told_as_one_wherever_it_was_met() {
        let full = std::io::Error::from(std::io::ErrorKind::StorageFull);
        let told = Error::from(anyhow!(full).context("picture file"));
        assert!(matches!(told, Error::Full(_)), "{told}");
        assert!(told.to_string().ends_with("no storage space"), "{told}");
        let other = std::io::Error::from(std::io::ErrorKind::NotFound);
        let told = Error::from(anyhow!(other).context("picture file"));
        assert!(matches!(told, Error::Broken(_)), "{told}");
    }

    #[test]
    fn a_cause_that_tells_its_own_cause_is_told_once() {
        let cause = std::io::Error::other("disk on fire");
        let wrapped = std::io::Error::other(cause.to_string());
        let error = anyhow::Error::new(cause).context(format!("database: {wrapped}"));
        let told = Error::from(error).to_string();
        assert_eq!(told, "database: disk on fire");
    }

    #[test]
    fn a_database_that_others_hold_is_a_shortage_and_no_fault() {
        let told = Error::from(store::Error::Busy);
        assert!(matches!(told, Error::Shortage(_)), "{told}");
        let told = Error::from(store::Error::Closed);
        assert!(matches!(told, Error::Broken(_)), "{told}");
    }

    #[test]
    fn a_log_tells_every_cause_once() {
        let broken = || Error::from(anyhow!("disk full").context("picture file"));
        assert_eq!(broken().to_string(), "picture file: disk full");
        let told = format!("{:#}", anyhow::Error::from(broken()).context("filing"));
        assert_eq!(told, "filing: picture file: disk full");
        assert!(
            !broken().pesan().contains("disk"),
            "nothing of it for people"
        );
    }
}
