//! What a decision stands on: the time, the reference data, and who may be disposed to.

use domain::alur::{Induk, Konteks};
use domain::id::SkpdKode;
use domain::referensi::Referensi;
use domain::tenggat::kalender::wib;
use domain::tenggat::{Langkah, Tenggat};
use jiff::Timestamp;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The ground of a decision; lends the domain its [`Konteks`].
pub(crate) struct Dasar {
    pub(crate) kini: Timestamp,
    pub(crate) referensi: Arc<Referensi>,
    tujuan: BTreeSet<SkpdKode>,
    berpetugas: BTreeSet<SkpdKode>,
}

impl Dasar {
    /// What a decision made at `kini` depends on.
    pub(crate) fn at(kini: Timestamp, referensi: Arc<Referensi>) -> Self {
        let tujuan = referensi.tujuan(wib(kini).date());
        Self {
            kini,
            tujuan: tujuan.map(|skpd| skpd.kode.clone()).collect(),
            berpetugas: BTreeSet::new(), // nobody, until somebody is known to be there
            referensi,
        }
    }

    /// The same, knowing where somebody reads what comes.
    pub(crate) fn with_officers(self, berpetugas: BTreeSet<SkpdKode>) -> Self {
        Self { berpetugas, ..self }
    }

    pub(crate) fn konteks(&self, induk: Option<Induk>) -> Konteks<'_> {
        Konteks {
            kini: self.kini,
            aturan: &self.referensi.aturan,
            kalender: &self.referensi.kalender,
            tujuan: &self.tujuan,
            berpetugas: &self.berpetugas,
            induk,
        }
    }

    /// A clock of that step that starts now.
    pub(crate) fn mulai(&self, langkah: Langkah) -> Tenggat {
        self.referensi.mulai(langkah, self.kini)
    }
}
