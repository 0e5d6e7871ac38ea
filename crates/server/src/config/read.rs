//! From a file and the environment to settings, or to a sentence about what is wrong with them.

use super::{Config, NAMES, Written};
use anyhow::{Context, Result};
use figment::Figment;
use figment::providers::{Env, Format, Toml};
use std::path::{Path, PathBuf};

/// The settings of an installed package, if this is the installed program. A program built from a
/// checkout never takes them for its own.
pub fn installed() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    let file = settings_of(&program)?;
    file.exists().then(|| file.to_path_buf())
}

pub(super) fn settings_of(program: &Path) -> Option<&'static Path> {
    let installed = program.parent() == Some(Path::new("/usr/bin"));
    installed.then_some(Path::new("/etc/sipendekar/server.toml"))
}

impl Config {
    /// Reads the file, if one is named, and the environment.
    pub fn load(file: Option<&Path>) -> Result<Self> {
        let figment = match file {
            Some(file) => {
                std::fs::File::open(file).map_err(|error| unreadable(file, error))?;
                Figment::from(Toml::file_exact(file))
            }
            None => Figment::new(),
        };
        let config = extract(&figment).context("Pengaturan tidak terbaca")?;
        anyhow::ensure!(
            config.network.tls_cert.is_some() == config.network.tls_key.is_some(),
            "tls_cert dan tls_key harus diisi dua-duanya, atau tidak sama sekali"
        );
        config
            .mail_server()
            .context("Pengaturan email belum benar")?;
        Ok(config)
    }
}

/// What the figment says, and over it what the environment says.
pub(super) fn extract(figment: &Figment) -> figment::error::Result<Config> {
    let variables = Env::prefixed("SIPENDEKAR_").only(NAMES);
    let written: Written = figment.clone().merge(variables).extract()?;
    Ok(written.into())
}

fn unreadable(file: &Path, error: std::io::Error) -> anyhow::Error {
    let what = format!("Berkas pengaturan {} tidak terbaca", file.display());
    let hint = match error.kind() {
        std::io::ErrorKind::PermissionDenied => {
            ". Jalankan perintah ini sebagai pengguna server: sudo -u sipendekar sipendekar-server"
        }
        _ => "", // the error says enough
    };
    anyhow::Error::new(error).context(what + hint)
}
