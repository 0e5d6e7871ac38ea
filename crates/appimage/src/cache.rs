//! The unpacked image in the officer's cache: made once, whole or not at all, and nobody else's.
//!
//! ```text
//! $XDG_CACHE_HOME/sipendekar/appimage/
//!     .kunci          held while one start prepares
//!     <digest>/       the image
//!     <digest>.kunci  shared by every program that runs from it
//!     <digest>.baru/  what is being unpacked; worthless after a crash
//!     <digest>.usang/ what is being removed
//! ```
//!
//! The lock of an image is one of `fcntl`: it belongs to the process, so it outlives exec, and what
//! the program starts doesn't hold it. After an update the program starts its successor, which must
//! be free to remove what its predecessor ran from.

use crate::error::Fault;
use crate::image::{self, Image};
use crate::place::Folder;
use crate::show;
use crate::trailer::Trailer;
use rustix::fs::{FlockOperation, fcntl_lock};
use rustix::io::{FdFlags, fcntl_setfd};
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// Length of a digest in hexadecimal digits.
const DIGITS: usize = 64;

/// The folder of all unpacked images of one officer.
#[derive(Debug, Clone)]
pub struct Cache {
    folder: PathBuf,
}

/// An unpacked image. While the file of the lock is open, also in the program that this process
/// becomes, nobody removes it.
#[derive(Debug)]
pub struct Ready {
    /// Where it is.
    pub folder: PathBuf,
    /// Held by this process, and the program that it becomes.
    pub lock: File,
}

impl Cache {
    /// The cache of whoever started this; its folders are made.
    pub fn of_officer() -> Result<Self, Fault> {
        let base = Folder::Cache.of_officer()?;
        let made = DirBuilder::new().recursive(true).mode(0o700).create(&base);
        made.map_err(Fault::at(&base))?;
        Self::below(&base)
    }

