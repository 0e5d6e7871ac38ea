//! What an operator may set: a TOML file, then `SIPENDEKAR_*` variables, over defaults that start
//! at once on SQLite in `./data/local`.

use anyhow::{Context, Result};
use figment::Figment;
use figment::providers::{Env, Format, Toml};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Deserializer};
use service::{Keys, Settings};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::num::{NonZeroU32, NonZeroUsize};
use std::path::{Path, PathBuf};

/// Variables that are read; others of the same prefix belong to other programs.
const VARIABLES: &[&str] = &[
    "connections_per_network",
    "database",
    "filings_per_hour",
    "folder",
    "instansi",
    "key",
    "key_file",
    "listen",
    "log",
    "public_url",
    "reference",
    "requests_per_second",
    "sign_ins_per_minute",
    "tls_cert",
    "tls_key",
    "trusted_proxies",
    "updates",
];

/// The settings of one process.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Open connections that one network may hold. Every desktop holds two or three, and a whole
    /// office may come through one address.
    pub connections_per_network: NonZeroUsize,
    /// `sqlite:path` or `postgres://…`.
    pub database: String,
    /// What one citizen may file in an hour, and at once.
    pub filings_per_hour: NonZeroU32,
    /// Where attachments are kept.
    pub folder: PathBuf,
    /// Whose server it is, as people read it.
    pub instansi: String,
    /// The keys themselves, where a key file is not wanted.
    #[serde(deserialize_with = "secret")]
    pub key: Option<SecretString>,
    /// File of the keys that protect NIK and contact data; made at the first start.
    pub key_file: PathBuf,
    /// Address to listen on.
    pub listen: SocketAddr,
    /// What is logged, for example `info` or `info,service=debug`.
    pub log: String,
    /// Address that citizens type; needed behind a reverse proxy.
    pub public_url: Option<String>,
    /// Folder of SKPD, kecamatan, holidays, kategori and templates.
    pub reference: PathBuf,
    /// Requests that one address may make per second, on average.
    pub requests_per_second: u32,
    /// Sign-ins and registrations that one address may try per minute, on average.
    pub sign_ins_per_minute: u32,
    /// Certificate chain (PEM), where no reverse proxy ends TLS.
    pub tls_cert: Option<PathBuf>,
    /// Private key (PEM) of the certificate.
    pub tls_key: Option<PathBuf>,
    /// Reverse proxies whose `X-Forwarded-For` is believed; nobody's by default.
    #[serde(deserialize_with = "addresses")]
    pub trusted_proxies: Vec<IpAddr>,
    /// Folder with the desktop's updates and their manifest; none are offered without.
    pub updates: Option<PathBuf>,
}

/// The settings of an installed package, if this is the installed program. A program built from a
/// checkout never takes them for its own.
pub fn installed() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    let file = settings_of(&program)?;
    file.exists().then(|| file.to_path_buf())
}

fn settings_of(program: &Path) -> Option<&'static Path> {
    let installed = program.parent() == Some(Path::new("/usr/bin"));
    installed.then_some(Path::new("/etc/sipendekar/server.toml"))
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

impl Default for Config {
    fn default() -> Self {
        let local = Path::new("data/local");
        Self {
            connections_per_network: NonZeroUsize::new(512).expect("512 is not zero"),
            database: "sqlite:data/local/sipendekar.db".to_owned(),
            filings_per_hour: NonZeroU32::new(20).expect("20 is not zero"),
            folder: local.join("lampiran"),
            instansi: "Pemerintah Kabupaten Bengkalis".to_owned(),
            key: None,
            key_file: local.join("kunci"),
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            log: "info".to_owned(),
            public_url: None,
            reference: PathBuf::from("data"),
            requests_per_second: 50,
            sign_ins_per_minute: 30,
            tls_cert: None,
            tls_key: None,
            trusted_proxies: Vec::new(),
            updates: None,
        }
    }
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
        let config: Self = figment
            .merge(Env::prefixed("SIPENDEKAR_").only(VARIABLES))
            .extract()
            .context("Pengaturan tidak terbaca")?;
        anyhow::ensure!(
            config.tls_cert.is_some() == config.tls_key.is_some(),
            "tls_cert dan tls_key harus diisi dua-duanya, atau tidak sama sekali"
        );
        Ok(config)
    }

    /// What the use cases need, with folders and keys in place.
    pub fn settings(&self) -> Result<Settings> {
        for folder in self.folders() {
            make_private(folder)
                .with_context(|| format!("Folder {} tidak dapat dibuat", folder.display()))?;
        }
        let keys = match &self.key {
            Some(key) => Keys::parse(key.expose_secret()),
            None => Keys::load_or_create(&self.key_file),
        };
        Ok(Settings {
            database: self.database.clone(),
            folder: self.folder.clone(),
            keys: keys.context("Kunci tidak terbaca")?,
            instansi: self.instansi.clone(),
        })
    }

    /// The file of the database; none where it is in a PostgreSQL server.
    pub fn database_file(&self) -> Option<&Path> {
        let address = self.database.strip_prefix("sqlite:")?;
        let path = address.strip_prefix("//").unwrap_or(address);
        let (path, _parameters) = path.split_once('?').unwrap_or((path, ""));
        Some(Path::new(path))
    }

    fn folders(&self) -> impl Iterator<Item = &Path> {
        let database = self.database_file();
        let key_file = self.key.is_none().then_some(self.key_file.as_path());
        [database, key_file]
            .into_iter()
            .filter_map(|file| file?.parent())
            .chain([self.folder.as_path()])
            .filter(|folder| !folder.as_os_str().is_empty() && !folder.exists())
    }
}

