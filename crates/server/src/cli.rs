//! The command line. Its words are English, its help and answers Indonesian: operators read them.

use crate::backup;
use crate::config::{self, Config};
use crate::demo;
use crate::doctor;
use crate::passphrase;
use crate::serve;
use crate::telemetry;
use anyhow::{Context, Result, bail};
use clap::{Args, Parser, Subcommand};
use domain::id::SkpdKode;
use domain::person::aktor::Peran;
use secrecy::SecretString;
use serde::Serialize;
use service::people::{StaffBaru, close_account, create_staff, reset_password};
use service::{App, referensi, session};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Server SIPENDEKAR: portal warga dan layanan untuk aplikasi petugas.
#[derive(Parser)]
#[command(name = "sipendekar-server", version)]
pub struct Cli {
    /// Berkas pengaturan (TOML). Peubah SIPENDEKAR_* mengalahkan isinya.
    #[arg(long, global = true, env = "SIPENDEKAR_CONFIG")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Jalankan server sampai dihentikan.
    Serve,
    /// Siapkan atau mutakhirkan basis data, lalu selesai.
    Migrate {
        /// Salin SQLite dulu ke folder ini; lima salinan terbaru disimpan.
        #[arg(long, value_name = "FOLDER")]
        backup: Option<PathBuf>,
    },
    /// Salin basis data SQLite ke sebuah folder, juga selagi server berjalan.
    Backup {
        /// Folder salinan.
        folder: PathBuf,
    },
    /// Muat data acuan: SKPD, kecamatan, hari libur, kategori, templat.
    LoadReference {
        /// Folder berkas JSON; bawaannya folder dalam pengaturan.
        folder: Option<PathBuf>,
    },
    /// Buat akun petugas; sandinya dicetak satu kali.
    CreateAccount(NewAccount),
    /// Tutup akun petugas dan akhiri semua sesinya.
    CloseAccount(Account),
    /// Beri petugas sandi baru, yang dicetak satu kali, dan akhiri semua sesinya.
    ResetPassword(Account),
    /// Akhiri semua sesi petugas dan warga; semua harus masuk lagi.
    EndSessions,
    /// Isi basis data kosong dengan akun dan aduan contoh.
    Demo {
        /// Folder data; contoh aduan ada di demo/sample-aduan.json.
        #[arg(long, default_value = "data")]
        data: PathBuf,
    },
    /// Periksa bahwa riwayat tidak pernah diubah.
    VerifyRiwayat,
    /// Periksa pemasangan ini.
    Doctor,
    /// Cetak dokumen OpenAPI.
    Openapi,
}

const ROLES: &str = "Peran: admin_diskominfo, petugas_skpd, pimpinan, inspektorat, superadmin";

#[derive(Args)]
struct NewAccount {
    /// Nama pengguna untuk masuk.
    #[arg(long)]
    pengguna: String,
    /// Nama orang.
    #[arg(long)]
    nama: String,
    /// Peran.
    #[arg(long, help = ROLES, value_parser = staff_role)]
    peran: Peran,
    /// Kode SKPD, hanya untuk petugas SKPD.
    #[arg(long, value_parser = SkpdKode::parse)]
    skpd: Option<SkpdKode>,
}

#[derive(Args)]
struct Account {
    /// Nama pengguna petugas.
    #[arg(long)]
    pengguna: String,
}

fn staff_role(text: &str) -> Result<Peran, String> {
    Peran::parse(text)
        .filter(|peran| peran.is_staff())
        .ok_or_else(|| "peran tidak dikenal".to_owned())
}

/// An account as it is handed over: once, on stdout, nowhere else.
#[derive(Serialize)]
pub struct Handover {
    /// Code of the role.
    pub peran: &'static str,
    /// User name; a citizen's is the NIK.
    pub pengguna: String,
    /// Password.
    pub sandi: String,
}

impl Cli {
    /// Does what the command line says. What went wrong is told in one line, with its causes.
    pub fn run(self) -> ExitCode {
        match self.try_run() {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                note(&format!("Gagal: {error:#}"));
                ExitCode::FAILURE
            }
        }
    }

    fn try_run(self) -> Result<()> {
        let file = self.config.or_else(config::installed);
        let config = Config::load(file.as_deref())?;
        telemetry::start(&config.log)?;
        tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()
            .context("Proses tidak dapat dimulai")?
            .block_on(self.command.run(&config))
    }
}

impl Command {
    async fn run(self, config: &Config) -> Result<()> {
        match self {
            Self::Serve => serve::run(config).await,
            Self::Migrate { backup } => migrate(config, backup.as_deref()).await,
            Self::Backup { folder } => back_up(config, &folder).await,
            Self::LoadReference { folder } => {
                load_reference(config, folder.as_deref().unwrap_or(&config.reference)).await
            }
            Self::CreateAccount(account) => account.create(config).await,
            Self::CloseAccount(account) => account.close(config).await,
            Self::ResetPassword(account) => account.reset_password(config).await,
            Self::EndSessions => end_sessions(config).await,
            Self::Demo { data } => run_demo(config, data).await,
            Self::VerifyRiwayat => verify_riwayat(config).await,
            Self::Doctor => doctor::run(config).await,
            Self::Openapi => {
                say(&crate::routes::openapi().to_pretty_json()?);
                Ok(())
            }
        }
    }
}

