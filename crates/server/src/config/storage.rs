//! Where data and keys are kept, and the folders that must be there for them.

use super::{Config, Storage};
use anyhow::{Context, Result};
use secrecy::ExposeSecret;
use service::{Keys, Settings};
use std::path::Path;

impl Config {
    /// What the use cases need, with folders and keys in place.
    pub fn settings(&self) -> Result<Settings> {
        self.storage.make_folders()?;
        Ok(Settings {
            database: self.storage.database.clone(),
            folder: self.storage.folder.clone(),
            keys: self.storage.keys()?,
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

    fn keys(&self) -> Result<Keys> {
        let keys = match &self.key {
            Some(key) => Keys::parse(key.expose_secret()),
            None => Keys::load_or_create(&self.key_file),
        };
        keys.context("Kunci tidak terbaca")
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

/// A folder that no other user of the machine can look into.
pub(crate) fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
