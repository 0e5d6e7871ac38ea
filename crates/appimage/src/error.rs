//! Why the AppImage doesn't start, in the words of the people who read it.

use crate::glibc::Glibc;
use std::io;
use std::path::{Path, PathBuf};

/// A reason not to start. Each says what to do.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The file itself can't be read.
    #[error("Berkas AppImage tidak dapat dibaca: {0}. Periksa izin berkas ini, lalu coba lagi.")]
    Unreadable(#[source] io::Error),
    /// Cut short by a bad line, or changed.
    #[error("Berkas AppImage ini rusak atau tidak lengkap. Unduh lagi, lalu coba lagi.")]
    Damaged,
    /// The image asks to write where it must not.
    #[error(
        "Berkas AppImage ini memuat jalur yang tidak aman ({0}). Unduh lagi dari sumber resmi."
    )]
    Unsafe(PathBuf),
    /// Neither `HOME` nor the folder's own variable is set.
    #[error("Folder Anda tidak diketahui. Isi variabel HOME atau {0}, lalu coba lagi.")]
    Homeless(&'static str),
    /// A folder could be changed by somebody else.
    #[error(
        "Folder {0} bukan milik Anda sendiri atau dapat diubah orang lain. Hapus folder itu, \
         lalu coba lagi; jangan menjalankan SIPENDEKAR dengan sudo."
    )]
    Foreign(PathBuf),
    /// The disk is full.
    #[error("Ruang disk di {0} tidak cukup; SIPENDEKAR memerlukan sekitar 450 MB di sana.")]
    Full(PathBuf),
    /// Something else about a file or folder.
    #[error("{path} tidak dapat ditulis atau dibaca: {why}. Periksa izinnya, lalu coba lagi.")]
    Path {
        /// Which.
        path: PathBuf,
        /// What the system says.
        #[source]
        why: io::Error,
    },
    /// There is a dynamic linker of glibc, but too old.
    #[error(
        "Komputer ini memakai glibc {found}, sedangkan SIPENDEKAR memerlukan glibc {needed} atau \
         yang lebih baru (misalnya Debian 12 atau Ubuntu 24.04). Perbarui sistem komputer ini."
    )]
    OldGlibc {
        /// On this computer.
        found: String,
        /// By the programs inside.
        needed: Glibc,
    },
    /// There is none.
    #[error(
        "Di komputer ini tidak ada glibc, sedangkan SIPENDEKAR memerlukan glibc {0} atau yang \
         lebih baru. Gunakan distribusi yang memakai glibc, misalnya Debian 12."
    )]
    NoGlibc(Glibc),
    /// Neither X nor Wayland.
    #[error(
        "Tidak ada layar: X maupun Wayland tidak terhubung. Buka SIPENDEKAR dari sesi desktop, \
         bukan dari konsol atau layanan."
    )]
    NoScreen,
    /// The program inside could not be started.
    #[error("Program di {path} tidak dapat dijalankan: {why}. {advice}")]
    Start {
        /// The program.
        path: PathBuf,
        /// What the system says.
        #[source]
        why: io::Error,
        /// What to do.
        advice: &'static str,
    },
    /// Root would put it into root's own menu.
    #[error(
        "Jalankan --pasang sebagai petugas, tanpa sudo: menu milik root tidak dilihat petugas."
    )]
    Root,
    /// The program is running while it should be removed.
    #[error("SIPENDEKAR masih berjalan. Tutup dahulu, lalu coba lagi.")]
    Running,
    /// The place to extract to is taken.
    #[error("{0} sudah ada. Pindahkan atau hapus dahulu, lalu coba lagi.")]
    Taken(PathBuf),
    /// A path that a desktop entry can't hold.
    #[error("Jalur {0} memuat tanda yang tidak dapat ditulis di menu. Pindahkan berkas ini.")]
    Name(PathBuf),
}

impl Fault {
    /// The fault of a path for which the system gave this reason.
    pub fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_path_buf();
        |why| match why.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full(path),
            _ => Self::Path { path, why }, // the system's own words say which
        }
    }

    /// The fault of a program that didn't start.
    pub fn start(path: &Path, why: io::Error) -> Self {
        let advice = match why.kind() {
            io::ErrorKind::PermissionDenied => {
                "Folder itu mungkin dipasang dengan noexec; arahkan XDG_CACHE_HOME ke folder lain."
            }
            _ => "Coba sekali lagi dengan --copot, lalu buka kembali.", // unpacked anew
        };
        Self::Start {
            path: path.to_path_buf(),
            why,
            advice,
        }
    }
}
