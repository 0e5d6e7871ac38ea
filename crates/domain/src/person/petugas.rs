//! Accounts of staff: what may be done at which, and by whom. One rule for the superadmin at the desktop
//! and for the operator at the server.

use super::aktor::{Aktor, Peran};
use crate::batas::BATAS;
use crate::id::{PersonId, SkpdKode};
use crate::tagged;
use crate::teks;
use serde::Serialize;
use thiserror::Error;
use ts_rs::TS;

tagged! {
    /// What is asked of an account of staff.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
    #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
    pub enum AkunCommand by "perintah" {
        /// Another role, or another SKPD.
        UbahPeran = "ubah_peran" / "Ubah peran atau SKPD" {
            /// The new role.
            peran: Peran,
            /// The SKPD, where the role has one.
            skpd: Option<SkpdKode>,
        },
        /// A one-time code with which the owner sets a password; the old one is good no more.
        BeriKode = "beri_kode" / "Beri kode masuk baru",
        /// Nobody signs in with it any more.
        Tutup = "tutup" / "Tutup akun" {
            /// Why.
            alasan: String,
        },
        /// It may be used again, with the password from before.
        BukaKembali = "buka_kembali" / "Buka kembali",
    }

    /// The same without its data.
    enum AkunCommandKind from kind;

    /// The words of its button.
    label
}

crate::codes! {
    /// How an account of staff is.
    pub enum KeadaanAkun {
        /// It may be used.
        Aktif = "aktif" / "Aktif",
        /// Its owner has still to set a password, with a code.
        Diundang = "diundang" / "Diundang",
        /// Nobody signs in with it any more.
        Ditutup = "ditutup" / "Ditutup",
    }
    /// The word on screens.
    label
}

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pengelola {
    /// A superadmin at the desktop.
    Superadmin(PersonId),
    /// The operator of the server, at its command line.
    Operator,
}

/// The account it is asked of.
#[derive(Debug, Clone, Copy)]
pub struct Akun<'a> {
    /// As whom it acts.
    pub aktor: &'a Aktor,
    /// The name its owner signs in with.
    pub pengguna: &'a str,
    /// How it is.
    pub keadaan: KeadaanAkun,
    /// How many superadmins can sign in, this one among them if it can.
    pub superadmin: usize,
}

/// Why it may not be done.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[expect(missing_docs, reason = "the sentences say it")]
pub enum AkunRefusal {
    #[error("Akun Anda sendiri tidak dapat Anda ubah di sini. Minta superadmin lain.")]
    AkunSendiri,
    #[error(
        "Akun superadmin hanya diurus oleh pengelola server, dengan sipendekar-server reset-password, \
         close-account, atau reopen-account --pengguna {pengguna}."
    )]
    PerluPengelolaServer { pengguna: String },
    #[error("Ini superadmin terakhir yang dapat masuk. Buat superadmin lain lebih dulu.")]
    SuperadminTerakhir,
    #[error("Akun ini sudah ditutup. Buka kembali lebih dulu.")]
    SudahDitutup,
    #[error("Akun ini tidak sedang ditutup.")]
    TidakDitutup,
}

/// Whether it may be asked of the account.
pub fn check(
    oleh: Pengelola,
    akun: &Akun<'_>,
    command: AkunCommandKind,
) -> Result<(), AkunRefusal> {
    use AkunCommandKind as C;
    let is_superadmin = akun.aktor.peran() == Peran::Superadmin;
    if let Pengelola::Superadmin(id) = oleh {
        if akun.aktor.id() == Some(id) {
            return Err(AkunRefusal::AkunSendiri);
        }
        if is_superadmin {
            let pengguna = akun.pengguna.to_owned();
            return Err(AkunRefusal::PerluPengelolaServer { pengguna });
        }
    }
    let is_last = is_superadmin && akun.superadmin <= 1;
    match (command, akun.keadaan == KeadaanAkun::Ditutup) {
        (C::BukaKembali, false) => Err(AkunRefusal::TidakDitutup),
        (C::UbahPeran | C::BeriKode | C::Tutup, true) => Err(AkunRefusal::SudahDitutup),
        (C::UbahPeran | C::Tutup, false) if is_last => Err(AkunRefusal::SuperadminTerakhir),
        (C::UbahPeran | C::BeriKode | C::Tutup, false) | (C::BukaKembali, true) => Ok(()),
    }
}

/// The name of an account as somebody typed or pasted it, in small letters.
pub fn typed_pengguna(text: &str) -> String {
    teks::word(text).to_lowercase()
}

/// Whether a text can be the name that a member of staff signs in with.
pub fn is_pengguna(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    BATAS.pengguna.holds(text.len()) && text.chars().all(plain)
}
