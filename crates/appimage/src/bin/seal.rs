//! `appimage-seal RUNTIME IMAGE FILE VERSION GLIBC`: joins runtime and image into an AppImage.

#[cfg(target_os = "linux")]
fn main() -> std::process::ExitCode {
    use std::io::Write;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match appimage::seal::from_arguments(&arguments) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "{error}"); // nowhere left to say it
            std::process::ExitCode::FAILURE
        }
    }
}

/// AppImages are of Linux.
#[cfg(not(target_os = "linux"))]
fn main() {}
