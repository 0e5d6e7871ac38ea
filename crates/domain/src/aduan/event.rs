//! Everything that can have happened to an aduan: one event, one row of riwayat.

use crate::aduan::command::Command;
use crate::aduan::status::StatusCode;
use crate::person::aktor::Aktor;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who did what, when, from which status to which. Append-only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Event {
    /// When.
    #[ts(type = "string")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub pada: Timestamp,
    /// Who.
    pub aktor: Aktor,
    /// What.
    pub peristiwa: Peristiwa,
    /// Status before; none for the first event.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub dari: Option<StatusCode>,
    /// Status after.
    pub ke: StatusCode,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "peristiwa", rename_all = "snake_case", try_from = "Written")]
pub enum Peristiwa {
    /// The system recorded the aduan (SOP step 2).
    Diajukan {
        /// Of what the citizen said, so that the chain of riwayat covers it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        #[cfg_attr(feature = "openapi", schema(nullable = false))]
        sidik: Option<Sidik>,
    },
    /// A command was granted.
    Perintah {
        /// Which, with its reason.
        isi: Command,
    },
}

/// What happened, as it is written down.
#[derive(Deserialize)]
struct Written {
    peristiwa: Kind,
    sidik: Option<Sidik>,
    isi: Option<Command>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Diajukan,
    Perintah,
}

impl TryFrom<Written> for Peristiwa {
    type Error = &'static str;

    fn try_from(written: Written) -> Result<Self, Self::Error> {
        let Written {
            peristiwa,
            sidik,
            isi,
        } = written;
        match peristiwa {
            Kind::Diajukan => Ok(Self::Diajukan { sidik }),
            Kind::Perintah => isi
                .map(|isi| Self::Perintah { isi })
                .ok_or("a command that was granted is missing"),
        }
    }
}

/// SHA-256 in hexadecimal of what was filed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Sidik {
    /// Of the text as it is stored.
    pub isi: String,
    /// Of each photo as it was uploaded.
    pub foto: Vec<String>,
}

impl Event {
    /// The reason or note given, if the event has one.
    pub fn alasan(&self) -> Option<&str> {
        match &self.peristiwa {
            Peristiwa::Diajukan { .. } => None,
            Peristiwa::Perintah { isi } => isi.alasan(),
        }
    }
}
