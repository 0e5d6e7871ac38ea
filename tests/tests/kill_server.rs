//! The plug is pulled while citizens file and an admin disposes: nothing acknowledged is lost,
//! nothing is recorded twice, and no register number is left out.
//!
//! 20 times in every run; `cargo xtask bench kills` pulls it 200 times.

use anyhow::{Context, Result, ensure};
use journeys::api::Staff;
use journeys::forms::{self, Reader, hidden_fields};
use journeys::foto;
use journeys::place::say;
use journeys::postgres::{self, Fresh};
use journeys::server::{Database, Server};
use journeys::wait::{START, until};
use rand::RngExt;
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use uuid::Uuid;

/// Citizens who file at the same time.
const CITIZENS: [&str; 3] = ["1403990101900001", "1403990202910002", "1403994303920003"];

/// What the citizens saw.
#[derive(Default)]
struct Seen {
    /// Number by title, of every filing that was acknowledged.
    acknowledged: RefCell<BTreeMap<String, String>>,
    /// Number of every aduan whose disposition was acknowledged.
    disposed: RefCell<BTreeSet<String>>,
    /// Requests that broke off.
    broken: Cell<u32>,
    stop: Cell<bool>,
}

#[tokio::test]
async fn nothing_acknowledged_is_lost_on_sqlite() -> Result<()> {
    pull_the_plug(Database::Sqlite).await
}

#[tokio::test]
async fn nothing_acknowledged_is_lost_on_postgresql() -> Result<()> {
    let Some(server) = postgres::offered() else {
        say(
            "NOT RUN: kill_server on PostgreSQL; `cargo xtask test` starts one (SIPENDEKAR_TEST_PG)",
        );
        return Ok(());
    };
    pull_the_plug(Database::Postgres(Fresh::in_server(&server)?)).await
}

async fn pull_the_plug(database: Database) -> Result<()> {
    let mut server = Server::prepare(database)?;
    let admin = server.create_account("admin", "Nurhayati", "admin_diskominfo", "")?;
    server.create_account("pupr", "Zulfan", "petugas_skpd", "PUPR")?; // who reads what is disposed
    server.start().await?;
    let url = server.url();
    let seen = Seen::default();
    let mut readers = Vec::new();
    for nik in CITIZENS {
        readers.push(forms::registered(&url, nik).await?);
    }
    let [a, b, c] = readers.as_slice() else {
        unreachable!("one reader a citizen")
    };
    let staff = Staff::sign_in(&url, &admin).await?;
    let (killed, disposed, ra, rb, rc) = tokio::join!(
        kill_again_and_again(&mut server, &seen),
        dispose_again_and_again(&staff, &seen),
        file_again_and_again(a, "A", &seen),
        file_again_and_again(b, "B", &seen),
        file_again_and_again(c, "C", &seen),
    );
    let kills = killed?;
    disposed.and(ra).and(rb).and(rc)?;
    let rows = staff.all_aduan().await?;
    let held = held(&rows)?;
    nothing_is_missing(&seen, &held)?;
    every_disposition_stands_once(&seen, &rows)?;
    server.kill();
    server.tool(&["verify-riwayat"])?;
    let (filed, broken) = (held.len(), seen.broken.get());
    let disposed = seen.disposed.borrow().len();
    say(&format!(
        "{kills} kills: {filed} aduan, {disposed} dispositions, {broken} requests broken off, none lost"
    ));
    Ok(())
}

