//! A disk that takes nothing more while the server runs: nothing acknowledged is lost, what can be
//! read is still read, and the server goes on by itself when there is room again.
//!
//! The kernel is told that no file of the process may grow, which needs no root and no disk of its
//! own: database, photos and log fail alike.

#![cfg(target_os = "linux")]

use anyhow::{Context, Result, ensure};
use journeys::api::Staff;
use journeys::forms::{self, Reader, Sent, hidden_fields};
use journeys::foto;
use journeys::server::{Database, Server};
use journeys::wait::{START, until};
use std::process::Command;

const NIK: &str = "1403990101900001";

/// A server, who uses it, and what it has acknowledged.
struct Office {
    server: Server,
    citizen: Reader,
    staff: Staff,
    acknowledged: Vec<String>,
}

#[tokio::test]
async fn a_disk_that_takes_nothing_more_loses_nothing_and_stops_no_reader() -> Result<()> {
    let mut office = Office::open().await?;
    for round in 0..3 {
        let title = format!("Lampu padam selagi penuh {round}");
        let page = office.citizen.page("/aduan/baru").await?;
        let form = hidden_fields(&page, "/aduan/baru")?;
        may_grow(&office.server, "0")?;
        office.refuses_and_gives_back(&form, &title).await?;
        office.is_read().await?;
        may_grow(&office.server, "unlimited")?;
        // The same form again, as a citizen would send it: it was not recorded before.
        let foto = foto::picture()?;
        let sent = office.send(&form, &title, Some(&foto)).await?;
        office.acknowledged.push(sent.nomor()?);
        office.is_told(200).await?;
    }
    office.has_lost_nothing().await
}

impl Office {
    async fn open() -> Result<Self> {
        let mut server = Server::prepare(Database::Sqlite)?;
        let admin = server.create_account("admin", "Nurhayati", "admin_diskominfo", "")?;
        server.start().await?;
        let url = server.url();
        let citizen = forms::registered(&url, NIK).await?;
        Ok(Self {
            staff: Staff::sign_in(&url, &admin).await?,
            acknowledged: vec![forms::file(&citizen, "Lampu padam sebelum penuh").await?],
            citizen,
            server,
        })
    }

    async fn send(&self, form: &Hidden, title: &str, foto: Option<&[u8]>) -> Result<Sent> {
        let typed = forms::aduan(title);
        let sent = self
            .citizen
            .send_with_foto("/aduan/baru", form, &typed, foto);
        sent.await
    }

    async fn refuses_and_gives_back(&self, form: &Hidden, title: &str) -> Result<()> {
        for foto in [None, Some(foto::picture()?)] {
            let sent = self.send(form, title, foto.as_deref()).await?;
            ensure!(sent.status.is_server_error(), "told: {}", sent.status);
            ensure!(sent.html.contains(title), "what was typed comes back");
        }
        Ok(())
    }

    /// What was there before can be read, and whoever supervises is told.
    async fn is_read(&self) -> Result<()> {
        self.is_told(503).await?;
        self.citizen.page("/").await?;
        let mine = self.citizen.page("/aduan").await?;
        for nomor in &self.acknowledged {
            ensure!(mine.contains(nomor), "{nomor} is read");
        }
        ensure!(self.staff.all_aduan().await?.len() == self.acknowledged.len());
        Ok(())
    }

    /// What `/sehat` says, within the seconds for which it keeps an answer.
    async fn is_told(&self, status: u16) -> Result<()> {
        until("who supervises is told", START, async || {
            let told = self.citizen.status("/sehat").await?;
            Ok((told == status).then_some(()))
        })
        .await
    }

    async fn has_lost_nothing(mut self) -> Result<()> {
        let held = self.staff.all_aduan().await?;
        let numbers: Vec<_> = held.iter().map(|row| &row["aduan"]["nomor"]).collect();
        let acknowledged: Vec<_> = self.acknowledged.iter().collect();
        ensure!(numbers == acknowledged, "{numbers:?}");
        self.server.kill();
        self.server.tool(&["verify-riwayat"])?;
        let log = self.server.log();
        ensure!(!log.contains("panicked"), "{log}");
        Ok(())
    }
}

/// The hidden fields of a form.
type Hidden = [(String, String)];

/// How large files of the server may become; those that are larger can only be read.
fn may_grow(server: &Server, most: &str) -> Result<()> {
    let pid = server.pid().context("it runs")?.to_string();
    let limit = format!("--fsize={most}:unlimited");
    let told = Command::new("prlimit")
        .args(["--pid", &pid, &limit])
        .status()?;
    ensure!(told.success(), "prlimit {limit}");
    Ok(())
}
