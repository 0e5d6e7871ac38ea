//! Sends the messages that are due, one at a time and outside any transaction: a slow mail server
//! keeps nobody waiting, and a gateway that is down no e-mail. Any instance may, and each message is
//! taken before it is sent.

use super::pesan::Contact;
use crate::app::App;
use crate::error::Error;
use crate::ground::kode::{fits, of_pesan};
use crate::ground::sealing::open_alamat;
use domain::notice::pesan::{
    Channel, Content, News, PATIENCE, PesanJenis, PesanStatus, Text, wait_after,
};
use domain::person::kode_sekali::{GunaKode, KodeSekali};
use jiff::{SignedDuration, Timestamp};
use std::time::Duration;
use store::Tx;
use store::pesan::{Pesan, PesanBaru};
use uuid::Uuid;

/// How long an attempt may take.
pub const ATTEMPT: Duration = Duration::from_mins(1);

/// For how long a message is taken: longer than an attempt, however slow the machine.
const LEASE: SignedDuration = SignedDuration::from_mins(10);

/// A message on its way.
pub struct Envelope {
    /// The same at every attempt, so that the receiver knows a repetition.
    pub id: Uuid,
    /// Where to: an address of e-mail, or a number in E.164.
    pub address: String,
    /// What it says.
    pub content: Content,
    /// The public address of the portal.
    pub portal: String,
}

impl Envelope {
    /// As an e-mail.
    pub fn text(&self) -> Text {
        self.content.text(&self.portal)
    }

    /// As news, which is all that travels by telephone.
    pub fn news(&self) -> Result<News, Undelivered> {
        let news = self.content.news(&self.portal);
        news.ok_or_else(|| Undelivered::Refused("content".to_owned()))
    }
}

/// Why a message was not handed over. A code, without the address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undelivered {
    /// It may be taken later.
    Later(String),
    /// It never will.
    Refused(String),
}

/// What carries the messages of a channel.
pub trait Carrier {
    /// Which.
    const CHANNEL: Channel;

    /// Hands a message over.
    fn deliver(&self, envelope: Envelope) -> impl Future<Output = Result<(), Undelivered>> + Send;
}

/// What one step has done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Nothing was due.
    Idle,
    /// A message is off the list.
    Done,
    /// A message waits for another attempt; with it, mostly, all others.
    Waits,
}

/// How many are looked at in a step, in case others take the first ones.
const LOOK: u32 = 8;

/// Sends one message that is due.
pub async fn send_next<C: Carrier>(app: &App, carrier: &C) -> Result<Step, Error> {
    if !app.channels().contains(&C::CHANNEL) {
        return Ok(Step::Idle);
    }
    let Some(pesan) = take(app, C::CHANNEL).await? else {
        return Ok(Step::Idle);
    };
    let Some((address, content)) = still_wanted(app, &pesan).await? else {
        return over(app, &pesan, PesanStatus::Batal, None).await;
    };
    let envelope = Envelope {
        id: pesan.id,
        address,
        content,
        portal: app.portal().to_owned(),
    };
    let tried = tokio::time::timeout(ATTEMPT, carrier.deliver(envelope)).await;
    match tried.unwrap_or_else(|_| Err(Undelivered::Later("timeout".to_owned()))) {
        Ok(()) => over(app, &pesan, PesanStatus::Terkirim, None).await,
        Err(Undelivered::Refused(failure)) => {
            over(app, &pesan, PesanStatus::Ditolak, Some(&failure)).await
        }
        Err(Undelivered::Later(failure)) => later(app, &pesan, &failure).await,
    }
}

/// Takes the first message that nobody else has taken.
async fn take(app: &App, channel: Channel) -> Result<Option<Pesan>, Error> {
    let now = app.now();
    let mut tx = app.store().read().await?;
    let due = store::pesan::due(&mut tx, channel, now, LOOK).await?;
    drop(tx);
    for mut pesan in due {
        let mut tx = app.store().write().await?;
        let taken = store::pesan::claim(&mut tx, &pesan, now, now + LEASE).await?;
        tx.commit().await?;
        if taken {
            pesan.attempts += 1;
            return Ok(Some(pesan));
        }
    }
    Ok(None)
}

/// Where it goes and what it says, unless it is not wanted any more: it was switched off, the account
/// was closed, or its code is good no more.
async fn still_wanted(app: &App, pesan: &Pesan) -> Result<Option<(String, Content)>, Error> {
    let mut tx = app.store().read().await?;
    if pesan.jenis.can_be_off() {
        let off = store::pesan::off_among(&mut tx, &[pesan.person]).await?;
        if off.contains(&(pesan.person, pesan.channel)) {
            return Ok(None);
        }
    }
    let Some(content) = content(app, &mut tx, pesan).await? else {
        return Ok(None);
    };
    let address = if let Some(sealed) = &pesan.alamat {
        let opened = open_alamat(app.keys(), pesan.id, sealed);
        let told = |error: &Error| tracing::error!(pesan = %pesan.id, %error, "no message");
        opened.inspect_err(told).ok() // it must not keep the others
    } else {
        let found = store::person::by_id(&mut tx, pesan.person).await?;
        let contact = found.map(|person| Contact::of(app, &person));
        contact.and_then(|contact| contact.by(pesan.channel).map(str::to_owned))
    };
    Ok(address.map(|address| (address, content)))
}

