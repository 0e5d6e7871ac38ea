//! Who installs a verified package here, and how the new version is started.
//!
//! The updater of Tauri is used on Windows only, for the MSI. Its own question and download know
//! neither the office's authority of certificates nor a limit, follow redirects and take a package
//! from any address; so `client` asks, fetches and verifies. What it does with packages of Linux is
//! told in `client::update::system` and `client::update::appimage`.

#[cfg(unix)]
use client::update::appimage;
#[cfg(unix)]
use client::update::system::{DPKG, RPM};
use client::update::{Installer, Kind, NotInstalled, Package};
use std::sync::atomic::{AtomicBool, Ordering};
use tauri::utils::config::BundleType;
use tauri::utils::platform::bundle_type;
use tauri::{AppHandle, Manager};

/// Who installs packages here; nobody if the program was not installed from one.
pub(crate) fn installer(app: &AppHandle) -> Option<Installer> {
    let kind = kind(app)?;
    let app = app.clone();
    Some(Installer::new(kind, move |package| install(&app, package)))
}

#[cfg(unix)]
fn install(app: &AppHandle, package: &Package) -> Result<(), NotInstalled> {
    match package.kind {
        Kind::Deb => DPKG.install(package),
        Kind::Rpm => RPM.install(package),
        Kind::AppImage => {
            let running = app.env().appimage.ok_or_else(foreign)?;
            appimage::replace(running.as_ref(), package)
        }
        Kind::Msi => Err(foreign()),
    }
}

/// The MSI refuses to go backwards by itself.
#[cfg(windows)]
fn install(app: &AppHandle, package: &Package) -> Result<(), NotInstalled> {
    match package.kind {
        Kind::Msi => {
            run_msi(app, package).map_err(|error| NotInstalled::Failed(format!("{error:#}")))
        }
        Kind::Deb | Kind::Rpm | Kind::AppImage => Err(foreign()),
    }
}

/// Ends the program at once: the installer starts the new one. `client` has seen to it that no text is
/// open by then.
#[cfg(windows)]
fn run_msi(app: &AppHandle, package: &Package) -> anyhow::Result<()> {
    use tauri_plugin_updater::UpdaterExt as _;
    let updater = app
        .updater_builder()
        .endpoints(vec![package.source.parse()?])?
        .target(package.kind.target())
        .pubkey(&package.key)
        .build()?;
    let update = updater.restore_update(package.manifest.clone())?;
    let update = update.ok_or_else(|| anyhow::anyhow!("it is not newer"))?;
    update.install(&package.bytes)?;
    Ok(())
}

/// No package of this kind runs here, so none is offered either.
fn foreign() -> NotInstalled {
    NotInstalled::Failed("the package is of another system".to_owned())
}

/// Whether the program is started again when it has ended.
#[derive(Debug, Default)]
pub(crate) struct StartAgain(AtomicBool);

/// Ends the program in order, and starts it again.
pub(crate) fn end_and_start_again(app: &AppHandle) {
    app.state::<StartAgain>().0.store(true, Ordering::Relaxed);
    app.exit(0);
}

/// The last thing that the program does: starts its successor, if somebody asked for one. Without the
/// arguments, or the link of this start would be followed once more.
pub(crate) fn start_again(app: &AppHandle) {
    if !app.state::<StartAgain>().0.load(Ordering::Relaxed) {
        return;
    }
    let mut env = app.env();
    env.args_os.truncate(1);
    #[cfg(target_os = "linux")]
    if !runs_from_appimage(app) {
        env.appimage = None; // of the AppImage that has started this program, not its own
    }
    app.cleanup_before_exit();
    tauri::process::restart(&env);
}

/// The mark that the bundler of Tauri leaves in the program, in the MSI that we make ourselves too. A
/// program without one was not installed from a package.
fn kind(app: &AppHandle) -> Option<Kind> {
    match bundle_type() {
        Some(BundleType::Deb) => Some(Kind::Deb),
        Some(BundleType::Rpm) => Some(Kind::Rpm),
        Some(BundleType::AppImage) => runs_from_appimage(app).then_some(Kind::AppImage),
        Some(BundleType::Msi) => Some(Kind::Msi),
        Some(_) => None, // kinds that we don't publish
        None => pretended(app),
    }
}

/// Builds for tests have no mark; they may run like an AppImage.
fn pretended(app: &AppHandle) -> Option<Kind> {
    let like = cfg!(debug_assertions) && runs_from_appimage(app);
    like.then_some(Kind::AppImage)
}

/// Whether an AppImage's runtime has started this program. What is marked may also run from a folder
/// that somebody has extracted, where an update would overwrite the program itself; and the variables
/// alone prove nothing, because whatever an AppImage starts inherits them.
#[cfg(target_os = "linux")]
fn runs_from_appimage(app: &AppHandle) -> bool {
    let env = app.env();
    let (Some(_), Some(folder)) = (env.appimage, env.appdir) else {
        return false;
    };
    let (folder, program) = (std::fs::canonicalize(folder), std::env::current_exe());
    matches!((folder, program), (Ok(folder), Ok(program)) if program.starts_with(&folder))
}

#[cfg(not(target_os = "linux"))]
fn runs_from_appimage(_: &AppHandle) -> bool {
    false
}
