//! Reading for staff: one aduan, what is new, a photo.

use super::view;
use crate::app::App;
use crate::error::Error;
use domain::alur::permissions::boleh_lihat;
use domain::id::{AduanId, LampiranId, Seq};
use domain::person::aktor::Aktor;
use std::collections::BTreeSet;
use store::aduan::Berkas;
use store::{Page, Tx};
use wire::aduan::{AduanView, UkuranFoto};
use wire::notice::NoticeView;
use wire::sync::{SyncPage, SyncQuery};

/// Most aduan, and most notices, of one page.
const PAGE: u32 = 100;

/// One aduan as the viewer may see it.
pub async fn read_aduan(app: &App, aktor: &Aktor, id: AduanId) -> Result<AduanView, Error> {
    let mut tx = app.store().glance().await?;
    let found = store::aduan::berkas(&mut tx, id)
        .await?
        .ok_or(Error::NotFound)?;
    view::of(&mut tx, app, aktor, found).await
}

/// What changed since two cursors: aduan as they are now, and those to be forgotten.
pub async fn sync(app: &App, aktor: &Aktor, query: SyncQuery) -> Result<SyncPage, Error> {
    let person = aktor.id().ok_or(Error::Forbidden)?;
    let mut tx = app.store().glance().await?;
    // Read before the rows: whatever is numbered up to here was committed before we look.
    let (newest, newest_notice) = store::counter::newest(&mut tx, person).await?;
    if newest <= query.cursor && newest_notice <= query.notice_cursor {
        return Ok(nothing_new(app, newest, query));
    }
    // Before the aduan: whoever reads a notice finds its aduan at least as new.
    let stored = store::notice::after(&mut tx, person, query.notice_cursor, PAGE).await?;
    let changed = changed(&mut tx, aktor, query).await?;
    let cursor = match changed.last {
        Some(last) if changed.is_full => last,
        Some(last) => last.max(newest),
        None => newest,
    };
    let more = changed.is_full || stored.is_full;
    let hapus = lost(aktor, &changed.rows);
    let aduan = view::of_all(&mut tx, app, aktor, changed.rows).await?;
    let notice_cursor = stored.last.unwrap_or(query.notice_cursor);
    let notices = notices(&mut tx, aktor, stored.rows).await?;
    Ok(SyncPage {
        cursor,
        notice_cursor,
        aduan,
        hapus,
        notices,
        more,
        kini: app.now(),
        log: Some(app.log()),
    })
}

/// The page of whoever has everything. A cursor beyond the newest place is of another log, and the
/// reader has to see that.
fn nothing_new(app: &App, newest: Seq, query: SyncQuery) -> SyncPage {
    SyncPage {
        cursor: newest,
        notice_cursor: query.notice_cursor,
        aduan: Vec::new(),
        hapus: Vec::new(),
        notices: Vec::new(),
        more: false,
        kini: app.now(),
        log: Some(app.log()),
    }
}

/// What a SKPD had and has no more: its computers have to forget it.
fn lost(aktor: &Aktor, changed: &[Berkas]) -> Vec<AduanId> {
    if !matches!(aktor, Aktor::PetugasSkpd { .. }) {
        return Vec::new();
    }
    let aduan = changed.iter().map(|satu| &satu.tersimpan.aduan);
    let hidden = aduan.filter(|aduan| !boleh_lihat(aktor, aduan));
    hidden.map(|aduan| aduan.id).collect()
}

/// For a SKPD what it has or ever had; for everybody else everything, filtered by the caller.
async fn changed(tx: &mut Tx, aktor: &Aktor, query: SyncQuery) -> Result<Page<Berkas, Seq>, Error> {
    Ok(match aktor {
        Aktor::PetugasSkpd { skpd, .. } => {
            store::aduan::changed_after_for(tx, skpd, query.cursor, PAGE).await?
        }
        Aktor::Masyarakat { .. } => return Err(Error::Forbidden),
        Aktor::AdminDiskominfo { .. }
        | Aktor::Pimpinan { .. }
        | Aktor::Inspektorat { .. }
        | Aktor::Superadmin { .. }
        | Aktor::Sistem => store::aduan::changed_after(tx, query.cursor, PAGE).await?,
    })
}

/// Notices about aduan that the viewer may still see, or that say that one is theirs no more.
async fn notices(
    tx: &mut Tx,
    aktor: &Aktor,
    stored: Vec<store::notice::Notice>,
) -> Result<Vec<NoticeView>, Error> {
    let about: BTreeSet<_> = stored.iter().map(|notice| notice.aduan).collect();
    let about: Vec<_> = about.into_iter().collect();
    let about = store::aduan::load_among(tx, &about).await?.into_iter();
    let seen = about.filter(|tersimpan| boleh_lihat(aktor, &tersimpan.aduan));
    let seen: BTreeSet<_> = seen.map(|tersimpan| tersimpan.aduan.id).collect();
    let shown = stored
        .into_iter()
        .filter(|one| seen.contains(&one.aduan) || one.jenis.outlives_sight());
    Ok(shown.map(notice).collect())
}

fn notice(stored: store::notice::Notice) -> NoticeView {
    NoticeView {
        id: stored.id,
        seq: stored.seq,
        aduan: stored.aduan,
        nomor: stored.nomor,
        jenis: stored.jenis,
        judul: stored.judul,
        isi: stored.isi,
        pada: stored.pada,
        tanda: stored.tanda,
        ditampilkan: stored.ditampilkan,
        dibuka: stored.dibuka,
    }
}

/// A photo of an aduan, always JPEG.
pub async fn read_foto(
    app: &App,
    aktor: &Aktor,
    aduan: AduanId,
    lampiran: LampiranId,
    ukuran: UkuranFoto,
) -> Result<Vec<u8>, Error> {
    let mut tx = app.store().read().await?;
    let found = store::aduan::load(&mut tx, aduan).await?;
    let seen = found.is_some_and(|tersimpan| boleh_lihat(aktor, &tersimpan.aduan));
    let known = seen
        && store::lampiran::of_aduan(&mut tx, aduan)
            .await?
            .iter()
            .any(|foto| foto.id == lampiran);
    drop(tx);
    if !known {
        return Err(Error::NotFound);
    }
    app.files().read(lampiran, ukuran).await
}
