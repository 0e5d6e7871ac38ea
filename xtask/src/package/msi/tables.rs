//! What wixl can't express, written into the finished database, and read back.

use super::table;
use crate::shell::{command, must, output};
use anyhow::{Context, Result, ensure};
use std::path::Path;

/// The application id that toasts need: Windows shows none for a program without it. The same as
/// `identifier` in `tauri.conf.json`.
const APPLICATION: &str = "id.go.bengkaliskab.sipendekar";

/// Settings of the office, as properties of the installer and as components of the database.
const SETTINGS: &[(&str, &str)] = &[
    ("SERVERURL", "SettingServerUrl"),
    ("CAFILE", "SettingCaFile"),
    ("QUIETHOURS", "SettingQuietHours"),
    ("UPDATES", "SettingUpdates"),
    ("UPDATEKEY", "SettingUpdateKey"),
];

/// In the transaction: if the new version can't be installed, the old one stays.
const REMOVE_OLD_AFTER_INITIALIZE: &str =
    "UPDATE `InstallExecuteSequence` SET `Sequence`=1501 WHERE `Action`='RemoveExistingProducts'";

/// Completes an installer, and makes sure that it is complete.
pub(super) fn complete(installer: &Path) -> Result<()> {
    secure_properties(installer)?;
    for (property, component) in SETTINGS {
        let only_if_set = format!(
            "UPDATE `Component` SET `Condition`='{property}' WHERE `Component`='{component}'"
        );
        run(installer, &only_if_set)?;
    }
    run(installer, REMOVE_OLD_AFTER_INITIALIZE)?;
    application_id(installer)?;
    start_again(installer)?;
    language(installer)?;
    check(installer)
}

/// Properties that may come from the command line of a user without rights, through the elevated
/// half of the installation.
fn secure_properties(installer: &Path) -> Result<()> {
    let properties = table(installer, "Property")?;
    let secure = properties
        .iter()
        .find_map(|row| row.strip_prefix("SecureCustomProperties\t"));
    let ours = SETTINGS
        .iter()
        .map(|(property, _)| format!("{property};OLD{property}"));
    let ours = ours.collect::<Vec<_>>().join(";");
    let secure = secure.context("wixl writes some")?;
    let secure = format!("{ours};AUTOLAUNCHAPP;LAUNCHAPPARGS;WEBVIEW2;WEBVIEW2OFUSER;{secure}");
    run(
        installer,
        &format!(
            "UPDATE `Property` SET `Value`='{secure}' WHERE `Property`='SecureCustomProperties'"
        ),
    )
}

fn application_id(installer: &Path) -> Result<()> {
    run(
        installer,
        "CREATE TABLE `MsiShortcutProperty` (`MsiShortcutProperty` CHAR(72) NOT NULL, \
         `Shortcut_` CHAR(72) NOT NULL, `PropertyKey` CHAR(255) NOT NULL, \
         `PropVariantValue` CHAR(255) NOT NULL PRIMARY KEY `MsiShortcutProperty`)",
    )?;
    run(
        installer,
        &format!(
            "INSERT INTO `MsiShortcutProperty` (`MsiShortcutProperty`, `Shortcut_`, `PropertyKey`, \
             `PropVariantValue`) VALUES ('ApplicationId', 'MenuEntry', \
             'System.AppUserModel.ID', '{APPLICATION}')"
        ),
    )
}

/// Starts the program after an update that it asked for itself, as its updater expects: by these two
/// properties, as the officer, without waiting for its end.
fn start_again(installer: &Path) -> Result<()> {
    const PROGRAM_WITHOUT_WAITING: u32 = 0x12 + 0xc0;
    run(
        installer,
        &format!(
            "INSERT INTO `CustomAction` (`Action`, `Type`, `Source`, `Target`) VALUES \
             ('StartAgain', {PROGRAM_WITHOUT_WAITING}, 'ProgramFile', '[LAUNCHAPPARGS]')"
        ),
    )?;
    run(
        installer,
        "INSERT INTO `InstallExecuteSequence` (`Action`, `Condition`, `Sequence`) VALUES \
         ('StartAgain', 'AUTOLAUNCHAPP AND NOT REMOVE', 6601)",
    )
}

/// Platform and language of the summary, which wixl leaves at English.
fn language(installer: &Path) -> Result<()> {
    let summary = output(command("msiinfo", &["suminfo"]).arg(installer))?;
    let code = summary
        .lines()
        .find_map(|line| line.strip_prefix("Revision number (UUID): "));
    let mut build = command("msibuild", &[]);
    build.arg(installer).args(["-s", "SIPENDEKAR"]);
    build.args(["Diskominfotik Kabupaten Bengkalis", "x64;1057"]);
    must(build.arg(code.context("a package has a code")?.trim()))
}

fn run(installer: &Path, sql: &str) -> Result<()> {
    must(command("msibuild", &[]).arg(installer).args(["-q", sql]))
}

/// What must be in the finished database, by its table.
const EXPECTED: &[(&str, &str)] = &[
    (
        "CustomAction",
        "StartAgain\t210\tProgramFile\t[LAUNCHAPPARGS]",
    ),
    ("InstallExecuteSequence", "StartAgain\tAUTOLAUNCHAPP"),
    ("Property", "ALLUSERS\t1"),
    ("MsiShortcutProperty", APPLICATION),
    ("InstallExecuteSequence", "RemoveExistingProducts\t\t1501"),
    ("Property", "SecureCustomProperties\tSERVERURL;OLDSERVERURL"),
    (
        "Registry",
        "Software\\Classes\\sipendekar\\shell\\open\\command",
    ),
    ("File", "WebView2Loader.dll"),
    (
        "Property",
        "UpgradeCode\t{8D0B7B0E-2F6C-4B0D-9C55-6C1C3E0F5A27}",
    ),
];

/// A statement that changed nothing ends well, too.
fn check(installer: &Path) -> Result<()> {
    for (name, text) in EXPECTED {
        holds(installer, name, text)?;
    }
    for (property, _) in SETTINGS {
        holds(installer, "Component", &format!("\t{property}\t"))?;
    }
    let summary = output(command("msiinfo", &["suminfo"]).arg(installer))?;
    ensure!(summary.contains("Template: x64;1057"), "{summary}");
    Ok(())
}

fn holds(installer: &Path, name: &str, text: &str) -> Result<()> {
    let rows = table(installer, name)?;
    ensure!(
        rows.iter().any(|row| row.contains(text)),
        "the table {name} of the installer lacks {text:?}"
    );
    Ok(())
}