    /// The cache in this folder, refused where somebody else could change what will be started.
    pub fn below(base: &Path) -> Result<Self, Fault> {
        let ours = base.join("sipendekar");
        let folder = ours.join("appimage");
        for path in [&ours, &folder] {
            match DirBuilder::new().mode(0o700).create(path) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                    return Err(Fault::at(path)(error));
                }
                Ok(()) | Err(_) => check_owner(path)?,
            }
        }
        Ok(Self { folder })
    }

    /// Gives the image unpacked, and removes those of other versions that nobody uses.
    pub fn prepare(&self, file: &File, trailer: &Trailer) -> Result<Ready, Fault> {
        let preparing = self.lock_file(".kunci")?;
        preparing.lock().map_err(Fault::at(&self.folder))?;
        let id = trailer.id();
        let folder = self.folder.join(&id);
        let image = Image::open(file, trailer)?;
        if !is_whole(&image, &folder)? {
            show::line("Menyiapkan SIPENDEKAR untuk pertama kali…");
            image::check_digest(file, trailer)?;
            self.unpack_with_room(&image, &id)?;
        }
        let lock = self.lock_file(&format!("{id}.kunci"))?;
        let held = fcntl_lock(&lock, FlockOperation::LockShared)
            .and_then(|()| fcntl_setfd(&lock, FdFlags::empty()));
        held.map_err(|why| Fault::at(&folder)(why.into()))?;
        self.clean(&id)?;
        Ok(Ready { folder, lock })
    }

    /// Removes everything; refused while something runs from it.
    pub fn remove(&self) -> Result<(), Fault> {
        let preparing = self.lock_file(".kunci")?;
        preparing.lock().map_err(Fault::at(&self.folder))?;
        for id in self.ids()? {
            if !self.retire(&id)? {
                return Err(Fault::Running);
            }
        }
        fs::remove_dir_all(&self.folder).map_err(Fault::at(&self.folder))?;
        if let Some(ours) = self.folder.parent() {
            let _ = fs::remove_dir(ours); // the program may keep something there
        }
        Ok(())
    }

    /// Makes room first, because two versions may be too much for the disk; and once more where that
    /// was not enough: after an update, the program before ends while this one begins.
    fn unpack_with_room(&self, image: &Image, id: &str) -> Result<(), Fault> {
        self.clean(id)?;
        let unpacked = match self.unpack(image, id) {
            Err(Fault::Full(_)) => {
                self.clean(id)?;
                self.unpack(image, id)
            }
            done => done,
        };
        unpacked.map_err(|fault| match fault {
            Fault::Full(_) => Fault::Full(self.folder.clone()), // not some file far inside
            other => other,
        })
    }

    /// Unpacks beside the place and moves it there, so that it is whole as soon as it is there.
    fn unpack(&self, image: &Image, id: &str) -> Result<(), Fault> {
        let new = self.folder.join(format!("{id}.baru"));
        remove_if_there(&new)?;
        let unpacked = image.unpack(&new).and_then(|()| keep(image, &new));
        if unpacked.is_err() {
            let _ = remove_if_there(&new); // gives the disk back; the fault is told
        }
        unpacked?;
        self.set_aside(id)?;
        let folder = self.folder.join(id);
        fs::rename(&new, &folder).map_err(Fault::at(&folder))
    }

    /// Removes images that nobody uses, except this one, and what crashes left.
    fn clean(&self, except: &str) -> Result<(), Fault> {
        for id in self.ids()? {
            if id != except {
                self.retire(&id)?;
            }
        }
        Ok(())
    }

    /// Removes an image unless something runs from it; gives whether it is gone.
    fn retire(&self, id: &str) -> Result<bool, Fault> {
        let lock = self.lock_file(&format!("{id}.kunci"))?;
        if fcntl_lock(&lock, FlockOperation::NonBlockingLockExclusive).is_err() {
            return Ok(false);
        }
        self.set_aside(id)?;
        remove_if_there(&self.folder.join(format!("{id}.baru")))?;
        let path = self.folder.join(format!("{id}.kunci"));
        fs::remove_file(&path).map_err(Fault::at(&path))?;
        Ok(true)
    }

    /// Moves an image away before it is removed: it is there whole, or not at all.
    fn set_aside(&self, id: &str) -> Result<(), Fault> {
        let (folder, old) = (
            self.folder.join(id),
            self.folder.join(format!("{id}.usang")),
        );
        remove_if_there(&old)?;
        if fs::symlink_metadata(&folder).is_ok() {
            fs::rename(&folder, &old).map_err(Fault::at(&folder))?;
        }
        remove_if_there(&old)
    }

    /// The digests of which something is here.
    fn ids(&self) -> Result<Vec<String>, Fault> {
        let entries = fs::read_dir(&self.folder).map_err(Fault::at(&self.folder))?;
        let mut ids = Vec::new();
        for entry in entries {
            let name = entry.map_err(Fault::at(&self.folder))?.file_name();
            let name = name.to_string_lossy();
            let id = name.split('.').next().unwrap_or_default();
            if id.len() == DIGITS && id.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                ids.push(id.to_owned());
            }
        }
        ids.sort_unstable();
        ids.dedup();
        Ok(ids)
    }

    fn lock_file(&self, name: &str) -> Result<File, Fault> {
        let path = self.folder.join(name);
        let mut options = OpenOptions::new();
        let options = options.read(true).write(true).create(true).truncate(false);
        options.mode(0o600).open(&path).map_err(Fault::at(&path))
    }
}

/// Asks the disk for everything at once, and looks whether all of it is there: what is queued may fail.
fn keep(image: &Image, folder: &Path) -> Result<(), Fault> {
    let opened = File::open(folder).map_err(Fault::at(folder))?;
    let kept = rustix::fs::syncfs(&opened).map_err(io::Error::from);
    kept.map_err(Fault::at(folder))?;
    if image.is_in(folder) {
        return Ok(());
    }
    Err(Fault::at(folder)(io::ErrorKind::WriteZero.into()))
}

/// Whether the image is there, whole and the officer's own.
fn is_whole(image: &Image, folder: &Path) -> Result<bool, Fault> {
    if fs::symlink_metadata(folder).is_err() {
        return Ok(false);
    }
    check_owner(folder)?;
    Ok(image.is_in(folder))
}

/// Refuses what isn't a folder, or isn't the officer's, or others may write to.
fn check_owner(path: &Path) -> Result<(), Fault> {
    let found = fs::symlink_metadata(path).map_err(Fault::at(path))?;
    let ours = found.uid() == rustix::process::geteuid().as_raw();
    let others_write = found.mode() & 0o022 != 0;
    if found.is_dir() && ours && !others_write {
        Ok(())
    } else {
        Err(Fault::Foreign(path.to_path_buf()))
    }
}

fn remove_if_there(path: &Path) -> Result<(), Fault> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Fault::at(path)(error)),
        Ok(()) | Err(_) => Ok(()),
    }
}

#[cfg(test)]
#[path = "cache_tests.rs"]
mod tests;
