//! Whether this computer has what the desktop needs, without a window: for the officer's
//! administrator, after an installation.

use crate::address::Alamat;
use crate::api::Api;
use crate::cache::{Cache, Database, Place};
use crate::cipher::Key;
use crate::failure::Failure;
use crate::options::{Options, environment};
use crate::policy::{Policy, PolicyError};
use crate::problems::sentence;
use crate::update::Readiness;
use crate::vault::{Safe, VaultError};
use domain::id::AduanId;
use std::fmt;
use uuid::Uuid;
use wire::desk::{UnsentKind, UnsentRef};

/// One thing that was tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What, in Indonesian: `Basis data`.
    pub perihal: &'static str,
    /// How it went.
    pub hasil: Outcome,
}

/// How a trial went, with the words for the administrator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It works.
    Works(String),
    /// It doesn't, and what to do about it.
    Fails(String),
}

impl Finding {
    /// Whether it works.
    pub fn works(&self) -> bool {
        matches!(self.hasil, Outcome::Works(_))
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (tanda, teks) = match &self.hasil {
            Outcome::Works(teks) => ("BAIK ", teks),
            Outcome::Fails(teks) => ("GAGAL", teks),
        };
        write!(f, "{tanda}  {}: {teks}", self.perihal)
    }
}

/// Tries configuration, database, keyring, TLS, the server and updates, in this order. Leaves nothing
/// behind.
pub async fn self_test(options: &Options) -> Vec<Finding> {
    let finding = |perihal, result: Result<String, String>| Finding {
        perihal,
        hasil: result.map_or_else(Outcome::Fails, Outcome::Works),
    };
    vec![
        finding("Konfigurasi", configuration(options)),
        finding("Basis data", database(options).await),
        finding("Brankas", vault(options).await),
        finding("TLS dan server", server(options).await),
        finding("Pembaruan", updates(options)),
    ]
}

fn configuration(options: &Options) -> Result<String, String> {
    read_policies()?;
    match &options.alamat {
        Some(alamat) => Alamat::parse(alamat)
            .map(|alamat| format!("Alamat server {alamat}."))
            .map_err(|why| sentence(Failure::from(why))),
        None => Ok("Alamat server tidak ditentukan kantor; petugas mengisinya.".to_owned()),
    }
}

fn read_policies() -> Result<(), String> {
    let unreadable = |error: PolicyError| {
        let why = error.sentence();
        format!("Kebijakan kantor tidak dapat dibaca: {why}. Perbaiki, lalu coba lagi.")
    };
    Policy::of_computer().map_err(unreadable)?;
    environment().map_err(unreadable)?;
    Ok(())
}

/// Keeps a sealed text in a database of its own beside the cache, and reads it back.
async fn database(options: &Options) -> Result<String, String> {
    let first = !options.folder.exists();
    let folder = options.folder.join(format!("uji-{}", Uuid::new_v4()));
    let outcome = keep_and_read(Place::Folder(folder.clone()), options).await;
    let mut removed = std::fs::remove_dir_all(&folder);
    if first && removed.is_ok() {
        removed = std::fs::remove_dir(&options.folder);
    }
    outcome
        .and_then(|()| removed.map_err(|error| error.to_string()))
        .map(|()| {
            format!(
                "Simpanan terenkripsi di {} berfungsi.",
                options.folder.display()
            )
        })
        .map_err(|why| {
            let folder = options.folder.display();
            format!("Simpanan di {folder} gagal: {why}. Periksa izin dan ruang disk.")
        })
}

async fn keep_and_read(place: Place, options: &Options) -> Result<(), String> {
    const TEKS: &str = "Uji simpanan";
    let text = UnsentRef {
        aduan: AduanId(Uuid::nil()),
        untuk: UnsentKind::Tanggapan,
        draf_versi: None,
    };
    let database = Database::open(&place).await.map_err(|e| e.to_string())?;
    let cache = Cache::new(database, Key::generate());
    let kept = cache.keep_unsent(text, TEKS, options.clock.now()).await;
    let read = match kept {
        Ok(()) => cache.unsent(text).await,
        Err(error) => Err(error),
    };
    cache.database.close().await;
    match read.map_err(|error| error.to_string())? {
        Some((teks, _)) if teks == TEKS => Ok(()),
        _ => Err("yang disimpan tidak terbaca kembali".to_owned()),
    }
}

async fn vault(options: &Options) -> Result<String, String> {
    match Safe::new(options.vault.clone()).probe().await {
        Ok(()) => Ok("Rahasia dapat disimpan, dibaca, dan dihapus.".to_owned()),
        Err(VaultError::Locked) => Err(
            "Brankas terkunci. Masuk ke sesi desktop, buka kuncinya, lalu coba lagi.".to_owned(),
        ),
        Err(VaultError::Missing(why)) => {
            tracing::warn!(why, "no keyring");
            Err(
                "Tidak ada brankas yang menjawab. Jalankan dari sesi desktop, dan pasang \
                 gnome-keyring atau KWallet bila belum ada; tanpa itu petugas harus masuk setiap \
                 kali aplikasi dibuka."
                    .to_owned(),
            )
        }
    }
}

/// Prepares TLS with the trusted roots and, where the office set a server, shakes hands with it.
async fn server(options: &Options) -> Result<String, String> {
    const CONTOH: &str = "https://localhost"; // never asked: only to prepare TLS
    let alamat = options.alamat.as_deref();
    let parsed = Alamat::parse(alamat.unwrap_or(CONTOH));
    let parsed = parsed.map_err(|why| sentence(Failure::from(why)))?;
    let api = Api::new(parsed, &options.api).map_err(sentence)?;
    if alamat.is_none() {
        return Ok("TLS siap; server belum ditentukan, jadi tidak dihubungi.".to_owned());
    }
    let info = api.info().await.map_err(sentence)?;
    Ok(format!("{} menjawab, versi {}.", info.instansi, info.versi))
}

/// Whether new versions are looked for. That they aren't is no fault; a key that can't be read is.
fn updates(options: &Options) -> Result<String, String> {
    if read_policies().is_err() {
        return Err("Tidak aktif selama kebijakan kantor tidak dapat dibaca.".to_owned());
    }
    let readiness = options.updates.readiness();
    match (readiness.reason(), readiness) {
        (Some(reason), Readiness::BadKey) => Err(reason),
        (Some(reason), _) => Ok(format!("Tidak aktif. {reason}")),
        (None, _) => Ok("Aktif; versi baru diambil dari server kantor lewat https.".to_owned()),
    }
}
