//! Where data and keys are kept, and the folders that must be there for them.

use super::{Config, Storage};
use anyhow::{Context, Error, Result, anyhow, bail};
use secrecy::ExposeSecret;
use service::{Keys, Settings};
use std::path::Path;

impl Config {
    /// What the use cases need, with folders and keys in place.
    ///
    /// Data that is not there is no first start: where something of an installation is left, what
    /// is missing is lost or not mounted, and is never made anew.
    pub async fn settings(&self) -> Result<Settings> {
        self.storage.must_be_whole().await?;
        self.storage.make_folders()?;
        let keys = self.storage.keys()?;
        self.storage.make_database()?;
        Ok(Settings {
            database: self.storage.database.clone(),
            folder: self.storage.folder.clone(),
            keys,
        })
    }
}

impl Storage {
    /// The file of the database; none where it is in a PostgreSQL server.
    pub fn database_file(&self) -> Option<&Path> {
        let address = self.database.strip_prefix("sqlite:")?;
        let path = address.strip_prefix("//").unwrap_or(address);
        let (path, _parameters) = path.split_once('?').unwrap_or((path, ""));
        Some(Path::new(path))
    }

    /// Refuses an installation of which a part is missing.
    async fn must_be_whole(&self) -> Result<()> {
        let noted = async || {
            let noted = service::has_keys(&self.database).await;
            noted.context("Basis data tidak dapat dibuka")
        };
        let database = match self.database_file() {
            Some(file) => file.is_file(),
            None => noted().await?, // on a server there is always one, empty or somebody else's
        };
        let key = self.key.is_some() || self.key_file.is_file();
        if !database && ((key && self.key.is_none()) || self.has_photos()) {
            return Err(self.lost_database());
        }
        if !key && (self.has_photos() || (database && noted().await?)) {
            bail!(
                "Berkas kunci {} tidak ada, padahal datanya ada. Kunci baru tidak dibuat: dengan \
                 kunci lain semua identitas warga hilang. Pasang kembali berkas kunci yang dipakai \
                 sejak basis data ini dibuat, dari cadangannya.",
                self.key_file.display()
            );
        }
        Ok(())
    }

    /// What is wrong where keys or photos have no database, and what to do.
    fn lost_database(&self) -> Error {
        let (fault, remedy) = match self.database_file() {
            Some(_) => (
                format!("Basis data {} tidak ada", self.database),
                "Pasang kembali cakram datanya",
            ),
            // Its address holds a password.
            None => (
                "Basis data PostgreSQL di pengaturan kosong atau bukan milik pemasangan ini".into(),
                "Periksa alamat dan nama basis datanya di pengaturan",
            ),
        };
        anyhow!(
            "{fault}, padahal kunci atau foto dari pemasangan ini ada. Basis data baru tidak \
             dibuat, karena nomor aduan akan terulang. {remedy}, atau kembalikan basis data dari \
             cadangan. Bila server ini memang baru, pindahkan dulu {} dan isi {}.",
            self.key_file.display(),
            self.folder.display()
        )
    }

    fn has_photos(&self) -> bool {
        let shelves = std::fs::read_dir(&self.folder).into_iter().flatten();
        shelves.flatten().any(|entry| entry.path().is_dir())
    }

    fn keys(&self) -> Result<Keys> {
        let keys = match &self.key {
            Some(key) => Keys::parse(key.expose_secret()),
            None => Keys::load_or_create(&self.key_file),
        };
        keys.context("Kunci tidak terbaca")
    }

    /// An empty file for a new database, which no other user of the machine can read; SQLite would
    /// let the mask of the process decide.
    fn make_database(&self) -> Result<()> {
        let Some(file) = self.database_file() else {
            return Ok(());
        };
        match disk::create_private(file) {
            Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
                Err(error).with_context(|| format!("{} tidak dapat dibuat", file.display()))
            }
            Ok(_) | Err(_) => Ok(()),
        }
    }

    /// The files that nobody else may read, and somebody else of this machine can.
    pub fn open_to_others(&self) -> Vec<&Path> {
        let key = self.key.is_none().then_some(self.key_file.as_path());
        let files = self.database_file().into_iter().chain(key);
        files.filter(|file| is_open_to_others(file)).collect()
    }

    fn make_folders(&self) -> Result<()> {
        for folder in self.missing_folders() {
            make_private(folder)
                .with_context(|| format!("Folder {} tidak dapat dibuat", folder.display()))?;
        }
        Ok(())
    }

    fn missing_folders(&self) -> impl Iterator<Item = &Path> {
        let database = self.database_file();
        let key_file = self.key.is_none().then_some(self.key_file.as_path());
        [database, key_file]
            .into_iter()
            .filter_map(|file| file?.parent())
            .chain([self.folder.as_path()])
            .filter(|folder| !folder.as_os_str().is_empty() && !folder.exists())
    }
}

#[cfg(unix)]
fn is_open_to_others(file: &Path) -> bool {
    let known = std::fs::metadata(file);
    known.is_ok_and(|known| std::os::unix::fs::MetadataExt::mode(&known) & 0o077 != 0)
}

/// Other systems keep the files of a service in its own folder.
#[cfg(not(unix))]
fn is_open_to_others(_: &Path) -> bool {
    false
}

/// A folder that no other user of the machine can look into.
pub(crate) fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
