//! Revealing a reporter's identity: with a purpose, recorded first, visible to the citizen.

use crate::app::App;
use crate::error::Error;
use crate::ground::sealing::identity_of;
use domain::alur::permissions::{boleh_buka_identitas, boleh_lihat};
use domain::batas::BATAS;
use domain::id::AduanId;
use domain::person::aktor::Aktor;
use domain::teks::Typed;
use uuid::Uuid;
use wire::aduan::Identitas;

const NOBODY: &str = "Identitas pelapor aduan ini sudah dilepas dari akunnya, jadi tidak ada yang dapat \
    dibuka.";

/// NIK, name and contact data of the one who filed an aduan.
pub async fn reveal_identitas(
    app: &App,
    aktor: &Aktor,
    id: AduanId,
    tujuan: &str,
) -> Result<Identitas, Error> {
    if !boleh_buka_identitas(aktor.peran()) {
        return Err(Error::Forbidden);
    }
    let oleh = aktor.id().ok_or(Error::Forbidden)?;
    let tujuan = checked_tujuan(tujuan)?;
    let mut tx = app.store().write().await?;
    let aduan = store::aduan::load(&mut tx, id)
        .await?
        .map(|tersimpan| tersimpan.aduan)
        .filter(|aduan| boleh_lihat(aktor, aduan))
        .ok_or(Error::NotFound)?;
    let person = store::person::by_id(&mut tx, aduan.pelapor).await?;
    let identity = identity_of(app.keys(), &person.ok_or(Error::NotFound)?)?;
    if identity.is_nobody() {
        return Err(Error::field("tujuan", NOBODY));
    }
    store::pembukaan::insert(&mut tx, Uuid::now_v7(), id, oleh, &tujuan, app.now()).await?;
    tx.commit().await?;
    Ok(identity.into())
}

/// A purpose that says something.
pub(super) fn checked_tujuan(text: &str) -> Result<String, Error> {
    let (min, maks) = (BATAS.tujuan.min, BATAS.tujuan.maks);
    let pesan = || {
        format!(
            "Tulis tujuan membuka identitas, paling sedikit {min} dan paling panjang {maks} huruf."
        )
    };
    let tujuan = Typed::line(text).within(BATAS.tujuan);
    tujuan.ok_or_else(|| Error::field("tujuan", pesan()))
}
