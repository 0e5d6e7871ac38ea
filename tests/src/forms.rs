//! A browser without a window: keeps cookies, sends a page's form with its hidden fields.

use crate::webdriver::loopback;
use anyhow::{Context, Result, ensure};
use reqwest::multipart::{Form, Part};
use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode};
use std::time::Duration;

/// One citizen's browser.
pub struct Reader {
    http: Client,
    url: String,
}

/// What was typed into a form.
pub type Fields<'a> = &'a [(&'a str, &'a str)];

impl Reader {
    /// A browser for the portal at `url`.
    pub fn new(url: &str) -> Result<Self> {
        drop(loopback()?); // chooses the TLS provider
        let http = Client::builder()
            .no_proxy()
            .cookie_store(true)
            .redirect(Policy::none())
            .timeout(Duration::from_secs(30))
            .build();
        Ok(Self {
            http: http.context("an HTTP client")?,
            url: url.to_owned(),
        })
    }

    /// A page's HTML.
    pub async fn page(&self, path: &str) -> Result<String> {
        let answer = self.http.get(format!("{}{path}", self.url)).send().await?;
        ensure!(answer.status().is_success(), "{path}: {}", answer.status());
        Ok(answer.text().await?)
    }

    /// How a page is answered.
    pub async fn status(&self, path: &str) -> Result<u16> {
        let answer = self.http.get(format!("{}{path}", self.url)).send().await?;
        Ok(answer.status().as_u16())
    }

    /// Sends a form as `application/x-www-form-urlencoded`.
    pub async fn send(
        &self,
        path: &str,
        hidden: &[(String, String)],
        typed: Fields<'_>,
    ) -> Result<Sent> {
        let mut fields: Vec<(&str, &str)> = typed.to_vec();
        fields.extend(
            hidden
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str())),
        );
        let request = self.http.post(format!("{}{path}", self.url));
        let request = request.header("origin", &self.url).form(&fields);
        Sent::read(request.send().await?).await
    }

    /// Sends a form with photos as `multipart/form-data`.
    pub async fn send_with_foto(
        &self,
        path: &str,
        hidden: &[(String, String)],
        typed: Fields<'_>,
        foto: Option<&[u8]>,
    ) -> Result<Sent> {
        let mut form = Form::new();
        for (name, value) in typed {
            form = form.text((*name).to_owned(), (*value).to_owned());
        }
        for (name, value) in hidden {
            form = form.text(name.clone(), value.clone());
        }
        if let Some(bytes) = foto {
            let part = Part::bytes(bytes.to_vec()).file_name("bukti.png");
            form = form.part("foto", part.mime_str("image/png")?);
        }
        let request = self.http.post(format!("{}{path}", self.url));
        let request = request.header("origin", &self.url).multipart(form);
        Sent::read(request.send().await?).await
    }
}

/// What every citizen of these tests signs in with.
pub const SANDI: &str = "sungai siak mengalir tenang";

/// A citizen's browser after registering and signing in.
pub async fn registered(url: &str, nik: &str) -> Result<Reader> {
    let reader = Reader::new(url)?;
    let hidden = hidden_fields(&reader.page("/daftar").await?, "/daftar")?;
    let typed = [
        ("nik", nik),
        ("nama", "Warga Uji"),
        ("telepon", "081234567890"),
        ("surel", ""),
        ("sandi", SANDI),
        ("sandi_ulang", SANDI),
        ("setuju", "ya"),
    ];
    let page = reader.send("/daftar", &hidden, &typed).await?;
    let hidden = hidden_fields(&page.html, "/masuk")?;
    let typed = [("nik", nik), ("sandi", SANDI)];
    reader.send("/masuk", &hidden, &typed).await?.accepted()?;
    Ok(reader)
}

/// What is typed to file an aduan under a title.
pub fn aduan(title: &str) -> [(&str, &str); 9] {
    [
        ("jenis", "aduan"),
        ("judul", title),
        (
            "uraian",
            "Lampu jalan di depan sekolah padam sejak tiga malam yang lalu.",
        ),
        ("kategori", ""),
        ("kecamatan", "14.03.01"),
        ("desa", "14.03.01.2004"),
        ("lokasi", "Jalan Antara, depan sekolah"),
        ("tanggal_peristiwa", "2026-01-05"),
        ("privasi", "terbuka"),
    ]
}

/// Files an aduan without a photo; gives its number.
pub async fn file(reader: &Reader, title: &str) -> Result<String> {
    let hidden = hidden_fields(&reader.page("/aduan/baru").await?, "/aduan/baru")?;
    let sent = reader
        .send_with_foto("/aduan/baru", &hidden, &aduan(title), None)
        .await?;
    sent.nomor()
}

/// The answer to a sent form.
pub struct Sent {
    /// Status.
    pub status: StatusCode,
    /// Where the browser is sent next.
    pub location: Option<String>,
    /// The page, if it is one.
    pub html: String,
}

impl Sent {
    async fn read(answer: Response) -> Result<Self> {
        let location = answer.headers().get("location");
        let location = location.and_then(|value| value.to_str().ok());
        Ok(Self {
            status: answer.status(),
            location: location.map(str::to_owned),
            html: answer.text().await?,
        })
    }

    /// The register number in the address of the receipt.
    pub fn nomor(&self) -> Result<String> {
        let location = self.accepted()?;
        let nomor = location.split('/').find(|part| part.starts_with("SPD-"));
        Ok(nomor
            .with_context(|| format!("a number in {location}"))?
            .to_owned())
    }

    /// Where the browser goes, if the form was accepted.
    pub fn accepted(&self) -> Result<&str> {
        let sent_on = self
            .status
            .is_redirection()
            .then_some(self.location.as_deref());
        sent_on.flatten().with_context(|| {
            let page: String = self.html.chars().take(4_000).collect();
            format!("the form was not accepted: {}\n{page}", self.status)
        })
    }
}

/// The hidden fields of a page's form to `action`: what protects it, and what makes it one try.
pub fn hidden_fields(html: &str, action: &str) -> Result<Vec<(String, String)>> {
    let marker = format!("action=\"{action}\"");
    let from = html
        .find(&marker)
        .with_context(|| format!("a form to {action}"))?;
    let rest = html.get(from..).unwrap_or_default();
    let form = rest.split("</form>").next().unwrap_or_default();
    let inputs = form.split("<input").skip(1);
    let inputs = inputs.filter_map(|input| input.split('>').next());
    let hidden = inputs.filter(|input| input.contains("type=\"hidden\""));
    let fields: Vec<_> = hidden
        .filter_map(|input| Some((attribute(input, "name")?, attribute(input, "value")?)))
        .collect();
    ensure!(
        !fields.is_empty(),
        "the form to {action} has no hidden field"
    );
    Ok(fields)
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    let value = rest.split('"').next()?;
    Some(
        value
            .replace("&#38;", "&")
            .replace("&amp;", "&")
            .replace("&#x3d;", "="),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fields_of_the_right_form_are_read() {
        let html = r#"<form action="/keluar"><input type="hidden" name="csrf" value="a"></form>
            <form method="post" action="/masuk"><input name="nik" value="1">
            <input type="hidden" name="csrf" value="b&amp;c"/></form>"#;
        let fields = hidden_fields(html, "/masuk").expect("fields");
        assert_eq!(fields, [("csrf".to_owned(), "b&c".to_owned())]);
        assert!(hidden_fields(html, "/daftar").is_err());
    }
}
