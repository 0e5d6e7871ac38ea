//! The squashfs image: what is in it, and unpacking it without ever leaving the folder.

use crate::error::Fault;
use crate::trailer::Trailer;
use backhand::{BackhandError, FilesystemReader, InnerNode, Node, SquashfsFileReader};
use sha2::{Digest, Sha256};
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, symlink};
use std::path::{Component, Path, PathBuf};

/// How much is read at once.
const BUFFER: usize = 1 << 20;

/// An opened image whose every path was found harmless.
pub struct Image {
    inside: FilesystemReader<'static>,
}

impl Image {
    /// Opens the image of an AppImage.
    pub fn open(file: &File, trailer: &Trailer) -> Result<Self, Fault> {
        let file = file.try_clone().map_err(Fault::Unreadable)?;
        let inside =
            FilesystemReader::from_reader_with_offset(BufReader::new(file), trailer.offset)
                .map_err(fault)?;
        for node in inside.files() {
            check(node)?;
        }
        Ok(Self { inside })
    }

    /// Writes everything into a folder that isn't there yet.
    pub fn unpack(&self, folder: &Path) -> Result<(), Fault> {
        make_folder(folder)?;
        self.inside
            .files()
            .try_for_each(|node| self.unpack_node(node, folder))
    }

    /// Whether everything is in this folder, by names, kinds and lengths: people clean up caches,
    /// and power fails.
    pub fn is_in(&self, folder: &Path) -> bool {
        self.inside.files().all(|node| {
            let there = fs::symlink_metadata(place(node, folder));
            there.is_ok_and(|there| match &node.inner {
                InnerNode::File(file) => there.is_file() && there.len() == file.file_len() as u64,
                InnerNode::Dir(_) => there.is_dir(),
                InnerNode::Symlink(_) => there.is_symlink(),
                _ => false, // `check` let nothing else in
            })
        })
    }

    fn unpack_node(&self, node: &Node<SquashfsFileReader>, folder: &Path) -> Result<(), Fault> {
        let path = place(node, folder);
        match &node.inner {
            InnerNode::Dir(_) if path == folder => Ok(()), // made first
            InnerNode::Dir(_) => make_folder(&path),
            InnerNode::Symlink(to) => symlink(&to.link, &path).map_err(Fault::at(&path)),
            InnerNode::File(file) => {
                let mut reader = self.inside.file(file).reader_checked().map_err(fault)?;
                let mut out = OpenOptions::new();
                let mode = 0o600 | u32::from(node.header.permissions & 0o100);
                let out = out.write(true).create_new(true).mode(mode).open(&path);
                copy(&mut reader, &mut out.map_err(Fault::at(&path))?, &path)
            }
            _ => Err(Fault::Unsafe(node.fullpath.clone())), // no devices, no sockets
        }
    }
}

/// Refuses a file that isn't the one that was built.
pub fn check_digest(file: &File, trailer: &Trailer) -> Result<(), Fault> {
    let mut file = file.try_clone().map_err(Fault::Unreadable)?;
    file.seek(SeekFrom::Start(trailer.offset))
        .map_err(Fault::Unreadable)?;
    let (_, digest) = digest(&mut file.take(trailer.length)).map_err(Fault::Unreadable)?;
    if digest == trailer.digest {
        Ok(())
    } else {
        Err(Fault::Damaged)
    }
}

/// Length and SHA-256 of what is read.
pub fn digest(from: &mut impl Read) -> io::Result<(u64, [u8; 32])> {
    let (mut length, mut digest) = (0, Sha256::new());
    let mut buffer = vec![0; BUFFER];
    loop {
        let read = from.read(&mut buffer)?;
        if read == 0 {
            return Ok((length, digest.finalize().into()));
        }
        digest.update(&buffer[..read]);
        length += read as u64;
    }
}

/// Copies, and knows whether reading the image or writing the file went wrong.
fn copy(from: &mut impl Read, to: &mut impl io::Write, path: &Path) -> Result<(), Fault> {
    let mut buffer = vec![0; BUFFER];
    loop {
        let length = from.read(&mut buffer).map_err(|_| Fault::Damaged)?;
        if length == 0 {
            return Ok(());
        }
        to.write_all(&buffer[..length]).map_err(Fault::at(path))?;
    }
}

