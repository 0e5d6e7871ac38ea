//! Accounts: citizens register themselves by NIK, staff are added by an administrator.

use crate::app::App;
use crate::error::Error;
use crate::password;
use crate::vault::{self, Identity};
use domain::aduan::form::FieldError;
use domain::id::{NomorRegister, PersonId, SkpdKode};
use domain::person::aktor::{Aktor, Peran};
use domain::person::identitas::{Nama, Nik, Surel, Telepon};
use jiff::Timestamp;
use secrecy::{ExposeSecret as _, SecretString};
use std::fmt::Display;
use store::Tx;
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

/// A member of staff to be added.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the names say it")]
pub struct StaffBaru {
    pub pengguna: String,
    pub nama: String,
    pub peran: Peran,
    pub skpd: Option<SkpdKode>,
    pub sandi: SecretString,
}

/// A citizen's own data, masked as on screen.
#[derive(Clone)]
#[expect(missing_docs, reason = "the names say it")]
pub struct DataSaya {
    pub nama: String,
    pub nik_samar: String,
    pub telepon_samar: Option<String>,
    pub surel: Option<String>,
    /// Who looked at it, newest first.
    pub pembukaan: Vec<Pembukaan>,
}

/// One recorded reveal of a citizen's identity.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Pembukaan {
    pub pada: Timestamp,
    pub oleh: String,
    pub tujuan: String,
    pub nomor: NomorRegister,
}

/// Registers a citizen as a member by NIK. Every mistake of the form is told at once.
pub async fn register(app: &App, form: &FormPendaftaran) -> Result<PersonId, Error> {
    let (nik, identity) = check(form).map_err(Error::Form)?;
    let id = PersonId(Uuid::now_v7());
    let person = Person {
        id,
        aktor: Aktor::Masyarakat { id },
        sign_in: SignInKey::NikHash(vault::nik_hash(app.keys(), &nik)?),
        identitas: Identitas::Tersandi(vault::seal(app.keys(), id, &identity)?),
        sandi: password::hash(&SecretString::from(form.sandi.clone())).await?,
        dibuat_pada: app.now(),
        aktif: true,
    };
    insert(
        app,
        &person,
        "nik",
        "NIK ini sudah terdaftar. Silakan masuk. Bila bukan Anda yang mendaftar, hubungi \
         Diskominfotik dengan membawa KTP.",
    )
    .await
}

/// Adds a member of staff.
pub async fn create_staff(app: &App, baru: &StaffBaru) -> Result<PersonId, Error> {
    let id = PersonId(Uuid::now_v7());
    let pengguna = baru.pengguna.trim().to_lowercase();
    if !is_pengguna(&pengguna) {
        return Err(Error::field(
            "pengguna",
            "Nama pengguna berisi 2 sampai 40 huruf, angka, titik, atau tanda hubung.",
        ));
    }
    check_password(&baru.sandi).map_err(|pesan| Error::field("sandi", pesan))?;
    let aktor = Some(baru.peran)
        .filter(|peran| peran.is_staff())
        .and_then(|peran| Aktor::new(peran, id, baru.skpd.clone()))
        .ok_or_else(|| Error::field("peran", "Petugas SKPD harus punya SKPD; peran lain tidak."))?;
    let skpd = baru.skpd.as_ref();
    if let Some(kode) =
        skpd.filter(|kode| app.referensi().skpd.iter().all(|skpd| skpd.kode != **kode))
    {
        let pesan = format!("SKPD {kode} tidak dikenal. Lihat kodenya di data/skpd.json.");
        return Err(Error::field("skpd", pesan));
    }
    let person = Person {
        id,
        aktor,
        sign_in: SignInKey::Pengguna(pengguna),
        identitas: Identitas::Petugas {
            nama: Nama::parse(&baru.nama)
                .map_err(|error| Error::field("nama", error.to_string()))?
                .as_str()
                .to_owned(),
        },
        sandi: password::hash(&baru.sandi).await?,
        dibuat_pada: app.now(),
        aktif: true,
    };
    insert(
        app,
        &person,
        "pengguna",
        "Nama pengguna ini sudah dipakai. Pilih yang lain.",
    )
    .await
}

/// Closes the account of a member of staff: whoever is signed in with it is so no longer, and
/// nobody is again. What it did stays in the riwayat under its name.
pub async fn close_account(app: &App, pengguna: &str) -> Result<(), Error> {
    let mut tx = app.store().write().await?;
    let person = staff(&mut tx, pengguna).await?;
    store::person::set_aktif(&mut tx, person.id, false).await?;
    store::session::delete_of(&mut tx, person.id).await?;
    tx.commit().await?;
    Ok(())
}

