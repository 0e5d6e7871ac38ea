//! Pulling what is new by cursor over the commit-ordered log.

use crate::aduan::AduanView;
use crate::notice::NoticeView;
use domain::id::{AduanId, Seq};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Query of `GET /v1/sync`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct SyncQuery {
    /// Cursor over the log of events; 0 gives everything.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", param(value_type = i64))]
    pub cursor: Seq,
    /// Cursor over the notices; 0 gives everything.
    #[serde(default)]
    pub notice_cursor: i64,
}

/// One page of news.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SyncPage {
    /// The next cursor over the log.
    pub cursor: Seq,
    /// The next cursor over the notices.
    pub notice_cursor: i64,
    /// Aduan that changed, as they are now.
    pub aduan: Vec<AduanView>,
    /// Aduan that the reader may no longer see: remove them from every cache.
    pub hapus: Vec<AduanId>,
    /// New notices, oldest first.
    pub notices: Vec<NoticeView>,
    /// There is more: ask again with the new cursors.
    pub more: bool,
    /// The server's clock.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub kini: Timestamp,
    /// Which log this is. Another one than before, or a cursor that went back, means that the server
    /// was restored: whatever was read by a cursor has to be read again from the beginning.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub log: Option<Uuid>,
}

/// Data of the `news` event of the stream `GET /v1/stream`: there is news up to here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct News {
    /// Newest place in the log.
    pub cursor: Seq,
}
