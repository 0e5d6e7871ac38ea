//! Pictures on disk, by id: two JPEG files each, written whole or not at all.

use crate::error::Error;
use anyhow::Context as _;
use domain::id::LampiranId;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use tokio::io::AsyncWriteExt as _;
use wire::aduan::UkuranFoto;

/// The folder of the pictures.
#[derive(Debug, Clone)]
pub(crate) struct Files {
    folder: PathBuf,
}

impl Files {
    pub(crate) fn new(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
        }
    }

    fn path(&self, id: LampiranId, ukuran: UkuranFoto) -> PathBuf {
        let name = id.0.simple().to_string();
        let size = match ukuran {
            UkuranFoto::Kecil => "kecil",
            UkuranFoto::Besar => "besar",
        };
        // The last digits of a v7 id are random, so the folders fill evenly.
        let shelf = name.get(30..).unwrap_or("00");
        self.folder.join(shelf).join(format!("{name}-{size}.jpg"))
    }

    /// Writes a picture and waits until the disk has it.
    pub(crate) async fn write(
        &self,
        id: LampiranId,
        ukuran: UkuranFoto,
        bytes: &[u8],
    ) -> Result<(), Error> {
        let path = self.path(id, ukuran);
        let partial = path.with_extension("partial");
        let shelf = path.parent().unwrap_or(&self.folder);
        tokio::fs::create_dir_all(shelf)
            .await
            .context("picture folder")?;
        let mut file = tokio::fs::File::create(&partial)
            .await
            .context("picture file")?;
        file.write_all(bytes).await.context("picture file")?;
        file.sync_all().await.context("picture file")?;
        tokio::fs::rename(&partial, &path)
            .await
            .context("picture file")?;
        // The new name, too, has to survive a power cut.
        #[cfg(unix)]
        for folder in [shelf, &self.folder] {
            let folder = tokio::fs::File::open(folder)
                .await
                .context("picture folder")?;
            folder.sync_all().await.context("picture folder")?;
        }
        Ok(())
    }

    /// Removes the pictures of an id, as far as they are there.
    pub(crate) async fn remove(&self, id: LampiranId) -> Result<(), Error> {
        for ukuran in [UkuranFoto::Besar, UkuranFoto::Kecil] {
            match tokio::fs::remove_file(self.path(id, ukuran)).await {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    return Err(anyhow::Error::new(error).context("picture file").into());
                }
                Ok(()) | Err(_) => {}
            }
        }
        Ok(())
    }

    /// Reads a picture.
    pub(crate) async fn read(&self, id: LampiranId, ukuran: UkuranFoto) -> Result<Vec<u8>, Error> {
        Ok(tokio::fs::read(self.path(id, ukuran))
            .await
            .context("picture file")?)
    }
}
