//! The words for what happened and when, for staff and for citizens.

pub mod riwayat;
pub mod waktu;
pub mod warga;
