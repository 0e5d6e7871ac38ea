//! Signing in and out, and who is behind a token.

use super::attempts::Attempt;
use super::device;
use crate::app::App;
use crate::error::Error;
use crate::ground::sealing::{self, identity_of};
use crate::network::Network;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::id::{PersonId, SessionId};
use domain::person::aktor::{Aktor, Peran};
use domain::person::identitas::Nik;
use domain::person::petugas::{is_pengguna, typed_pengguna};
use domain::teks::Typed;
use jiff::{SignedDuration, Timestamp};
use secrecy::SecretString;
use sha2::{Digest as _, Sha256};
use std::time::Duration;
use store::person::{Identitas, Person};
use store::session::Session;
use uuid::Uuid;
use wire::session::Petugas;

/// A session ends at the latest after this long.
const LIFETIME: SignedDuration = SignedDuration::from_hours(30 * 24);
/// A session ends when it was not used for this long.
const IDLE: SignedDuration = SignedDuration::from_hours(14 * 24);
/// How exactly the last use is noted.
const TOUCH: SignedDuration = SignedDuration::from_mins(1);

/// How long a request waits for that.
const NOTED_WITHIN: Duration = Duration::from_millis(250);

/// Somebody whose token was recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// The session.
    pub session: SessionId,
    /// Who.
    pub petugas: Petugas,
}

impl SignedIn {
    /// The account and the session that its owner asks from.
    pub fn owner(&self) -> Owner {
        Owner {
            person: self.petugas.id,
            session: self.session,
        }
    }
}

/// Somebody who acts at the own account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owner {
    /// Whose account.
    pub person: PersonId,
    /// The session that asks.
    pub session: SessionId,
}

/// From where somebody signs in.
#[derive(Debug, Clone, Default)]
pub struct Caller {
    /// The network.
    pub network: Network,
    /// What the device keeps of earlier times: [`Welcome::marks`].
    pub marks: String,
}

/// Somebody who has just signed in.
#[derive(Debug)]
pub struct Welcome {
    /// Opaque; whoever has it is signed in.
    pub token: SecretString,
    /// Who.
    pub petugas: Petugas,
    /// For the device to keep, so that it is known next time.
    pub marks: String,
}

/// Signs a citizen in by NIK.
pub async fn sign_in_warga(
    app: &App,
    caller: &Caller,
    nik: &str,
    sandi: &SecretString,
) -> Result<Welcome, Error> {
    let Ok(nik) = Nik::parse(nik) else {
        return nobody(app, caller, sandi).await;
    };
    let account = sealing::nik_hash(app.keys(), &nik)?;
    let mut tx = app.store().glance().await?;
    let person = store::person::by_nik_hash(&mut tx, &account).await?;
    drop(tx);
    let attempt = attempt(app, caller, &account, person.as_ref())?;
    let person = judge(app, attempt, person, sandi).await?;
    welcome(app, caller, &account, person, "Portal").await
}

/// Signs a member of staff in by user name.
pub async fn sign_in_staff(
    app: &App,
    caller: &Caller,
    pengguna: &str,
    sandi: &SecretString,
    perangkat: &str,
) -> Result<Welcome, Error> {
    let pengguna = typed_pengguna(pengguna);
    if !is_pengguna(&pengguna) {
        return nobody(app, caller, sandi).await;
    }
    let account = pengguna.as_bytes();
    let mut tx = app.store().glance().await?;
    let person = store::person::by_pengguna(&mut tx, &pengguna).await?;
    drop(tx);
    let attempt = attempt(app, caller, account, person.as_ref())?;
    let person = judge(app, attempt, person, sandi).await?;
    welcome(app, caller, account, person, perangkat).await
}

/// What was typed can be nobody's name: that takes as long, and counts, as a wrong password.
async fn nobody(app: &App, caller: &Caller, sandi: &SecretString) -> Result<Welcome, Error> {
    let attempt = app.attempts().begin_for_nobody(caller.network)?;
    app.hashing().verify(sandi, None).await?;
    attempt.failed();
    Err(Error::WrongCredentials)
}

/// An attempt at an account, which a device that it knows makes apart from others.
pub(super) fn attempt(
    app: &App,
    caller: &Caller,
    account: &[u8],
    person: Option<&Person>,
) -> Result<Attempt, Error> {
    let known = match person {
        Some(person) => device::known(app.keys(), owner(account, person), &caller.marks)?,
        None => None,
    };
    app.attempts().begin(account, caller.network, known)
}

fn owner<'a>(account: &'a [u8], person: &'a Person) -> device::Owner<'a> {
    let sandi = &person.sandi;
    device::Owner { account, sandi }
}

/// The person whose password it is. Only a wrong one is a failure.
async fn judge(
    app: &App,
    attempt: Attempt,
    person: Option<Person>,
    sandi: &SecretString,
) -> Result<Person, Error> {
    let person = person.filter(|person| person.aktif);
    let hash = person.as_ref().and_then(Person::sandi_hash);
    let fits = app.hashing().verify(sandi, hash).await?;
    person.filter(|_| fits).ok_or_else(|| {
        attempt.failed();
        Error::WrongCredentials
    })
}