/// Gives a member of staff, whose role it tells, a new password and ends every session under the old one. A closed
/// account stays closed.
pub async fn reset_password(
    app: &App,
    pengguna: &str,
    sandi: &SecretString,
) -> Result<Peran, Error> {
    check_password(sandi).map_err(|pesan| Error::field("sandi", pesan))?;
    let hash = password::hash(sandi).await?;
    let mut tx = app.store().write().await?;
    let person = staff(&mut tx, pengguna).await?;
    store::person::set_sandi(&mut tx, person.id, &hash).await?;
    store::session::delete_of(&mut tx, person.id).await?;
    tx.commit().await?;
    Ok(person.aktor.peran())
}

/// The account of a user name, in use or closed.
async fn staff(tx: &mut Tx, pengguna: &str) -> Result<Person, Error> {
    let pengguna = pengguna.trim().to_lowercase();
    let person = store::person::by_pengguna(tx, &pengguna).await?;
    person.ok_or_else(|| Error::field("pengguna", "Tidak ada akun dengan nama pengguna ini."))
}

/// Whether a text can be a user name.
pub(crate) fn is_pengguna(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    (2..=40).contains(&text.len()) && text.chars().all(plain)
}

async fn insert(
    app: &App,
    person: &Person,
    kolom: &'static str,
    taken: &str,
) -> Result<PersonId, Error> {
    let mut tx = app.store().write().await?;
    match store::person::insert(&mut tx, person).await {
        Ok(()) => {}
        Err(store::Error::Duplicate) => return Err(Error::field(kolom, taken)),
        Err(error) => return Err(error.into()),
    }
    if person.aktor.peran().is_staff() {
        store::aduan::look_again(&mut tx, app.now()).await?; // there is somebody new to remind
    }
    tx.commit().await?;
    Ok(person.id)
}

/// What a citizen may see of the own account.
pub async fn data_saya(app: &App, aktor: &Aktor) -> Result<DataSaya, Error> {
    let Aktor::Masyarakat { id } = aktor else {
        return Err(Error::Forbidden);
    };
    let mut tx = app.store().read().await?;
    let person = store::person::by_id(&mut tx, *id).await?;
    let identity = identity_of(app, &person.ok_or(Error::NotFound)?)?;
    let reveals = store::pembukaan::of_pelapor(&mut tx, *id).await?;
    let names = app.names();
    names
        .learn(&mut tx, reveals.iter().map(|satu| satu.oleh))
        .await?;
    let shown = reveals.into_iter().map(|satu| Pembukaan {
        pada: satu.pada,
        oleh: names.get(satu.oleh),
        tujuan: satu.tujuan,
        nomor: satu.nomor,
    });
    let pembukaan = shown.collect();
    let masked = |text: &str| Telepon::parse(text).map(|telepon| telepon.masked());
    Ok(DataSaya {
        nik_samar: Nik::parse(&identity.nik)
            .map(|nik| nik.masked())
            .unwrap_or_default(),
        nama: identity.nama,
        telepon_samar: identity.telepon.and_then(|text| masked(&text).ok()),
        surel: identity.surel,
        pembukaan,
    })
}

/// Opens the sealed identity of a citizen; an officer's account has none.
pub(crate) fn identity_of(app: &App, person: &Person) -> Result<Identity, Error> {
    match &person.identitas {
        Identitas::Tersandi(bytes) => vault::open(app.keys(), person.id, bytes),
        Identitas::Petugas { .. } => Err(Error::Forbidden),
    }
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
    if let Err(pesan) = check_password(&SecretString::from(form.sandi.clone())) {
        mistake(&mut salah, "sandi", pesan);
    } else if form.sandi != form.sandi_ulang {
        mistake(&mut salah, "sandi_ulang", "Kedua kata sandi belum sama.");
    }
    if nik
        .as_ref()
        .is_some_and(|nik| form.sandi.contains(nik.expose()))
    {
        mistake(&mut salah, "sandi", "Kata sandi tidak boleh berisi NIK.");
    }
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

fn check_password(sandi: &SecretString) -> Result<(), &'static str> {
    let panjang = sandi.expose_secret().chars().count();
    if panjang < password::MIN_LENGTH {
        Err("Kata sandi paling sedikit 10 huruf. Beberapa kata yang mudah Anda ingat sudah baik.")
    } else if panjang > 200 {
        Err("Kata sandi paling panjang 200 huruf.")
    } else {
        Ok(())
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
