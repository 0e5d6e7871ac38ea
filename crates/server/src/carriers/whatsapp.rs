//! Hands messages to WhatsApp's Cloud API. Whoever did not write to the office within a day can only
//! be told by a template that Meta has approved: its first placeholder is the number of the aduan,
//! its second where it is read.

use super::http::Gateway;
use crate::config::WhatsappAccount;
use anyhow::Result;
use domain::notice::pesan::{Channel, News};
use serde::Deserialize;
use serde_json::{Value, json};
use service::notice::{Carrier, Envelope, Undelivered};

/// Error codes of the Cloud API that are about whom it is for: the number of the office itself, no
/// WhatsApp there, not in the list of a test account. Everything else somebody may mend.
const REFUSED: &[i64] = &[131_021, 131_026, 131_030];

/// An account of WhatsApp Business.
pub struct Whatsapp {
    gateway: Gateway,
    template: String,
}

/// `{"error": {"code": 131026, …}}`
#[derive(Deserialize)]
struct Fault {
    error: FaultCode,
}

#[derive(Deserialize)]
struct FaultCode {
    code: i64,
}

impl Whatsapp {
    /// Nothing is asked of it yet.
    pub fn new(account: &WhatsappAccount) -> Result<Self> {
        let WhatsappAccount {
            url,
            token,
            template,
        } = account.clone();
        Ok(Self {
            gateway: Gateway::new(url, token)?,
            template,
        })
    }

    fn message(&self, to: &str, news: &News) -> Value {
        let parameters = [news.nomor.to_string(), news.address()]
            .map(|text| json!({ "type": "text", "text": text }));
        json!({
            "messaging_product": "whatsapp",
            "recipient_type": "individual",
            "to": to.trim_start_matches('+'),
            "type": "template",
            "template": {
                "name": self.template,
                "language": { "code": "id" },
                "components": [{ "type": "body", "parameters": parameters }],
            },
        })
    }
}

impl Carrier for Whatsapp {
    const CHANNEL: Channel = Channel::Whatsapp;

    async fn deliver(&self, envelope: Envelope) -> Result<(), Undelivered> {
        let message = self.message(&envelope.address, &envelope.news()?);
        let answer = Gateway::ask(self.gateway.post().json(&message)).await?;
        let status = answer.status();
        if status.is_success() {
            return Ok(());
        }
        match answer.json::<Fault>().await {
            Ok(fault) if REFUSED.contains(&fault.error.code) => Err(Undelivered::Refused(format!(
                "whatsapp_{}",
                fault.error.code
            ))),
            Ok(fault) => Err(Undelivered::Later(format!("whatsapp_{}", fault.error.code))),
            Err(_) => Err(Undelivered::Later(format!(
                "whatsapp_http_{}",
                status.as_u16()
            ))),
        }
    }
}
