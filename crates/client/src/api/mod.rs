//! The server over HTTP: every answer is typed, and so is every failure.

mod failure;
mod petugas;
mod stream;
pub(crate) mod tls;

pub(crate) use stream::Lines;

use crate::address::Alamat;
use crate::failure::Failure;
use domain::referensi::Referensi;
use failure::{no_answer, other_program, refused, timed_out};
use reqwest::{Method, RequestBuilder, Response, header};
use secrecy::{ExposeSecret, SecretString};
use serde::de::DeserializeOwned;
use std::path::PathBuf;
use std::time::Duration;
use wire::IDEMPOTENCY_KEY;
use wire::aduan::{AduanView, Identitas, Reveal, SkpdStanding, UkuranFoto};
use wire::desk::{CommandRequest, CommandsRequest, FotoRequest};
use wire::notice::MarkNotices;
use wire::session::{Petugas, ServerInfo, SignInRequest, SignInResponse};
use wire::sync::{SyncPage, SyncQuery};
use wire::together::{CommandForAll, DoneToAll};
use wire::warga::{
    FindWarga, KodeBaru, KodeRequest, MakeKode, NikReclaimed, ReclaimNik, WargaDiLoket,
};

/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(10);
/// How long an answer may take from question to last byte.
const ANSWER: Duration = Duration::from_secs(30);
/// How long the stream may be silent; the server says something every 15 seconds.
const SILENCE: Duration = Duration::from_secs(45);
/// Largest answer taken, so that no server can fill the memory.
const MAX_ANSWER: usize = 32 * 1024 * 1024;

/// When something is asked: while an address is tried, or in a running session, where the address
/// is known to be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Moment {
    Check,
    Session,
}

/// What the connection needs besides the address.
#[derive(Debug, Clone, Default)]
pub struct ApiOptions {
    /// Further certificate authorities, as a PEM file.
    pub ca_file: Option<PathBuf>,
}

/// One server, and who we are there.
#[derive(Clone)]
pub(crate) struct Api {
    http: reqwest::Client,
    alamat: Alamat,
    token: Option<SecretString>,
    moment: Moment,
}

impl Api {
    /// Prepares a connection; nothing is sent yet.
    pub(crate) fn new(alamat: Alamat, options: &ApiOptions) -> Result<Self, Failure> {
        let mut builder = reqwest::Client::builder()
            .tls_backend_preconfigured(tls::config(options.ca_file.as_deref())?)
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(CONNECT)
            .user_agent(concat!("sipendekar-desktop/", env!("CARGO_PKG_VERSION")));
        if alamat.is_loopback() {
            builder = builder.no_proxy();
        }
        let http = builder
            .build()
            .map_err(|error| no_answer(&error, Moment::Check, &alamat))?;
        Ok(Self {
            http,
            alamat,
            token: None,
            moment: Moment::Check,
        })
    }

    /// The same server with a session.
    pub(crate) fn signed_in(&self, token: SecretString) -> Self {
        Self {
            token: Some(token),
            moment: Moment::Session,
            ..self.clone()
        }
    }

    pub(crate) fn alamat(&self) -> &Alamat {
        &self.alamat
    }

    /// Whether a SIPENDEKAR server answers, and which.
    pub(crate) async fn info(&self) -> Result<ServerInfo, Failure> {
        let info: ServerInfo = self.json(self.get("/v1/info")).await?;
        if info.nama == "SIPENDEKAR" {
            Ok(info)
        } else {
            Err(other_program(&self.alamat))
        }
    }

    pub(crate) async fn sign_in(&self, form: &SignInRequest) -> Result<SignInResponse, Failure> {
        self.json(self.request(Method::POST, "/v1/session").json(form))
            .await
    }

    pub(crate) async fn sign_out(&self) -> Result<(), Failure> {
        self.send(self.request(Method::DELETE, "/v1/session"))
            .await?;
        Ok(())
    }

    pub(crate) async fn current_session(&self) -> Result<Petugas, Failure> {
        self.json(self.get("/v1/session")).await
    }

    pub(crate) async fn referensi(&self) -> Result<Referensi, Failure> {
        self.json(self.get("/v1/referensi")).await
    }

    pub(crate) async fn skpd_standing(&self) -> Result<Vec<SkpdStanding>, Failure> {
        self.json(self.get("/v1/skpd")).await
    }

    pub(crate) async fn sync(&self, query: SyncQuery) -> Result<SyncPage, Failure> {
        let path = format!(
            "/v1/sync?cursor={}&notice_cursor={}",
            query.cursor.0, query.notice_cursor
        );
        self.json(self.get(&path)).await
    }

    pub(crate) async fn read_aduan(&self, id: domain::id::AduanId) -> Result<AduanView, Failure> {
        self.json(self.get(&format!("/v1/aduan/{id}"))).await
    }

    /// Gives a command. A connection lost on the way is tried once more with the same key, so
    /// the command is carried out once however often it arrives.
    pub(crate) async fn run_command(&self, command: &CommandRequest) -> Result<AduanView, Failure> {
        match self.command_once(command).await {
            Err(failure) if failure.may_have_arrived() => self.command_once(command).await,
            answer => answer,
        }
    }

    async fn command_once(&self, command: &CommandRequest) -> Result<AduanView, Failure> {
        let request = self
            .request(Method::POST, &format!("/v1/aduan/{}/commands", command.id))
            .header(IDEMPOTENCY_KEY, command.niat.to_string())
            .header(header::IF_MATCH, format!("\"{}\"", command.version.0))
            .json(&command.command);
        self.json(request).await
    }

