//! Everything the screens are drawn from, in memory: aduan, the ledger of notices, reference
//! data, and who looks.

use crate::cache::{LedgerRow, Meta};
use domain::id::{AduanId, Version};
use domain::referensi::Referensi;
use std::collections::HashMap;
use std::sync::Arc;
use wire::aduan::AduanView;
use wire::session::Petugas;

/// The officer's book.
#[derive(Debug, Clone)]
pub(crate) struct Book {
    pub(crate) petugas: Petugas,
    pub(crate) aduan: HashMap<AduanId, Page>,
    pub(crate) ledger: HashMap<String, LedgerRow>,
    pub(crate) referensi: Option<Arc<Referensi>>,
    pub(crate) meta: Meta,
}

/// One aduan, and how far the officer has read it.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    pub(crate) view: Arc<AduanView>,
    pub(crate) dibaca: Option<Version>,
}

impl Page {
    pub(crate) fn belum_dibaca(&self) -> bool {
        self.dibaca
            .is_none_or(|dibaca| dibaca < self.view.aduan.version)
    }
}

impl Book {
    /// An empty book.
    pub(crate) fn new(petugas: Petugas) -> Self {
        Self {
            petugas,
            aduan: HashMap::new(),
            ledger: HashMap::new(),
            referensi: None,
            meta: Meta::default(),
        }
    }

    /// Whether a view that came outside a pull is newer than what the pulls brought. An aduan that
    /// a tombstone removed comes back by a pull only.
    pub(crate) fn is_news(&self, view: &AduanView) -> bool {
        match self.aduan.get(&view.aduan.id) {
            Some(page) => page.view.seq <= view.seq,
            None => self.meta.cursor < view.seq,
        }
    }

    /// Takes a view unless a newer one is there already.
    pub(crate) fn put(&mut self, view: AduanView) {
        let dibaca = match self.aduan.get(&view.aduan.id) {
            Some(page) if page.view.seq > view.seq => return,
            Some(page) => page.dibaca,
            None => None,
        };
        let id = view.aduan.id;
        let view = Arc::new(view);
        self.aduan.insert(id, Page { view, dibaca });
    }

    /// Removes an aduan with its notices.
    pub(crate) fn remove(&mut self, id: AduanId) {
        self.aduan.remove(&id);
        self.ledger
            .retain(|_, row| row.view.aduan != id || row.view.jenis.outlives_sight());
    }

    /// Takes rows of the ledger.
    pub(crate) fn put_ledger(&mut self, rows: impl IntoIterator<Item = LedgerRow>) {
        for row in rows {
            self.ledger.insert(row.view.tanda.clone(), row);
        }
    }
}
