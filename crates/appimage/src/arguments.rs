//! What the AppImage is asked: something of its own, or to start the program.

use std::ffi::OsString;

/// What to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// Start the program with all arguments.
    Start,
    /// Put it into the menu and let it open `sipendekar:` links.
    Install,
    /// Undo that and remove the cache.
    Remove,
    /// Unpack into the current folder.
    Extract,
    /// Say where the image starts.
    Offset,
    /// Say the version.
    Version,
    /// Say all of this.
    Help,
}

/// What `--bantuan` says.
pub const HELP: &str = "\
SIPENDEKAR untuk petugas, dalam satu berkas.

Tanpa pilihan, SIPENDEKAR dibuka. Pilihan:
  --pasang             Tambahkan ke menu dan buka tautan sipendekar:// dengan berkas ini
  --copot              Hapus dari menu, hapus tautannya dan simpanan sementaranya
  --self-test          Periksa komputer ini tanpa membuka jendela
  --appimage-extract   Bongkar isi berkas ke folder squashfs-root
  --appimage-offset    Tampilkan letak isi di dalam berkas
  --appimage-version   Tampilkan versi
  --bantuan, --help    Tampilkan bantuan ini

Pilihan lain diteruskan ke program.
";

/// Reads the arguments after the program's name. Only the first is ours.
pub fn parse(arguments: &[OsString]) -> Request {
    match arguments.first().and_then(|first| first.to_str()) {
        Some("--pasang") => Request::Install,
        Some("--copot") => Request::Remove,
        Some("--appimage-extract") => Request::Extract,
        Some("--appimage-offset") => Request::Offset,
        Some("--appimage-version") => Request::Version,
        Some("--bantuan" | "--help" | "--appimage-help") => Request::Help,
        _ => Request::Start, // the program's own, links among them
    }
}

/// Whether the program will open a window.
pub fn wants_window(arguments: &[OsString]) -> bool {
    arguments.iter().all(|argument| argument != "--self-test")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(arguments: &[&str]) -> Request {
        let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
        parse(&arguments)
    }

    #[test]
    fn only_the_first_argument_is_ours() {
        assert_eq!(of(&["--pasang"]), Request::Install);
        assert_eq!(of(&["--bantuan"]), Request::Help);
        assert_eq!(of(&[]), Request::Start);
        assert_eq!(of(&["sipendekar://aduan/1"]), Request::Start);
        let link = ["sipendekar://aduan/1", "--copot"];
        assert_eq!(of(&link), Request::Start, "a link removes nothing");
    }

    #[test]
    fn the_self_test_needs_no_window() {
        assert!(wants_window(&["sipendekar://aduan/1".into()]));
        assert!(!wants_window(&["--self-test".into()]));
    }
}
