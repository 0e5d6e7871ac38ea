//! Who acts in the demonstration: members of staff and some citizens, all invented.

use anyhow::{Context, Result};
use domain::id::{PersonId, SkpdKode};
use domain::person::aktor::{Aktor, Peran};
use secrecy::SecretString;
use service::App;
use service::akun::{FormPendaftaran, NewStaff, create_staff, register};
use std::collections::BTreeSet;

/// User name, name, role and SKPD of the staff.
const STAFF: [(&str, &str, Peran, Option<&str>); 5] = [
    ("admin", "Nurhayati", Peran::AdminDiskominfo, None),
    ("pupr", "Zulfan Effendi", Peran::PetugasSkpd, Some("PUPR")),
    (
        "dishub",
        "Maya Anggraini",
        Peran::PetugasSkpd,
        Some("DISHUB"),
    ),
    ("bupati", "Bupati Bengkalis", Peran::Pimpinan, None),
    ("superadmin", "Raja Hamidah", Peran::Superadmin, None),
];

/// Names of the citizens. The first has an account to sign in with.
const CITIZENS: [&str; 12] = [
    "Rahmawati",
    "Syafrizal",
    "Nurlela Hasibuan",
    "Tengku Marzuki",
    "Yusnidar",
    "Andi Saputra",
    "Rosmaini",
    "Jefri Simbolon",
    "Salmah",
    "Hendra Gunawan",
    "Nuraini Lubis",
    "Mahyudin",
];

/// An account of the demonstration, as it is handed over once.
pub struct Account {
    /// What its owner may do.
    pub peran: Peran,
    /// User name; a citizen's is the NIK.
    pub pengguna: String,
    /// Password.
    pub sandi: String,
}

/// Everybody who acts.
pub(crate) struct Cast {
    /// The Admin Diskominfo.
    pub(crate) admin: Aktor,
    /// Officers by their SKPD.
    pub(crate) officers: Vec<(SkpdKode, Aktor)>,
    /// Citizens; the first is the one whose password is handed over.
    pub(crate) citizens: Vec<Aktor>,
    /// What the operator is told, once.
    pub(crate) accounts: Vec<Account>,
}

/// Makes the accounts. Of the SKPD that answer besides those of [`STAFF`] each has a colleague, so that
/// somebody reads what is disposed there; nobody is handed their passwords.
pub(crate) async fn create(
    app: &App,
    answering: BTreeSet<SkpdKode>,
    mut passphrase: impl FnMut() -> String,
) -> Result<Cast> {
    let mut accounts = Vec::new();
    let citizens = create_citizens(app, &mut accounts, &mut passphrase).await?;
    let (mut admin, mut officers) = (None, Vec::new());
    for (pengguna, nama, peran, skpd) in STAFF {
        let skpd = skpd.map(SkpdKode::parse).transpose()?;
        let sandi = passphrase();
        let id = staff(app, pengguna, nama, peran, skpd.clone(), &sandi).await?;
        match (Aktor::new(peran, id, skpd.clone()), skpd) {
            (Some(aktor), Some(skpd)) => officers.push((skpd, aktor)),
            (Some(aktor @ Aktor::AdminDiskominfo { .. }), None) => admin = Some(aktor),
            _ => {} // who leads or looks after the accounts does nothing in the story
        }
        let pengguna = pengguna.to_owned();
        accounts.push(Account {
            peran,
            pengguna,
            sandi,
        });
    }
    for skpd in answering {
        if officers.iter().all(|(kode, _)| *kode != skpd) {
            let nama = format!("Petugas {skpd}");
            let pengguna = format!("petugas-{}", skpd.as_str().to_lowercase());
            let (peran, sandi) = (Peran::PetugasSkpd, passphrase());
            staff(app, &pengguna, &nama, peran, Some(skpd), &sandi).await?;
        }
    }
    Ok(Cast {
        admin: admin.context("the staff has an admin")?,
        officers,
        citizens,
        accounts,
    })
}

async fn create_citizens(
    app: &App,
    accounts: &mut Vec<Account>,
    passphrase: &mut impl FnMut() -> String,
) -> Result<Vec<Aktor>> {
    let mut citizens = Vec::new();
    for (i, nama) in CITIZENS.into_iter().enumerate() {
        let nik = nik(i);
        let sandi = passphrase();
        let id = citizen(app, nama, &nik, &sandi).await?;
        citizens.push(Aktor::Masyarakat { id });
        if i == 0 {
            let (peran, pengguna) = (Peran::Masyarakat, nik);
            accounts.push(Account {
                peran,
                pengguna,
                sandi,
            });
        }
    }
    Ok(citizens)
}

/// A NIK that nobody has: kecamatan 99 does not exist.
fn nik(i: usize) -> String {
    let day = 1 + i * 2 + if i.is_multiple_of(2) { 40 } else { 0 };
    format!("140399{day:02}{:02}{}{:04}", 1 + i % 12, 70 + i, i + 1)
}

async fn citizen(app: &App, nama: &str, nik: &str, sandi: &str) -> Result<PersonId> {
    let form = FormPendaftaran {
        nik: nik.to_owned(),
        nama: nama.to_owned(),
        telepon: format!("0812000000{}", &nik[14..]),
        surel: String::new(),
        sandi: sandi.to_owned(),
        sandi_ulang: sandi.to_owned(),
        setuju: true,
    };
    let registered = register(app, &form).await?;
    registered
        .new_member()
        .context("Warga contoh tidak dapat didaftarkan")
}

async fn staff(
    app: &App,
    pengguna: &str,
    nama: &str,
    peran: Peran,
    skpd: Option<SkpdKode>,
    sandi: &str,
) -> Result<PersonId> {
    let baru = NewStaff {
        pengguna: pengguna.to_owned(),
        nama: nama.to_owned(),
        peran,
        skpd,
        sandi: SecretString::from(sandi),
    };
    create_staff(app, &baru)
        .await
        .with_context(|| format!("Akun {pengguna} tidak dapat dibuat"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_citizen_has_a_valid_nik_of_no_kecamatan() {
        for i in 0..CITIZENS.len() {
            let nik = nik(i);
            assert!(nik.starts_with("140399"));
            assert!(domain::person::identitas::Nik::parse(&nik).is_ok(), "{nik}");
        }
    }
}
