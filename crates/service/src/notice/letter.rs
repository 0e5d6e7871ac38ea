//! A notice for one person, before it is stored.

use domain::id::{AduanId, PersonId};
use domain::notice::{Notice, NoticeKind};

/// A notice for one person.
pub(super) struct Letter {
    pub(super) person: PersonId,
    pub(super) aduan: AduanId,
    pub(super) jenis: NoticeKind,
    pub(super) judul: String,
    pub(super) isi: String,
    pub(super) tanda: String,
}

impl Letter {
    pub(super) fn new(person: PersonId, aduan: AduanId, notice: &Notice, tanda: &str) -> Self {
        Self {
            person,
            aduan,
            jenis: notice.jenis,
            judul: notice.judul.clone(),
            isi: notice.isi.clone(),
            tanda: tanda.to_owned(),
        }
    }
}
