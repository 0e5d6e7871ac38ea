//! A citizen registers as a member by NIK.

use super::{kontak, note, password};
use crate::app::App;
use crate::error::Error;
use crate::ground::sealing::{self, Identity};
use crate::notice::account;
use domain::aduan::form::FieldError;
use domain::id::PersonId;
use domain::notice::pesan::{Channel, PesanJenis};
use domain::person::aktor::Aktor;
use domain::person::catatan_akun::CatatanAkun;
use domain::person::identitas::{Nama, Nik, Surel, Telepon};
use domain::person::sandi::Pemilik;
use domain::tenggat::kalender::wib;
use secrecy::SecretString;
use std::fmt::Display;
use store::Tx;
use store::catatan_akun::Catatan;
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

/// What became of a registration. Whoever registers is told the same of both, so that nobody can ask who
/// is a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Registered {
    /// A new member.
    New(PersonId),
    /// Somebody has an account under this NIK already; its owner is told.
    Known,
}

impl Registered {
    /// The member, if it is a new one.
    pub fn new_member(self) -> Option<PersonId> {
        match self {
            Self::New(id) => Some(id),
            Self::Known => None,
        }
    }
}

/// Registers a citizen as a member by NIK. Every mistake of the form is told at once.
pub async fn register(app: &App, form: &FormPendaftaran) -> Result<Registered, Error> {
    let (nik, identity) = check(form).map_err(Error::Form)?;
    app.intake().registrations.check(app.network())?;
    let id = PersonId(Uuid::now_v7());
    let nik_hash = sealing::nik_hash(app.keys(), &nik)?;
    let person = Person {
        id,
        aktor: Aktor::Masyarakat { id },
        sign_in: SignInKey::NikHash(nik_hash.clone()),
        identitas: Identitas::Tersandi(sealing::seal(app.keys(), id, &identity)?),
        sandi: app
            .hashing()
            .hash(&SecretString::from(form.sandi.clone()))
            .await?, // for a NIK that is known too: it takes as long
        dibuat_pada: app.now(),
        aktif: true,
    };
    let mut tx = app.store().write().await?;
    let registered = match store::person::insert(&mut tx, &person).await {
        Ok(()) => Registered::New(id),
        Err(store::Error::Duplicate) => Registered::Known,
        Err(error) => return Err(error.into()),
    };
    match registered {
        Registered::New(_) if identity.surel.is_none() => {}
        Registered::New(_) => kontak::send(app, &mut tx, &person).await?,
        Registered::Known => tell_owner(app, &mut tx, &nik_hash).await?,
    }
    tx.commit().await?;
    Ok(registered)
}

/// Tells the owner of a NIK that somebody tried to register with it: in the portal, and by e-mail where
/// the address was confirmed. Once a day each, however often it is tried: what else was done at the
/// account has to stay in sight.
async fn tell_owner(app: &App, tx: &mut Tx, nik_hash: &[u8]) -> Result<(), Error> {
    let Some(owner) = store::person::by_nik_hash(tx, nik_hash).await? else {
        return Ok(()); // the account has just gone
    };
    let tried = note::now(app, CatatanAkun::NikDidaftarkan, None);
    let notes = store::catatan_akun::of_person(tx, owner.id).await?;
    let day = |note: &Catatan| (note.jenis, wib(note.pada).date());
    if !notes.iter().any(|note| day(note) == day(&tried)) {
        store::catatan_akun::insert(tx, owner.id, &tried).await?;
    }
    if store::pesan::is_confirmed(tx, owner.id, Channel::Surel).await? {
        account::tell(app, tx, &owner, PesanJenis::NikDidaftarkan)?;
    }
    Ok(())
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
