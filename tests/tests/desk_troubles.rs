//! What goes wrong at a desk, and what the officer reads then: always a clear sentence, and never a
//! lost word.

#![expect(clippy::too_many_lines, reason = "a journey is told in one go")]

use anyhow::{Context, Result, ensure};
use journeys::accounts::Account;
use journeys::api::Staff;
use journeys::certificate::Certificate;
use journeys::desk::Desk;
use journeys::desktop::{Desktop, NEWS};
use journeys::keyring::{self, Keyring};
use journeys::office::Office;
use journeys::place::{self, journeys_wanted};
use journeys::process::free_port;
use journeys::wait::{START, until};
use journeys::webdriver::testid;

#[tokio::test]
async fn without_a_keyring_the_session_ends_with_the_window_and_says_so() -> Result<()> {
    if !journeys_wanted("a desk without a keyring") {
        return Ok(());
    }
    let office = Office::open().await?;
    let url = office.server.url();
    let desk = Desk::open(Keyring::Absent).await?;
    let window = Desktop::start(&desk, &url, "no-keyring").await?;
    window.sign_in(&url, &office.admin).await?;
    window.read(&testid("keyring-note"), "").await?;
    window.see(&testid("keyring-note")).await?;
    window.open_row("masuk", &office.nomor).await?;
    desk.press_keys("alt+F4").await?; // its texts live as long as the program
    window.read(&testid("closing-unsent"), "hilang").await?;
    window.press_escape().await?;
    window.close().await?;
    let window = Desktop::start(&desk, &url, "no-keyring-again").await?;
    window.see(&testid("signin-submit")).await
}

#[tokio::test]
async fn a_locked_keyring_is_waited_for() -> Result<()> {
    if !journeys_wanted("a locked keyring") {
        return Ok(());
    }
    let office = Office::open().await?;
    let url = office.server.url();
    let desk = Desk::open(Keyring::Locked).await?;
    let window = Desktop::start(&desk, &url, "locked").await?;
    window.sign_in(&url, &office.admin).await?;
    window.see(&testid("keyring-note")).await?;
    window.open_row("masuk", &office.nomor).await?;
    desk.picture("locked-keyring").await?;
    desk.answer_window(keyring::PROMPT, keyring::PASSWORD)
        .await?;
    until("the note goes when the keyring opens", START, async || {
        Ok((!window.shows(&testid("keyring-note")).await?).then_some(()))
    })
    .await?;
    window.close().await?;
    let window = Desktop::start(&desk, &url, "unlocked").await?;
    window.see(&testid("who")).await // the session was kept, once it could be
}

#[tokio::test]
async fn whatever_is_wrong_at_sign_in_is_said() -> Result<()> {
    if !journeys_wanted("mistakes at sign-in") {
        return Ok(());
    }
    let mut office = Office::open().await?;
    let url = office.server.url();
    let expired = Certificate::until(2025)?;
    let desk = Desk::open(Keyring::Unlocked).await?;
    let ca_file = desk.folder().join("ca.pem");
    std::fs::write(&ca_file, &expired.authority)?;
    let ca_file = ca_file.to_str().context("a path in UTF-8")?;
    let policies = [("SIPENDEKAR_CA_FILE", ca_file)];
    let window = Desktop::start_with(&desk, &url, "sign-in", &policies).await?;
    let error = testid("signin-error");

    let wrong = Account {
        sandi: "bukan sandi saya".to_owned(),
        ..office.admin.clone()
    };
    window.try_sign_in(&url, &wrong).await?;
    window.read(&error, "salah").await?;
    ensure!(window.words(&testid("signin-pengguna")).await?.as_deref() == Some("admin"));

    let nobody = format!("http://127.0.0.1:{}", free_port()?);
    window.try_sign_in(&nobody, &office.admin).await?;
    window.read(&error, "Tidak ada sambungan").await?;

    window
        .try_sign_in("tidak-ada.contoh.invalid", &office.admin)
        .await?;
    window.read(&error, "Tidak ada server bernama").await?;

    office.server.kill();
    office.server.use_certificate(&expired)?;
    office.server.start().await?;
    window
        .try_sign_in(&office.server.url(), &office.admin)
        .await?;
    window.read(&error, "kedaluwarsa").await.map(drop)
}