/// What a message says by now.
async fn content(app: &App, tx: &mut Tx, pesan: &Pesan) -> Result<Option<Content>, Error> {
    Ok(match pesan.jenis {
        PesanJenis::Kabar => pesan.nomor.map(Content::Kabar),
        PesanJenis::KonfirmasiSurel => {
            let kode = kode(app, tx, pesan, GunaKode::KonfirmasiSurel).await?;
            kode.map(Content::KonfirmasiSurel)
        }
        PesanJenis::KodeSandi => {
            let kode = kode(app, tx, pesan, GunaKode::SandiLewatSurel).await?;
            kode.map(Content::KodeSandi)
        }
        PesanJenis::SandiDiganti => Some(Content::SandiDiganti),
        PesanJenis::SurelDiganti => Some(Content::SurelDiganti),
        PesanJenis::NikDidaftarkan => Some(Content::NikDidaftarkan),
    })
}

/// The code that a message brings, as long as it is good.
async fn kode(
    app: &App,
    tx: &mut Tx,
    pesan: &Pesan,
    guna: GunaKode,
) -> Result<Option<KodeSekali>, Error> {
    let kept = store::kode_sekali::good_hash(tx, pesan.person, guna, app.now()).await?;
    let Some(kept) = kept else {
        return Ok(None);
    };
    let kode = of_pesan(app.keys(), pesan.id, guna)?;
    let is_newest = fits(app.keys(), pesan.person, guna, &kode, &kept)?;
    Ok(is_newest.then_some(kode))
}

async fn over(
    app: &App,
    pesan: &Pesan,
    status: PesanStatus,
    failure: Option<&str>,
) -> Result<Step, Error> {
    let mut tx = app.store().write().await?;
    store::pesan::finish(&mut tx, pesan, status, app.now(), failure).await?;
    if matches!(
        status,
        PesanStatus::Ditolak | PesanStatus::Menyerah | PesanStatus::Batal
    ) {
        instead(&mut tx, app, pesan)?;
    }
    tx.commit().await?;
    let (status, attempts) = (status.as_str(), pesan.attempts);
    match failure {
        None => tracing::info!(pesan = %pesan.id, status, attempts, "a message is done"),
        Some(failure) => {
            tracing::warn!(pesan = %pesan.id, status, attempts, failure, "a message was not sent");
        }
    }
    Ok(Step::Done)
}

/// Has the same told by the channel that stands in for the one that did not take it, or that was
/// switched off meanwhile. Whether it is wanted is seen when it is sent.
fn instead(tx: &mut Tx, app: &App, pesan: &Pesan) -> Result<(), Error> {
    let instead = pesan.channel.instead();
    let Some(channel) = instead.filter(|channel| app.channels().contains(channel)) else {
        return Ok(());
    };
    let baru = PesanBaru {
        id: Uuid::now_v7(),
        person: pesan.person,
        jenis: pesan.jenis,
        aduan: pesan.aduan,
        channel,
        alamat: None,
        pada: app.now(),
        tanda: &pesan.tanda,
    };
    Ok(store::pesan::insert(tx, &baru)?)
}

/// Tries again later, or gives up after days; not by a clock that is doubted.
async fn later(app: &App, pesan: &Pesan, failure: &str) -> Result<Step, Error> {
    let now = app.now();
    if app.believes_clock() && now.duration_since(pesan.dibuat_pada) >= PATIENCE {
        return over(app, pesan, PesanStatus::Menyerah, Some(failure)).await;
    }
    let next = now + wait_after(pesan.attempts, rand::random());
    let mut tx = app.store().write().await?;
    store::pesan::retry(&mut tx, pesan, next, failure).await?;
    tx.commit().await?;
    let attempts = pesan.attempts;
    tracing::warn!(pesan = %pesan.id, attempts, failure, "a message waits for another attempt");
    Ok(Step::Waits)
}

/// How the messages of the last weeks stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutboxHealth {
    /// How many wait.
    pub waiting: u64,
    /// How many of these have waited for longer than an hour.
    pub late: u64,
    /// How many were refused within a week.
    pub refused: u64,
    /// How many were given up within a week.
    pub given_up: u64,
}

/// Counts them.
pub async fn outbox_health(app: &App) -> Result<OutboxHealth, Error> {
    let now = app.now();
    let ago = |age| now.saturating_sub(age).unwrap_or(Timestamp::MIN);
    let (hour, week) = (
        ago(SignedDuration::from_hours(1)),
        ago(SignedDuration::from_hours(7 * 24)),
    );
    let mut tx = app.store().read().await?;
    let waits = PesanStatus::Menunggu;
    let ever = Timestamp::MIN..Timestamp::MAX;
    let recent = week..Timestamp::MAX;
    Ok(OutboxHealth {
        waiting: store::pesan::count(&mut tx, waits, ever).await?,
        late: store::pesan::count(&mut tx, waits, Timestamp::MIN..hour).await?,
        refused: store::pesan::count(&mut tx, PesanStatus::Ditolak, recent.clone()).await?,
        given_up: store::pesan::count(&mut tx, PesanStatus::Menyerah, recent).await?,
    })
}
