//! Aduan that nobody will look after by themselves.

use crate::app::App;
use crate::error::Error;
use crate::notice::left;
use domain::aduan::Aduan;
use domain::aduan::status::StatusCode;
use domain::batas::BATAS;
use domain::id::{Seq, SkpdKode};
use domain::person::aktor::Peran;
use std::collections::BTreeMap;
use store::Tx;

/// How many are read at once.
const STEP: u32 = 500;

/// What an operator has to know of.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Neglected {
    /// How many can not be read, because they are damaged or of a newer version. Lists go on without
    /// them.
    pub unreadable: usize,
    /// SKPD that have nobody with an account, and how many aduan wait there.
    pub without_officer: BTreeMap<SkpdKode, u32>,
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
    }

    /// Adds where nobody with an account is left, and takes out whatever somebody is there for.
    async fn without_the_staffed(mut self, tx: &mut Tx) -> Result<Self, Error> {
        self.without_officer = left::unread_at(tx).await?;
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
