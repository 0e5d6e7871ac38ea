//! From the arguments to the program.

use crate::arguments::{self, HELP, Request};
use crate::cache::{Cache, Ready};
use crate::entry::Menu;
use crate::error::Fault;
use crate::host;
use crate::image::{self, Image};
use crate::show;
use crate::trailer::Trailer;
use std::env;
use std::ffi::OsString;
use std::fs::File;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// Where `--appimage-extract` unpacks to, in the current folder.
const EXTRACTED: &str = "squashfs-root";

/// The AppImage that is running.
struct Itself {
    path: PathBuf,
    file: File,
    trailer: Trailer,
}

/// Does what the arguments ask.
pub fn main() -> ExitCode {
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            show::fault(&fault.to_string());
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[OsString]) -> Result<(), Fault> {
    match arguments::parse(arguments) {
        Request::Help => show::answer(HELP.trim_end()),
        Request::Version => show::answer(&Itself::open()?.trailer.version),
        Request::Offset => show::answer(&Itself::open()?.trailer.offset.to_string()),
        Request::Extract => extract(&Itself::open()?)?,
        Request::Install => install(&Itself::open()?)?,
        Request::Remove => remove()?,
        Request::Start => return Err(start(&Itself::open()?, arguments)?),
    }
    Ok(())
}

impl Itself {
    fn open() -> Result<Self, Fault> {
        let path = env::current_exe().map_err(Fault::Unreadable)?;
        let mut file = File::open("/proc/self/exe").map_err(Fault::Unreadable)?;
        let trailer = Trailer::read(&mut file)?;
        Ok(Self {
            path,
            file,
            trailer,
        })
    }

    fn unpacked(&self) -> Result<Ready, Fault> {
        Cache::of_officer()?.prepare(&self.file, &self.trailer)
    }
}

/// Becomes the program; gives why that failed.
fn start(itself: &Itself, arguments: &[OsString]) -> Result<Fault, Fault> {
    host::check_glibc(itself.trailer.glibc)?;
    if arguments::wants_window(arguments) {
        host::check_screen()?;
        host::warnings().into_iter().for_each(show::line);
    }
    let image = itself.unpacked()?;
    let program = image.folder.join("AppRun");
    let mut command = Command::new(&program);
    command.args(arguments);
    command.env("APPIMAGE", &itself.path);
    command.env("APPDIR", &image.folder);
    command.env("ARGV0", env::args_os().next().unwrap_or_default());
    if let Ok(folder) = env::current_dir() {
        command.env("OWD", folder);
    }
    let why = command.exec();
    drop(image.lock); // until here, and in the program, the image was in use
    Ok(Fault::start(&program, why))
}

fn extract(itself: &Itself) -> Result<(), Fault> {
    let folder = Path::new(EXTRACTED);
    if folder.exists() {
        return Err(Fault::Taken(folder.to_path_buf()));
    }
    image::check_digest(&itself.file, &itself.trailer)?;
    Image::open(&itself.file, &itself.trailer)?.unpack(folder)?;
    show::answer(EXTRACTED);
    Ok(())
}

fn install(itself: &Itself) -> Result<(), Fault> {
    if rustix::process::geteuid().is_root() {
        return Err(Fault::Root);
    }
    host::check_glibc(itself.trailer.glibc)?;
    let image = itself.unpacked()?;
    Menu::of_officer()?.install(&itself.path, &image.folder)?;
    show::answer(&format!(
        "SIPENDEKAR sudah ada di menu dan membuka tautan sipendekar://. Jangan pindahkan {}; \
         jika dipindahkan, jalankan --pasang sekali lagi.",
        itself.path.display()
    ));
    Ok(())
}

fn remove() -> Result<(), Fault> {
    Cache::of_officer()?.remove()?;
    Menu::of_officer()?.remove()?;
    show::answer(
        "SIPENDEKAR sudah dihapus dari menu, beserta simpanan sementaranya. Berkas AppImage ini \
         dapat Anda hapus. Draf dan pengaturan petugas tetap disimpan.",
    );
    Ok(())
}
