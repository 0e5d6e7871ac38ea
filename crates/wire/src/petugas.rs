//! Accounts of staff as the superadmin sees them, and one's own account: its password and sessions.

use crate::warga::KodeBaru;
use domain::id::{PersonId, SessionId, SkpdKode};
use domain::person::aktor::Peran;
use domain::person::petugas::{AkunCommand, AkunCommandKind, KeadaanAkun};
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// A member of staff who is to get an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PetugasBaru {
    /// The name of the person.
    pub nama: String,
    /// The name to sign in with.
    pub pengguna: String,
    /// Role.
    pub peran: Peran,
    /// The SKPD, for an officer of one.
    pub skpd: Option<SkpdKode>,
}

/// One account in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AkunPetugas {
    /// Identity.
    pub id: PersonId,
    /// Name of the person.
    pub nama: String,
    /// The name to sign in with.
    pub pengguna: String,
    /// Role.
    pub peran: Peran,
    /// The SKPD of an officer.
    pub skpd: Option<SkpdKode>,
    /// Role in words: `Petugas PUPR`.
    pub jabatan: String,
    /// How the account is.
    pub keadaan: KeadaanAkun,
    /// When its owner last signed in, in words.
    pub terakhir_masuk: Option<String>,
}

/// An account with what may be done at it, and what was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AkunRinci {
    /// The account.
    pub akun: AkunPetugas,
    /// When it was made, in words.
    pub dibuat: String,
    /// Until when the code that was handed over is good, in words.
    pub kode_sampai: Option<String>,
    /// What the one who asks may do.
    pub perintah: Vec<AkunCommandKind>,
    /// Why nothing may be done, where that is so.
    pub terkunci: Option<String>,
    /// What was done at it, newest first.
    pub catatan: Vec<CatatanPetugas>,
}

/// One thing that was done at an account of staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CatatanPetugas {
    /// What, in words.
    pub peristiwa: String,
    /// By whom.
    pub oleh: String,
    /// When, in words.
    pub waktu: String,
    /// Why.
    pub alasan: Option<String>,
    /// As whom the account acted before.
    pub sebelum: Option<String>,
    /// As whom it acts now.
    pub sesudah: Option<String>,
}

/// What came of making or changing an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AkunDiubah {
    /// The account as it is now.
    pub rinci: AkunRinci,
    /// The code to hand over, told this once.
    pub kode: Option<KodeBaru>,
}

/// Which account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AkunRef {
    /// Identity.
    pub id: PersonId,
}

/// What is asked of which account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AkunRequest {
    /// Which account.
    pub id: PersonId,
    /// What.
    pub command: AkunCommand,
}

/// `POST /v1/session/kode`: a code, and the password that is set with it.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignInByKodeRequest {
    /// The code that a superadmin handed over.
    pub kode: String,
    /// User name of a member of staff.
    pub pengguna: String,
    /// The new password.
    pub sandi: String,
    /// The same once more.
    pub sandi_ulang: String,
    /// Name of the computer, shown in the list of sessions.
    pub perangkat: String,
}

impl fmt::Debug for SignInByKodeRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SignInByKodeRequest({}, •••)", self.pengguna)
    }
}

/// A new password for the own account.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GantiSandi {
    /// The password until now.
    pub sandi_lama: String,
    /// The new one.
    pub sandi: String,
    /// The same once more.
    pub sandi_ulang: String,
}

impl fmt::Debug for GantiSandi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("GantiSandi(•••)")
    }
}

/// A session of the own account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionRow {
    /// Identity.
    pub id: SessionId,
    /// Name of the computer.
    pub perangkat: String,
    /// When it began, in words.
    pub mulai: String,
    /// When it was last used, in words.
    pub dipakai: String,
    /// Whether it is the one that asks.
    pub ini: bool,
}

/// Which session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SessionRef {
    /// Identity.
    pub id: SessionId,
}
