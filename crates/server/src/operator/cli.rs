//! The command line. Its words are English, its help and answers Indonesian: operators read them.

use crate::config::{self, Config};
use crate::http::telemetry;
use crate::operator::account::{self, Account, NewAccount};
use crate::operator::database;
use crate::operator::demonstration;
use crate::operator::doctor;
use crate::operator::messages::{self, Number};
use crate::operator::say::{note, say};
use crate::routes;
use crate::serve;
use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use domain::id::NomorRegister;
use std::path::PathBuf;
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
    /// Buka kembali akun petugas yang ditutup.
    ReopenAccount(Account),
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
    /// Catat bahwa basis data dipulihkan dari cadangan: nomor aduan dilanjutkan sesudah nomor
    /// terakhir yang pernah diberikan, dan aplikasi petugas mengambil semuanya dari awal.
    Restored {
        /// Nomor terakhir yang pernah diberikan kepada warga, misalnya SPD-2026-000038.
        #[arg(long)]
        nomor: Option<NomorRegister>,
    },
    /// Catat bahwa jam komputer ini benar, setelah server meragukannya.
    ConfirmClock,
    /// Hapus berkas foto yang sudah seminggu tidak dimiliki aduan mana pun.
    RemoveOrphans,
    /// Periksa bahwa riwayat tidak pernah diubah.
    VerifyRiwayat,
    /// Periksa pemasangan ini.
    Doctor,
    /// Kirim email uji coba ke sebuah alamat.
    MailTest {
        /// Alamat email penerima.
        address: String,
    },
    /// Kirim SMS uji coba ke sebuah nomor HP.
    SmsTest(Number),
    /// Kirim templat WhatsApp ke sebuah nomor HP sebagai uji coba.
    WhatsappTest(Number),
    /// Cetak dokumen OpenAPI.
    Openapi,
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
        telemetry::start(&config.telemetry.log)?;
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
            Self::Migrate { backup } => database::migrate(config, backup.as_deref()).await,
            Self::Backup { folder } => database::back_up(config, &folder).await,
            Self::LoadReference { folder } => {
                database::load_reference(config, folder.as_deref()).await
            }
            Self::CreateAccount(account) => account.create(config).await,
            Self::CloseAccount(account) => account.close(config).await,
            Self::ReopenAccount(account) => account.reopen(config).await,
            Self::ResetPassword(account) => account.reset_password(config).await,
            Self::EndSessions => account::end_sessions(config).await,
            Self::Demo { data } => demonstration::run(config, data).await,
            Self::Restored { nomor } => database::note_restored(config, nomor).await,
            Self::ConfirmClock => database::confirm_clock(config).await,
            Self::RemoveOrphans => database::remove_orphans(config).await,
            Self::VerifyRiwayat => database::verify_riwayat(config).await,
            Self::Doctor => doctor::run(config).await,
            Self::MailTest { address } => messages::test_mail(config, address).await,
            Self::SmsTest(to) => messages::test_sms(config, to).await,
            Self::WhatsappTest(to) => messages::test_whatsapp(config, to).await,
            Self::Openapi => {
                say(&routes::openapi().to_pretty_json()?);
                Ok(())
            }
        }
    }
}
