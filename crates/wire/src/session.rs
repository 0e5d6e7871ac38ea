//! Signing in, and who is signed in.

use domain::id::PersonId;
use domain::person::aktor::Aktor;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// `GET /v1/info`: is this a SIPENDEKAR server, and which?
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServerInfo {
    /// Always `SIPENDEKAR`.
    pub nama: String,
    /// Version of the server.
    pub versi: String,
    /// Whose server it is.
    pub instansi: String,
}

/// `POST /v1/session`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignInRequest {
    /// User name of a member of staff.
    pub pengguna: String,
    /// Password.
    pub sandi: String,
    /// Name of the computer, shown in the list of sessions.
    pub perangkat: String,
    /// What an earlier sign-in at this computer gave: [`SignInResponse::perangkat_dikenal`]. With it
    /// the account's owner passes where others who guess have to wait.
    #[serde(default)]
    pub perangkat_dikenal: String,
}

impl fmt::Debug for SignInRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SignInRequest({}, •••)", self.pengguna)
    }
}

/// Answer to a successful sign-in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignInResponse {
    /// Opaque token: `Authorization: Bearer …`. The server keeps only its hash.
    pub token: String,
    /// Who signed in.
    pub petugas: Petugas,
    /// For this computer to keep and to send at the next sign-in. It opens nothing.
    #[serde(default)]
    pub perangkat_dikenal: String,
}

impl fmt::Debug for SignInResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SignInResponse(•••, {:?})", self.petugas)
    }
}

/// Somebody with an account, as colleagues see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Petugas {
    /// Identity.
    pub id: PersonId,
    /// Name.
    pub nama: String,
    /// Role, and the SKPD of an officer.
    pub aktor: Aktor,
    /// Role in words: `Admin Diskominfotik`, `Petugas Dinas PUPR`.
    pub jabatan: String,
}
