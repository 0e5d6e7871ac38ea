//! Names of things: typed ids, so that one can never be passed for another.

use crate::teks;
use serde::{Deserialize, Serialize};
use std::fmt;
use thiserror::Error;
use ts_rs::TS;
use uuid::Uuid;

macro_rules! uuid_id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

uuid_id! {
    /// One aduan, kritik or saran.
    AduanId,
    /// A person with an account: citizen or staff.
    PersonId,
    /// A photo or document attached to an aduan.
    LampiranId,
    /// One notice to one person.
    NoticeId,
    /// One signed-in session.
    SessionId,
}

/// The register number that citizens dictate over the phone: `SPD-2026-000123`.
///
/// Gapless per year; assigned in the transaction that records the aduan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, TS)]
#[ts(type = "string")]
pub struct NomorRegister {
    /// Year of arrival in WIB.
    pub tahun: i16,
    /// Running number within the year, from 1.
    pub urut: u32,
}

impl NomorRegister {
    /// What it looks like, as a regular expression; letters of either case.
    pub const PATTERN: &str = "^[Ss][Pp][Dd]-[0-9]{4}-[0-9]{6}$";
}

impl fmt::Display for NomorRegister {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SPD-{}-{:06}", self.tahun, self.urut)
    }
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for NomorRegister {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::Type::String)
            .description(Some("Register number of an aduan"))
            .pattern(Some("^SPD-[0-9]{4}-[0-9]{6,9}$"))
            .examples(["SPD-2026-000123"])
            .into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for NomorRegister {}

/// The text is not a register number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("Nomor aduan berbentuk SPD-2026-000123.")]
pub struct NomorError;

impl NomorRegister {
    /// Reads a number out of what somebody typed or pasted: any dash, spaces or nothing between its
    /// parts, zeros left out, and words around it.
    pub fn typed(text: &str) -> Result<Self, NomorError> {
        let upper = text.to_ascii_uppercase();
        let (_, behind) = upper.split_once("SPD").ok_or(NomorError)?;
        let digits: String = teks::number(behind)
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        let (tahun, urut) = digits.split_at_checked(4).ok_or(NomorError)?;
        format!("SPD-{tahun}-{urut}").parse()
    }
}

impl std::str::FromStr for NomorRegister {
    type Err = NomorError;

    fn from_str(text: &str) -> Result<Self, NomorError> {
        let upper = text.trim().to_ascii_uppercase();
        let (tahun, urut) = upper
            .strip_prefix("SPD-")
            .and_then(|rest| rest.split_once('-'))
            .ok_or(NomorError)?;
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if tahun.len() != 4 || !digits(tahun) || !digits(urut) {
            return Err(NomorError);
        }
        let nomor = Self {
            tahun: tahun.parse().map_err(|_| NomorError)?,
            urut: urut.parse().map_err(|_| NomorError)?,
        };
        if nomor.urut == 0 {
            Err(NomorError)
        } else {
            Ok(nomor)
        }
    }
}

impl Serialize for NomorRegister {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for NomorRegister {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// Code of a SKPD, for example `PUPR`. SKPD merge and are renamed; the code stays.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(pattern = "^[A-Z0-9_-]{2,40}$"))]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct SkpdKode(String);

impl SkpdKode {
    /// Reads a code: 2–40 of `A–Z`, `0–9`, `-`, `_`; lower case is raised.
    pub fn parse(text: &str) -> Result<Self, SkpdKodeError> {
        let kode = text.trim().to_ascii_uppercase();
        let plain = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-' || b == b'_';
        if (2..=40).contains(&kode.len()) && kode.bytes().all(plain) {
            Ok(Self(kode))
        } else {
            Err(SkpdKodeError)
        }
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SkpdKode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The text is not a SKPD code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("Kode SKPD hanya boleh berisi huruf, angka, dan tanda hubung.")]
pub struct SkpdKodeError;

impl TryFrom<String> for SkpdKode {
    type Error = SkpdKodeError;

    fn try_from(text: String) -> Result<Self, SkpdKodeError> {
        Self::parse(&text)
    }
}

impl From<SkpdKode> for String {
    fn from(kode: SkpdKode) -> Self {
        kode.0
    }
}

/// How often an aduan has changed; a write names the version it saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
#[ts(type = "number")]
pub struct Version(pub i64);

impl Version {
    /// The version of an aduan just recorded.
    pub const FIRST: Self = Self(1);

    /// The version after one more change.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// Place in the commit-ordered log of everything that happened; cursors count in it.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS,
)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
#[ts(type = "number")]
pub struct Seq(pub i64);
