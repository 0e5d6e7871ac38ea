//! What a running program keeps of the cache: its own image, and nothing once it has ended. The
//! runtime is the real one; its program is a script.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use appimage::glibc::Glibc;
use appimage::seal::seal;
use backhand::compression::Compressor;
use backhand::kind::{Kind, LE_V4_0};
use backhand::{FilesystemCompressor, FilesystemWriter, NodeHeader};
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use tempfile::TempDir;

const RUNTIME: &str = env!("CARGO_BIN_EXE_appimage-runtime");

/// Says where it runs. Told the path of another AppImage, it starts that as its successor and ends,
/// as the desktop does after an update; told nothing more, it only ends.
const PROGRAM: &str = r#"#!/bin/sh
echo "$APPDIR"
read -r next || exit 0
(while kill -0 $$ 2>/dev/null; do sleep 0.05; done; exec "$next" --self-test) &
"#;

/// An officer's folder with images.
struct Officer {
    folder: TempDir,
}

impl Officer {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { folder }
    }

    /// Makes an AppImage of this version.
    fn image(&self, version: &str) -> PathBuf {
        let program = format!("{PROGRAM}# {version}\n"); // another digest
        let header = NodeHeader::new(0o755, 0, 0, 0);
        let mut writer = FilesystemWriter::default();
        writer.set_kind(Kind::from_const(LE_V4_0).unwrap());
        writer.set_compressor(FilesystemCompressor::new(Compressor::Zstd, None).unwrap());
        writer.set_root_mode(0o755);
        writer
            .push_file(program.as_bytes(), "AppRun", header)
            .unwrap();
        let squashed = self.folder.path().join("image");
        writer.write(&mut File::create(&squashed).unwrap()).unwrap();
        let file = self.folder.path().join(version);
        let glibc = Glibc { major: 2, minor: 1 };
        seal(Path::new(RUNTIME), &squashed, &file, version, glibc).unwrap();
        file
    }

    fn command(&self, image: &Path, argument: &str) -> Command {
        let mut command = Command::new(image);
        command.arg(argument).stdin(Stdio::null());
        command.env("XDG_CACHE_HOME", self.folder.path().join("cache"));
        command.env("XDG_DATA_HOME", self.folder.path().join("data"));
        command.env("XDG_CONFIG_HOME", self.folder.path().join("config"));
        command
    }

    /// Runs it to the end; gives where it ran.
    fn ran(&self, image: &Path) -> PathBuf {
        let output = self.command(image, "--self-test").output().unwrap();
        assert!(output.status.success(), "{output:?}");
        PathBuf::from(String::from_utf8(output.stdout).unwrap().trim())
    }

    fn start(&self, image: &Path) -> Running {
        let mut command = self.command(image, "--self-test");
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        let place = PathBuf::from(line.trim());
        Running { child, out, place }
    }
}

/// A program that waits for a word.
struct Running {
    child: Child,
    out: BufReader<ChildStdout>,
    place: PathBuf,
}

impl Running {
    fn end(mut self) {
        drop(self.child.stdin.take());
        assert!(self.child.wait().unwrap().success());
    }

    /// It starts its successor and ends; gives where that ran.
    fn succeeded_by(mut self, next: &Path) -> PathBuf {
        use std::io::Write;
        let mut stdin = self.child.stdin.take().unwrap();
        writeln!(stdin, "{}", next.display()).unwrap();
        assert!(self.child.wait().unwrap().success());
        let mut said = String::new();
        self.out.read_to_string(&mut said).unwrap(); // until the successor has ended too
        PathBuf::from(said.trim())
    }
}

#[test]
fn the_old_version_goes_when_nothing_runs_from_it() {
    let officer = Officer::new();
    let (old, new) = (officer.image("0.1.0"), officer.image("0.1.1"));
    let running = officer.start(&old);
    let (before, after) = (running.place.clone(), officer.ran(&new));
    assert_ne!(before, after);
    assert!(before.join("AppRun").exists(), "still in use");
    running.end();
    officer.ran(&new);
    assert!(!before.exists(), "nothing runs from it any more");
    assert!(after.join("AppRun").exists());
}

#[test]
fn the_successor_of_a_program_removes_what_that_ran_from() {
    let officer = Officer::new();
    let (old, new) = (officer.image("0.1.0"), officer.image("0.1.1"));
    let running = officer.start(&old);
    let before = running.place.clone();
    let after = running.succeeded_by(&new);
    assert!(after.join("AppRun").exists());
    assert!(!before.exists(), "it was inherited by the successor");
}

#[test]
fn removing_leaves_nothing_and_waits_for_the_program_to_end() {
    let officer = Officer::new();
    let image = officer.image("0.1.0");
    let running = officer.start(&image);
    let refused = officer.command(&image, "--copot").output().unwrap();
    assert!(!refused.status.success(), "{refused:?}");
    assert!(running.place.join("AppRun").exists());
    running.end();
    let removed = officer.command(&image, "--copot").output().unwrap();
    assert!(removed.status.success(), "{removed:?}");
    let cache = officer.folder.path().join("cache");
    assert_eq!(fs::read_dir(cache).unwrap().count(), 0);
}
