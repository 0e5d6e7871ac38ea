//! Texts that are still to be handed in: an update waits for them.

use super::desk::draft_of;
use super::{Officer, Session};
use crate::cache::CacheError;
use domain::alur::permissions::perintah_boleh;
use domain::id::AduanId;
use wire::desk::{KeyringState, UnsentKind, UnsentWaiting};

impl Officer {
    /// The newest text of the officer that can still be handed in. One that can't, because its
    /// aduan went on or away, stays kept through an update like through any restart; but where
    /// texts live in memory a restart would take it along, so there every text counts.
    pub(super) async fn unsent(&self) -> Result<Option<UnsentWaiting>, CacheError> {
        let Some(session) = self.session() else {
            return Ok(None);
        };
        let in_memory = self.frame().keyring != KeyringState::Siap;
        let kept = session.cache.kept_drafts().await?;
        let waits = |(aduan, untuk): &(AduanId, UnsentKind)| {
            let nomor = session.number(*aduan, *untuk);
            (nomor.is_some() || in_memory).then_some(UnsentWaiting {
                aduan: *aduan,
                nomor,
                untuk: *untuk,
            })
        };
        Ok(kept.iter().find_map(waits))
    }
}

impl Session {
    /// The aduan's number, if its officer may still hand such a text in.
    fn number(&self, aduan: AduanId, untuk: UnsentKind) -> Option<String> {
        let book = self.book();
        let aduan = &book.aduan.get(&aduan)?.view.aduan;
        let may = perintah_boleh(&book.petugas.aktor, aduan)
            .into_iter()
            .any(|command| draft_of(command) == Some(untuk));
        may.then(|| aduan.nomor.to_string())
    }
}
