//! What an operator asks of whatever carries messages to citizens.

use crate::carriers::{Sms, Smtp, Whatsapp};
use crate::config::{Carriers, Config};
use crate::operator::say::say;
use anyhow::{Context, Result, bail};
use clap::Args;
use domain::id::NomorRegister;
use domain::notice::pesan::{Channel, Content, Text};
use domain::person::identitas::Telepon;
use service::notice::{Carrier as _, Envelope, OutboxHealth, Undelivered};
use uuid::Uuid;

/// Stands in a test for the number of an aduan.
const NO_ADUAN: NomorRegister = NomorRegister {
    tahun: 2000,
    urut: 0,
};

/// A telephone to be tried.
#[derive(Args)]
pub(super) struct Number {
    /// Nomor HP penerima.
    #[arg(value_parser = Telepon::parse)]
    number: Telepon,
}

/// Sends a test to an address of e-mail.
pub(super) async fn test_mail(config: &Config, address: String) -> Result<()> {
    let carriers = config.carriers()?;
    let Some(Carriers {
        portal,
        mail: Some(server),
        ..
    }) = carriers
    else {
        bail!("Email belum diatur: isi smtp_host, mail_from, dan public_url");
    };
    let text = Text {
        judul: "Uji coba email SIPENDEKAR".to_owned(),
        isi: format!(
            "Email ini dikirim dengan perintah mail-test dari server {portal}.\n\nBila Anda \
             membacanya, pengaturan email sudah benar.\n"
        ),
    };
    told(
        Channel::Surel,
        Smtp::new(&server)?
            .send(Uuid::now_v7(), &address, text)
            .await,
    )
}

/// Sends a test to a telephone by SMS.
pub(super) async fn test_sms(config: &Config, to: Number) -> Result<()> {
    let carriers = config.carriers()?;
    let sms = carriers.and_then(|carriers| carriers.sms);
    let gateway = sms.context("SMS belum diatur: isi sms_url, sms_token_file, dan public_url")?;
    let text = "SIPENDEKAR: uji coba SMS. Bila Anda membacanya, pengaturan SMS sudah benar.";
    let sms = Sms::new(&gateway)?;
    told(
        Channel::Sms,
        sms.send(Uuid::now_v7(), to.number.e164(), text).await,
    )
}

/// Sends the template to a telephone by WhatsApp.
pub(super) async fn test_whatsapp(config: &Config, to: Number) -> Result<()> {
    let carriers = config.carriers()?;
    let Some(Carriers {
        portal,
        whatsapp: Some(account),
        ..
    }) = carriers
    else {
        bail!(
            "WhatsApp belum diatur: isi whatsapp_number_id, whatsapp_token_file, \
             whatsapp_template, dan public_url"
        );
    };
    let envelope = Envelope {
        id: Uuid::now_v7(),
        address: to.number.e164().to_owned(),
        content: Content::Kabar(NO_ADUAN),
        portal,
    };
    told(
        Channel::Whatsapp,
        Whatsapp::new(&account)?.deliver(envelope).await,
    )
}

/// Tells what came of a test.
fn told(channel: Channel, sent: Result<(), Undelivered>) -> Result<()> {
    let channel = channel.label();
    match sent {
        Ok(()) => {
            say(&format!(
                "Uji coba {channel} diterima untuk dikirim. Periksa apakah sampai."
            ));
            Ok(())
        }
        Err(Undelivered::Later(code)) => bail!("Pengirim {channel} tidak dapat dipakai ({code})"),
        Err(Undelivered::Refused(code)) => bail!("Penerima {channel} itu ditolak ({code})"),
    }
}

/// What is wrong with the mail server, if one is set.
pub(super) async fn unreachable(carriers: &Carriers) -> Result<Option<String>> {
    let Some(server) = &carriers.mail else {
        return Ok(None);
    };
    let told = |code| {
        format!(
            "server email {}:{} tidak dapat dipakai ({code}); periksa smtp_host, smtp_tls, dan sandi",
            server.host, server.port
        )
    };
    Ok(Smtp::new(server)?.fault().await.map(told))
}

/// How the messages stand, in words, and what is wrong with them.
pub(super) fn standing(health: OutboxHealth) -> (String, Option<String>) {
    let OutboxHealth {
        waiting,
        late,
        refused,
        given_up,
    } = health;
    let well = format!("{waiting} menunggu; seminggu ini {refused} ditolak");
    let fault = (late > 0 || given_up > 0).then(|| {
        format!(
            "{waiting} menunggu, {late} di antaranya lebih dari satu jam; seminggu ini {refused} \
             ditolak dan {given_up} tidak terkirim setelah tiga hari. Sebabnya ada di log"
        )
    });
    (well, fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_waits_too_long_is_a_fault_and_what_is_refused_is_told() {
        let health = OutboxHealth {
            waiting: 3,
            late: 0,
            refused: 2,
            given_up: 0,
        };
        let (well, fault) = standing(health);
        assert_eq!(well, "3 menunggu; seminggu ini 2 ditolak");
        assert_eq!(
            fault, None,
            "an address that does not exist is no fault of the server"
        );
        assert!(standing(OutboxHealth { late: 1, ..health }).1.is_some());
        let given_up = OutboxHealth {
            given_up: 1,
            ..health
        };
        assert!(standing(given_up).1.is_some());
    }
}
