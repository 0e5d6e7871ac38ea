//! The cache under two starts at once, crashes, cleaning programs and strangers. Who uses an image is
//! tried with programs: `tests/in_use.rs`.

use super::*;
use crate::glibc::Glibc;
use crate::seal;
use backhand::compression::Compressor;
use backhand::kind::{Kind, LE_V4_0};
use backhand::{FilesystemCompressor, FilesystemWriter, NodeHeader};
use std::io::{Cursor, Write};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::thread;

/// An AppImage with one program that says `text`, and one link to it.
struct Example {
    file: File,
    trailer: Trailer,
}

fn example(text: &str) -> Example {
    let header = NodeHeader::new(0o755, 0, 0, 0);
    let mut writer = FilesystemWriter::default();
    writer.set_kind(Kind::from_const(LE_V4_0).unwrap());
    let zstd = FilesystemCompressor::new(Compressor::Zstd, None).unwrap();
    writer.set_compressor(zstd);
    writer.set_root_mode(0o755);
    writer.push_dir_all("usr/bin", header).unwrap();
    let program = Cursor::new(text.to_owned().into_bytes());
    writer
        .push_file(program, "usr/bin/program", header)
        .unwrap();
    writer
        .push_symlink("usr/bin/program", "AppRun", header)
        .unwrap();
    let mut image = tempfile::NamedTempFile::new().unwrap();
    writer.write(&mut image).unwrap();
    image.flush().unwrap();
    let sealed = tempfile::NamedTempFile::new().unwrap();
    let ourselves = std::env::current_exe().unwrap();
    let glibc = Glibc { major: 2, minor: 1 };
    seal::seal(&ourselves, image.path(), sealed.path(), "0.1.0", glibc).unwrap();
    let mut file = sealed.reopen().unwrap();
    let trailer = Trailer::read(&mut file).unwrap();
    Example { file, trailer }
}

fn cache() -> (tempfile::TempDir, Cache) {
    let base = tempfile::tempdir().unwrap();
    let cache = Cache::below(base.path()).unwrap();
    (base, cache)
}

fn program(ready: &Ready) -> String {
    fs::read_to_string(ready.folder.join("AppRun")).unwrap()
}

fn prepare(cache: &Cache, example: &Example) -> Result<Ready, Fault> {
    cache.prepare(&example.file, &example.trailer)
}

#[test]
fn an_image_is_unpacked_once_and_for_the_officer_alone() {
    let ((_base, cache), example) = (cache(), example("satu"));
    let first = prepare(&cache, &example).unwrap();
    assert_eq!(program(&first), "satu");
    let mode = |path: &Path| fs::metadata(path).unwrap().mode() & 0o777;
    assert_eq!(mode(&first.folder), 0o700);
    assert_eq!(mode(&first.folder.join("usr/bin/program")), 0o700);
    let made = fs::metadata(&first.folder).unwrap().ino();
    let second = prepare(&cache, &example).unwrap();
    assert_eq!(fs::metadata(second.folder).unwrap().ino(), made, "the same");
}

#[test]
fn starts_at_once_share_one_image() {
    let (_base, cache) = cache();
    let example = example(&"banyak ".repeat(100_000));
    thread::scope(|scope| {
        let starts: Vec<_> = (0..8)
            .map(|_| scope.spawn(|| program(&prepare(&cache, &example).unwrap()).len()))
            .collect();
        for start in starts {
            assert_eq!(start.join().unwrap(), 700_000);
        }
    });
    assert_eq!(cache.ids().unwrap(), [example.trailer.id()]);
}

#[test]
fn what_a_crash_left_half_done_is_done_anew() {
    let ((_base, cache), example) = (cache(), example("utuh"));
    let half = cache.folder.join(format!("{}.baru", example.trailer.id()));
    fs::create_dir_all(half.join("usr/bin")).unwrap();
    fs::write(half.join("usr/bin/program"), "ut").unwrap();
    assert_eq!(program(&prepare(&cache, &example).unwrap()), "utuh");
    assert!(!half.exists());
}

#[test]
fn what_was_cleaned_away_or_cut_short_comes_back() {
    let ((_base, cache), example) = (cache(), example("utuh"));
    let inside = prepare(&cache, &example)
        .unwrap()
        .folder
        .join("usr/bin/program");
    fs::remove_file(&inside).unwrap();
    assert_eq!(program(&prepare(&cache, &example).unwrap()), "utuh");
    fs::write(&inside, "").unwrap();
    assert_eq!(program(&prepare(&cache, &example).unwrap()), "utuh");
}

#[test]
fn a_folder_of_others_is_refused() {
    let foreign = |base: &Path| matches!(Cache::below(base), Err(Fault::Foreign(_)));
    let base = tempfile::tempdir().unwrap();
    symlink("/tmp", base.path().join("sipendekar")).unwrap();
    assert!(foreign(base.path()), "a link");
    let (base, cache) = cache();
    fs::set_permissions(&cache.folder, fs::Permissions::from_mode(0o777)).unwrap();
    assert!(foreign(base.path()), "others may write");
}

#[test]
fn an_image_that_others_may_change_is_not_started() {
    let ((_base, cache), example) = (cache(), example("x"));
    let ready = prepare(&cache, &example).unwrap();
    fs::set_permissions(&ready.folder, fs::Permissions::from_mode(0o777)).unwrap();
    assert!(matches!(prepare(&cache, &example), Err(Fault::Foreign(_))));
}

#[test]
fn a_changed_file_is_refused_before_anything_is_unpacked() {
    let ((_base, cache), mut example) = (cache(), example("x"));
    example.trailer.digest[0] ^= 1;
    assert!(matches!(prepare(&cache, &example), Err(Fault::Damaged)));
    assert!(!cache.folder.join(example.trailer.id()).exists());
}

#[test]
fn what_the_program_keeps_stays_when_the_images_go() {
    let ((base, cache), example) = (cache(), example("x"));
    let texts = base.path().join("sipendekar/cache.sqlite");
    fs::write(&texts, "draf").unwrap();
    drop(prepare(&cache, &example).unwrap());
    cache.remove().unwrap();
    assert!(!cache.folder.exists());
    assert_eq!(fs::read_to_string(&texts).unwrap(), "draf");
}