    /// The same to several aduan.
    pub(crate) async fn run_commands(&self, asked: &CommandsRequest) -> Result<DoneToAll, Failure> {
        match self.commands_once(asked).await {
            Err(failure) if failure.may_have_arrived() => self.commands_once(asked).await,
            answer => answer,
        }
    }

    async fn commands_once(&self, asked: &CommandsRequest) -> Result<DoneToAll, Failure> {
        let body = CommandForAll {
            aduan: asked.aduan.clone(),
            command: asked.command.clone(),
        };
        let request = self
            .request(Method::POST, "/v1/aduan/commands")
            .header(IDEMPOTENCY_KEY, asked.niat.to_string())
            .json(&body);
        self.json(request).await
    }

    /// A photo as JPEG.
    pub(crate) async fn read_foto(&self, foto: &FotoRequest) -> Result<Vec<u8>, Failure> {
        let ukuran = match foto.ukuran {
            UkuranFoto::Kecil => "kecil",
            UkuranFoto::Besar => "besar",
        };
        let path = format!(
            "/v1/aduan/{}/lampiran/{}?ukuran={ukuran}",
            foto.aduan, foto.lampiran
        );
        let answer = self.send(self.get(&path)).await?;
        let bytes = self.body(answer).await?;
        if bytes.starts_with(&[0xFF, 0xD8]) {
            Ok(bytes)
        } else {
            Err(other_program(&self.alamat))
        }
    }

    pub(crate) async fn reveal_identitas(
        &self,
        id: domain::id::AduanId,
        tujuan: String,
    ) -> Result<Identitas, Failure> {
        let path = format!("/v1/aduan/{id}/identitas");
        let request = self.request(Method::POST, &path);
        self.json(request.json(&Reveal { tujuan })).await
    }

    pub(crate) async fn find_warga(&self, whom: &FindWarga) -> Result<WargaDiLoket, Failure> {
        let request = self.request(Method::POST, "/v1/warga");
        self.json(request.json(whom)).await
    }

    pub(crate) async fn make_kode(&self, asked: &KodeRequest) -> Result<KodeBaru, Failure> {
        let path = format!("/v1/warga/{}/kode", asked.id);
        let request = self.request(Method::POST, &path);
        let ktp_diperiksa = asked.ktp_diperiksa;
        self.json(request.json(&MakeKode { ktp_diperiksa })).await
    }

    pub(crate) async fn reclaim_nik(&self, asked: &ReclaimNik) -> Result<NikReclaimed, Failure> {
        let request = self.request(Method::POST, "/v1/warga/nik");
        self.json(request.json(asked)).await
    }

    pub(crate) async fn mark_notices(&self, tanda: &MarkNotices) -> Result<(), Failure> {
        let request = self.request(Method::POST, "/v1/notices/marks");
        self.send(request.json(tanda)).await?;
        Ok(())
    }

    /// Opens the stream that only says that there is news.
    pub(crate) async fn stream(&self) -> Result<Response, Failure> {
        let request = self
            .http
            .get(self.alamat.url("/v1/stream"))
            .header(header::ACCEPT, "text/event-stream");
        let asking = self.authorised(request).send();
        let answer = tokio::time::timeout(ANSWER, asking).await;
        match answer {
            Ok(Ok(answer)) => self.accepted(answer).await,
            Ok(Err(error)) => Err(no_answer(&error, self.moment, &self.alamat)),
            Err(_) => Err(timed_out(&self.alamat)),
        }
    }

    /// The next piece of the stream; `None` once the server closed it or fell silent.
    pub(crate) async fn next_piece(stream: &mut Response) -> Option<Vec<u8>> {
        let piece = tokio::time::timeout(SILENCE, stream.chunk()).await;
        Some(piece.ok()?.ok()??.to_vec())
    }

    fn get(&self, path: &str) -> RequestBuilder {
        self.request(Method::GET, path)
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.http.request(method, self.alamat.url(path));
        self.authorised(request.timeout(ANSWER))
    }

    fn authorised(&self, request: RequestBuilder) -> RequestBuilder {
        match &self.token {
            Some(token) => request.bearer_auth(token.expose_secret()),
            None => request,
        }
    }

    async fn json<T: DeserializeOwned>(&self, request: RequestBuilder) -> Result<T, Failure> {
        let answer = self.send(request).await?;
        let bytes = self.body(answer).await?;
        serde_json::from_slice(&bytes).map_err(|error| {
            tracing::warn!(
                line = error.line(),
                column = error.column(),
                "unreadable answer"
            );
            other_program(&self.alamat)
        })
    }

    async fn send(&self, request: RequestBuilder) -> Result<Response, Failure> {
        let answer = request
            .send()
            .await
            .map_err(|error| no_answer(&error, self.moment, &self.alamat))?;
        self.accepted(answer).await
    }

    /// Passes a good answer on, and reads any other as what it says.
    async fn accepted(&self, answer: Response) -> Result<Response, Failure> {
        let status = answer.status();
        if status.is_success() {
            return Ok(answer);
        }
        let body = self.body(answer).await?;
        Err(refused(status, &body, self))
    }

    async fn body(&self, mut answer: Response) -> Result<Vec<u8>, Failure> {
        let mut bytes = Vec::new();
        loop {
            match answer.chunk().await {
                Ok(Some(piece)) if bytes.len() + piece.len() <= MAX_ANSWER => {
                    bytes.extend_from_slice(&piece);
                }
                Ok(Some(_)) => return Err(other_program(&self.alamat)),
                Ok(None) => return Ok(bytes),
                Err(error) => return Err(no_answer(&error, self.moment, &self.alamat)),
            }
        }
    }
}
