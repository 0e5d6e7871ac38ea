//! What goes wrong while accounts are looked after, and that nobody is stuck by it: a lost network, an
//! answer that got lost, a locked keyring.

#![expect(clippy::too_many_lines, reason = "a journey is told in one go")]

use anyhow::Result;
use journeys::accounts::Account;
use journeys::desk::Desk;
use journeys::desktop::{Desktop, NEWS};
use journeys::keyring::{self, Keyring};
use journeys::place::journeys_wanted;
use journeys::server::{Database, Server};
use journeys::wait::{START, until};
use journeys::webdriver::testid;

const OWN: &str = "perahu kecil di muara";

#[tokio::test]
async fn without_a_network_the_screens_of_accounts_say_so_and_go_on() -> Result<()> {
    if !journeys_wanted("accounts without a network") {
        return Ok(());
    }
    let mut server = Server::prepare(Database::Sqlite)?;
    let boss = server.create_account("super", "Zulkifli", "superadmin", "")?;
    server.start().await?;
    let url = server.url();
    let desk = Desk::open(Keyring::Unlocked).await?;
    let window = Desktop::start(&desk, &url, "accounts-offline").await?;
    window.sign_in(&url, &boss).await?;
    server.kill();

    window.click(&testid("pengguna-open")).await?;
    let problem = testid("pengguna-problem");
    window.read(&problem, "Tidak ada sambungan").await?;
    window.settled().await?;
    desk.picture("accounts-offline").await?;
    window.click(&testid("akun-saya-open")).await?;
    let problem = testid("sessions-problem");
    window.read(&problem, "Tidak ada sambungan").await?;
    for (field, text) in [
        ("sandi-lama", boss.sandi.as_str()),
        ("sandi-baru", OWN),
        ("sandi-ulang", OWN),
    ] {
        window.fill(&testid(field), text).await?;
    }
    window.click(&testid("sandi-submit")).await?;
    window
        .read(&testid("sandi-problem"), "sudah berlaku")
        .await?;
    window.settled().await?;
    desk.picture("accounts-own-offline").await?;
    server.start().await?;
    window.reconnect().await?;
    window.read(&testid("sessions"), "Komputer ini").await?;
    window.see_no(&problem).await?;
    window.click(&testid("sandi-submit")).await?; // what was typed is still there
    window.read(&testid("sandi-done"), "diganti").await?;

    window.click(&testid("pengguna-open")).await?;
    window.read(&testid("akun-list"), "super").await?;
    invite(&window, &desk, &mut server).await
}

/// The server is gone while an account is made: what was typed stays, and is sent again.
async fn invite(window: &Desktop, desk: &Desk, server: &mut Server) -> Result<()> {
    window.click(&testid("akun-create")).await?;
    window.fill(&testid("akun-nama"), "Wan Azman").await?;
    window.fill(&testid("akun-pengguna"), "wan.azman").await?;
    window.choose(&testid("akun-peran"), "petugas_skpd").await?;
    window.choose(&testid("akun-skpd"), "PUPR").await?;
    server.kill();
    window.click(&testid("akun-submit")).await?;
    let error = testid("dialog-error");
    window.read(&error, "mungkin sudah terjadi").await?;
    window.settled().await?;
    desk.picture("accounts-create-offline").await?;
    server.start().await?;
    until("the account is made", NEWS, async || {
        if window.shows(&testid("akun-submit")).await? {
            window.click(&testid("akun-submit")).await?;
        }
        Ok(window.shows(&testid("kode")).await?.then_some(()))
    })
    .await?;

    let code = window.read(&testid("kode"), " ").await?;
    uses(&code, &server.url()).await
}

/// Whoever has a code gets in although the keyring is locked, and is kept once it opens.
async fn uses(code: &str, url: &str) -> Result<()> {
    let desk = Desk::open(Keyring::Locked).await?;
    let window = Desktop::start(&desk, url, "accounts-locked").await?;
    let unknown = Account {
        peran: "petugas_skpd".to_owned(),
        pengguna: "wan.azman".to_owned(),
        sandi: "belum ada".to_owned(),
    };
    window.try_sign_in(url, &unknown).await?;
    window.see(&testid("signin-error")).await?;
    window.click(&testid("signin-way")).await?;
    for (field, text) in [
        ("signin-kode", code.trim()),
        ("signin-baru", OWN),
        ("signin-ulang", OWN),
    ] {
        window.fill(&testid(field), text).await?;
    }
    window.settled().await?;
    desk.picture("accounts-locked-kode").await?;
    window.click(&testid("signin-submit")).await?;
    window.read(&testid("who"), "Wan Azman").await?;
    window.see(&testid("keyring-note")).await?;
    window.settled().await?;
    desk.picture("accounts-locked").await?;
    desk.answer_window(keyring::PROMPT, keyring::PASSWORD)
        .await?;
    until("the note goes when the keyring opens", START, async || {
        Ok((!window.shows(&testid("keyring-note")).await?).then_some(()))
    })
    .await
}