/// Refuses whoever does not know the password of the account, at the field where it was typed. Guesses
/// are slowed down as at the door.
pub(super) async fn prove(
    app: &App,
    caller: &Caller,
    person: &Person,
    (kolom, typed): (&'static str, &str),
) -> Result<(), Error> {
    let attempt = attempt(app, caller, person.sign_in.as_bytes(), Some(person))?;
    let typed = SecretString::from(typed.to_owned());
    if app.hashing().verify(&typed, person.sandi_hash()).await? {
        return Ok(());
    }
    attempt.failed();
    let pesan = if kolom == "sandi_lama" {
        "Kata sandi lama tidak cocok."
    } else {
        "Kata sandi tidak cocok."
    };
    Err(Error::field(kolom, pesan))
}

/// Begins a session at a device of that name.
pub(super) async fn welcome(
    app: &App,
    caller: &Caller,
    account: &[u8],
    person: Person,
    perangkat: &str,
) -> Result<Welcome, Error> {
    let secret: [u8; 32] = rand::random();
    let token = URL_SAFE_NO_PAD.encode(secret);
    let now = app.now();
    let session = Session {
        id: SessionId(Uuid::now_v7()),
        person: person.id,
        token_hash: token_hash(&token),
        perangkat: name_of(perangkat),
        dibuat_pada: now,
        dipakai_pada: now,
        berakhir_pada: now + LIFETIME,
    };
    let mut tx = app.store().write().await?;
    if !store::session::insert(&mut tx, &session, &person.sandi).await? {
        return Err(Error::WrongCredentials); // replaced, or closed, meanwhile
    }
    if person.aktor.peran().is_staff() {
        store::person::note_sign_in(&mut tx, person.id, now)?;
    }
    tx.commit().await?;
    Ok(Welcome {
        token: SecretString::from(token),
        petugas: petugas(app, &person)?,
        marks: device::remember(app.keys(), owner(account, &person), &caller.marks)?,
    })
}

/// The name of a device as it is kept.
fn name_of(perangkat: &str) -> String {
    Typed::line(perangkat).at_most(80)
}

/// Who is behind a token; nobody if it is unknown, ended or idle for too long, or if the account
/// was closed.
pub async fn authenticate(app: &App, token: &str) -> Result<Option<SignedIn>, Error> {
    let now = app.now();
    let mut tx = app.store().glance().await?;
    let found = store::session::by_token_hash(&mut tx, &token_hash(token)).await?;
    drop(tx);
    // A clock that may be wrong ends nobody's session.
    let alive = |session: &Session| !app.believes_clock() || is_alive(session, now);
    let found = found.filter(|(session, person)| alive(session) && person.aktif);
    let Some((session, person)) = found else {
        return Ok(None);
    };
    if app.believes_clock() && now.duration_since(session.dipakai_pada) > TOUCH {
        note_use(app, session.id, now).await;
    }
    Ok(Some(SignedIn {
        session: session.id,
        petugas: petugas(app, &person)?,
    }))
}

/// Whether a token that is not taken any more is one of an account that was closed. That is no
/// session that ended: nothing that was read with it may stay with whoever holds it.
pub async fn is_of_closed_account(app: &App, token: &str) -> Result<bool, Error> {
    let mut tx = app.store().glance().await?;
    let found = store::session::by_token_hash(&mut tx, &token_hash(token)).await?;
    Ok(found.is_some_and(|(_, person)| !person.aktif))
}

/// Notes that a session was used, beside the request: what is asked for waits for a write only
/// shortly, and can be read where nothing can be written.
async fn note_use(app: &App, session: SessionId, now: Timestamp) {
    let app = app.clone();
    let noted = tokio::spawn(async move {
        if let Err(error) = touch(&app, session, now).await {
            tracing::warn!(%error, %session, "the use of a session could not be noted");
        }
    });
    let _goes_on = tokio::time::timeout(NOTED_WITHIN, noted).await;
}

async fn touch(app: &App, session: SessionId, now: Timestamp) -> Result<(), Error> {
    let mut tx = app.store().write().await?;
    store::session::touch(&mut tx, session, now).await?;
    Ok(tx.commit().await?)
}

/// Whether a session has neither ended nor been idle for too long.
pub(super) fn is_alive(session: &Session, now: Timestamp) -> bool {
    now < session.berakhir_pada && now.duration_since(session.dipakai_pada) < IDLE
}

/// Ends a session.
pub async fn sign_out(app: &App, session: SessionId) -> Result<(), Error> {
    let mut tx = app.store().write().await?;
    store::session::delete(&mut tx, session).await?;
    tx.commit().await?;
    Ok(())
}

/// Ends every session of everybody, after a leak; gives how many.
pub async fn end_all(app: &App) -> Result<u64, Error> {
    let mut tx = app.store().write().await?;
    let ended = store::session::delete_all(&mut tx).await?;
    tx.commit().await?;
    Ok(ended)
}

fn token_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

fn petugas(app: &App, person: &Person) -> Result<Petugas, Error> {
    let nama = match &person.identitas {
        Identitas::Petugas { nama } => nama.clone(),
        Identitas::Tersandi(_) => identity_of(app.keys(), person)?.nama,
    };
    Ok(Petugas {
        id: person.id,
        nama,
        jabatan: jabatan(app, &person.aktor),
        aktor: person.aktor.clone(),
    })
}

/// A role in words: `Petugas PUPR`.
pub(crate) fn jabatan(app: &App, aktor: &Aktor) -> String {
    match aktor {
        Aktor::PetugasSkpd { skpd, .. } => {
            let referensi = app.referensi();
            format!("Petugas {}", referensi.singkatan_skpd(skpd))
        }
        Aktor::Masyarakat { .. }
        | Aktor::AdminDiskominfo { .. }
        | Aktor::Pimpinan { .. }
        | Aktor::Inspektorat { .. }
        | Aktor::Superadmin { .. }
        | Aktor::Sistem => Peran::label(aktor.peran()).to_owned(),
    }
}
