//! The gateways to telephones, or a sentence about what is wrong with them.

use super::{Config, MailServer};
use anyhow::{Context, Result, ensure};
use domain::notice::pesan::Channel;
use reqwest::Url;
use secrecy::SecretString;
use std::path::Path;

/// What carries messages to citizens, as far as it is set up.
#[derive(Debug, Clone)]
pub struct Carriers {
    /// Where citizens read the news.
    pub portal: String,
    /// E-mail.
    pub mail: Option<MailServer>,
    /// WhatsApp.
    pub whatsapp: Option<WhatsappAccount>,
    /// SMS.
    pub sms: Option<SmsGateway>,
}

/// An account of WhatsApp Business at the Cloud API.
#[derive(Debug, Clone)]
pub struct WhatsappAccount {
    /// Where messages are handed over.
    pub url: Url,
    /// By what it knows us.
    pub token: SecretString,
    /// Name of the approved template.
    pub template: String,
}

/// A gateway for SMS.
#[derive(Debug, Clone)]
pub struct SmsGateway {
    /// Where messages are handed over.
    pub url: Url,
    /// By what it knows us.
    pub token: SecretString,
}

impl Carriers {
    /// The channels that are set up.
    pub fn channels(&self) -> Vec<Channel> {
        let set = |channel: &Channel| match channel {
            Channel::Surel => self.mail.is_some(),
            Channel::Whatsapp => self.whatsapp.is_some(),
            Channel::Sms => self.sms.is_some(),
        };
        Channel::ALL.into_iter().filter(set).collect()
    }
}

impl Config {
    /// What is set up; nothing where no channel is.
    pub fn carriers(&self) -> Result<Option<Carriers>> {
        let (mail, whatsapp, sms) = (self.mail_server()?, self.whatsapp()?, self.sms_gateway()?);
        if mail.is_none() && whatsapp.is_none() && sms.is_none() {
            return Ok(None);
        }
        let portal = self.office.public_url.clone();
        let portal = portal.context("pesan kepada warga butuh public_url: di sana kabar dibaca")?;
        Ok(Some(Carriers {
            portal,
            mail,
            whatsapp,
            sms,
        }))
    }

    fn whatsapp(&self) -> Result<Option<WhatsappAccount>> {
        let set = &self.whatsapp;
        let Some(number) = &set.whatsapp_number_id else {
            return Ok(None);
        };
        let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        ensure!(
            digits,
            "whatsapp_number_id hanya berisi angka: pengenal nomor di WhatsApp Manager, bukan nomor HP"
        );
        let token = token("whatsapp_token_file", set.whatsapp_token_file.as_deref())?;
        let template = set.whatsapp_template.clone();
        let template =
            template.context("whatsapp_template belum diisi: nama templat yang disetujui")?;
        let base = set.whatsapp_url.trim_end_matches('/');
        let url = address("whatsapp_url", &format!("{base}/{number}/messages"))?;
        Ok(Some(WhatsappAccount {
            url,
            token,
            template,
        }))
    }

    fn sms_gateway(&self) -> Result<Option<SmsGateway>> {
        let Some(url) = &self.sms.sms_url else {
            return Ok(None);
        };
        let token = token("sms_token_file", self.sms.sms_token_file.as_deref())?;
        let url = address("sms_url", url)?;
        Ok(Some(SmsGateway { url, token }))
    }
}

/// An address that nobody on the way can listen to.
fn address(setting: &str, text: &str) -> Result<Url> {
    let url = Url::parse(text).with_context(|| format!("{setting} bukan alamat web"))?;
    let here = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
    ensure!(
        url.scheme() == "https" || (url.scheme() == "http" && here),
        "{setting} harus diawali https:// (http:// hanya untuk gateway di mesin ini)"
    );
    Ok(url)
}

fn token(setting: &str, file: Option<&Path>) -> Result<SecretString> {
    let file = file.with_context(|| format!("{setting} belum diisi"))?;
    super::mail::secret_in(setting, file).map(SecretString::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use secrecy::ExposeSecret as _;

    fn set(folder: &Path) -> Config {
        let file = folder.join("token");
        std::fs::write(&file, "token-rahasia\n").expect("written");
        let mut config = Config::default();
        config.office.public_url = Some("https://aduan.contoh.id".to_owned());
        config.sms.sms_url = Some("https://sms.contoh.id/kirim".to_owned());
        config.sms.sms_token_file = Some(file.clone());
        config.whatsapp.whatsapp_number_id = Some("106540352242922".to_owned());
        config.whatsapp.whatsapp_token_file = Some(file);
        config.whatsapp.whatsapp_template = Some("kabar_aduan".to_owned());
        config
    }

    #[test]
    fn each_gateway_is_set_by_itself_and_no_token_is_printed() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(Config::default().carriers().expect("right").is_none());
        let carriers = set(folder.path()).carriers().expect("right").expect("set");
        assert!(carriers.mail.is_none());
        let whatsapp = carriers.whatsapp.as_ref().expect("set");
        assert_eq!(
            whatsapp.url.as_str(),
            "https://graph.facebook.com/v23.0/106540352242922/messages"
        );
        let sms = carriers.sms.as_ref().expect("set");
        assert_eq!(sms.token.expose_secret(), "token-rahasia");
        assert!(!format!("{carriers:?}").contains("token-rahasia"));
    }

    #[test]
    fn what_is_missing_or_unsafe_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        for (change, named) in [
            (
                (|c| c.office.public_url = None) as fn(&mut Config),
                "public_url",
            ),
            (|c| c.sms.sms_token_file = None, "sms_token_file"),
            (
                |c| c.sms.sms_token_file = Some("/tidak/ada".into()),
                "sms_token_file",
            ),
            (
                |c| c.sms.sms_url = Some("http://sms.contoh.id".to_owned()),
                "sms_url",
            ),
            (|c| c.sms.sms_url = Some("sms".to_owned()), "sms_url"),
            (|c| c.whatsapp.whatsapp_template = None, "whatsapp_template"),
            (
                |c| c.whatsapp.whatsapp_number_id = Some("+62 812".to_owned()),
                "whatsapp_number_id",
            ),
        ] {
            let mut config = set(folder.path());
            change(&mut config);
            let error = config.carriers().expect_err("refused");
            let told = format!("{error:#}");
            assert!(told.contains(named), "{named}: {told}");
        }
    }
}
