//! Accounts of the staff: made, closed, opened again, and given a new password.

use crate::config::Config;
use crate::operator::passphrase;
use crate::operator::say::{Handover, say};
use crate::serve;
use anyhow::{Result, bail};
use clap::Args;
use domain::id::SkpdKode;
use domain::person::aktor::Peran;
use secrecy::SecretString;
use service::akun::session;
use service::akun::{NewStaff, close_account, create_staff, reopen_account, reset_password};

const ROLES: &str = "Peran: admin_diskominfo, petugas_skpd, pimpinan, inspektorat, superadmin";

/// An account to be made.
#[derive(Args)]
pub struct NewAccount {
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

/// An account that is there.
#[derive(Args)]
pub struct Account {
    /// Nama pengguna petugas.
    #[arg(long)]
    pengguna: String,
}

fn staff_role(text: &str) -> Result<Peran, String> {
    Peran::parse(text)
        .filter(|peran| peran.is_staff())
        .ok_or_else(|| "peran tidak dikenal".to_owned())
}

impl NewAccount {
    /// Makes it, and says its password once.
    pub async fn create(self, config: &Config) -> Result<()> {
        let app = serve::open_existing(config).await?;
        let sandi = passphrase::random(&mut rand::rng());
        let baru = NewStaff {
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
        let handover = Handover {
            peran: self.peran.as_str(),
            pengguna: self.pengguna,
            sandi,
        };
        handover.say()
    }
}

impl Account {
    /// Closes it and ends its sessions.
    pub async fn close(self, config: &Config) -> Result<()> {
        let app = serve::open_existing(config).await?;
        let closed = close_account(&app, &self.pengguna).await;
        app.close().await;
        if let Err(error) = closed {
            bail!("Akun tidak ditutup: {}", explain(&error));
        }
        say("Akun ditutup dan sesinya diakhiri.");
        Ok(())
    }

    /// Opens it again.
    pub async fn reopen(self, config: &Config) -> Result<()> {
        let app = serve::open_existing(config).await?;
        let opened = reopen_account(&app, &self.pengguna).await;
        app.close().await;
        if let Err(error) = opened {
            bail!("Akun tidak dibuka: {}", explain(&error));
        }
        say("Akun dibuka kembali; kata sandinya yang lama berlaku lagi.");
        Ok(())
    }

    /// Gives it a new password, which is said once, and ends its sessions.
    pub async fn reset_password(self, config: &Config) -> Result<()> {
        let app = serve::open_existing(config).await?;
        let sandi = passphrase::random(&mut rand::rng());
        let reset = reset_password(&app, &self.pengguna, &SecretString::from(sandi.as_str())).await;
        app.close().await;
        let peran = match reset {
            Ok(peran) => peran.as_str(),
            Err(error) => bail!("Sandi tidak diganti: {}", explain(&error)),
        };
        let handover = Handover {
            peran,
            pengguna: self.pengguna,
            sandi,
        };
        handover.say()
    }
}

/// Ends every session; everybody must sign in again.
pub async fn end_sessions(config: &Config) -> Result<()> {
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
