//! A citizen who forgot the password gets back in at the counter, and the owner of a NIK that somebody
//! else registered gets it back: the admin looks at the KTP and makes a code in the window, the citizen
//! sets a password with it on the own telephone.

use anyhow::{Context, Result, ensure};
use journeys::canary::{self, Canary};
use journeys::chromium::Phone;
use journeys::desk::Desk;
use journeys::desktop::Desktop;
use journeys::keyring::Keyring;
use journeys::office::Office;
use journeys::place::journeys_wanted;
use journeys::portal::{self, Warga};
use journeys::webdriver::testid;

const LUPA_SANDI: &str = "form[action=\"/lupa-sandi\"]";
const LUPA: &str = "ombak besar di selat";
const BARU: &str = "perahu kecil warna biru";
/// Whose the NIK really is.
const PEMILIK: &str = "Marlina Sejati";

fn warga() -> Warga {
    Warga {
        nik: "1403995204900001".to_owned(),
        nama: "Marlina Saputri".to_owned(),
        telepon: "0812 3456 7841".to_owned(),
        surel: String::new(),
        sandi: LUPA.to_owned(),
    }
}

#[tokio::test]
async fn whoever_forgot_the_password_gets_back_in_at_the_counter() -> Result<()> {
    if !journeys_wanted("the counter") {
        return Ok(());
    }
    let office = Office::open().await?;
    let (url, warga) = (office.server.url(), warga());
    let lost = Phone::new("counter-lost").await?;
    portal::register(&lost.browser, &url, &warga).await?;
    let desk = Desk::open(Keyring::Unlocked).await?;
    let window = Desktop::start(&desk, &url, "counter").await?;
    window.sign_in(&url, &office.admin).await?;
    let code = hand_over(&window, &desk, &warga).await?;

    let own = Phone::new("counter-own").await?;
    portal::set_password(&own.browser, &url, &warga.nik, &code, BARU).await?;
    let gone = format!("body:not(:has({LUPA_SANDI}))");
    own.browser.see(&gone).await?;
    own.browser.goto(&format!("{url}/data-saya")).await?;
    let told = own.browser.read("main", "lupa kata sandi").await;
    told.context("the citizen sees why the account was looked up")?;
    own.browser.picture("counter-data-saya").await?;

    lost.browser.goto(&format!("{url}/aduan")).await?;
    let form = lost.browser.see("form[action=\"/masuk\"]").await;
    form.context("the lost telephone is signed out")?;
    portal::set_password(&lost.browser, &url, &warga.nik, &code, LUPA).await?;
    let errors = testid("form-errors");
    let refused = lost.browser.read(&errors, "tidak cocok").await;
    refused.context("a code is good once")?;
    let bare = code.replace(' ', "");
    let code = [Canary::new("kode", &code), Canary::new("kode", &bare)];
    for folder in [office.server.folder(), desk.folder()] {
        let found = canary::in_folder(&code, folder)?;
        ensure!(found.is_empty(), "the code was written down: {found:?}");
    }
    Ok(())
}

#[tokio::test]
async fn the_owner_of_a_nik_gets_it_back_at_the_counter() -> Result<()> {
    if !journeys_wanted("a NIK at the counter") {
        return Ok(());
    }
    let office = Office::open().await?;
    let (url, warga) = (office.server.url(), warga());
    let other = Phone::new("nik-other").await?;
    portal::register(&other.browser, &url, &warga).await?;
    let desk = Desk::open(Keyring::Unlocked).await?;
    let window = Desktop::start(&desk, &url, "nik").await?;
    window.sign_in(&url, &office.admin).await?;
    let code = give_back(&window, &desk, &warga).await?;

    let own = Phone::new("nik-own").await?;
    portal::set_password(&own.browser, &url, &warga.nik, &code, BARU).await?;
    let gone = format!("body:not(:has({LUPA_SANDI}))");
    own.browser.see(&gone).await?;
    own.browser.goto(&format!("{url}/data-saya")).await?;
    for told in [PEMILIK, "NIK diperiksa petugas", "didaftarkan orang lain"] {
        let told = own.browser.read("main", told).await;
        told.context("the owner sees what was done")?;
    }
    own.browser.picture("nik-data-saya").await?;
    other.browser.goto(&format!("{url}/data-saya")).await?;
    let form = other.browser.see("form[action=\"/masuk\"]").await;
    form.context("the other one is signed out")?;
    portal::try_to_sign_in(&other.browser, &url, &warga.nik, LUPA).await?;
    let errors = testid("form-errors");
    let refused = other.browser.read(&errors, "tidak cocok").await;
    refused.context("and can not come back")?;
    Ok(())
}

/// Finds the account and takes the NIK from it; gives the code for its owner.
async fn give_back(window: &Desktop, desk: &Desk, warga: &Warga) -> Result<String> {
    find(window, warga, "pemilik NIK datang dengan KTP").await?;
    window.click(&testid("warga-reclaim")).await?;
    window.see(&testid("nik-dialog")).await?;
    window.fill(&testid("nik-nama"), PEMILIK).await?;
    let tujuan = "NIK didaftarkan orang lain tanpa izin";
    window.fill(&testid("nik-tujuan"), tujuan).await?;
    window.click(&testid("nik-submit")).await?;
    window.read(&testid("dialog-error"), "KTP").await?; // nobody has said that it was looked at
    window.click(&testid("nik-ktp")).await?;
    desk.picture("nik-dialog").await?;
    window.click(&testid("nik-submit")).await?;
    window.see_no(&testid("nik-dialog")).await?;
    window.read(&testid("warga-found"), PEMILIK).await?;
    window.see(&testid("warga-checked")).await?;
    desk.picture("nik-code").await?;
    let code = window.read(&testid("kode"), " ").await?;
    Ok(code.trim().to_owned())
}

async fn find(window: &Desktop, warga: &Warga, tujuan: &str) -> Result<()> {
    window.click(&testid("warga-open")).await?;
    window.fill(&testid("warga-nik"), &warga.nik).await?;
    window.fill(&testid("warga-tujuan"), tujuan).await?;
    window.click(&testid("warga-find")).await?;
    window.read(&testid("warga-found"), &warga.nama).await?;
    Ok(())
}

/// Finds the citizen by the KTP and makes a code; gives it as it is shown.
async fn hand_over(window: &Desktop, desk: &Desk, warga: &Warga) -> Result<String> {
    find(window, warga, "warga datang ke loket, lupa kata sandi").await?;
    desk.picture("counter-found").await?;
    window.click(&testid("warga-code")).await?;
    window.see(&testid("kode-dialog")).await?;
    window.click(&testid("kode-submit")).await?;
    window.read(&testid("dialog-error"), "KTP").await?; // nobody has said that it was looked at
    window.click(&testid("kode-ktp")).await?;
    desk.picture("counter-dialog").await?;
    window.click(&testid("kode-submit")).await?;
    window.see_no(&testid("kode-dialog")).await?;
    let code = window.read(&testid("kode"), " ").await?;
    desk.picture("counter-code").await?;
    ensure!(
        code.bytes().filter(u8::is_ascii_digit).count() == 10,
        "{code}"
    );
    window.click(&testid("kode-copy")).await?;
    window.read(&testid("warga-found"), "Kode").await?;
    window.click(&testid("kode-done")).await?;
    window.see_no(&testid("warga-found")).await?;
    Ok(code.trim().to_owned())
}
