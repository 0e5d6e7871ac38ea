//! Somebody floods the inbox: the admin marks what is no aduan and refuses it in one go, with the
//! keyboard and the mouse. Each citizen reads the reason; one that changed meanwhile stops all.

use anyhow::{Context, Result, ensure};
use journeys::api::Staff;
use journeys::desk::Desk;
use journeys::desktop::Desktop;
use journeys::keyring::Keyring;
use journeys::office::Office;
use journeys::place::journeys_wanted;
use journeys::webdriver::testid;
use serde_json::json;

const ALASAN: &str = "Isinya iklan, bukan aduan, kritik, atau saran.";
const SPACE: &str = " ";
const SHIFT_DOWN: &str = "\u{E008}\u{E015}";
const ESCAPE: &str = "\u{E00C}";

#[tokio::test]
async fn a_flooded_inbox_is_cleared_in_one_go() -> Result<()> {
    if !journeys_wanted("many refused at once") {
        return Ok(());
    }
    let office = Office::open().await?;
    let mut flood = Vec::new();
    for n in 1..=4 {
        flood.push(office.another(&format!("Pinjaman cepat {n}")).await?);
    }
    let url = office.server.url();
    let desk = Desk::open(Keyring::Unlocked).await?;
    let window = Desktop::start(&desk, &url, "bulk").await?;
    window.sign_in(&url, &office.admin).await?;
    window.click(&testid("view-masuk")).await?;
    window.choose(&testid("urutan"), "terlama").await?;
    mark_by_keyboard(&window, &flood).await?;
    a_colleague_is_faster(&window, &office, &flood).await?;
    desk.picture("bulk-marked").await?;
    refuse_the_rest(&window, &flood).await?;
    window
        .see(&testid(&format!("row-{}", office.nomor)))
        .await?;
    for nomor in &flood[1..] {
        let page = office.reads(nomor).await?;
        ensure!(page.contains(ALASAN), "{nomor} tells no reason");
    }
    Ok(())
}

/// From the first of the flood to the last, and one too many, which the mouse takes away again.
async fn mark_by_keyboard(window: &Desktop, flood: &[String]) -> Result<()> {
    let first = flood.first().context("a flood")?;
    window.click(&testid(&format!("row-{first}"))).await?;
    window.see_detail(first).await?;
    window.press(SPACE).await?;
    window.read(&testid("marked-count"), "1 aduan").await?;
    for n in 2..=flood.len() {
        window.press(SHIFT_DOWN).await?;
        let count = format!("{n} aduan ditandai");
        window.read(&testid("marked-count"), &count).await?;
    }
    window.press(ESCAPE).await?;
    window.see_no(&testid("marked-bar")).await?;
    for nomor in flood {
        window.click(&testid(&format!("mark-{nomor}"))).await?;
    }
    let count = format!("{} aduan ditandai", flood.len());
    window.read(&testid("marked-count"), &count).await.map(drop)
}

/// The first is refused elsewhere while the reason is being written: nothing is done to any.
async fn a_colleague_is_faster(window: &Desktop, office: &Office, flood: &[String]) -> Result<()> {
    let first = flood.first().context("a flood")?;
    window.click(&testid("marked-tolak")).await?;
    let dialog = testid("together-dialog");
    for nomor in flood {
        window.read(&dialog, nomor).await?;
    }
    window.click(&testid("together-submit")).await?;
    window.read(&dialog, "Alasan wajib").await?; // nobody is refused without a reason
    window.fill(&testid("reason-text"), ALASAN).await?;
    let colleague = Staff::sign_in(&office.server.url(), &office.admin).await?;
    let command = json!({ "perintah": "tolak", "alasan": "Iklan." });
    colleague.command(first, &command).await?;
    window.click(&testid("together-submit")).await?;
    let why = testid(&format!("together-{first}"));
    window.read(&why, "Sudah berubah").await?;
    window.read(&testid("dialog-error"), first).await?;
    window.press(ESCAPE).await?;
    window.see_no(&dialog).await
}

async fn refuse_the_rest(window: &Desktop, flood: &[String]) -> Result<()> {
    let first = flood.first().context("a flood")?;
    window.see_no_row(first).await?;
    let count = format!("{} aduan ditandai", flood.len() - 1);
    window.read(&testid("marked-count"), &count).await?;
    window.click(&testid("marked-tolak")).await?;
    let text = testid("reason-text");
    window.fill(&text, ALASAN).await?;
    window.click(&testid("together-submit")).await?;
    window.see_no(&testid("together-dialog")).await?;
    let done = format!("{} aduan ditolak", flood.len() - 1);
    window.read(&testid("toast"), &done).await?;
    for nomor in flood {
        window.see_no_row(nomor).await?;
    }
    Ok(())
}
