//! The real server on an own port, with an own database that outlives a kill.

use crate::accounts::{Account, Accounts};
use crate::certificate::Certificate;
use crate::place;
use crate::postgres::Fresh;
use crate::process::{Proc, command, free_port, run};
use crate::wait::{START, until};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A server and everything it writes.
pub struct Server {
    running: Option<Proc>,
    installed: Option<Installed>,
    port: u16,
    database: Database,
    tls: Option<(PathBuf, PathBuf)>,
    updates: Option<PathBuf>,
    folder: TempDir,
}

/// A server that was installed from its package and runs already, under its own unit and with the
/// settings that it brings.
struct Installed {
    url: String,
    writes: Vec<PathBuf>,
}

impl Installed {
    fn of_verification() -> Result<Option<Self>> {
        let Ok(url) = std::env::var("SIPENDEKAR_INSTALLED_SERVER") else {
            return Ok(None);
        };
        let writes = std::env::var_os("SIPENDEKAR_INSTALLED_WRITES").context("where it writes")?;
        let writes = std::env::split_paths(&writes).collect();
        Ok(Some(Self { url, writes }))
    }
}

/// Which engine keeps the aduan.
pub enum Database {
    /// A file in the server's folder.
    Sqlite,
    /// A fresh database of a real PostgreSQL.
    Postgres(Fresh),
}

impl Server {
    fn new(installed: Option<Installed>, database: Database) -> Result<Self> {
        Ok(Self {
            running: None,
            installed,
            port: free_port()?,
            database,
            tls: None,
            updates: None,
            folder: TempDir::with_prefix("sipendekar-server-").context("a folder")?,
        })
    }

    /// The server of the package that is being verified (`xtask/src/package/main_job.rs`), if one
    /// is. The binary is then its operator's command.
    pub fn installed() -> Result<Option<Self>> {
        let installed = Installed::of_verification()?;
        let server = |installed| Self::new(Some(installed), Database::Sqlite);
        installed.map(server).transpose()
    }

    /// Prepares a server with reference data. It doesn't run yet.
    pub fn prepare(database: Database) -> Result<Self> {
        let server = Self::new(None, database)?;
        server.tool(&["migrate"])?;
        let data = place::repository().join("data");
        server.tool(&["load-reference", &data.display().to_string()])?;
        Ok(server)
    }

    /// A running server with the demonstration data, and its accounts.
    pub async fn with_demo(database: Database) -> Result<(Self, Accounts)> {
        let mut server = Self::prepare(database)?;
        let data = place::repository().join("data");
        let printed = server.tool(&["demo", "--data", &data.display().to_string()])?;
        let accounts = Accounts::read(&printed)?;
        server.start().await?;
        Ok((server, accounts))
    }

    /// Makes an account for a member of staff.
    pub fn create_account(
        &self,
        pengguna: &str,
        nama: &str,
        peran: &str,
        skpd: &str,
    ) -> Result<Account> {
        let mut arguments = vec!["create-account", "--pengguna", pengguna, "--nama", nama];
        arguments.extend(["--peran", peran]);
        if !skpd.is_empty() {
            arguments.extend(["--skpd", skpd]);
        }
        let accounts = Accounts::read(&self.tool(&arguments)?)?;
        accounts.of(pengguna).cloned()
    }

    /// Serves HTTPS with a certificate and its key from the next start on.
    pub fn use_certificate(&mut self, certificate: &Certificate) -> Result<()> {
        let files = (self.file("sertifikat.pem"), self.file("kunci-tls.pem"));
        std::fs::write(&files.0, &certificate.chain)?;
        std::fs::write(&files.1, &certificate.key)?;
        self.tls = Some(files);
        Ok(())
    }

    /// Offers the updates of a folder from the next start on.
    pub fn offer_updates(&mut self, folder: &Path) {
        self.updates = Some(folder.to_owned());
    }

