//! People: who acts, what identifies somebody, and how that is kept out of sight.

pub mod aktor;
pub mod catatan_akun;
pub mod identitas;
pub mod kode_sekali;
pub mod petugas;
pub mod samaran;
pub mod sandi;
