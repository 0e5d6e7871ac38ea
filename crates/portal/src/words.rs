//! Limits in words for citizens; the numbers are those of the rules.

use domain::batas::{BATAS, ribuan};
use std::borrow::Borrow;

/// `Paling banyak 2.000 huruf.`
pub(crate) fn most_letters(most: impl Borrow<usize>) -> String {
    format!("Paling banyak {} huruf.", ribuan(*most.borrow()))
}

/// What a new password must be.
pub(crate) fn password_hint() -> String {
    let least = BATAS.sandi.min;
    format!(
        "Paling sedikit {least} huruf. Kalimat pendek lebih mudah diingat. Jangan nama, NIK, atau nomor HP Anda."
    )
}

/// `10 angka, berlaku 24 jam.`
pub(crate) fn code_hint(by_mail: impl Borrow<bool>) -> String {
    let counter = format!(
        "{} angka dari petugas, berlaku {} jam",
        BATAS.kode_sekali, BATAS.kode_jam
    );
    if *by_mail.borrow() {
        format!("{counter}; atau {}", mail_code_hint())
    } else {
        format!("{counter}.")
    }
}

/// `6 angka dari email kami, berlaku 15 menit.`
pub(crate) fn mail_code_hint() -> String {
    format!(
        "{} angka dari email kami, berlaku {} menit.",
        BATAS.kode_surel, BATAS.kode_surel_menit
    )
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
