//! An aduan from its filing to its end: filed, read, and changed by command.

pub mod warga;

mod command;
mod file;
mod neglected;
mod read;
mod standing;
mod together;
mod view;

pub(crate) use command::execute;
pub use command::run_command;
pub use file::{Asal, Upload, file_aduan, open_form};
pub use neglected::{Neglected, neglected};
pub use read::{read_aduan, read_foto, sync};
pub use standing::skpd_standing;
pub use together::run_commands;
