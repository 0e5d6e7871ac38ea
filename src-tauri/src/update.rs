//! Installing a verified package, as the updater of Tauri does it for each kind.
//!
//! The updater's own question and download are not used: they know neither the office's authority
//! of certificates nor a limit, follow redirects and take a package from any address. So `client`
//! asks, fetches and verifies; the updater gets manifest and bytes, verifies them once more, and
//! does what it does well: the replaced AppImage, the system's question for a password, the MSI.

use client::update::{Installer, Kind, NotInstalled, Package, debian};
use std::process::Command;
use tauri::utils::config::BundleType;
use tauri::utils::platform::bundle_type;
use tauri::{AppHandle, Manager};
use tauri_plugin_updater::UpdaterExt;

/// Who installs packages here; nobody if the program was not installed from one.
pub(crate) fn installer(app: &AppHandle) -> Option<Installer> {
    let kind = kind(app)?;
    let app = app.clone();
    Some(Installer::new(kind, move |package| {
        is_step_forward(package)?;
        install(&app, package).map_err(|error| NotInstalled::Failed(format!("{error:#}")))
    }))
}

/// Where the installer would go backwards, the installed version is asked first: rpm and MSI refuse
/// by themselves, and an AppImage is one file of its officer.
fn is_step_forward(package: &Package) -> Result<(), NotInstalled> {
    match package.kind {
        Kind::Deb => debian::is_step_forward(&installed_deb()?, &package.version),
        Kind::Rpm | Kind::AppImage | Kind::Msi => Ok(()),
    }
}

/// The version of the package that is installed now, which need not be the one that runs.
fn installed_deb() -> Result<String, NotInstalled> {
    const QUERY: [&str; 4] = ["--show", "--showformat", "${Version}", "sipendekar"];
    let failed =
        |why: &dyn ToString| NotInstalled::Failed(format!("dpkg-query: {}", why.to_string()));
    let answer = Command::new("dpkg-query").args(QUERY).output();
    let answer = answer.map_err(|error| failed(&error))?;
    if !answer.status.success() {
        return Err(failed(&String::from_utf8_lossy(&answer.stderr)));
    }
    String::from_utf8(answer.stdout).map_err(|error| failed(&error))
}

/// On Windows this ends the program at once: the installer starts the new one. `client` has seen to
/// it that no text is open by then.
fn install(app: &AppHandle, package: &Package) -> anyhow::Result<()> {
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
