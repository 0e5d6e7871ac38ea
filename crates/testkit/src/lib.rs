//! One regency in small, for the tests of every crate: where its data lies, who lives and works there,
//! what they write, and a clock that stands until a test moves it.
//!
//! Whatever goes wrong here ends the test: there is nobody to hand an error to.
#![expect(
    clippy::missing_panics_doc,
    reason = "whatever goes wrong here ends the test"
)]

pub mod commands;
pub mod folk;
pub mod forms;
pub mod ids;
pub mod perkara;
pub mod place;
pub mod regency;
pub mod time;

pub use commands::{add, ask_for, dispose, give_back, hand_in, merge, note, object, publish, rate};
pub use folk::{BUDI, SANDI_PETUGAS, SITI, Warga, officer, sandi, skpd};
pub use forms::{JUDUL, form, form_named, form_with};
pub use place::{Place, Writer};
pub use regency::{Folk, Regency, data, key_text, keys};
pub use time::{hours_later, monday, tuesday};
