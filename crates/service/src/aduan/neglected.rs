//! Aduan that nobody will look after by themselves.

use crate::app::App;
use crate::error::Error;
use domain::aduan::Aduan;
use domain::aduan::status::StatusCode;
use domain::batas::BATAS;
use domain::id::{Seq, SkpdKode};
use domain::person::aktor::Peran;
use std::collections::BTreeSet;
use store::Tx;

/// How many are read at once.
const STEP: u32 = 500;

/// What an operator has to know of.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Neglected {
    /// How many can not be read, because they are damaged or of a newer version. Lists go on without
    /// them.
    pub unreadable: usize,
    /// SKPD that have something to do, and nobody with an account.
    pub without_officer: BTreeSet<SkpdKode>,
    /// How many wait for an Admin Diskominfo, where there is none.
    pub without_admin: usize,
    /// How many wait for a superadmin, where there is none.
    pub without_superadmin: usize,
}

/// Looks at every aduan.
pub async fn neglected(app: &App) -> Result<Neglected, Error> {
    let (mut place, mut found) = (Seq(0), Neglected::default());
    loop {
        let mut tx = app.store().read().await?;
        let page = store::aduan::changed_after(&mut tx, place, STEP).await?;
        found.unreadable += page.unreadable;
        for berkas in page.rows {
            found.look_at(&berkas.tersimpan.aduan);
        }
        match page.last {
            Some(last) => place = last,
            None => return found.without_the_staffed(&mut tx).await,
        }
    }
}

impl Neglected {
    fn look_at(&mut self, aduan: &Aduan) {
        let status = aduan.status.code();
        if status == StatusCode::Dikembalikan && aduan.dikembalikan >= BATAS.pengembalian {
            self.without_superadmin += 1;
        }
        if matches!(
            status,
            StatusCode::Masuk | StatusCode::Dikembalikan | StatusCode::DrafJawaban
        ) {
            self.without_admin += 1;
        }
        if status.is_at_skpd()
            && let Some(disposisi) = &aduan.disposisi
        {
            let pendukung = disposisi.pendukung.iter().map(|one| one.skpd.clone());
            self.without_officer.extend(pendukung);
            self.without_officer.insert(disposisi.utama.clone());
        }
    }

    /// Takes out whatever somebody with an account is there for.
    async fn without_the_staffed(mut self, tx: &mut Tx) -> Result<Self, Error> {
        for skpd in std::mem::take(&mut self.without_officer) {
            if store::person::of_skpd(tx, &skpd).await?.is_empty() {
                self.without_officer.insert(skpd);
            }
        }
        let superadmins = store::person::with_peran(tx, Peran::Superadmin).await?;
        if !superadmins.is_empty() {
            self.without_superadmin = 0;
        }
        let admins = store::person::with_peran(tx, Peran::AdminDiskominfo).await?;
        if !admins.is_empty() {
            self.without_admin = 0;
        }
        Ok(self)
    }
}
