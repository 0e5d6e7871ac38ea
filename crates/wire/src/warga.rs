//! A citizen at the counter: finding the account, and a code for a new password.

use domain::id::PersonId;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// Whose account, and why.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FindWarga {
    /// The number on the KTP.
    pub nik: String,
    /// The purpose, recorded and shown to the citizen.
    pub tujuan: String,
}

impl fmt::Debug for FindWarga {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FindWarga(•••)")
    }
}

/// The account of a citizen.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WargaDiLoket {
    /// Identity.
    pub id: PersonId,
    /// Name, to compare with the KTP.
    pub nama: String,
    /// `1403••••••••0001`.
    pub nik_samar: String,
    /// When the citizen registered, in words.
    pub terdaftar: String,
    /// When staff saw the NIK on the KTP, in words, if they did.
    pub nik_diperiksa: Option<String>,
    /// Whether the account may be used.
    pub aktif: bool,
}

impl fmt::Debug for WargaDiLoket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "WargaDiLoket({})", self.id)
    }
}

/// What was done before a code is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MakeKode {
    /// The KTP was looked at: it is the citizen's own. Without it there is no code.
    pub ktp_diperiksa: bool,
}

/// Whose code it is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KodeRequest {
    /// Which citizen.
    pub id: PersonId,
    /// The KTP was looked at.
    pub ktp_diperiksa: bool,
}

/// A NIK that is to be taken from an account, because it is the number of somebody else, whose KTP was
/// looked at.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReclaimNik {
    /// The account that was found.
    pub id: PersonId,
    /// The number on the KTP.
    pub nik: String,
    /// The name on the KTP: the new account is its.
    pub nama: String,
    /// Why; recorded and shown to the owner.
    pub tujuan: String,
    /// The KTP was looked at: it is the citizen's own. Without it nothing is taken.
    pub ktp_diperiksa: bool,
}

impl fmt::Debug for ReclaimNik {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ReclaimNik({})", self.id)
    }
}

/// The new account of the owner, and a code for its password; told once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NikReclaimed {
    /// The account.
    pub warga: WargaDiLoket,
    /// The code.
    pub kode: KodeBaru,
}

/// A code, told once.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KodeBaru {
    /// Ten digits in two groups.
    pub kode: String,
    /// Until when it is good, in words.
    pub berlaku_sampai: String,
    /// Where the citizen types it: a page of the portal.
    pub alamat: String,
}

impl fmt::Debug for KodeBaru {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KodeBaru(•••, {})", self.berlaku_sampai)
    }
}
