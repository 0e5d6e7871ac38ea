//! Reading: pages of sync, empty syncs of every role, one aduan, a citizen's list.

use super::Bench;
use super::office::NO_NOTICES;
use super::portal::Citizen;
use crate::accounts::{READERS, nik};
use crate::http::Client;
use crate::load::{Side, Worker};
use anyhow::{Context as _, Result, ensure};
use std::net::SocketAddr;

/// Connections at the same time.
const CONNECTIONS: usize = 4;

/// Pages of 100 whole aduan, from everywhere in the log.
pub(super) fn sync(bench: &mut Bench<'_>) -> Result<()> {
    let office = bench.office;
    let admin = office.token(READERS[0]);
    let real = |cursor| format!("/v1/sync?cursor={cursor}&notice_cursor={NO_NOTICES}");
    let bare = |cursor| format!("/sync?cursor={cursor}");
    let ours: Vec<_> = office.places.iter().map(real).collect();
    let limit: Vec<_> = office.places.iter().map(bare).collect();
    let (ours, limit) = (
        readers(office.server.pid(), office.server.address, admin, &ours)?,
        readers(office.bare.pid(), office.bare.address, "", &limit)?,
    );
    bench.compare("sync page of 100", ours, limit).map(drop)
}

/// Nothing new, for whoever asks.
pub(super) fn empty_syncs(bench: &mut Bench<'_>) -> Result<()> {
    let office = bench.office;
    let newest = office.newest;
    for name in READERS {
        let token = office.token(name);
        let real = vec![format!(
            "/v1/sync?cursor={newest}&notice_cursor={NO_NOTICES}"
        )];
        let bare = vec![format!("/sync?cursor={newest}")];
        let ours = readers(office.server.pid(), office.server.address, token, &real)?;
        let limit = readers(office.bare.pid(), office.bare.address, "", &bare)?;
        bench.compare(&format!("empty sync, {name}"), ours, limit)?;
    }
    Ok(())
}

/// One aduan with its riwayat.
pub(super) fn aduan(bench: &mut Bench<'_>) -> Result<()> {
    let office = bench.office;
    let ids = office.known.iter().map(|known| known.id);
    let real: Vec<_> = ids.clone().map(|id| format!("/v1/aduan/{id}")).collect();
    let bare: Vec<_> = ids.map(|id| format!("/aduan/{id}")).collect();
    let admin = office.token(READERS[0]);
    let ours = readers(office.server.pid(), office.server.address, admin, &real)?;
    let limit = readers(office.bare.pid(), office.bare.address, "", &bare)?;
    bench.compare("one aduan", ours, limit).map(drop)
}

/// What a citizen filed, as a page of the portal.
pub(super) fn list(bench: &mut Bench<'_>) -> Result<()> {
    let office = bench.office;
    let mut workers: Vec<Worker<'_>> = Vec::new();
    for n in 0..CONNECTIONS {
        let mut citizen = Citizen::sign_in(office.server.address, &nik(n))?;
        workers.push(Box::new(move || {
            let page = citizen.client.get("/aduan")?.good()?;
            ensure!(page.status == 200, "the citizen is not signed in");
            Ok(())
        }));
    }
    let ours = Side {
        pid: Some(office.server.pid()),
        workers,
    };
    let filers = office.known.iter().map(|known| known.pelapor);
    let bare: Vec<_> = filers.map(|id| format!("/pelapor/{id}")).collect();
    let limit = readers(office.bare.pid(), office.bare.address, "", &bare)?;
    bench.compare("citizen's list", ours, limit).map(drop)
}

/// Workers that ask for these paths in turns, each from another place on.
fn readers<'w>(pid: u32, address: SocketAddr, token: &str, paths: &[String]) -> Result<Side<'w>> {
    let mut workers: Vec<Worker<'w>> = Vec::new();
    for n in 0..CONNECTIONS {
        let mut client = if token.is_empty() {
            Client::connect(address)?
        } else {
            Client::with_token(address, token)?
        };
        let mut turn = n * paths.len() / CONNECTIONS;
        let paths = paths.to_vec();
        workers.push(Box::new(move || {
            turn += 1;
            let path = paths.get(turn % paths.len()).context("a path")?;
            client.get(path)?.good().map(drop)
        }));
    }
    Ok(Side {
        pid: Some(pid),
        workers,
    })
}
