//! Joining runtime, image and trailer into one file, when packages are built.

use crate::elf;
use crate::glibc::Glibc;
use crate::image;
use crate::trailer::Trailer;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// Why two files could not be joined; read by developers.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// Called in another way.
    #[error("usage: appimage-seal RUNTIME IMAGE FILE VERSION GLIBC")]
    Usage,
    /// The runtime is something else.
    #[error("the runtime is no ELF file of 64 bits")]
    Runtime,
    /// The trailer has no room for it.
    #[error("the version {0} is too long")]
    Version(String),
    /// A file could not be read or written.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Does what the arguments of `appimage-seal` say.
pub fn from_arguments(arguments: &[String]) -> Result<(), SealError> {
    let [runtime, image, file, version, glibc] = arguments else {
        return Err(SealError::Usage);
    };
    let glibc = Glibc::parse(glibc).ok_or(SealError::Usage)?;
    let paths = [runtime, image, file].map(Path::new);
    seal(paths[0], paths[1], paths[2], version, glibc)
}

/// Writes an AppImage of this version, which needs this glibc.
pub fn seal(
    runtime: &Path,
    image: &Path,
    file: &Path,
    version: &str,
    glibc: Glibc,
) -> Result<(), SealError> {
    let runtime = elf::prepare(fs::read(runtime)?).ok_or(SealError::Runtime)?;
    let (length, digest) = image::digest(&mut File::open(image)?)?;
    let trailer = Trailer {
        offset: runtime.len() as u64,
        length,
        digest,
        glibc,
        version: version.to_owned(),
    };
    let trailer = trailer
        .encode()
        .ok_or_else(|| SealError::Version(version.to_owned()))?;
    let mut out = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o755)
        .open(file)?;
    out.write_all(&runtime)?;
    io::copy(&mut File::open(image)?, &mut out)?;
    out.write_all(&trailer)?;
    let whole = runtime.len() as u64 + length + trailer.len() as u64;
    disk::confirm(&out, whole)?;
    Ok(())
}
