//! Limits in words for citizens; the numbers are those of the rules.

use domain::batas::{BATAS, ribuan};

/// How long the story of an aduan may be.
pub(crate) fn most_of_uraian() -> String {
    most_letters(BATAS.uraian.maks)
}

/// How long a word on an aduan may be.
pub(crate) fn most_of_catatan() -> String {
    most_letters(BATAS.catatan)
}

/// `Paling banyak 2.000 huruf.`
fn most_letters(most: usize) -> String {
    format!("Paling banyak {} huruf.", ribuan(most))
}

/// What a new password must be.
pub(crate) fn password_hint() -> String {
    let least = BATAS.sandi.min;
    format!("Paling sedikit {least} huruf. Kalimat pendek lebih mudah diingat.")
}

/// `Paling banyak 5 foto.`
pub(crate) fn most_photos() -> String {
    format!("Paling banyak {} foto.", BATAS.foto)
}

/// Said where a submission is larger than all photos together may be.
pub(crate) fn too_large() -> String {
    format!(
        "Paling banyak {} foto, masing-masing paling besar {} MB. Kembali, kurangi fotonya, lalu \
         kirim lagi.",
        BATAS.foto, BATAS.foto_mb
    )
}