    /// Starts it and waits until it says that it is ready. An installed one runs already.
    pub async fn start(&mut self) -> Result<()> {
        if self.installed.is_some() {
            return Ok(());
        }
        let log = self.file("server.log");
        let before = std::fs::read_to_string(&log).unwrap_or_default().len();
        let mut serve = self.command()?;
        serve.arg("serve");
        let running = self.running.insert(Proc::start("server", serve, &log)?);
        until("the server is ready", START, async || {
            let said = running.said();
            let new = said.get(before..).unwrap_or_default();
            if running.ended()?.is_some() {
                bail!("the server ended: {new}");
            }
            Ok(new.contains("SIPENDEKAR siap di ").then_some(()))
        })
        .await
    }

    /// The id of its process, while it runs.
    pub fn pid(&self) -> Option<u32> {
        self.running.as_ref().map(Proc::pid)
    }

    /// Pulls the plug.
    pub fn kill(&mut self) {
        self.running = None;
    }

    /// Its address.
    pub fn url(&self) -> String {
        if let Some(installed) = &self.installed {
            return installed.url.clone();
        }
        let scheme = if self.tls.is_some() { "https" } else { "http" };
        format!("{scheme}://127.0.0.1:{}", self.port)
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The folders with all it writes.
    pub fn writes(&self) -> Vec<&Path> {
        match &self.installed {
            Some(installed) => installed.writes.iter().map(PathBuf::as_path).collect(),
            None => vec![self.folder()],
        }
    }

    /// Everything it has logged.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.file("server.log")).unwrap_or_default()
    }

    /// What its database holds, where that is no file of its folder.
    pub fn dump(&self) -> Result<Option<String>> {
        match &self.database {
            Database::Sqlite => Ok(None),
            Database::Postgres(fresh) => fresh.dump().map(Some),
        }
    }

    /// Runs one of its commands to the end; gives what it printed.
    pub fn tool(&self, arguments: &[&str]) -> Result<String> {
        let name = format!("sipendekar-server {}", arguments.join(" "));
        run(&name, self.command()?.args(arguments))
    }

    /// The binary with its settings.
    pub fn command(&self) -> Result<Command> {
        if self.installed.is_some() {
            return Ok(command(place::binary("sipendekar-server")?));
        }
        let database = match &self.database {
            Database::Sqlite => format!("sqlite:{}", self.file("sipendekar.db").display()),
            Database::Postgres(fresh) => fresh.url()?,
        };
        let binary = place::binary("sipendekar-server")?;
        let mut command = if cfg!(target_os = "linux") {
            // A file that may not grow any more is an error for it, not the end of the process.
            let mut command = command("env");
            command.arg("--ignore-signal=XFSZ").arg(binary);
            command
        } else {
            command(binary)
        };
        command
            .current_dir(self.folder())
            .env("SIPENDEKAR_DATABASE", database)
            .env("SIPENDEKAR_FOLDER", self.file("lampiran"))
            .env("SIPENDEKAR_KEY_FILE", self.file("kunci"))
            .env("SIPENDEKAR_LISTEN", format!("127.0.0.1:{}", self.port))
            .env("SIPENDEKAR_PUBLIC_URL", self.url())
            .env("SIPENDEKAR_FILINGS_PER_HOUR", "1000000")
            .env("SIPENDEKAR_FILINGS_PER_NETWORK", "1000000")
            .env("SIPENDEKAR_FILINGS_IN_ALL", "1000000")
            .env("SIPENDEKAR_FILINGS_WITHOUT_WAIT", "1000000")
            .env("SIPENDEKAR_REGISTRATIONS_PER_NETWORK", "1000000")
            .env("SIPENDEKAR_REGISTRATIONS_IN_ALL", "1000000")
            .env("SIPENDEKAR_REQUESTS_PER_SECOND", "5000")
            .env("SIPENDEKAR_SIGN_INS_PER_MINUTE", "5000");
        if let Some((certificate, key)) = &self.tls {
            command.env("SIPENDEKAR_TLS_CERT", certificate);
            command.env("SIPENDEKAR_TLS_KEY", key);
        }
        if let Some(folder) = &self.updates {
            command.env("SIPENDEKAR_UPDATES", folder);
        }
        Ok(command)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }
}
