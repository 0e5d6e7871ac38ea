//! Errors as RFC 9457 problems: a stable code for programs, a plain sentence for people.

use domain::id::Version;
use domain::status::StatusCode;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Body of every refused request (`application/problem+json`), and what the page gets from a
/// refused call. Programs switch on `code`, never on the sentences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Problem {
    /// Stable identifier as a relative URI: `/problem/{code}`.
    #[serde(rename = "type")]
    pub jenis: String,
    /// Short heading in Indonesian.
    pub title: String,
    /// HTTP status; 0 when the server was never reached.
    pub status: u16,
    /// What happened and what to do next, in Indonesian.
    pub detail: String,
    /// Stable code, for example `status_tidak_cocok`.
    pub code: String,
    /// The field to mend, if one field is at fault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub kolom: Option<String>,
    /// What to quote to an administrator when it is the server's fault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub request_id: Option<String>,
    /// What somebody else did meanwhile (code `konflik`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub konflik: Option<Konflik>,
}

/// What happened to the aduan since it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Konflik {
    /// The newest version.
    pub version: Version,
    /// Where the aduan stands now.
    pub status: StatusCode,
    /// Who changed it, by name and role.
    pub oleh: String,
    /// What was done, for example `Disposisi ke Dinas PUPR`.
    pub peristiwa: String,
    /// When.
    #[ts(type = "string")]
    pub pada: Timestamp,
}

impl Problem {
    /// A problem with its three necessary parts.
    pub fn new(status: u16, code: &str, title: &str, detail: impl Into<String>) -> Self {
        Self {
            jenis: format!("/problem/{code}"),
            title: title.to_owned(),
            status,
            detail: detail.into(),
            code: code.to_owned(),
            kolom: None,
            request_id: None,
            konflik: None,
        }
    }

    /// The same problem, pointing at a field.
    #[must_use]
    pub fn at(mut self, kolom: &str) -> Self {
        self.kolom = Some(kolom.to_owned());
        self
    }
}
