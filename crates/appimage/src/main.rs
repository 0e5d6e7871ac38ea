//! The first thing in the AppImage: [`appimage::run`].

#[cfg(target_os = "linux")]
fn main() -> std::process::ExitCode {
    appimage::run::main()
}

/// AppImages are of Linux.
#[cfg(not(target_os = "linux"))]
fn main() {}
