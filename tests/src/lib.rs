//! Support for the journeys: real programs on a real (virtual) desk, and the hands that use them.
//!
//! Nothing here stands in for a part of SIPENDEKAR: the server and the desktop are the binaries
//! that were built, the notification daemon, the keyring and the browsers are Debian's.

pub mod accounts;
pub mod advisories;
pub mod api;
pub mod canary;
pub mod certificate;
pub mod chromium;
pub mod deny;
pub mod desk;
pub mod desktop;
pub mod forms;
pub mod foto;
pub mod keyring;
pub mod metadata;
pub mod office;
pub mod place;
pub mod portal;
pub mod postgres;
pub mod process;
pub mod server;
pub mod sources;
#[cfg(target_os = "linux")]
pub mod tray;
pub mod updates;
pub mod wait;
pub mod webdriver;
mod windows;
