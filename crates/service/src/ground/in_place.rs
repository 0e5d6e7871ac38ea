//! Whether the file that was opened is still the one under its name.

use std::path::{Path, PathBuf};

/// The file of an embedded database, as it was when it was opened.
#[derive(Debug)]
pub(crate) struct InPlace {
    path: PathBuf,
    #[cfg(unix)]
    inode: (u64, u64),
}

impl InPlace {
    /// Notes which file there is.
    pub(crate) fn note(path: PathBuf) -> Option<Self> {
        Some(Self {
            #[cfg(unix)]
            inode: inode(&path)?,
            path,
        })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Takes the log of a closed database whose file is gone from beside the place: a copy that is
    /// put there would be taken for the file that the log belongs to, and spoilt.
    pub(crate) fn put_log_aside(&self) -> std::io::Result<()> {
        for ending in ["-wal", "-shm"] {
            let mut log = self.path.clone().into_os_string();
            log.push(ending);
            let log = PathBuf::from(log);
            if log.is_file() {
                std::fs::rename(&log, log.with_extension(format!("lama{ending}")))?;
            }
        }
        Ok(())
    }

    /// Whether the same file is there.
    #[cfg(unix)]
    pub(crate) fn still(&self) -> bool {
        inode(&self.path) == Some(self.inode)
    }

    /// Other systems do not let anybody move a file that is open.
    #[cfg(not(unix))]
    pub(crate) fn still(&self) -> bool {
        true
    }
}

#[cfg(unix)]
fn inode(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt as _;
    let file = std::fs::metadata(path).ok()?;
    Some((file.dev(), file.ino()))
}