#[tokio::test]
async fn a_draft_survives_the_loss_of_the_server_and_of_the_window() -> Result<()> {
    if !journeys_wanted("a draft without a connection") {
        return Ok(());
    }
    let mut office = Office::open().await?;
    office.in_progress().await?;
    let url = office.server.url();
    let desk = Desk::open(Keyring::Unlocked).await?;
    let window = Desktop::start(&desk, &url, "draft").await?;
    window.sign_in(&url, &office.pupr).await?;
    window.open_row("penanganan", &office.nomor).await?;
    window
        .write_draf("Lampu sudah kami periksa bersama tim lapangan")
        .await?;
    office.server.kill();
    window
        .add_text(&testid("draft-isi"), " dan dua tiang diganti besok.")
        .await?;
    window.see_kept(" dan dua tiang diganti besok.").await?;
    window
        .read_within(&testid("network"), "Luring", START)
        .await?;
    window.kill();

    let window = Desktop::start(&desk, &url, "draft-again").await?;
    window.open_row("penanganan", &office.nomor).await?;
    window.start_command("ajukan_draf").await?;
    window
        .read(
            &testid("draft-isi"),
            "tim lapangan dan dua tiang diganti besok.",
        )
        .await?;
    desk.picture("draft-offline").await?;
    office.server.start().await?;
    window.reconnect().await?;
    window.submit_draf().await?;
    window.status("Menunggu koreksi").await.map(drop)
}

#[tokio::test]
async fn of_two_who_dispose_at_once_one_learns_who_was_first() -> Result<()> {
    if !journeys_wanted("two admins at once") {
        return Ok(());
    }
    let office = Office::open().await?;
    let url = office.server.url();
    let second = office
        .server
        .create_account("admin2", "Zulkifli", "admin_diskominfo", "")?;
    office
        .server
        .create_account("dishub", "Yanti", "petugas_skpd", "DISHUB")?;
    let (desk_a, desk_b) = (
        Desk::open(Keyring::Unlocked).await?,
        Desk::open(Keyring::Unlocked).await?,
    );
    let a = Desktop::start(&desk_a, &url, "admin-a").await?;
    let b = Desktop::start(&desk_b, &url, "admin-b").await?;
    a.sign_in(&url, &office.admin).await?;
    b.sign_in(&url, &second).await?;
    for (window, skpd) in [(&a, "PUPR"), (&b, "DISHUB")] {
        window.open_row("masuk", &office.nomor).await?;
        window.fill_disposition(skpd, "").await?;
    }
    let submit = testid("disposisi-submit");
    let (clicked_a, clicked_b) = tokio::join!(a.click(&submit), b.click(&submit));
    clicked_a.and(clicked_b)?;
    let conflict = testid("conflict");
    let loser = until("one of them is told", NEWS, async || {
        Ok(
            match (a.words(&conflict).await?, b.words(&conflict).await?) {
                (None, None) => None,
                (Some(words), None) => Some((words, "Zulkifli", "DISHUB")),
                (None, Some(words)) => Some((words, "Nurhayati", "PUPR")),
                (Some(_), Some(_)) => Some((String::new(), "one of the two", "")),
            },
        )
    })
    .await?;
    desk_a.picture("conflict-a").await?;
    desk_b.picture("conflict-b").await?;
    let (words, winner, skpd) = loser;
    ensure!(words.contains(winner), "it names {winner}: {words}");
    let staff = Staff::sign_in(&url, &office.admin).await?;
    let aduan = staff.aduan(&office.nomor).await?;
    ensure!(
        aduan["aduan"]["disposisi"]["utama"] == skpd,
        "{skpd} by {winner}: {aduan}"
    );
    Ok(())
}

#[tokio::test]
async fn a_link_opens_its_aduan_at_a_start_and_in_the_open_window() -> Result<()> {
    if !journeys_wanted("links") {
        return Ok(());
    }
    let office = Office::open().await?;
    let url = office.server.url();
    let link = format!("sipendekar://aduan/{}", office.nomor);
    let mut desk = Desk::open(Keyring::Unlocked).await?;
    let window = Desktop::start_by_link(&desk, &url, "by-link", &link).await?;
    window.sign_in(&url, &office.admin).await?;
    window.see_detail(&office.nomor).await?;

    let later = office.another("Parit tersumbat").await?;
    let mut again = desk.command(&place::binary("sipendekar-desktop")?);
    again.arg(format!("sipendekar://aduan/{later}/"));
    desk.start("second start", again)?;
    window.see_detail(&later).await?;

    let mut nowhere = desk.command(&place::binary("sipendekar-desktop")?);
    nowhere.arg("sipendekar://aduan/SPD-2026-999999");
    desk.start("third start", nowhere)?;
    window
        .read("body", "SPD-2026-999999 tidak ada di kotak Anda")
        .await?;
    Ok(())
}
