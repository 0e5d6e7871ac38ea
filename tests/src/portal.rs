//! What a citizen does in the portal, page by page, in a real browser.

use crate::webdriver::{Browser, testid};
use anyhow::{Context, Result};
use std::path::Path;

/// A citizen and what the citizen types when registering.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields of the registration form")]
pub struct Warga {
    pub nik: String,
    pub nama: String,
    pub telepon: String,
    pub surel: String,
    pub sandi: String,
}

/// An aduan as it is typed.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields of the form")]
pub struct Aduan {
    pub judul: String,
    pub uraian: String,
    pub kategori: String,
    pub kecamatan: String,
    pub desa: String,
    pub lokasi: String,
    /// `yyyy-mm-dd`.
    pub tanggal_peristiwa: String,
}

/// The button that sends the form of a page.
fn send(action: &str) -> String {
    format!("form[action=\"{action}\"] button[type=\"submit\"]")
}

fn field(name: &str) -> String {
    format!("[name=\"{name}\"]")
}

/// The words beside a radio button; the button itself may be drawn by the style.
fn choice(name: &str, value: &str) -> String {
    format!("label:has([name=\"{name}\"][value=\"{value}\"])")
}

/// Registers, and signs in on the page that follows.
pub async fn register(browser: &Browser, url: &str, warga: &Warga) -> Result<()> {
    browser.goto(&format!("{url}/daftar")).await?;
    for (name, value) in [
        ("nik", &warga.nik),
        ("nama", &warga.nama),
        ("telepon", &warga.telepon),
        ("surel", &warga.surel),
        ("sandi", &warga.sandi),
        ("sandi_ulang", &warga.sandi),
    ] {
        browser.fill(&field(name), value).await?;
    }
    browser.click(&field("setuju")).await?;
    browser.click(&send("/daftar")).await?;
    browser.see(&send("/masuk")).await?;
    browser.fill(&field("sandi"), &warga.sandi).await?;
    browser.click(&send("/masuk")).await?;
    browser
        .see(&format!("body:not(:has({}))", send("/masuk")))
        .await
}

/// Sends the form for signing in, whatever comes of it.
pub async fn try_to_sign_in(browser: &Browser, url: &str, nik: &str, sandi: &str) -> Result<()> {
    browser.goto(&format!("{url}/masuk")).await?;
    browser.fill(&field("nik"), nik).await?;
    browser.fill(&field("sandi"), sandi).await?;
    browser.click(&send("/masuk")).await
}

/// Signs in with NIK and password.
pub async fn sign_in(browser: &Browser, url: &str, nik: &str, sandi: &str) -> Result<()> {
    try_to_sign_in(browser, url, nik, sandi).await?;
    browser
        .see(&format!("body:not(:has({}))", send("/masuk")))
        .await
}

/// Sets a new password with a code from the counter.
pub async fn set_password(
    browser: &Browser,
    url: &str,
    nik: &str,
    code: &str,
    sandi: &str,
) -> Result<()> {
    browser.goto(&format!("{url}/lupa-sandi")).await?;
    for (name, value) in [
        ("nik", nik),
        ("kode", code),
        ("sandi", sandi),
        ("sandi_ulang", sandi),
    ] {
        browser.fill(&field(name), value).await?;
    }
    browser.click(&send("/lupa-sandi")).await
}

/// Files an aduan with a photo; gives its register number.
pub async fn file_aduan(
    browser: &Browser,
    url: &str,
    aduan: &Aduan,
    foto: &Path,
) -> Result<String> {
    browser.goto(&format!("{url}/aduan/baru")).await?;
    browser.click(&choice("jenis", "aduan")).await?;
    browser.fill(&field("judul"), &aduan.judul).await?;
    browser.fill(&field("uraian"), &aduan.uraian).await?;
    browser.choose(&field("kategori"), &aduan.kategori).await?;
    browser
        .choose(&field("kecamatan"), &aduan.kecamatan)
        .await?;
    browser.choose(&field("desa"), &aduan.desa).await?;
    browser.fill(&field("lokasi"), &aduan.lokasi).await?;
    let tanggal = field("tanggal_peristiwa");
    browser.choose(&tanggal, &aduan.tanggal_peristiwa).await?;
    let foto = foto.to_str().context("a path in UTF-8")?;
    browser.add_text(&field("foto"), foto).await?;
    browser.click(&choice("privasi", "terbuka")).await?;
    browser.click(&send("/aduan/baru")).await?;
    let nomor = browser.read(&testid("nomor"), "SPD-").await?;
    let start = nomor.find("SPD-").unwrap_or_default();
    let nomor: String = nomor
        .chars()
        .skip(start)
        .take("SPD-2026-000001".len())
        .collect();
    Ok(nomor)
}

/// Opens an aduan that the citizen filed.
pub async fn open(browser: &Browser, url: &str, nomor: &str) -> Result<()> {
    browser.goto(&format!("{url}/aduan/{nomor}")).await?;
    browser.read(&testid("nomor"), nomor).await.map(drop)
}

/// Gives what Diskominfotik asked for.
pub async fn complete(browser: &Browser, isi: &str) -> Result<()> {
    let form = testid("form-lengkapi");
    browser
        .fill(&format!("{form} [name=\"keterangan\"]"), isi)
        .await?;
    browser.click(&format!("{form} [type=\"submit\"]")).await?;
    browser.see_no(&form).await
}

/// Says that the answer was satisfying.
pub async fn rate(browser: &Browser, catatan: &str) -> Result<()> {
    let form = testid("form-penilaian");
    browser.see(&form).await?;
    browser
        .click(&format!("{form} [name=\"nilai\"][value=\"puas\"]"))
        .await?;
    let note = format!("{form} [name=\"catatan\"]");
    browser.fill(&note, catatan).await?;
    browser.click(&format!("{form} [type=\"submit\"]")).await?;
    browser.see_no(&form).await
}

/// Takes the verdict back, so that another one can be given.
pub async fn take_rating_back(browser: &Browser) -> Result<()> {
    let form = testid("form-batal");
    browser.click(&format!("{form} [type=\"submit\"]")).await?;
    browser.see_no(&form).await
}

/// Objects to the answer.
pub async fn object(browser: &Browser, alasan: &str) -> Result<()> {
    let form = testid("form-penilaian");
    browser
        .click(&format!("{form} [name=\"nilai\"][value=\"keberatan\"]"))
        .await?;
    browser
        .fill(&format!("{form} [name=\"catatan\"]"), alasan)
        .await?;
    browser.click(&format!("{form} [type=\"submit\"]")).await?;
    browser.see_no(&form).await
}
