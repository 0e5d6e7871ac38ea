//! The mail server that messages are handed to, or a sentence about what is wrong with it.

use super::Config;
use anyhow::{Context, Result, ensure};
use lettre::message::Mailbox;
use lettre::transport::smtp::authentication::Credentials;
use serde::Deserialize;
use std::path::Path;

/// How the connection to the mail server is protected.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SmtpTls {
    /// By STARTTLS, which must succeed.
    #[default]
    Starttls,
    /// From the beginning.
    Tls,
    /// Not at all: for a mail server on this machine.
    None,
}

/// Everything that sending needs.
#[derive(Debug, Clone)]
pub struct MailServer {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub tls: SmtpTls,
    /// By what the server knows us.
    pub credentials: Option<Credentials>,
    /// Who sends.
    pub from: Mailbox,
}

impl Config {
    /// The mail server, if one is set.
    pub fn mail_server(&self) -> Result<Option<MailServer>> {
        let mail = &self.mail;
        let Some(host) = mail.smtp_host.clone() else {
            return Ok(None);
        };
        let from = mail
            .mail_from
            .as_deref()
            .context("mail_from belum diisi, misalnya \"SIPENDEKAR <sipendekar@contoh.go.id>\"")?;
        let from = from.parse().context("mail_from bukan alamat email")?;
        let here = ["localhost", "127.0.0.1", "::1"].contains(&host.as_str());
        ensure!(
            mail.smtp_tls != SmtpTls::None || here,
            "smtp_tls = \"none\" hanya untuk server email di mesin ini (localhost)"
        );
        let port = mail.smtp_port.unwrap_or(match mail.smtp_tls {
            SmtpTls::Starttls => 587,
            SmtpTls::Tls => 465,
            SmtpTls::None => 25,
        });
        let credentials = match (&mail.smtp_user, &mail.smtp_password_file) {
            (Some(user), Some(file)) => {
                let password = secret_in("smtp_password_file", file)?;
                Some(Credentials::new(user.clone(), password))
            }
            (None, None) => None,
            _ => anyhow::bail!("smtp_user dan smtp_password_file harus diisi dua-duanya"),
        };
        Ok(Some(MailServer {
            host,
            port,
            tls: mail.smtp_tls,
            credentials,
            from,
        }))
    }
}

/// What a file holds that nobody else may read.
pub(super) fn secret_in(setting: &str, file: &Path) -> Result<String> {
    let text = std::fs::read_to_string(file)
        .with_context(|| format!("{setting} {} tidak terbaca", file.display()))?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set() -> Config {
        let mut config = Config::default();
        config.mail.smtp_host = Some("smtp.contoh.id".to_owned());
        config.mail.mail_from = Some("SIPENDEKAR <sipendekar@contoh.id>".to_owned());
        config
    }

    fn port(config: &Config) -> Option<u16> {
        let server = config.mail_server().expect("right");
        server.map(|server| server.port)
    }

    #[test]
    fn without_a_server_nothing_is_sent_and_each_way_has_its_port() {
        assert_eq!(port(&Config::default()), None);
        let mut config = set();
        assert_eq!(port(&config), Some(587));
        config.mail.smtp_tls = SmtpTls::Tls;
        assert_eq!(port(&config), Some(465));
        config.mail.smtp_port = Some(2465);
        assert_eq!(port(&config), Some(2465));
    }

    #[test]
    fn what_is_missing_is_named() {
        let refused = |change: fn(&mut Config)| {
            let mut config = set();
            change(&mut config);
            let error = config.mail_server().expect_err("refused");
            format!("{error:#}")
        };
        for (change, named) in [
            (
                (|c| c.mail.mail_from = None) as fn(&mut Config),
                "mail_from",
            ),
            (|c| c.mail.mail_from = Some("bukan".to_owned()), "mail_from"),
            (|c| c.mail.smtp_tls = SmtpTls::None, "smtp_tls"),
            (
                |c| c.mail.smtp_user = Some("a".to_owned()),
                "smtp_password_file",
            ),
        ] {
            let told = refused(change);
            assert!(told.contains(named), "{named}: {told}");
        }
    }

    #[test]
    fn the_password_is_read_from_its_file_and_never_printed() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("sandi");
        std::fs::write(&file, "rahasia-sekali\n").expect("written");
        let mut config = set();
        config.mail.smtp_user = Some("sipendekar".to_owned());
        config.mail.smtp_password_file = Some(file);
        let server = config.mail_server().expect("right").expect("set");
        let expected = Credentials::new("sipendekar".to_owned(), "rahasia-sekali".to_owned());
        assert_eq!(server.credentials, Some(expected));
        assert!(!format!("{server:?}").contains("rahasia-sekali"));
    }
}
