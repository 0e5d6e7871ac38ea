//! The own account: its password and its sessions.

use super::password::Known;
use super::session::{Caller, Owner, is_alive, prove};
use super::{kode, note, password, staff};
use crate::app::App;
use crate::error::Error;
use crate::ground::sealing::identity_of;
use crate::notice::account;
use domain::id::{PersonId, SessionId};
use domain::kata::waktu::kapan;
use domain::notice::pesan::PesanJenis;
use domain::person::catatan_akun::CatatanAkun;
use domain::person::kode_sekali::GunaKode;
use secrecy::SecretString;
use store::Tx;
use store::person::{Identitas, Person};
use wire::petugas::{GantiSandi, SessionRow};

/// Replaces the own password by whoever knows the old one. Every other session ends.
pub async fn change_sandi(
    app: &App,
    caller: &Caller,
    who: Owner,
    form: &GantiSandi,
) -> Result<(), Error> {
    let id = who.person;
    let mut tx = app.store().read().await?;
    let person = own(&mut tx, id).await?;
    drop(tx);
    check_new(app, form, &person)?;
    prove(app, caller, &person, ("sandi_lama", &form.sandi_lama)).await?;
    let new = SecretString::from(form.sandi.clone());
    let hash = app.hashing().hash(&new).await?;
    let mut tx = app.store().write().await?;
    if own(&mut tx, id).await?.sandi != person.sandi {
        return Err(Error::WrongCredentials); // replaced meanwhile
    }
    store::person::set_sandi(&mut tx, id, &hash).await?;
    store::session::delete_others(&mut tx, id, who.session).await?;
    kode::forget(&mut tx, id, &GunaKode::SANDI).await?;
    let changed = note::now(app, CatatanAkun::SandiDigantiSendiri, Some(id));
    store::catatan_akun::insert(&mut tx, id, &changed).await?;
    account::tell(app, &mut tx, &person, PesanJenis::SandiDiganti)?;
    tx.commit().await?;
    Ok(())
}

fn check_new(app: &App, form: &GantiSandi, person: &Person) -> Result<(), Error> {
    let typed = match &person.identitas {
        Identitas::Petugas { .. } => {
            let nama = staff::nama(person);
            let pemilik = staff::pemilik(nama.as_ref(), staff::pengguna(person));
            password::check_typed(&form.sandi, &form.sandi_ulang, &pemilik)
        }
        Identitas::Tersandi(_) => {
            let known = Known::of(&identity_of(app.keys(), person)?);
            password::check_typed(&form.sandi, &form.sandi_ulang, &known.pemilik())
        }
    };
    typed.map_err(|wrong| Error::Form(vec![wrong]))?;
    if form.sandi == form.sandi_lama {
        let same = "Kata sandi baru harus lain dari yang lama.";
        return Err(Error::field("sandi", same));
    }
    Ok(())
}

/// Sessions of the own account that can be used, the one used last first.
pub async fn list_sessions(app: &App, who: Owner) -> Result<Vec<SessionRow>, Error> {
    let mut tx = app.store().read().await?;
    let kini = app.now();
    let all = store::session::of_person(&mut tx, who.person).await?;
    let alive = all.into_iter().filter(|session| is_alive(session, kini));
    let row = |session: store::session::Session| SessionRow {
        id: session.id,
        perangkat: session.perangkat,
        mulai: kapan(session.dibuat_pada, kini),
        dipakai: kapan(session.dipakai_pada, kini),
        ini: session.id == who.session,
    };
    Ok(alive.map(row).collect())
}

/// Ends a session of the own account.
pub async fn end_session(app: &App, who: Owner, id: SessionId) -> Result<Vec<SessionRow>, Error> {
    let mut tx = app.store().write().await?;
    if !store::session::delete_own(&mut tx, who.person, id).await? {
        return Err(Error::NotFound);
    }
    tx.commit().await?;
    list_sessions(app, who).await
}

/// Ends every session of the own account but the one that asks.
pub async fn end_other_sessions(app: &App, who: Owner) -> Result<Vec<SessionRow>, Error> {
    let mut tx = app.store().write().await?;
    store::session::delete_others(&mut tx, who.person, who.session).await?;
    tx.commit().await?;
    list_sessions(app, who).await
}

pub(super) async fn own(tx: &mut Tx, id: PersonId) -> Result<Person, Error> {
    let person = store::person::by_id(tx, id).await?;
    person.ok_or(Error::NotFound)
}