async fn migrate(config: &Config, copies: Option<&Path>) -> Result<()> {
    if let Some(folder) = copies {
        if let Some(copy) = backup::copy_before(config, folder).await? {
            say(&format!("Salinan basis data: {}", copy.display()));
        } else if config.database_file().is_none() {
            note("PostgreSQL tidak disalin di sini; cadangannya dibuat dengan pg_dump.");
        }
    }
    serve::open(config).await?.close().await;
    if let Some(folder) = copies {
        backup::forget_old(folder)?;
    }
    say("Basis data siap.");
    Ok(())
}

async fn back_up(config: &Config, folder: &Path) -> Result<()> {
    serve::must_exist(config)?;
    let copy = backup::copy(config, folder).await?;
    say(&format!("Salinan basis data: {}", copy.display()));
    Ok(())
}

async fn load_reference(config: &Config, folder: &Path) -> Result<()> {
    let app = App::open(config.settings()?, service::Clock::System).await?;
    referensi::load(&app, folder)
        .await
        .with_context(|| format!("Data acuan di {} tidak terbaca", folder.display()))?;
    app.close().await;
    say("Data acuan dimuat.");
    Ok(())
}

impl NewAccount {
    async fn create(self, config: &Config) -> Result<()> {
        let app = serve::open_existing(config).await?;
        let sandi = passphrase::random(&mut rand::rng());
        let baru = StaffBaru {
            pengguna: self.pengguna.clone(),
            nama: self.nama,
            peran: self.peran,
            skpd: self.skpd,
            sandi: SecretString::from(sandi.as_str()),
        };
        let created = create_staff(&app, &baru).await;
        app.close().await;
        if let Err(error) = created {
            bail!("Akun tidak dibuat: {}", explain(&error));
        }
        let peran = self.peran.as_str();
        hand_over(&Handover {
            peran,
            pengguna: self.pengguna,
            sandi,
        })
    }
}

impl Account {
    async fn close(self, config: &Config) -> Result<()> {
        let app = serve::open_existing(config).await?;
        let closed = close_account(&app, &self.pengguna).await;
        app.close().await;
        if let Err(error) = closed {
            bail!("Akun tidak ditutup: {}", explain(&error));
        }
        say("Akun ditutup dan sesinya diakhiri.");
        Ok(())
    }

    async fn reset_password(self, config: &Config) -> Result<()> {
        let app = serve::open_existing(config).await?;
        let sandi = passphrase::random(&mut rand::rng());
        let reset = reset_password(&app, &self.pengguna, &SecretString::from(sandi.as_str())).await;
        app.close().await;
        match reset {
            Ok(peran) => hand_over(&Handover {
                peran: peran.as_str(),
                pengguna: self.pengguna,
                sandi,
            }),
            Err(error) => bail!("Sandi tidak diganti: {}", explain(&error)),
        }
    }
}

async fn end_sessions(config: &Config) -> Result<()> {
    let app = serve::open_existing(config).await?;
    let ended = session::end_all(&app).await?;
    app.close().await;
    say(&format!("{ended} sesi diakhiri."));
    Ok(())
}

/// The sentence for people, with every field of a form.
fn explain(error: &service::Error) -> String {
    match error {
        service::Error::Form(salah) => {
            let pesan: Vec<&str> = salah.iter().map(|field| field.pesan.as_str()).collect();
            pesan.join(" ")
        }
        service::Error::Broken(cause) => format!("{cause:#}"), // an operator can mend it
        other => other.pesan(),                                // every other error is one sentence
    }
}

async fn run_demo(config: &Config, data: PathBuf) -> Result<()> {
    let config = Config {
        reference: data.clone(),
        ..config.clone()
    };
    let app = serve::open(&config).await?;
    let accounts = demo::fill(&app, &data).await;
    app.close().await;
    let Some(accounts) = accounts? else {
        note("Basis data sudah berisi; data contoh tidak ditambahkan.");
        return Ok(());
    };
    accounts.iter().try_for_each(hand_over)
}

async fn verify_riwayat(config: &Config) -> Result<()> {
    let app = serve::open_existing(config).await?;
    let broken = app.first_broken_link().await?;
    app.close().await;
    match broken {
        None => say("Riwayat utuh: setiap baris cocok dengan baris sebelumnya."),
        Some(seq) => bail!("Riwayat tidak utuh mulai baris {}.", seq.0),
    }
    Ok(())
}

fn hand_over(account: &Handover) -> Result<()> {
    say(&serde_json::to_string(account)?);
    Ok(())
}

/// Says what a command has to say.
#[expect(clippy::print_stdout, reason = "the answer of a command")]
pub(crate) fn say(text: &str) {
    println!("{text}");
}

#[expect(clippy::print_stderr, reason = "a note beside the answer of a command")]
fn note(text: &str) {
    eprintln!("{text}");
}
