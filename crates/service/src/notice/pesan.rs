//! Messages to citizens outside the portal: written with the notice they tell of, in its
//! transaction, for those who gave an address and want them.

use super::letter::Letter;
use crate::app::App;
use crate::error::Error;
use crate::ground::sealing::identity_of;
use domain::id::PersonId;
use domain::notice::NoticeKind;
use domain::notice::pesan::{Channel, PesanJenis};
use domain::person::aktor::Aktor;
use jiff::Timestamp;
use std::collections::HashSet;
use store::Tx;
use store::person::{Identitas, Person};
use store::pesan::PesanBaru;
use uuid::Uuid;

/// Writes the messages that go out with these notices; none where no channel is set up.
pub(super) async fn write(
    tx: &mut Tx,
    app: &App,
    letters: &[Letter],
    pada: Timestamp,
) -> Result<(), Error> {
    let news = |letter: &&Letter| letter.jenis == NoticeKind::KabarPelapor;
    let news: Vec<_> = letters.iter().filter(news).collect();
    if app.portal_of_surel().is_none() || news.is_empty() {
        return Ok(());
    }
    let persons: Vec<_> = news.iter().map(|letter| letter.person).collect();
    let reached = reached(tx, app, &persons).await?;
    for letter in news
        .iter()
        .filter(|letter| reached.contains(&letter.person))
    {
        let baru = PesanBaru {
            id: Uuid::now_v7(),
            person: letter.person,
            jenis: PesanJenis::Kabar,
            aduan: Some(letter.aduan),
            channel: Channel::Surel,
            alamat: None,
            pada,
            tanda: &letter.tanda,
        };
        store::pesan::insert(tx, &baru)?;
    }
    Ok(())
}

/// Who of these people wants e-mail and has an address.
async fn reached(tx: &mut Tx, app: &App, persons: &[PersonId]) -> Result<HashSet<PersonId>, Error> {
    let off = store::pesan::off_among(tx, persons, Channel::Surel).await?;
    let found = store::person::among(tx, persons).await?;
    let wanted = found.into_iter().filter(|person| !off.contains(&person.id));
    let reached = wanted.filter(|person| address(app, person).is_some());
    Ok(reached.map(|person| person.id).collect())
}

/// The address of somebody whose account is open. An identity that cannot be opened has none: it
/// must not keep an aduan from going on.
pub(super) fn address(app: &App, person: &Person) -> Option<String> {
    let identity = identity_of(app.keys(), person);
    if matches!(person.identitas, Identitas::Petugas { .. }) {
        return None; // staff read at the desktop
    }
    let told = |error: &Error| tracing::error!(person = %person.id, %error, "no message");
    identity
        .inspect_err(told)
        .ok()
        .filter(|_| person.aktif)?
        .surel
}

/// Switches messages by e-mail on or off, as the citizen asks.
pub async fn switch_surel(app: &App, aktor: &Aktor, to: Switch) -> Result<(), Error> {
    let person = super::warga::warga(aktor)?;
    let mut tx = app.store().write().await?;
    match to {
        Switch::On => store::pesan::switch_on(&mut tx, person, Channel::Surel).await?,
        Switch::Off => {
            store::pesan::switch_off(&mut tx, person, Channel::Surel, app.now()).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// How a channel is switched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Switch {
    On,
    Off,
}
