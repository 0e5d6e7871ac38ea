//! Notices to one person: the truth behind every toast.

use domain::codes;
use domain::id::{AduanId, NomorRegister, NoticeId};
use domain::notice::NoticeKind;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One notice to the one who asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoticeView {
    /// Identity.
    pub id: NoticeId,
    /// Place in the log of notices; cursors count in it.
    #[ts(type = "number")]
    pub seq: i64,
    /// The aduan it is about.
    pub aduan: AduanId,
    /// Its number.
    pub nomor: NomorRegister,
    /// What about.
    pub jenis: NoticeKind,
    /// Title, at most 45 characters, without personal data.
    pub judul: String,
    /// Body, at most 110 characters, without personal data.
    pub isi: String,
    /// When it was raised.
    #[ts(type = "string")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub pada: Timestamp,
    /// The same for the same thing on every device, so that it is shown once:
    /// `peristiwa/{seq}` or `tenggat/{aduan}/{langkah}/{jatuh_tempo ms}/{jenis}`.
    #[serde(alias = "kunci")] // as version 0.1 kept it
    pub tanda: String,
    /// When it was first shown to the officer, on any device.
    #[ts(type = "string | null")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime, required = true))]
    pub ditampilkan: Option<Timestamp>,
    /// When the officer opened it, on any device.
    #[ts(type = "string | null")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime, required = true))]
    pub dibuka: Option<Timestamp>,
}

/// One notice as the page lists it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NoticeRow {
    /// The notice.
    #[serde(flatten)]
    pub view: NoticeView,
    /// When it was raised, in words: `hari ini 13.04`.
    pub waktu: String,
}

/// `POST /v1/notices/marks`: what became of notices, for the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MarkNotices {
    /// Which.
    pub ids: Vec<NoticeId>,
    /// What became of them.
    pub tanda: NoticeMark,
}

codes! {
    /// What became of a notice.
    pub enum NoticeMark {
        /// A toast was handed to the desktop.
        Ditampilkan = "ditampilkan",
        /// The officer opened it.
        Dibuka = "dibuka",
    }
}