/// A folder that no other user of the machine can look into.
pub(crate) fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn secret<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<SecretString>, D::Error> {
    String::deserialize(deserializer).map(|key| Some(SecretString::from(key)))
}

/// A list, or one text with commas, as fits in a variable.
fn addresses<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<IpAddr>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        List(Vec<IpAddr>),
        Text(String),
    }
    match Written::deserialize(deserializer)? {
        Written::List(list) => Ok(list),
        Written::Text(text) => text
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(|part| part.parse().map_err(serde::de::Error::custom))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(toml: &str) -> figment::error::Result<Config> {
        Figment::from(Toml::string(toml)).extract()
    }

    #[test]
    fn an_empty_file_starts_on_sqlite_in_the_local_folder() {
        let config = parse("").expect("defaults");
        assert_eq!(config.database, "sqlite:data/local/sipendekar.db");
        assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
        assert!(config.trusted_proxies.is_empty(), "no proxy is believed");
        assert!(config.updates.is_none(), "no updates are offered");
    }

    #[test]
    fn proxies_are_a_list_or_a_text_with_commas() {
        let list = parse(r#"trusted_proxies = ["10.0.0.1", "::1"]"#).expect("list");
        let text = parse(r#"trusted_proxies = "10.0.0.1, ::1""#).expect("text");
        assert_eq!(list.trusted_proxies, text.trusted_proxies);
        assert!(parse(r#"trusted_proxies = "everybody""#).is_err());
    }

    #[test]
    fn what_one_citizen_may_file_is_set_and_never_nothing() {
        assert_eq!(parse("").expect("defaults").filings_per_hour.get(), 20);
        let more = parse("filings_per_hour = 500").expect("more");
        assert_eq!(more.filings_per_hour.get(), 500);
        assert!(parse("filings_per_hour = 0").is_err());
    }

    #[test]
    fn a_misspelt_setting_is_told() {
        assert!(parse("databse = 'sqlite:x'").is_err());
    }

    #[test]
    fn the_file_of_the_database_is_found_however_it_is_written() {
        let file = |database: &str| {
            let config = Config {
                database: database.to_owned(),
                ..Config::default()
            };
            config.database_file().map(Path::to_path_buf)
        };
        assert_eq!(file("sqlite:a/b.db"), Some("a/b.db".into()));
        assert_eq!(file("sqlite:///var/b.db"), Some("/var/b.db".into()));
        assert_eq!(file("sqlite:b.db?mode=rwc"), Some("b.db".into()));
        assert_eq!(file("postgres://localhost/b"), None);
    }

    #[test]
    fn only_the_installed_program_takes_the_settings_of_the_installation() {
        let file = settings_of(Path::new("/usr/bin/sipendekar-server"));
        assert_eq!(file, Some(Path::new("/etc/sipendekar/server.toml")));
        let built = settings_of(Path::new("/srv/kode/target/debug/sipendekar-server"));
        assert_eq!(
            built, None,
            "a checkout must not write into a real database"
        );
    }

    const PACKAGED: &str = include_str!("../../../packaging/server/server.toml");
    const MANUAL: &str = include_str!("../../../packaging/server/sipendekar-server.8");

    #[test]
    fn the_settings_of_the_package_are_read_with_and_without_their_suggestions() {
        let config = parse(PACKAGED).expect("as installed");
        assert_eq!(config.listen, Config::default().listen);
        let apart = config.database_file().and_then(Path::parent);
        assert_ne!(
            config.key_file.parent(),
            apart,
            "keys and data are kept apart"
        );
        let suggested = |line: &'static str| {
            let setting = line.strip_prefix("# ")?;
            let (name, _) = setting.split_once(" = ")?;
            VARIABLES.contains(&name).then_some(setting)
        };
        let lines = PACKAGED.lines();
        let all: Vec<&str> = lines.map(|line| suggested(line).unwrap_or(line)).collect();
        let config = parse(&all.join("\n")).expect("with every suggestion taken");
        assert!(config.public_url.is_some() && config.tls_key.is_some());
    }

    #[test]
    fn the_manual_names_every_setting_and_every_command() {
        let plain = MANUAL.replace('\\', "");
        for setting in VARIABLES {
            assert!(plain.contains(setting), "the manual lacks {setting}");
        }
        let cli = <crate::cli::Cli as clap::CommandFactory>::command();
        for command in cli.get_subcommands() {
            let name = command.get_name();
            assert!(plain.contains(name), "the manual lacks {name}");
        }
    }

    #[test]
    fn the_key_is_never_printed() {
        let config = parse("key = 'kunci-rahasia-sekali'").expect("config");
        assert!(!format!("{config:?}").contains("rahasia-sekali"));
    }
}
