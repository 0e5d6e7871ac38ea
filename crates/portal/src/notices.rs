//! What happened to the citizen's aduan, newest first.

use crate::answer::{Answer, html};
use crate::form::Fields;
use crate::portal::Portal;
use crate::view::{Menu, NoticeView, Notices};
use crate::visit::{Own, Visit, Warga};
use axum::extract::Query;
use domain::id::AduanId;
use domain::kata::waktu::waktu_panjang;
use service::notice::{self, NoticeWarga};

/// `GET /kabar?sebelum=`.
pub(crate) async fn list_notices(own: Own, Query(query): Query<Vec<(String, String)>>) -> Answer {
    let before = Fields(query).get("sebelum").parse().ok();
    let page = notice::of_warga(&own.portal.app, &own.warga.aktor, before).await?;
    html(&Notices {
        frame: own.visit.frame(Menu::Notices),
        daftar: page.rows.into_iter().map(NoticeView::from).collect(),
        is_first: before.is_none(),
        older: page.older,
    })
}

/// Notes that the citizen looks at an aduan now. A page is shown although that cannot be noted.
pub(crate) async fn note_opened(portal: &Portal, visit: &mut Visit, warga: &Warga, aduan: AduanId) {
    if visit.waiting.notices == 0 {
        return;
    }
    match notice::opened(&portal.app, &warga.aktor, aduan).await {
        Ok(opened) => visit.waiting.notices = visit.waiting.notices.saturating_sub(opened),
        Err(error) => tracing::warn!(%error, "it could not be noted that notices were opened"),
    }
}

impl From<NoticeWarga> for NoticeView {
    fn from(notice: NoticeWarga) -> Self {
        Self {
            nomor: notice.nomor.to_string(),
            judul: notice.judul,
            pada: waktu_panjang(notice.pada),
            is_new: notice.is_new,
        }
    }
}
