//! Messages about an account, to its owner: they go whether or not news is switched off.

use super::pesan::Contact;
use crate::app::App;
use crate::error::Error;
use crate::ground::sealing::seal_alamat;
use domain::id::PersonId;
use domain::notice::pesan::{Channel, PesanJenis};
use domain::tenggat::kalender::wib;
use store::Tx;
use store::person::Person;
use store::pesan::PesanBaru;
use uuid::Uuid;

/// Tells the owner of an account what was done at it, where e-mail is set up and there is an address.
pub(crate) fn tell(
    app: &App,
    tx: &mut Tx,
    person: &Person,
    jenis: PesanJenis,
) -> Result<(), Error> {
    if app.sends_surel() && Contact::of(app, person).by(Channel::Surel).is_some() {
        write(app, tx, person.id, (jenis, Uuid::now_v7()))?;
    }
    Ok(())
}

/// Writes a message of that identity to the address of the account.
pub(crate) fn write(
    app: &App,
    tx: &mut Tx,
    person: PersonId,
    what: (PesanJenis, Uuid),
) -> Result<(), Error> {
    insert(app, tx, person, what, None)
}

/// Writes a message to an address that the account does not have any more.
pub(crate) fn write_to_old(
    app: &App,
    tx: &mut Tx,
    person: PersonId,
    jenis: PesanJenis,
    alamat: &str,
) -> Result<(), Error> {
    if !app.sends_surel() {
        return Ok(());
    }
    let id = Uuid::now_v7();
    let sealed = seal_alamat(app.keys(), id, alamat)?;
    insert(app, tx, person, (jenis, id), Some(&sealed))
}

fn insert(
    app: &App,
    tx: &mut Tx,
    person: PersonId,
    (jenis, id): (PesanJenis, Uuid),
    alamat: Option<&[u8]>,
) -> Result<(), Error> {
    let tanda = match jenis {
        // However often somebody tries: once a day.
        PesanJenis::NikDidaftarkan => wib(app.now()).date().to_string(),
        _ => id.to_string(),
    };
    let baru = PesanBaru {
        id,
        person,
        jenis,
        aduan: None,
        channel: Channel::Surel,
        alamat,
        pada: app.now(),
        tanda: &format!("{}/{tanda}", jenis.as_str()),
    };
    Ok(store::pesan::insert(tx, &baru)?)
}
