//! Which SKPD have officers, and how much waits there: for whoever disposes, and for whoever makes
//! accounts.

use crate::app::App;
use crate::error::Error;
use domain::alur::permissions::boleh_lihat_petugas_skpd;
use domain::person::aktor::Aktor;
use domain::tenggat::kalender::wib;
use wire::aduan::SkpdStanding;

/// Every SKPD that takes dispositions today, and every other one in which something waits.
pub async fn skpd_standing(app: &App, aktor: &Aktor) -> Result<Vec<SkpdStanding>, Error> {
    if !boleh_lihat_petugas_skpd(aktor.peran()) {
        return Err(Error::Forbidden);
    }
    let mut tx = app.store().glance().await?;
    let officers = store::person::officers(&mut tx).await?;
    let waiting = store::aduan::waiting_at_skpd(&mut tx).await?;
    let today = wib(app.now()).date();
    let referensi = app.referensi();
    let all = referensi.skpd.iter().map(|skpd| SkpdStanding {
        petugas: officers.get(&skpd.kode).copied().unwrap_or_default(),
        menunggu: waiting.get(&skpd.kode).copied().unwrap_or_default(),
        kode: skpd.kode.clone(),
    });
    let matters = |one: &SkpdStanding| {
        let skpd = referensi.skpd(&one.kode);
        one.menunggu > 0 || skpd.is_some_and(|skpd| skpd.menerima_disposisi(today))
    };
    Ok(all.filter(matters).collect())
}
