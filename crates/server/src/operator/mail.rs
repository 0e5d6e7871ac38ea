//! What an operator asks of the mail server.

use crate::config::Config;
use crate::mail::Smtp;
use crate::operator::say::say;
use anyhow::{Context, Result, bail};
use domain::notice::pesan::Text;
use service::notice::{Carrier as _, Envelope, OutboxHealth, Undelivered};
use uuid::Uuid;

/// Sends a test to an address.
pub(super) async fn test(config: &Config, address: String) -> Result<()> {
    let server = config.mail_server()?;
    let server = server.context("Email belum diatur: isi smtp_host, mail_from, dan public_url")?;
    let envelope = Envelope {
        id: Uuid::now_v7(),
        address,
        text: Text {
            judul: "Uji coba email SIPENDEKAR".to_owned(),
            isi: format!(
                "Email ini dikirim dengan perintah mail-test dari server {}.\n\nBila Anda \
                 membacanya, pengaturan email sudah benar.\n",
                server.portal
            ),
        },
    };
    match Smtp::new(&server)?.deliver(envelope).await {
        Ok(()) => {
            say("Email uji coba diterima oleh server email. Periksa kotak masuk alamat itu.");
            Ok(())
        }
        Err(Undelivered::Later(code)) => bail!("Server email tidak dapat dipakai ({code})"),
        Err(Undelivered::Refused(code)) => bail!("Server email menolak alamat itu ({code})"),
    }
}

/// What is wrong with the mail server, if one is set.
pub(super) async fn unreachable(config: &Config) -> Result<Option<String>> {
    let Some(server) = config.mail_server()? else {
        return Ok(None);
    };
    let told = |code| {
        format!(
            "server email {}:{} tidak dapat dipakai ({code}); periksa smtp_host, smtp_tls, dan sandi",
            server.host, server.port
        )
    };
    Ok(Smtp::new(&server)?.fault().await.map(told))
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
