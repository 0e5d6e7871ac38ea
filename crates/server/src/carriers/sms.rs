//! Hands messages to a gateway for SMS, by the plain request that OPERASI describes: one that an
//! office can put before whatever its provider speaks.

use super::http::Gateway;
use crate::config::SmsGateway;
use anyhow::Result;
use domain::notice::pesan::Channel;
use reqwest::StatusCode;
use serde::Serialize;
use service::notice::{Carrier, Envelope, Undelivered};
use uuid::Uuid;

/// Answers that are about this number or text; everything else somebody may mend.
const REFUSED: &[StatusCode] = &[
    StatusCode::NOT_FOUND,
    StatusCode::GONE,
    StatusCode::UNPROCESSABLE_ENTITY,
];

/// A gateway for SMS.
pub struct Sms(Gateway);

/// What is handed over.
#[derive(Serialize)]
struct Request<'a> {
    /// The same at every attempt.
    id: Uuid,
    /// In E.164, with the plus.
    to: &'a str,
    text: &'a str,
}

impl Sms {
    /// Nothing is asked of it yet.
    pub fn new(gateway: &SmsGateway) -> Result<Self> {
        let SmsGateway { url, token } = gateway.clone();
        Gateway::new(url, token).map(Self)
    }

    /// Hands over a text.
    pub async fn send(&self, id: Uuid, to: &str, text: &str) -> Result<(), Undelivered> {
        let request = self.0.post().header("idempotency-key", id.to_string());
        let answer = Gateway::ask(request.json(&Request { id, to, text })).await?;
        let status = answer.status();
        let code = format!("sms_{}", status.as_u16());
        if status.is_success() {
            Ok(())
        } else if REFUSED.contains(&status) {
            Err(Undelivered::Refused(code))
        } else {
            Err(Undelivered::Later(code))
        }
    }
}

impl Carrier for Sms {
    const CHANNEL: Channel = Channel::Sms;

    async fn deliver(&self, envelope: Envelope) -> Result<(), Undelivered> {
        let text = envelope.news()?.sms();
        self.send(envelope.id, &envelope.address, &text).await
    }
}
