//! `cargo xtask manifest`: writes `desktop.json`, by which the desktops learn of a new version,
//! beside signed packages.
//!
//! Version and names are taken from what `tauri signer sign --app-version` has signed, because the
//! desktops believe nothing else. The signatures themselves are verified there.

use crate::say::say;
use anyhow::{Context, Result, bail, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};
use std::fs;
use std::path::Path;

/// Name of the manifest, as the desktops ask for it.
const FILE: &str = "desktop.json";

/// Where every server offers them (`crates/server/src/http/updates.rs`).
const SERVED: &str = "/updates";

/// How the names of the desktop's packages begin, whatever their letters' case.
const NAME: &str = "sipendekar";

/// Endings of packages, with system and kind as the updater of Tauri names them.
const KINDS: [(&str, &str, &str); 4] = [
    (".deb", "linux", "deb"),
    (".rpm", "linux", "rpm"),
    (".AppImage", "linux", "appimage"),
    (".msi", "windows", "msi"),
];

/// What machines are called in names of packages, and by the updater.
const MACHINES: [(&str, &str); 5] = [
    ("amd64", "x86_64"),
    ("x86_64", "x86_64"),
    ("x64", "x86_64"),
    ("arm64", "aarch64"),
    ("aarch64", "aarch64"),
];

/// Writes the manifest for every package of a folder, to be served at this address.
pub(crate) fn write(folder: &Path, url: &str) -> Result<()> {
    let manifest = manifest(folder, url)?;
    let (file, new) = (folder.join(FILE), folder.join(".desktop.json.baru"));
    fs::write(&new, format!("{manifest:#}\n"))?;
    fs::rename(&new, &file)?; // never half of it
    say(&format!(
        "{}: version {}",
        file.display(),
        manifest["version"]
    ));
    Ok(())
}

fn manifest(folder: &Path, url: &str) -> Result<Value> {
    ensure!(
        url.starts_with("https://"),
        "desktops take https only: {url}"
    );
    ensure!(
        url.trim_end_matches('/').ends_with(SERVED),
        "servers offer updates under {SERVED}: {url}{SERVED}?"
    );
    let mut platforms = Map::new();
    let mut version: Option<String> = None;
    for name in packages(folder)? {
        let package = Package::read(folder, &name)?;
        let before = version.get_or_insert_with(|| package.version.clone());
        ensure!(
            *before == package.version,
            "{name} is version {}, others are {before}",
            package.version
        );
        let address = format!("{}/{name}", url.trim_end_matches('/'));
        let entry = json!({ "url": address, "signature": package.signature });
        let double = platforms.insert(package.target.clone(), entry);
        ensure!(double.is_none(), "two packages are for {}", package.target);
    }
    let version = version.with_context(|| format!("no package in {}", folder.display()))?;
    Ok(json!({ "version": version, "platforms": platforms }))
}

/// Names of the desktop's packages in a folder, sorted. Other packages may lie beside them: the
/// server's, which no desktop takes and nobody signs.
fn packages(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let name = entry?.file_name();
        let name = name.to_str().context("a file name in UTF-8")?;
        if KINDS.iter().any(|(ending, _, _)| name.ends_with(ending)) {
            if versioned(name).is_some() {
                names.push(name.to_owned());
            } else {
                say(&format!("{name} is no package of the desktop: left out"));
            }
        }
    }
    names.sort();
    Ok(names)
}

/// The name of a package of the desktop from its version on.
fn versioned(name: &str) -> Option<&str> {
    let (ours, rest) = name.split_at_checked(NAME.len())?;
    let rest = rest.strip_prefix(['_', '-'])?;
    let numbered = rest.starts_with(|letter: char| letter.is_ascii_digit());
    (ours.eq_ignore_ascii_case(NAME) && numbered).then_some(rest)
}

/// Whether desktops take a name for that of this version: the rule is `Kind::is_named` of
/// `crates/client`.
fn is_named(name: &str, version: &str) -> bool {
    let rest = versioned(name).and_then(|rest| rest.strip_prefix(version));
    let endings = KINDS.map(|(ending, _, _)| ending);
    rest.is_some_and(|rest| rest.starts_with(['_', '-']) || endings.contains(&rest))
}

/// What a package and its signature say.
struct Package {
    target: String,
    version: String,
    signature: String,
}

impl Package {
    fn read(folder: &Path, name: &str) -> Result<Self> {
        let file = folder.join(format!("{name}.sig"));
        let signature = fs::read_to_string(&file)
            .with_context(|| format!("{name} is not signed: {}", file.display()))?;
        let signature = signature.trim().to_owned();
        let comment = comment(&signature).with_context(|| format!("{name}.sig"))?;
        let field = |key: &str| {
            comment
                .split('\t')
                .find_map(|field| field.strip_prefix(key))
        };
        ensure!(
            field("file:") == Some(name),
            "{name}.sig is of another file: {comment}"
        );
        let version = field("version:");
        let version = version.with_context(|| format!("sign {name} with --app-version"))?;
        ensure!(is_named(name, version), "{name} is not named for {version}");
        Ok(Self {
            target: target(name)?,
            version: version.to_owned(),
            signature,
        })
    }
}

