//! Accounts and whoever is behind them: citizens register themselves by NIK, staff are added by an
//! administrator.

pub mod session;

pub(crate) mod attempts;
mod data_saya;
mod device;
mod forgotten;
pub(crate) mod hashing;
mod kode;
mod kontak;
mod loket;
mod manage;
mod nik;
mod note;
mod own_account;
mod password;
mod register;
mod reveal;
mod staff;
mod staff_kode;

pub use attempts::FAILED_SIGN_INS_PER_MINUTE;
pub use data_saya::{CatatanSaya, DataSaya, Pembukaan, data_saya};
pub use forgotten::{FormSandiBaru, send_kode_sandi, set_sandi_by_kode};
pub use kontak::{
    FormKontak, Kontak, change_kontak, confirm_surel, send_kode_konfirmasi, show_identitas,
};
pub use loket::{find_warga, make_kode};
pub use manage::{change_petugas, create_petugas, list_petugas, read_petugas};
pub use nik::reclaim_nik;
pub use own_account::{change_sandi, end_other_sessions, end_session, list_sessions};
pub use register::{FormPendaftaran, Registered, register};
pub use reveal::reveal_identitas;
pub use staff::{NewStaff, close_account, create_staff, reopen_account, reset_password};
pub use staff_kode::sign_in_by_kode;

use crate::app::App;
use crate::error::Error;
use crate::notice::left::tell_newcomer;
use store::Tx;
use store::person::Person;

/// Records an account of staff; `taken` is told if somebody has the name already.
async fn insert(app: &App, tx: &mut Tx, person: &Person, taken: Error) -> Result<(), Error> {
    match store::person::insert(tx, person).await {
        Ok(()) => {}
        Err(store::Error::Duplicate) => return Err(taken),
        Err(error) => return Err(error.into()),
    }
    store::aduan::look_again(tx, app.now()).await?; // there is somebody new to remind
    tell_newcomer(tx, app, &person.aktor).await
}
