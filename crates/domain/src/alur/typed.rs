//! What is typed into a command: not empty, and not too long.

use crate::alur::refusal::Refusal;
use crate::teks;

pub(super) fn required(kolom: &'static str, teks: &str, maks: usize) -> Result<(), Refusal> {
    if !teks::is_visible(teks) {
        return Err(Refusal::WajibDiisi { kolom });
    }
    fits(kolom, teks, maks)
}

pub(super) fn fits(kolom: &'static str, teks: &str, maks: usize) -> Result<(), Refusal> {
    let panjang = teks.chars().count();
    if panjang > maks {
        Err(Refusal::TerlaluPanjang {
            kolom,
            maks,
            panjang,
        })
    } else {
        Ok(())
    }
}

/// For what can be said once only: a slip of the finger is no text.
pub(super) fn at_least(kolom: &'static str, teks: &str, minimal: usize) -> Result<(), Refusal> {
    if teks.trim().chars().count() < minimal {
        return Err(Refusal::TerlaluPendek { kolom, minimal });
    }
    Ok(())
}
