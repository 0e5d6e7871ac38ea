//! People: who acts, what identifies somebody, and how that is kept out of sight.

pub mod aktor;
pub mod identitas;
pub mod samaran;
pub mod sandi;
