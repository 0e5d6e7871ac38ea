//! How much the disk still takes.

use std::path::Path;

/// Bytes that are free where a folder is, or will be; none where the system does not tell.
pub fn free_space(folder: &Path) -> Option<u64> {
    let there = folder.ancestors().find(|folder| folder.exists())?;
    fs4::available_space(there).ok()
}
