//! The last bytes of the file: where its image is, and what the image needs.

use crate::error::Fault;
use crate::glibc::Glibc;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

/// Length of a trailer in bytes.
pub const LENGTH: usize = 96;

/// How a trailer starts.
const MAGIC: &[u8; 8] = b"SPDKAI02";

/// Room for the version, in bytes.
const VERSION: usize = 32;

/// What the trailer says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trailer {
    /// Where the image starts in the file.
    pub offset: u64,
    /// How long the image is.
    pub length: u64,
    /// SHA-256 of the image; also the name of its folder in the cache.
    pub digest: [u8; 32],
    /// The oldest glibc with which the programs inside start.
    pub glibc: Glibc,
    /// Version of the program inside.
    pub version: String,
}

impl Trailer {
    /// The bytes at the end of the file; none if the version is too long.
    pub fn encode(&self) -> Option<[u8; LENGTH]> {
        let mut version = [0; VERSION];
        version
            .get_mut(..self.version.len())?
            .copy_from_slice(self.version.as_bytes());
        let mut bytes = Vec::with_capacity(LENGTH);
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&self.offset.to_le_bytes());
        bytes.extend_from_slice(&self.length.to_le_bytes());
        bytes.extend_from_slice(&self.digest);
        bytes.extend_from_slice(&self.glibc.major.to_le_bytes());
        bytes.extend_from_slice(&self.glibc.minor.to_le_bytes());
        bytes.extend_from_slice(&version);
        bytes.try_into().ok()
    }

    /// Reads the end of a file; none if it is no trailer.
    pub fn decode(bytes: &[u8; LENGTH]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let offset = u64::from_le_bytes(take(&mut rest)?);
        let length = u64::from_le_bytes(take(&mut rest)?);
        let digest = take(&mut rest)?;
        let glibc = Glibc {
            major: u32::from_le_bytes(take(&mut rest)?),
            minor: u32::from_le_bytes(take(&mut rest)?),
        };
        let version: [u8; VERSION] = take(&mut rest)?;
        let version = version.split(|byte| *byte == 0).next()?;
        Some(Self {
            offset,
            length,
            digest,
            glibc,
            version: String::from_utf8(version.to_vec()).ok()?,
        })
    }

    /// Reads the trailer of an AppImage whose image lies between program and trailer.
    pub fn read(file: &mut File) -> Result<Self, Fault> {
        let end = file.seek(SeekFrom::End(0)).map_err(Fault::Unreadable)?;
        let start = end.checked_sub(LENGTH as u64).ok_or(Fault::Damaged)?;
        file.seek(SeekFrom::Start(start))
            .map_err(Fault::Unreadable)?;
        let mut bytes = [0; LENGTH];
        file.read_exact(&mut bytes).map_err(Fault::Unreadable)?;
        let trailer = Self::decode(&bytes).ok_or(Fault::Damaged)?;
        let fits = trailer.offset.checked_add(trailer.length) == Some(start);
        if fits {
            Ok(trailer)
        } else {
            Err(Fault::Damaged)
        }
    }

    /// The digest in hexadecimal digits.
    pub fn id(&self) -> String {
        use std::fmt::Write;
        let mut id = String::with_capacity(64);
        for byte in self.digest {
            let _ = write!(id, "{byte:02x}"); // a String takes everything
        }
        id
    }
}

fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (first, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(*first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn example() -> Trailer {
        Trailer {
            offset: 4096,
            length: 10,
            digest: [0xab; 32],
            glibc: Glibc {
                major: 2,
                minor: 36,
            },
            version: "0.1.0".to_owned(),
        }
    }

    fn file(parts: &[&[u8]]) -> File {
        let mut file = tempfile::tempfile().unwrap();
        for part in parts {
            file.write_all(part).unwrap();
        }
        file
    }

    #[test]
    fn what_was_written_is_read() {
        let bytes = example().encode().unwrap();
        assert_eq!(Trailer::decode(&bytes), Some(example()));
        assert!(example().id().starts_with("abab") && example().id().len() == 64);
    }

    #[test]
    fn it_is_found_at_the_end_of_the_file() {
        let trailer = example().encode().unwrap();
        let mut whole = file(&[&[0; 4096], &[1; 10], &trailer]);
        assert_eq!(Trailer::read(&mut whole).unwrap(), example());
    }

    #[test]
    fn a_file_cut_short_or_grown_is_damaged() {
        let trailer = example().encode().unwrap();
        let parts: [&[&[u8]]; 4] = [
            &[&[0; 4096], &[1; 9], &trailer],
            &[&[0; 4096], &[1; 10], &trailer, b"x"],
            &[&[0; 4096], &[1; 10], &trailer[..90]],
            &[b"short"],
        ];
        for parts in parts {
            let read = Trailer::read(&mut file(parts));
            assert!(matches!(read, Err(Fault::Damaged)), "{read:?}");
        }
    }

    #[test]
    fn an_offset_that_overflows_is_damaged() {
        let mut trailer = example();
        trailer.offset = u64::MAX;
        let read = Trailer::read(&mut file(&[&[0; 50], &trailer.encode().unwrap()]));
        assert!(matches!(read, Err(Fault::Damaged)));
    }

    #[test]
    fn a_version_that_does_not_fit_is_refused() {
        let mut trailer = example();
        trailer.version = "9".repeat(VERSION + 1);
        assert_eq!(trailer.encode(), None);
    }
}