fn make_folder(path: &Path) -> Result<(), Fault> {
    let made = DirBuilder::new().mode(0o700).create(path);
    made.map_err(Fault::at(path))
}

/// Where a node belongs.
fn place(node: &Node<SquashfsFileReader>, folder: &Path) -> PathBuf {
    let inside = node.fullpath.strip_prefix("/").unwrap_or(&node.fullpath);
    if inside.as_os_str().is_empty() {
        return folder.to_path_buf();
    }
    folder.join(inside)
}

/// Refuses what could be written or read outside of the folder.
fn check(node: &Node<SquashfsFileReader>) -> Result<(), Fault> {
    let harmless = match &node.inner {
        InnerNode::File(_) | InnerNode::Dir(_) => depth(&node.fullpath).is_some(),
        InnerNode::Symlink(to) => depth(&node.fullpath).is_some_and(|depth| {
            let folder = depth.saturating_sub(1);
            stays_inside(folder, &to.link)
        }),
        _ => false, // devices, pipes and sockets have no place in an application
    };
    if harmless {
        Ok(())
    } else {
        Err(Fault::Unsafe(node.fullpath.clone()))
    }
}

/// How many folders deep a path lies; none if it doesn't only go down.
fn depth(path: &Path) -> Option<usize> {
    let inside = path.strip_prefix("/").unwrap_or(path);
    inside
        .components()
        .all(|part| matches!(part, Component::Normal(_)))
        .then(|| inside.components().count())
}

/// Whether a link in a folder this deep leads to a place inside. It may go up only first: what
/// is up from another link isn't known.
fn stays_inside(folder: usize, link: &Path) -> bool {
    let is_up = |part: &Component<'_>| matches!(part, Component::ParentDir);
    let up = link.components().take_while(is_up).count();
    let mut down = link.components().skip(up);
    up <= folder && down.all(|part| matches!(part, Component::Normal(_)))
}

fn fault(error: BackhandError) -> Fault {
    match error {
        BackhandError::StdIo(why) => Fault::Unreadable(why),
        _ => Fault::Damaged, // whatever it is, it isn't what was built
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use backhand::{NodeHeader, SquashfsCharacterDevice, SquashfsDir, SquashfsSymlink};

    fn node(path: &str, inner: InnerNode<SquashfsFileReader>) -> Node<SquashfsFileReader> {
        Node {
            fullpath: path.into(),
            header: NodeHeader::default(),
            inner,
        }
    }

    fn link(path: &str, to: &str) -> Node<SquashfsFileReader> {
        let link = to.into();
        node(path, InnerNode::Symlink(SquashfsSymlink { link }))
    }

    #[test]
    fn links_stay_inside() {
        assert!(check(&link("/usr/lib/a.so", "a.so.1")).is_ok());
        assert!(check(&link("/usr/lib/a.so", "../share/b")).is_ok());
        for (path, to) in [
            ("/usr/lib/a", "/etc/passwd"),
            ("/a", ".."),
            ("/usr/lib/a", "../../../etc"),
            ("/usr/lib/a", "b/../../../../etc"),
            ("/usr/lib/a", "b/.."),
        ] {
            let refused = check(&link(path, to));
            assert!(matches!(refused, Err(Fault::Unsafe(_))), "{path} -> {to}");
        }
    }

    #[test]
    fn paths_only_go_down() {
        let folder = || InnerNode::Dir(SquashfsDir {});
        assert!(check(&node("/", folder())).is_ok());
        assert!(check(&node("/usr/lib", folder())).is_ok());
        for path in ["/../etc", "/usr/../../etc", "../etc"] {
            assert!(check(&node(path, folder())).is_err(), "{path}");
        }
    }

    #[test]
    fn devices_have_no_place_here() {
        let null = SquashfsCharacterDevice { device_number: 259 };
        let device = node("/null", InnerNode::CharacterDevice(null));
        assert!(check(&device).is_err());
        assert!(check(&node("/pipe", InnerNode::NamedPipe)).is_err());
    }
}
