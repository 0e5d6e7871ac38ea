//! Writing in the real window: what was changed can be taken back, with the keys that everybody
//! knows, and what was deleted for good can be found again.

#![expect(clippy::too_many_lines, reason = "a journey is told in one go")]

use anyhow::{Result, ensure};
use journeys::api::Staff;
use journeys::desk::Desk;
use journeys::desktop::Desktop;
use journeys::keyring::Keyring;
use journeys::office::Office;
use journeys::place::journeys_wanted;
use journeys::wait::{SOON, until};
use journeys::webdriver::testid;
use serde_json::json;

const TEXT: &str = "Lampu diperiksa besok";

/// A window on a desk, whose keyboard is used.
struct Writer<'a> {
    desk: &'a Desk,
    window: &'a Desktop,
}

impl Writer<'_> {
    /// Waits until a field holds exactly this.
    async fn holds(&self, css: &str, text: &str) -> Result<()> {
        until(&format!("{css} holds “{text}”"), SOON, async || {
            let words = self.window.words(css).await?;
            Ok((words.as_deref() == Some(text)).then_some(()))
        })
        .await
    }

    /// Types into a field, and takes it back and forth by every key that does so.
    async fn undoes(&self, id: &str) -> Result<()> {
        let css = testid(id);
        self.window.add_text(&css, TEXT).await?;
        self.window.read(&css, TEXT).await?;
        let full = self.window.words(&css).await?.unwrap_or_default();
        for again in ["ctrl+shift+z", "ctrl+y"] {
            self.desk.press_keys("ctrl+z").await?;
            until(&format!("Ctrl Z takes back in {id}"), SOON, async || {
                let words = self.window.words(&css).await?;
                Ok(words.is_some_and(|words| words != full).then_some(()))
            })
            .await?;
            let letter_by_letter = vec![again; TEXT.len()].join(" "); // as some editors do
            self.desk.press_keys(&letter_by_letter).await?;
            self.holds(&css, &full).await?;
        }
        Ok(())
    }
}

#[tokio::test]
async fn every_field_takes_back_what_was_typed() -> Result<()> {
    if !journeys_wanted("undo in every field") {
        return Ok(());
    }
    let office = Office::open().await?;
    let url = office.server.url();
    let desk = Desk::open(Keyring::Unlocked).await?;
    let window = Desktop::start(&desk, &url, "undo").await?;
    window.sign_in(&url, &office.admin).await?;
    let writer = Writer {
        desk: &desk,
        window: &window,
    };
    window.open_row("masuk", &office.nomor).await?;
    writer.undoes("catat-isi").await?;
    window.start_command("tolak").await?;
    writer.undoes("reason-text").await?;
    window.click(&testid("reason-cancel")).await?;
    window.start_command("disposisikan").await?;
    writer.undoes("disposisi-catatan").await?;
    writer.undoes("disposisi-cari").await?;
    window.press_escape().await?;
    window.see_no(&testid("disposisi-dialog")).await?;
    writer.undoes("cari").await
}

#[tokio::test]
async fn a_draft_that_one_key_wiped_comes_back_by_undo_and_from_what_was_kept() -> Result<()> {
    if !journeys_wanted("a draft that one key wiped") {
        return Ok(());
    }
    let office = Office::open().await?;
    office.in_progress().await?;
    let url = office.server.url();
    let desk = Desk::open(Keyring::Unlocked).await?;
    let window = Desktop::start(&desk, &url, "wiped").await?;
    window.sign_in(&url, &office.pupr).await?;
    let writer = Writer {
        desk: &desk,
        window: &window,
    };
    let sheet = testid("draft-isi");
    let draf = "Lampu sudah kami periksa bersama tim lapangan pada hari Kamis.";
    window.open_row("penanganan", &office.nomor).await?;
    window.write_draf(draf).await?;
    desk.press_keys("ctrl+a").await?;
    desk.press_keys("x").await?;
    writer.holds(&sheet, "x").await?;
    desk.press_keys("ctrl+z").await?;
    writer.holds(&sheet, draf).await?;
    desk.press_keys("ctrl+a").await?;
    desk.press_keys("x").await?;
    window.see_kept("x").await?;
    window.kill(); // what the window knew of earlier steps is gone

    let window = Desktop::start(&desk, &url, "wiped-again").await?;
    let writer = Writer {
        desk: &desk,
        window: &window,
    };
    window.open_row("penanganan", &office.nomor).await?;
    window.start_command("ajukan_draf").await?;
    writer.holds(&sheet, "x").await?;
    window.click(&testid("versions-open")).await?;
    window.read(&testid("versions-dialog"), draf).await?;
    desk.picture("versions").await?;
    window.click(&testid("version-use-1")).await?;
    writer.holds(&sheet, draf).await?;
    window.see_kept(draf).await?;
    writer.undoes("draft-isi").await
}

#[tokio::test]
async fn a_correction_and_its_note_take_back_what_was_typed() -> Result<()> {
    if !journeys_wanted("undo in a correction") {
        return Ok(());
    }
    let office = Office::open().await?;
    office.in_progress().await?;
    let url = office.server.url();
    let pupr = Staff::sign_in(&url, &office.pupr).await?;
    let draf = json!({ "perintah": "ajukan_draf", "isi": "Lampu kami ganti." });
    pupr.command(&office.nomor, &draf).await?;
    let desk = Desk::open(Keyring::Unlocked).await?;
    let window = Desktop::start(&desk, &url, "undo-koreksi").await?;
    window.sign_in(&url, &office.admin).await?;
    let writer = Writer {
        desk: &desk,
        window: &window,
    };
    window.open_row("draf_jawaban", &office.nomor).await?;
    window.start_command("terbitkan").await?;
    window.see(&testid("koreksi-screen")).await?;
    writer.undoes("koreksi-isi").await?;
    writer.undoes("koreksi-catatan").await?;
    let marked = window.words(&testid("koreksi-beda")).await?;
    ensure!(
        marked.is_some_and(|marked| marked.contains(TEXT)),
        "the marks follow"
    );
    Ok(())
}
