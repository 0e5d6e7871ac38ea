//! For whom a notice is, among those who sign in here.

use domain::notice::Penerima;
use domain::person::aktor::{Aktor, Peran};

/// Whether somebody is among those who are told.
pub(crate) fn is_for(penerima: &Penerima, aktor: &Aktor) -> bool {
    match penerima {
        Penerima::AdminDiskominfo => aktor.peran() == Peran::AdminDiskominfo,
        Penerima::Superadmin => aktor.peran() == Peran::Superadmin,
        Penerima::PetugasSkpd { skpd } => aktor.skpd() == Some(skpd),
        Penerima::Pelapor { .. } => false, // citizens do not sign in here
    }
}
