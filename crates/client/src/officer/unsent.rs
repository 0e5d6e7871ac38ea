//! Texts that are still to be handed in: kept as they are typed, and waited for by an update.

use super::frame::Frame;
use super::session::Session;
use crate::cache::CacheError;
use crate::screens::pukul;
use domain::aduan::command::CommandKind;
use domain::alur::permissions::perintah_boleh;
use domain::id::AduanId;
use jiff::Timestamp;
use std::sync::Arc;
use wire::desk::{Unsent, UnsentKind, UnsentRef, UnsentSave, UnsentVersion, UnsentWaiting};

/// The texts that a command hands in, or makes pointless.
pub(super) fn texts_of(command: CommandKind) -> &'static [UnsentKind] {
    match command {
        CommandKind::AjukanDraf => &[UnsentKind::Tanggapan],
        CommandKind::BeriMasukan => &[UnsentKind::Masukan],
        CommandKind::Terbitkan | CommandKind::KembalikanDraf => {
            &[UnsentKind::Koreksi, UnsentKind::KembalikanDraf]
        }
        CommandKind::Disposisikan => &[UnsentKind::Disposisi],
        CommandKind::Catat => &[UnsentKind::Catatan],
        CommandKind::MintaKelengkapan => &[UnsentKind::Kelengkapan],
        CommandKind::Tolak => &[UnsentKind::Tolak],
        CommandKind::Kembalikan => &[UnsentKind::Kembalikan],
        CommandKind::TarikDisposisi => &[UnsentKind::TarikDisposisi],
        CommandKind::NyatakanBukanKewenangan => &[UnsentKind::BukanKewenangan],
        CommandKind::Gabungkan => &[UnsentKind::Gabungkan],
        CommandKind::TundaPerwaktu | CommandKind::TundaCatatan => &[UnsentKind::Tunda],
        CommandKind::Lengkapi
        | CommandKind::Terima
        | CommandKind::Lanjutkan
        | CommandKind::BeriPenilaian
        | CommandKind::BatalkanPenilaian
        | CommandKind::AjukanKeberatan
        | CommandKind::TambahKeterangan
        | CommandKind::ArsipkanKelengkapan
        | CommandKind::TutupPenilaian => &[],
    }
}

/// A text as it was last kept.
pub(super) async fn read(
    session: &Session,
    text: UnsentRef,
    kini: Timestamp,
) -> Result<Unsent, CacheError> {
    let kept = session.cache.unsent(text).await?;
    let (isi, disimpan) = match kept {
        Some((isi, pada)) => (isi, Some(pukul(pada, kini))),
        None => (String::new(), None),
    };
    Ok(Unsent {
        isi,
        disimpan,
        usang: session.cache.earlier_unsent(text).await?,
    })
}

/// Earlier states of a text, the newest first.
pub(super) async fn versions(
    session: &Session,
    text: UnsentRef,
    kini: Timestamp,
) -> Result<Vec<UnsentVersion>, CacheError> {
    let states = session.cache.unsent_versions(text).await?;
    let version = |(isi, pada)| UnsentVersion {
        isi,
        disimpan: pukul(pada, kini),
    };
    Ok(states.into_iter().map(version).collect())
}

/// Keeps a text. It is on disk before the page is told so.
pub(super) async fn save(
    session: &Session,
    save: UnsentSave,
    kini: Timestamp,
) -> Result<Unsent, CacheError> {
    let text = UnsentRef {
        aduan: save.aduan,
        untuk: save.untuk,
        draf_versi: save.draf_versi,
    };
    session.cache.keep_unsent(text, &save.isi, kini).await?;
    Ok(Unsent {
        disimpan: (!save.isi.is_empty()).then(|| pukul(kini, kini)),
        isi: save.isi,
        usang: None, // what is being written is newer
    })
}

/// What of these texts holds up an update.
pub(super) struct Waiting {
    frame: Arc<Frame>,
}

impl Waiting {
    pub(super) fn new(frame: Arc<Frame>) -> Self {
        Self { frame }
    }

    /// The newest text of the officer that can still be handed in. One that can't, because its
    /// aduan went on or away, stays kept through an update like through any restart; but where
    /// texts live in memory a restart would take it along, so there every text counts.
    pub(super) async fn newest(&self) -> Result<Option<UnsentWaiting>, CacheError> {
        let Some(session) = self.frame.session() else {
            return Ok(None);
        };
        let in_memory = !self.frame.has_keyring();
        let kept = session.cache.all_unsent().await?;
        let waits = |(aduan, untuk): &(AduanId, UnsentKind)| {
            let nomor = number(&session, *aduan, *untuk);
            (nomor.is_some() || in_memory).then_some(UnsentWaiting {
                aduan: *aduan,
                nomor,
                untuk: *untuk,
            })
        };
        Ok(kept.iter().find_map(waits))
    }
}

/// The aduan's number, if its officer may still hand such a text in.
fn number(session: &Session, aduan: AduanId, untuk: UnsentKind) -> Option<String> {
    let book = session.book();
    let aduan = &book.aduan.get(&aduan)?.view.aduan;
    let may = perintah_boleh(&book.petugas.aktor, aduan)
        .into_iter()
        .any(|command| texts_of(command).contains(&untuk));
    may.then(|| aduan.nomor.to_string())
}
