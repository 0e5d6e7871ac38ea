//! How much the disk still takes.

use std::path::Path;

/// Bytes that are free where a folder is, or will be; none where the system does not tell.
#[cfg(unix)]
pub fn free_space(folder: &Path) -> Option<u64> {
    let there = folder.ancestors().find(|folder| folder.exists())?;
    let disk = rustix::fs::statvfs(there).ok()?;
    disk.f_bavail.checked_mul(disk.f_frsize)
}

/// Bytes that are free where a folder is; none where the system does not tell.
#[cfg(not(unix))]
pub fn free_space(_folder: &Path) -> Option<u64> {
    None
}
