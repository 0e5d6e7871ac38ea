//! Messages to citizens outside the portal: written with the notice they tell of, in its
//! transaction, for those who gave an address and want them.

use super::letter::Letter;
use crate::app::App;
use crate::error::Error;
use crate::ground::sealing::{Identity, identity_of};
use domain::notice::NoticeKind;
use domain::notice::pesan::{Channel, PesanJenis, Reach, ways};
use domain::person::aktor::Aktor;
use domain::person::identitas::Telepon;
use jiff::Timestamp;
use std::collections::HashMap;
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
    if app.channels().is_empty() || news.is_empty() {
        return Ok(());
    }
    let persons: Vec<_> = news.iter().map(|letter| letter.person).collect();
    let off = store::pesan::off_among(tx, &persons).await?;
    let found = store::person::among(tx, &persons).await?;
    let found = found.iter().map(|person| {
        let channels = Contact::of(app, person).channels(app);
        let wanted = channels.filter(|channel| !off.contains(&(person.id, *channel)));
        (person.id, ways(&wanted.collect()))
    });
    let ways: HashMap<_, _> = found.collect();
    for letter in news {
        for channel in ways.get(&letter.person).into_iter().flatten() {
            let baru = PesanBaru {
                id: Uuid::now_v7(),
                person: letter.person,
                jenis: PesanJenis::Kabar,
                aduan: Some(letter.aduan),
                channel: *channel,
                alamat: None,
                pada,
                tanda: &letter.tanda,
            };
            store::pesan::insert(tx, &baru)?;
        }
    }
    Ok(())
}

/// Where somebody can be reached.
#[derive(Default)]
pub(crate) struct Contact {
    surel: Option<String>,
    telepon: Option<Telepon>,
}

impl Contact {
    /// That of a citizen whose account is open; staff read at the desktop. An identity that cannot be
    /// opened has none: it must not keep an aduan from going on.
    pub(super) fn of(app: &App, person: &Person) -> Self {
        if !person.aktif || matches!(person.identitas, Identitas::Petugas { .. }) {
            return Self::default();
        }
        let told = |error: &Error| tracing::error!(person = %person.id, %error, "no message");
        let identity = identity_of(app.keys(), person).inspect_err(told).ok();
        identity.as_ref().map(Self::in_identity).unwrap_or_default()
    }

    /// That which somebody gave.
    pub(crate) fn in_identity(identity: &Identity) -> Self {
        let telepon = identity.telepon.as_deref();
        Self {
            surel: identity.surel.clone(),
            telepon: telepon.and_then(|text| Telepon::parse(text).ok()),
        }
    }

    /// Where a channel leads to.
    pub(super) fn by(&self, channel: Channel) -> Option<&str> {
        match channel.reach() {
            Reach::Surel => self.surel.as_deref(),
            Reach::Telepon => self.telepon.as_ref().map(Telepon::e164),
        }
    }

    /// The channels that lead there, of those that are set up.
    pub(crate) fn channels(&self, app: &App) -> impl Iterator<Item = Channel> + use<> {
        let set_up = app.channels().iter().copied();
        let found: Vec<_> = set_up
            .filter(|channel| self.by(*channel).is_some())
            .collect();
        found.into_iter()
    }
}

/// Switches messages by a channel on or off, as the citizen asks.
pub async fn switch_channel(
    app: &App,
    aktor: &Aktor,
    channel: Channel,
    to: Switch,
) -> Result<(), Error> {
    let person = super::warga::warga(aktor)?;
    let mut tx = app.store().write().await?;
    match to {
        Switch::On => store::pesan::switch_on(&mut tx, person, channel).await?,
        Switch::Off => store::pesan::switch_off(&mut tx, person, channel, app.now()).await?,
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
