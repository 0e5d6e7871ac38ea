//! What an operator may set: a TOML file, then `SIPENDEKAR_*` variables, over defaults that start
//! at once on SQLite in `./data/local`.
//!
//! Every setting stands once, in the list below: its section, its field, its name in the file, its
//! variable and its default follow from that line.

mod gateway;
mod kinds;
mod list;
mod mail;
mod read;
mod storage;

pub use gateway::{Carriers, SmsGateway, WhatsappAccount};
pub use mail::{MailServer, SmtpTls};
pub use read::installed;
pub(crate) use storage::make_private;

use list::settings;
use secrecy::SecretString;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::num::{NonZeroU32, NonZeroUsize};
use std::path::PathBuf;

settings! {
    /// Whose server it is, and where people find it.
    office: Office {
        /// Whose server it is, as people read it.
        instansi: String = "Pemerintah Kabupaten Bengkalis".to_owned(),
        /// Address that citizens type; needed behind a reverse proxy.
        public_url: Option<String> = None,
        /// Whom to tell about a hole in this server: a `mailto:`, `https:` or `tel:` address.
        security_contact: String = "mailto:diskominfotik@bengkaliskab.go.id".to_owned(),
    }
    /// Where data and keys are kept.
    storage: Storage {
        /// `sqlite:path` or `postgres://…`.
        database: String = "sqlite:data/local/sipendekar.db".to_owned(),
        /// Where attachments are kept.
        folder: PathBuf = "data/local/lampiran".into(),
        /// The keys themselves, where a key file is not wanted.
        #[serde(deserialize_with = "kinds::secret")]
        key: Option<SecretString> = None,
        /// File of the keys that protect NIK and contact data; made at the first start.
        key_file: PathBuf = "data/local/kunci".into(),
    }
    /// What is brought along beside the program.
    files: Files {
        /// Folder of SKPD, kecamatan, holidays, kategori and templates.
        reference: PathBuf = "data".into(),
        /// Folder with the desktop's updates and their manifest; none are offered without.
        updates: Option<PathBuf> = None,
    }
    /// How the server is reached.
    network: Network {
        /// Address to listen on.
        listen: SocketAddr = SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
        /// Certificate chain (PEM), where no reverse proxy ends TLS.
        tls_cert: Option<PathBuf> = None,
        /// Private key (PEM) of the certificate.
        tls_key: Option<PathBuf> = None,
        /// Reverse proxies whose `X-Forwarded-For` is believed; nobody's by default.
        #[serde(deserialize_with = "kinds::addresses")]
        trusted_proxies: Vec<IpAddr> = Vec::new(),
    }
    /// How messages leave by e-mail; none do without a mail server.
    mail: Mail {
        /// Name of the mail server.
        smtp_host: Option<String> = None,
        /// Its port, where it is not the usual one.
        smtp_port: Option<u16> = None,
        /// How the connection is protected: `starttls`, `tls` or `none`.
        smtp_tls: SmtpTls = SmtpTls::Starttls,
        /// The name by which the mail server knows this one.
        smtp_user: Option<String> = None,
        /// File with the password of that name.
        smtp_password_file: Option<PathBuf> = None,
        /// Who sends: `name <address>`.
        mail_from: Option<String> = None,
    }
    /// How messages leave by WhatsApp; none do without a number.
    whatsapp: Whatsapp {
        /// The number's identity at the Cloud API.
        whatsapp_number_id: Option<String> = None,
        /// File with the token of the account.
        whatsapp_token_file: Option<PathBuf> = None,
        /// Name of the approved template, in Indonesian, with two placeholders.
        whatsapp_template: Option<String> = None,
        /// Where the Cloud API is, with its version.
        whatsapp_url: String = "https://graph.facebook.com/v23.0".to_owned(),
    }
    /// How messages leave by SMS; none do without a gateway.
    sms: Sms {
        /// Where the gateway takes messages.
        sms_url: Option<String> = None,
        /// File with the token by which it knows this server.
        sms_token_file: Option<PathBuf> = None,
    }
    /// How much one of many may ask for.
    limits: Limits {
        /// Open connections that one network may hold. Every desktop holds two or three, and a
        /// whole office may come through one address.
        connections_per_network: NonZeroUsize = NonZeroUsize::new(512).expect("512 is not zero"),
        /// What one citizen may file in an hour, and at once.
        filings_per_hour: NonZeroU32 = service::FILINGS_PER_HOUR,
        /// What may be filed from one network in an hour, and at once.
        filings_per_network: NonZeroU32 = service::IntakeLimits::default().filings_per_network,
        /// What may be filed in an hour, and at once, by everybody together.
        filings_in_all: NonZeroU32 = service::IntakeLimits::default().filings_in_all,
        /// What may be filed from one network in an hour before the next ones wait for each other.
        filings_without_wait: NonZeroU32 = service::IntakeLimits::default().filings_without_wait,
        /// Citizens who may register from one network in an hour, and at once.
        registrations_per_network: NonZeroU32 =
            service::IntakeLimits::default().registrations_per_network,
        /// Citizens who may register in an hour, and at once, from everywhere.
        registrations_in_all: NonZeroU32 = service::IntakeLimits::default().registrations_in_all,
        /// Free megabytes on the disk below which no photos are accepted: the rest is for texts.
        free_space_mb: u64 = service::ROOM_MB,
        /// Requests that one address may make per second, on average.
        requests_per_second: u32 = 50,
        /// Sign-ins and codes of one network that may fail in a minute, and at once. A success and a
        /// device that is known never count.
        failed_sign_ins_per_minute: NonZeroU32 = service::FAILED_SIGN_INS_PER_MINUTE,
    }
    /// What operators read.
    telemetry: Telemetry {
        /// What is logged, for example `info` or `info,service=debug`.
        log: String = "info".to_owned(),
    }
}

#[cfg(test)]
mod tests;
