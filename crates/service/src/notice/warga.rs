//! What a citizen is told in the portal: notices of the own aduan, and what waits for the citizen.

use crate::app::App;
use crate::error::Error;
use domain::alur::permissions::{STATUS_MENUNGGU_PELAPOR, menunggu_pelapor};
use domain::id::{AduanId, NomorRegister, PersonId};
use domain::person::aktor::Aktor;
use jiff::Timestamp;

/// How many notices stand on one page.
const ON_A_PAGE: u32 = 20;

/// Something that happened to one of the citizen's aduan.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct NoticeWarga {
    pub nomor: NomorRegister,
    pub judul: String,
    pub pada: Timestamp,
    /// Whether the citizen has not opened the aduan since.
    pub is_new: bool,
}

/// One page of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticePage {
    /// Newest first.
    pub rows: Vec<NoticeWarga>,
    /// Where older ones begin, if there may be any.
    pub older: Option<i64>,
}

/// What stands beside the menu.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Aduan that wait for the citizen.
    pub aduan: usize,
    /// Notices that were not opened.
    pub notices: u64,
}

/// What the citizen was told, before a place or from the newest.
pub async fn of_warga(app: &App, aktor: &Aktor, before: Option<i64>) -> Result<NoticePage, Error> {
    let person = warga(aktor)?;
    let mut tx = app.store().glance().await?;
    let cursor = before.unwrap_or(i64::MAX);
    let page = store::notice::before(&mut tx, person, cursor, ON_A_PAGE).await?;
    let rows = page.rows.into_iter().map(|notice| NoticeWarga {
        nomor: notice.nomor,
        judul: notice.judul,
        pada: notice.pada,
        is_new: notice.dibuka.is_none(),
    });
    Ok(NoticePage {
        rows: rows.collect(),
        older: page.last.filter(|_| page.is_full),
    })
}

/// How much waits for the citizen.
pub async fn waiting(app: &App, aktor: &Aktor) -> Result<Waiting, Error> {
    let person = warga(aktor)?;
    let mut tx = app.store().read().await?;
    let notices = store::notice::unopened(&mut tx, person).await?;
    let asked = store::aduan::of_pelapor_in(&mut tx, person, STATUS_MENUNGGU_PELAPOR).await?;
    let waits = asked.iter().filter(|satu| menunggu_pelapor(&satu.aduan));
    Ok(Waiting {
        aduan: waits.count(),
        notices,
    })
}

/// Notes that the citizen opened an aduan, and so knows what was told of it; gives how many notices
/// that were.
pub async fn opened(app: &App, aktor: &Aktor, aduan: AduanId) -> Result<u64, Error> {
    let person = warga(aktor)?;
    let mut tx = app.store().write().await?;
    let opened = store::notice::mark_opened_about(&mut tx, person, aduan, app.now()).await?;
    tx.commit().await?;
    Ok(opened)
}

pub(super) fn warga(aktor: &Aktor) -> Result<PersonId, Error> {
    match aktor {
        Aktor::Masyarakat { id } => Ok(*id),
        Aktor::AdminDiskominfo { .. }
        | Aktor::PetugasSkpd { .. }
        | Aktor::Superadmin { .. }
        | Aktor::Pimpinan { .. }
        | Aktor::Inspektorat { .. }
        | Aktor::Sistem => Err(Error::Forbidden),
    }
}
