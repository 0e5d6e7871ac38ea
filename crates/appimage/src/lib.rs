//! The AppImage of the desktop: one file that starts on any Linux with glibc, a screen and a
//! session bus.
//!
//! The file is this crate's `appimage-runtime`, then a squashfs image, then a trailer (`seal.rs`
//! joins them). Started, it unpacks the image once into the officer's cache and becomes the
//! program inside. Neither FUSE nor root is needed, and nothing is asked of the network.
#![cfg(target_os = "linux")]

pub mod arguments;
pub mod cache;
pub mod elf;
pub mod entry;
pub mod error;
pub mod glibc;
pub mod host;
pub mod image;
mod mimeapps;
pub mod place;
pub mod run;
pub mod seal;
mod show;
pub mod trailer;
