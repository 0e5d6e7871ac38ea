//! Forms as they came and as they go back: everything typed is kept, every mistake is named.

use crate::answer::{Failure, Status};
use axum::http::StatusCode;
use domain::aduan::form::FieldError;
use domain::alur::refusal::Refusal;
use domain::batas::ribuan;

/// Passwords and codes are never sent back to the page.
const SECRET_FIELDS: [&str; 4] = ["sandi_lama", "sandi", "sandi_ulang", "kode"];

/// Fields of a form, in the order they came.
#[derive(Clone, Default)]
pub(crate) struct Fields(pub(crate) Vec<(String, String)>);

impl Fields {
    /// What was typed into a field; empty if it did not come.
    pub(crate) fn get(&self, nama: &str) -> &str {
        self.0
            .iter()
            .find(|(kolom, _)| kolom == nama)
            .map_or("", |(_, nilai)| nilai.as_str())
    }

    /// The same, to keep.
    pub(crate) fn owned(&self, nama: &str) -> String {
        self.get(nama).to_owned()
    }
}

/// One mistake at its field, found by the portal itself.
pub(crate) fn field_error(kolom: &'static str, pesan: impl Into<String>) -> FieldError {
    let pesan = pesan.into();
    FieldError { kolom, pesan }
}

/// A form to show: empty, filled in before, or with mistakes.
#[derive(Clone, Default)]
pub(crate) struct Form {
    fields: Fields,
    pub(crate) errors: Vec<FieldError>,
    /// What is wrong with the whole.
    pub(crate) pesan: Option<String>,
}

impl Form {
    /// A form filled in with these values.
    pub(crate) fn filled(fields: Fields) -> Self {
        Self {
            fields,
            ..Self::default()
        }
    }

    /// A form that came back with mistakes.
    pub(crate) fn with_errors(fields: Fields, errors: Vec<FieldError>) -> Self {
        Self {
            errors,
            ..Self::filled(fields)
        }
    }

    /// Everything typed.
    pub(crate) fn fields(&self) -> &Fields {
        &self.fields
    }

    /// What stands in the field.
    pub(crate) fn value(&self, nama: &str) -> &str {
        if SECRET_FIELDS.contains(&nama) {
            ""
        } else {
            self.fields.get(nama)
        }
    }

    /// What is wrong with the field.
    pub(crate) fn error(&self, nama: &str) -> Option<&str> {
        self.errors
            .iter()
            .find(|error| error.kolom == nama)
            .map(|error| error.pesan.as_str())
    }

    /// Whether something is wrong with the field.
    pub(crate) fn is_wrong(&self, nama: &str) -> bool {
        self.error(nama).is_some()
    }

    /// Takes over what the use case found. A used key is nobody's field: the form gets a new one.
    fn take(&mut self, errors: Vec<FieldError>) {
        let (niat, others): (Vec<_>, Vec<_>) = errors.into_iter().partition(|e| e.kolom == "niat");
        self.errors = others;
        if let Some(error) = niat.into_iter().next() {
            self.pesan = Some(error.pesan);
            self.fields.0.retain(|(nama, _)| nama != "niat");
        }
    }

    /// Whether something is wrong at all.
    pub(crate) fn has_errors(&self) -> bool {
        self.pesan.is_some() || !self.errors.is_empty()
    }

    /// Whether the citizen already typed something here.
    pub(crate) fn has_text(&self) -> bool {
        !self.fields.get("judul").is_empty() || !self.fields.get("uraian").is_empty()
    }
}

const BROKEN: &str = "Ada gangguan di pihak kami. Tulisan Anda masih ada di halaman ini. Kirim lagi \
    beberapa menit lagi; yang sama tidak akan tercatat dua kali.";

const FULL: &str = "Penyimpanan server penuh, jadi tulisan Anda belum terkirim. Tulisan Anda masih \
    ada di halaman ini. Coba lagi nanti.";

const BUSY: &str = "Sedang banyak yang memakai layanan ini, jadi formulir Anda belum dikerjakan. Isian \
    Anda masih ada di halaman ini, kecuali kata sandi. Coba lagi sebentar lagi.";

/// Gives a refused form back with what to mend, and the HTTP status that fits. What the citizen
/// cannot mend is a [`Failure`].
pub(crate) fn mend(fields: Fields, error: service::Error) -> Result<(Status, Form), Failure> {
    let mut form = Form::filled(fields);
    let status = match error {
        service::Error::Form(errors) => {
            form.take(errors);
            StatusCode::UNPROCESSABLE_ENTITY.into()
        }
        service::Error::Refused(refusal) => {
            match refused_field(&refusal) {
                Some(error) => form.errors.push(error),
                None => form.pesan = Some(refused_whole(&refusal)),
            }
            StatusCode::UNPROCESSABLE_ENTITY.into()
        }
        service::Error::WrongCredentials => {
            form.pesan = Some("NIK atau kata sandi tidak cocok. Periksa keduanya.".to_owned());
            StatusCode::UNAUTHORIZED.into()
        }
        service::Error::TooMany { tunggu_detik } | service::Error::NotYet { tunggu_detik } => {
            form.pesan = Some(error.pesan());
            Status::too_many(tunggu_detik)
        }
        service::Error::Full(_) | service::Error::Shortage(_) | service::Error::Broken(_) => {
            let (status, pesan) = our_fault(&error);
            form.pesan = Some(pesan.to_owned());
            status.into()
        }
        service::Error::NotFound
        | service::Error::Conflict(_)
        | service::Error::NotAll(_)
        | service::Error::Forbidden => {
            return Err(error.into());
        }
    };
    Ok((status, form))
}

