//! A citizen's browser, as far as it has to be one.

use crate::accounts::SANDI;
use crate::http::{Answer, Client};
use anyhow::{Context as _, Result};
use std::fmt::Write as _;
use std::net::SocketAddr;
use uuid::Uuid;

/// What separates the fields of a form with photos.
const BOUNDARY: &str = "batas7d1f0a";

/// A citizen who is signed in.
pub(super) struct Citizen {
    pub(super) client: Client,
    /// What protects the form to file; good for as long as the session.
    token: String,
}

impl Citizen {
    /// Signs in by the portal's form.
    pub(super) fn sign_in(address: SocketAddr, nik: &str) -> Result<Self> {
        let mut client = Client::connect(address)?;
        let page = client.get("/masuk")?.good()?;
        let secret = cookie(&page)?;
        client.credentials = format!("cookie: {secret}\r\n");
        let token = token_of(&page)?;
        let body = format!("csrf={token}&nik={nik}&sandi={}", SANDI.replace(' ', "+"));
        let form = "content-type: application/x-www-form-urlencoded\r\n";
        let answer = client.send("POST", "/masuk", form, body.as_bytes())?;
        let session = cookie(&answer.good()?)?;
        client.credentials = format!("cookie: {secret}; {session}\r\n");
        let page = client.get("/aduan/baru")?.good()?;
        let token = token_of(&page)?;
        Ok(Self { client, token })
    }

    /// Files an aduan with these fields.
    pub(super) fn file(&mut self, fields: &[(&str, String)]) -> Result<()> {
        let niat = Uuid::new_v4().to_string();
        let own = [("csrf", self.token.clone()), ("niat", niat)];
        let mut body = String::new();
        for (name, value) in own.iter().chain(fields) {
            let _never_fails = write!(
                body,
                "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            );
        }
        let _never_fails = write!(body, "--{BOUNDARY}--\r\n");
        let kind = format!("content-type: multipart/form-data; boundary={BOUNDARY}\r\n");
        let answer = self
            .client
            .send("POST", "/aduan/baru", &kind, body.as_bytes())?;
        anyhow::ensure!(
            answer.status == 303,
            "the form came back: {}",
            answer.status
        );
        Ok(())
    }
}

/// The cookie that an answer sets, as it is sent back.
fn cookie(answer: &Answer) -> Result<String> {
    let cookie = answer.header("set-cookie").context("a cookie")?;
    Ok(cookie.split(';').next().unwrap_or_default().to_owned())
}

/// The token of the last form of a page: the first is the button to sign out.
fn token_of(page: &Answer) -> Result<String> {
    let html = String::from_utf8_lossy(&page.body);
    let place = html.rfind("name=\"csrf\"").context("a form with a token")?;
    let rest = html.get(place..).unwrap_or_default();
    let (_, value) = rest.split_once("value=\"").context("a token")?;
    Ok(value.split('"').next().unwrap_or_default().to_owned())
}
