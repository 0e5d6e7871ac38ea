//! Pictures on disk, by id: two JPEG files each, written whole or not at all.

use crate::error::Error;
use anyhow::Context as _;
use domain::id::LampiranId;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use uuid::Uuid;
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

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
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

    /// Writes a picture and waits until the disk has it, off the runtime's threads.
    pub(crate) async fn write(
        &self,
        id: LampiranId,
        ukuran: UkuranFoto,
        bytes: Vec<u8>,
    ) -> Result<(), Error> {
        let (path, folder) = (self.path(id, ukuran), self.folder.clone());
        let task = move || place(&path, &folder, &bytes);
        let written = tokio::task::spawn_blocking(task).await;
        Ok(written.context("picture task")?.context("picture file")?)
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

    /// How many bytes a picture has, if it is there and begins as a JPEG does.
    pub(crate) fn length(&self, id: LampiranId, ukuran: UkuranFoto) -> Option<u64> {
        const JPEG: [u8; 2] = [0xff, 0xd8];
        let mut file = File::open(self.path(id, ukuran)).ok()?;
        let mut begin = [0; 2];
        file.read_exact(&mut begin).ok()?;
        (begin == JPEG).then(|| file.metadata().ok().map(|file| file.len()))?
    }

    /// The pictures that lie here, by id, with every file of each.
    pub(crate) fn found(&self) -> io::Result<BTreeMap<LampiranId, Vec<PathBuf>>> {
        let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
        if !self.folder.is_dir() {
            return Ok(found);
        }
        for shelf in fs::read_dir(&self.folder)? {
            let shelf = shelf?.path();
            if !shelf.is_dir() {
                continue;
            }
            for file in fs::read_dir(shelf)? {
                let path = file?.path();
                let name = path.file_name().and_then(|name| name.to_str());
                let id = name.and_then(|name| name.split_once('-'));
                // What has another name is not ours.
                if let Some(id) = id.and_then(|(id, _)| Uuid::parse_str(id).ok()) {
                    found.entry(LampiranId(id)).or_default().push(path);
                }
            }
        }
        Ok(found)
    }

    /// Reads a picture.
    pub(crate) async fn read(&self, id: LampiranId, ukuran: UkuranFoto) -> Result<Vec<u8>, Error> {
        Ok(tokio::fs::read(self.path(id, ukuran))
            .await
            .context("picture file")?)
    }
}

/// Puts a file where it belongs, whole or not at all, with the names that lead to it.
fn place(path: &Path, folder: &Path, bytes: &[u8]) -> io::Result<()> {
    let shelf = path.parent().unwrap_or(folder);
    fs::create_dir_all(shelf)?;
    disk::replace(path, bytes)?;
    disk::keep_name(path)?;
    disk::keep_name(shelf)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::place;

    #[test]
    fn a_picture_that_could_not_be_written_leaves_nothing_behind() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("aa").join("satu.jpg");
        std::fs::create_dir_all(&path).expect("something stands in its place");
        std::fs::write(path.join("isi"), b"x").expect("and is not empty");
        place(&path, folder.path(), b"foto").expect_err("no file can be put there");
        let left: Vec<_> = std::fs::read_dir(folder.path().join("aa"))
            .expect("the shelf")
            .map(|entry| entry.expect("an entry").file_name())
            .collect();
        assert_eq!(left, ["satu.jpg"]);
    }
}
