//! Hands messages to a mail server.

use crate::config::{MailServer, SmtpTls};
use anyhow::{Context, Result};
use domain::notice::pesan::{Channel, Text};
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::response::{Code, Severity};
use lettre::transport::smtp::{self, AsyncSmtpTransport};
use lettre::{AsyncTransport as _, Tokio1Executor};
use service::notice::{Carrier, Envelope, Undelivered};
use std::error::Error;
use std::time::Duration;
use uuid::Uuid;

/// How long one answer of the mail server may take.
const ANSWER: Duration = Duration::from_secs(20);

/// A mail server.
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// Tells the receiver's programs that nobody wrote it, so that none answers.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

impl Smtp {
    /// Nothing is asked of the server yet.
    pub fn new(server: &MailServer) -> Result<Self> {
        let about_tls = || {
            TlsParameters::new_rustls(server.host.clone())
                .context("TLS ke server email tidak dapat disiapkan")
        };
        let tls = match server.tls {
            SmtpTls::Starttls => Tls::Required(about_tls()?),
            SmtpTls::Tls => Tls::Wrapper(about_tls()?),
            SmtpTls::None => Tls::None,
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&server.host)
            .port(server.port)
            .tls(tls)
            .hello_name(ClientId::Domain(server.from.email.domain().to_owned()))
            .timeout(Some(ANSWER));
        if let Some(credentials) = server.credentials.clone() {
            builder = builder.credentials(credentials);
        }
        Ok(Self {
            transport: builder.build(),
            from: server.from.clone(),
        })
    }

    /// Whether the server answers and takes us for who we are; if not, a code of why.
    pub async fn fault(&self) -> Option<String> {
        match self.transport.test_connection().await {
            Ok(true) => None,
            Ok(false) => Some("no_answer".to_owned()),
            Err(error) => Some(failure(&error)),
        }
    }

    /// Hands over a text.
    pub async fn send(&self, id: Uuid, to: &str, text: Text) -> Result<(), Undelivered> {
        let letter = self.letter(id, to, text)?;
        match self.transport.send(letter).await {
            Ok(_) => Ok(()),
            Err(error) if refuses(error.status()) => Err(Undelivered::Refused(failure(&error))),
            Err(error) => Err(Undelivered::Later(failure(&error))),
        }
    }

    fn letter(&self, id: Uuid, to: &str, text: Text) -> Result<Message, Undelivered> {
        let refused = |what: &str| Undelivered::Refused(what.to_owned());
        let address = to.parse().map_err(|_| refused("address"))?;
        let id = format!("<{id}@{}>", self.from.email.domain());
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, address))
            .subject(text.judul)
            .message_id(Some(id))
            .header(AutoSubmitted)
            .header(ContentType::TEXT_PLAIN)
            .body(text.isi)
            .map_err(|_| refused("message"))
    }
}

impl Carrier for Smtp {
    const CHANNEL: Channel = Channel::Surel;

    async fn deliver(&self, envelope: Envelope) -> Result<(), Undelivered> {
        let text = envelope.text();
        self.send(envelope.id, &envelope.address, text).await
    }
}

/// Whether the server refuses this message for good: 55x. Other answers that begin with 5 are about
/// us, such as a wrong password, and somebody may mend that.
fn refuses(code: Option<Code>) -> bool {
    code.is_some_and(|code| {
        let digits = code.to_string();
        code.severity == Severity::PermanentNegativeCompletion && digits.starts_with("55")
    })
}

/// A code without what the server said: that may name the address.
fn failure(error: &smtp::Error) -> String {
    match error.status() {
        Some(code) => format!("smtp_{code}"),
        None if error.is_timeout() => "timeout".to_owned(),
        None if error.is_tls() => "tls".to_owned(),
        None if error.is_client() || error.is_response() => "answer".to_owned(),
        None => "unreachable".to_owned(),
    }
}