/// What went wrong on our side, logged here.
pub(crate) fn our_fault(error: &service::Error) -> (StatusCode, &'static str) {
    let cause = error.to_string();
    match error {
        service::Error::Full(_) => {
            tracing::error!(cause, "the disk is full");
            (StatusCode::INSUFFICIENT_STORAGE, FULL)
        }
        service::Error::Shortage(_) => {
            tracing::warn!(cause, "a form had to be put off");
            (StatusCode::SERVICE_UNAVAILABLE, BUSY)
        }
        // Broken; whatever else there is was told by the caller.
        _ => {
            tracing::error!(cause, "a form could not be taken");
            (StatusCode::INTERNAL_SERVER_ERROR, BROKEN)
        }
    }
}

/// The words of staff for a status are not a citizen's.
fn refused_whole(refusal: &Refusal) -> String {
    match refusal {
        Refusal::StatusTidakCocok { status, .. } => format!(
            "Belum terkirim, karena keadaan aduan ini sudah berubah: {}.",
            status.label_warga()
        ),
        other => other.to_string(), // speaks of no status
    }
}

fn refused_field(refusal: &Refusal) -> Option<FieldError> {
    let kolom = refusal.kolom()?;
    let pesan = match refusal {
        Refusal::TerlaluPendek { minimal, .. } => {
            format!("Tulis sedikitnya {minimal} huruf, supaya jelas bagi yang membaca.")
        }
        Refusal::WajibDiisi { .. } => "Tulis dulu isinya, baru kirim.".to_owned(),
        Refusal::TerlaluPanjang { maks, panjang, .. } => {
            format!(
                "Paling panjang {} huruf; sekarang {} huruf.",
                ribuan(*maks),
                ribuan(*panjang)
            )
        }
        other => other.to_string(), // every other refusal says it well
    };
    Some(FieldError { kolom, pesan })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_never_given_back() {
        let fields = Fields(vec![
            ("nik".to_owned(), "1403".to_owned()),
            ("sandi".to_owned(), "rahasia sekali".to_owned()),
        ]);
        let form = Form::filled(fields);
        assert_eq!(form.value("nik"), "1403");
        assert_eq!(form.value("sandi"), "");
    }

    #[test]
    fn a_full_disk_gives_the_text_back() {
        let fields = Fields(vec![("uraian".to_owned(), "Jalan berlubang".to_owned())]);
        let error = service::Error::Full(anyhow::anyhow!("no space left"));
        let (status, form) = mend(fields, error).ok().expect("can be sent again");
        assert_eq!(status.code, StatusCode::INSUFFICIENT_STORAGE);
        assert_eq!(form.value("uraian"), "Jalan berlubang");
        let pesan = form.pesan.expect("a sentence");
        assert!(
            pesan.contains("penuh") && !pesan.contains("space"),
            "{pesan}"
        );
    }

    #[test]
    fn a_shortage_gives_the_form_back_and_speaks_of_no_wrong_password() {
        let fields = Fields(vec![("nik".to_owned(), "1403".to_owned())]);
        let error = service::Error::Shortage(anyhow::anyhow!("out of memory"));
        let (status, form) = mend(fields, error).ok().expect("can be sent again");
        assert_eq!(status.code, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(form.value("nik"), "1403");
        let pesan = form.pesan.expect("a sentence");
        assert!(
            !pesan.contains("tidak cocok") && !pesan.contains("memory"),
            "{pesan}"
        );
    }

    #[test]
    fn whoever_did_something_too_often_is_told_how_long_to_wait() {
        let tunggu_detik = 30;
        for error in [
            service::Error::TooMany { tunggu_detik },
            service::Error::NotYet { tunggu_detik },
        ] {
            let (status, form) = mend(Fields::default(), error)
                .ok()
                .expect("can be sent again");
            assert_eq!(status, Status::too_many(30));
            assert!(form.pesan.is_some());
        }
    }

    #[test]
    fn an_empty_reason_is_told_at_its_field() {
        let error = service::Error::Refused(Refusal::WajibDiisi { kolom: "alasan" });
        let (status, form) = mend(Fields::default(), error).ok().expect("can be mended");
        assert_eq!(status.code, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(form.is_wrong("alasan"));
    }
}
