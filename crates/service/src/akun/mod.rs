//! Accounts and whoever is behind them: citizens register themselves by NIK, staff are added by an
//! administrator.

pub mod session;

pub(crate) mod attempts;
mod data_saya;
mod device;
mod forgotten;
pub(crate) mod hashing;
mod kode;
mod loket;
mod password;
mod register;
mod reveal;
mod staff;

pub use data_saya::{CatatanSaya, DataSaya, Pembukaan, data_saya};
pub use forgotten::{FormSandiBaru, set_sandi_by_kode};
pub use loket::{find_warga, make_kode};
pub use register::{FormPendaftaran, register};
pub use reveal::reveal_identitas;
pub use staff::{NewStaff, close_account, create_staff, reset_password};

use crate::app::App;
use crate::error::Error;
use domain::id::PersonId;
use store::person::Person;

/// Records an account; `taken` is told if somebody has the name already.
async fn insert(app: &App, person: &Person, taken: Error) -> Result<PersonId, Error> {
    let mut tx = app.store().write().await?;
    match store::person::insert(&mut tx, person).await {
        Ok(()) => {}
        Err(store::Error::Duplicate) => return Err(taken),
        Err(error) => return Err(error.into()),
    }
    if person.aktor.peran().is_staff() {
        store::aduan::look_again(&mut tx, app.now()).await?; // there is somebody new to remind
    }
    tx.commit().await?;
    Ok(person.id)
}