/// The signed comment: the third line of minisign's file, which Tauri wraps in base64.
fn comment(signature: &str) -> Result<String> {
    let text = String::from_utf8(STANDARD.decode(signature)?)?;
    let comment = text
        .lines()
        .find_map(|line| line.strip_prefix("trusted comment: "));
    Ok(comment.context("no signed comment")?.to_owned())
}

/// The key of a package: `linux-x86_64-deb`.
fn target(name: &str) -> Result<String> {
    let kind = KINDS.iter().find(|(ending, _, _)| name.ends_with(ending));
    let (_, system, kind) = kind.context("an ending of a package")?;
    match MACHINES.iter().find(|(called, _)| name.contains(called)) {
        Some((_, machine)) => Ok(format!("{system}-{machine}-{kind}")),
        None => bail!("{name} does not say for which machine it is"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const URL: &str = "https://sipendekar.contoh.id/updates/";

    fn put(folder: &Path, name: &str, comment: &str) {
        let signature = format!(
            "untrusted comment: signature\nRUQ=\ntrusted comment: timestamp:1\t{comment}\nAA==\n"
        );
        fs::write(folder.join(name), "paket").expect("written");
        let signature = STANDARD.encode(signature);
        fs::write(folder.join(format!("{name}.sig")), signature).expect("written");
    }

    fn told(folder: &Path, url: &str) -> String {
        manifest(folder, url).expect_err("refused").to_string()
    }

    #[test]
    fn every_package_of_the_folder_gets_its_key() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in [
            "SIPENDEKAR_0.2.0_amd64.deb",
            "SIPENDEKAR-0.2.0-1.x86_64.rpm",
            "SIPENDEKAR_0.2.0_amd64.AppImage",
            "SIPENDEKAR_0.2.0_x64.msi",
        ] {
            put(folder.path(), name, &format!("file:{name}\tversion:0.2.0"));
        }
        for beside in [
            "catatan.txt",
            "sipendekar-server_0.2.0_amd64.deb",
            "lain_0.2.0_amd64.deb",
        ] {
            fs::write(folder.path().join(beside), "lain").expect("written");
        }
        write(folder.path(), URL).expect("written");
        let text = fs::read_to_string(folder.path().join(FILE)).expect("read");
        let manifest: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(manifest["version"], "0.2.0");
        let platforms = manifest["platforms"].as_object().expect("platforms");
        let keys: Vec<&str> = platforms.keys().map(String::as_str).collect();
        let expected = [
            "linux-x86_64-appimage",
            "linux-x86_64-deb",
            "linux-x86_64-rpm",
            "windows-x86_64-msi",
        ];
        assert_eq!(keys, expected);
        let url = "https://sipendekar.contoh.id/updates/SIPENDEKAR_0.2.0_x64.msi";
        assert_eq!(platforms["windows-x86_64-msi"]["url"], url);
    }

    #[test]
    fn names_are_judged_as_desktops_judge_them() {
        let names = include_str!("../../../packaging/update-names.txt").lines();
        for line in names.filter(|line| !line.starts_with('#')) {
            let (said, name) = line.split_once(' ').expect("a verdict and a name");
            assert_eq!(is_named(name, "0.2.0"), said == "yes", "{name}");
        }
    }

    #[test]
    fn what_a_desktop_would_refuse_is_not_published() {
        let folder = tempfile::tempdir().expect("a folder");
        let deb = "SIPENDEKAR_0.2.0_amd64.deb";
        assert!(told(folder.path(), URL).contains("no package"));
        put(folder.path(), deb, "file:SIPENDEKAR_0.2.0_amd64.deb");
        assert!(told(folder.path(), URL).contains("--app-version"));
        put(folder.path(), deb, "file:lain.deb\tversion:0.2.0");
        assert!(told(folder.path(), URL).contains("another file"));
        put(folder.path(), deb, &format!("file:{deb}\tversion:0.3.0"));
        assert!(told(folder.path(), URL).contains("not named for"));
        put(folder.path(), deb, &format!("file:{deb}\tversion:0.2.0"));
        assert!(told(folder.path(), "http://a.id").contains("https only"));
        assert!(told(folder.path(), "https://a.id").contains("https://a.id/updates?"));
        let rpm = "SIPENDEKAR-0.1.0-1.x86_64.rpm";
        put(folder.path(), rpm, &format!("file:{rpm}\tversion:0.1.0"));
        assert!(told(folder.path(), URL).contains("others are"));
        fs::remove_file(folder.path().join(format!("{rpm}.sig"))).expect("removed");
        assert!(told(folder.path(), URL).contains("not signed"));
    }
}