/// The plug, at random moments: also while the server is starting and while it writes.
async fn kill_again_and_again(server: &mut Server, seen: &Seen) -> Result<u32> {
    let kills = std::env::var("SIPENDEKAR_KILLS").map_or(Ok(20), |text| text.parse::<u32>());
    let kills = kills.context("SIPENDEKAR_KILLS is a number")?;
    let outcome = async {
        for _ in 0..kills {
            let pause = rand::rng().random_range(20..700);
            tokio::time::sleep(Duration::from_millis(pause)).await;
            server.kill();
            server.start().await?;
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
        Ok(kills)
    };
    let outcome = outcome.await;
    seen.stop.set(true);
    outcome
}

async fn file_again_and_again(reader: &Reader, who: &str, seen: &Seen) -> Result<()> {
    let picture = foto::picture()?;
    for number in 0.. {
        if seen.stop.get() {
            break;
        }
        let title = format!("Lampu jalan padam {who}-{number}");
        let picture = (number % 3 == 0).then_some(picture.as_slice());
        let nomor = file(reader, &title, picture, seen).await?;
        seen.acknowledged.borrow_mut().insert(title, nomor);
    }
    Ok(())
}

/// Files one aduan and sends the same form again until it is acknowledged, as a browser's reload
/// does.
async fn file(reader: &Reader, title: &str, picture: Option<&[u8]>, seen: &Seen) -> Result<String> {
    let page = until("the form is shown", START, async || {
        let page = reader.page("/aduan/baru").await;
        Ok(page.inspect_err(|_| seen.broken.update(|n| n + 1)).ok())
    })
    .await?;
    let hidden = hidden_fields(&page, "/aduan/baru")?;
    let typed = forms::aduan(title);
    let sent = until("the aduan is acknowledged", START, async || {
        let sent = reader
            .send_with_foto("/aduan/baru", &hidden, &typed, picture)
            .await;
        Ok(sent.inspect_err(|_| seen.broken.update(|n| n + 1)).ok())
    })
    .await?;
    sent.nomor()
}

/// Disposes what waits, and gives each disposition again under its key until it is acknowledged, as
/// the desktop does.
async fn dispose_again_and_again(staff: &Staff, seen: &Seen) -> Result<()> {
    while !seen.stop.get() {
        let waiting = until("the aduan are listed", START, async || {
            let rows = staff.all_aduan().await;
            Ok(rows.inspect_err(|_| seen.broken.update(|n| n + 1)).ok())
        })
        .await?;
        let waits = |row: &&Value| row["aduan"]["status"]["status"] == "masuk";
        for row in waiting.iter().filter(waits) {
            let nomor = row["aduan"]["nomor"].as_str().context("a number")?;
            dispose(staff, row, nomor, seen).await?;
        }
        tokio::time::sleep(Duration::from_millis(20)).await; // nothing waits
    }
    Ok(())
}

async fn dispose(staff: &Staff, row: &Value, nomor: &str, seen: &Seen) -> Result<()> {
    let command = json!({
        "perintah": "disposisikan",
        "utama": "PUPR",
        "pendukung": [],
        "catatan": format!("Mohon ditinjau: {nomor}."),
        "sifat": "biasa",
    });
    let key = Uuid::new_v4();
    until("the disposition is acknowledged", START, async || {
        let given = staff.command_once(row, key, &command).await;
        Ok(given.inspect_err(|_| seen.broken.update(|n| n + 1)).ok())
    })
    .await?;
    seen.disposed.borrow_mut().insert(nomor.to_owned());
    Ok(())
}

fn every_disposition_stands_once(seen: &Seen, rows: &[Value]) -> Result<()> {
    let disposed = seen.disposed.borrow();
    ensure!(!disposed.is_empty(), "nothing could be disposed");
    for row in rows {
        let nomor = row["aduan"]["nomor"].as_str().context("a number")?;
        let text = row["riwayat"].to_string();
        let times = text.matches(&format!("Mohon ditinjau: {nomor}.")).count();
        let status = &row["aduan"]["status"]["status"];
        if disposed.contains(nomor) {
            ensure!(times == 1, "{nomor} was disposed {times} times");
            ensure!(
                *status == "disposisi",
                "{nomor} was disposed and is {status}"
            );
        }
    }
    Ok(())
}

/// Number and title of everything that the server holds.
fn held(rows: &[Value]) -> Result<Vec<(String, String)>> {
    let mut held = Vec::new();
    for row in rows {
        let aduan = &row["aduan"];
        let nomor = aduan["nomor"].as_str().context("a number")?;
        let title = aduan["isi"]["judul"].as_str().context("a title")?;
        held.push((nomor.to_owned(), title.to_owned()));
    }
    held.sort();
    Ok(held)
}

fn nothing_is_missing(seen: &Seen, held: &[(String, String)]) -> Result<()> {
    let acknowledged = seen.acknowledged.borrow();
    ensure!(!acknowledged.is_empty(), "nobody could file anything");
    ensure!(
        seen.broken.get() > 0,
        "no kill met a request: the test proves nothing"
    );
    for (title, nomor) in acknowledged.iter() {
        let there = held.contains(&(nomor.clone(), title.clone()));
        ensure!(there, "{nomor} “{title}” was acknowledged and is lost");
    }
    let titles: BTreeSet<&String> = held.iter().map(|(_, title)| title).collect();
    ensure!(
        titles.len() == held.len(),
        "a form that was sent again was recorded twice"
    );
    for (place, (nomor, _)) in held.iter().enumerate() {
        let expected = format!("{:06}", place + 1);
        ensure!(
            nomor.ends_with(&expected),
            "{nomor} stands where {expected} should"
        );
    }
    Ok(())
}
