//! A citizen registers as a member by NIK.

use super::{insert, password};
use crate::app::App;
use crate::error::Error;
use crate::ground::sealing::{self, Identity};
use domain::aduan::form::FieldError;
use domain::id::PersonId;
use domain::person::aktor::Aktor;
use domain::person::identitas::{Nama, Nik, Surel, Telepon};
use domain::person::sandi::Pemilik;
use secrecy::SecretString;
use std::fmt::Display;
use store::person::{Identitas, Person, SignInKey};
use uuid::Uuid;

/// The registration form as it arrived.
#[derive(Clone, Default)]
#[expect(missing_docs, reason = "the fields of the form")]
pub struct FormPendaftaran {
    pub nik: String,
    pub nama: String,
    pub telepon: String,
    pub surel: String,
    pub sandi: String,
    pub sandi_ulang: String,
    /// The privacy notice was accepted.
    pub setuju: bool,
}

/// Registers a citizen as a member by NIK. Every mistake of the form is told at once.
pub async fn register(app: &App, form: &FormPendaftaran) -> Result<PersonId, Error> {
    let (nik, identity) = check(form).map_err(Error::Form)?;
    app.intake().registrations.check(app.network())?;
    let id = PersonId(Uuid::now_v7());
    let person = Person {
        id,
        aktor: Aktor::Masyarakat { id },
        sign_in: SignInKey::NikHash(sealing::nik_hash(app.keys(), &nik)?),
        identitas: Identitas::Tersandi(sealing::seal(app.keys(), id, &identity)?),
        sandi: app
            .hashing()
            .hash(&SecretString::from(form.sandi.clone()))
            .await?,
        dibuat_pada: app.now(),
        aktif: true,
    };
    let taken = Error::field(
        "nik",
        "NIK ini sudah terdaftar. Silakan masuk. Bila bukan Anda yang mendaftar, hubungi \
         Diskominfotik dengan membawa KTP.",
    );
    let mut tx = app.store().write().await?;
    insert(app, &mut tx, &person, taken).await?;
    tx.commit().await?;
    Ok(id)
}

fn check(form: &FormPendaftaran) -> Result<(Nik, Identity), Vec<FieldError>> {
    let mut salah = Vec::new();
    let nik = keep(&mut salah, "nik", Nik::parse(&form.nik));
    let nama = keep(&mut salah, "nama", Nama::parse(&form.nama));
    let telepon = optional(&mut salah, "telepon", &form.telepon, Telepon::parse);
    let surel = optional(&mut salah, "surel", &form.surel, Surel::parse);
    if form.telepon.trim().is_empty() && form.surel.trim().is_empty() {
        mistake(
            &mut salah,
            "telepon",
            "Isi nomor telepon atau surel, salah satu cukup.",
        );
    }
    let pemilik = Pemilik {
        nik: nik.as_ref(),
        telepon: telepon.as_ref(),
        nama: nama.as_ref(),
        pengguna: None,
    };
    salah.extend(password::check_typed(&form.sandi, &form.sandi_ulang, &pemilik).err());
    if !form.setuju {
        mistake(
            &mut salah,
            "setuju",
            "Centang bahwa Anda sudah membaca pemberitahuan privasi.",
        );
    }
    match (nik, nama) {
        (Some(nik), Some(nama)) if salah.is_empty() => {
            let identity = Identity {
                nik: nik.expose().to_owned(),
                nama: nama.as_str().to_owned(),
                telepon: telepon.map(|telepon| telepon.e164().to_owned()),
                surel: surel.map(|surel| surel.expose().to_owned()),
            };
            Ok((nik, identity))
        }
        _ => Err(salah), // something was found wrong above
    }
}

fn mistake(salah: &mut Vec<FieldError>, kolom: &'static str, pesan: &str) {
    salah.push(FieldError {
        kolom,
        pesan: pesan.to_owned(),
    });
}

fn keep<T, E: Display>(
    salah: &mut Vec<FieldError>,
    kolom: &'static str,
    read: Result<T, E>,
) -> Option<T> {
    read.map_err(|error| mistake(salah, kolom, &error.to_string()))
        .ok()
}

fn optional<T, E: Display>(
    salah: &mut Vec<FieldError>,
    kolom: &'static str,
    text: &str,
    parse: impl Fn(&str) -> Result<T, E>,
) -> Option<T> {
    if text.trim().is_empty() {
        return None;
    }
    keep(salah, kolom, parse(text))
}
