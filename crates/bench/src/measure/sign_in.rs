//! Signing in: almost nothing but one password's hash.

use super::Bench;
use super::office;
use crate::accounts::{OFFICERS, SANDI, officer};
use crate::http::Client;
use crate::load::{Side, Worker};
use anyhow::Result;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Computers that sign in at the same time.
const CONNECTIONS: usize = 4;

/// Signs officers in, one after the other: each account may only try a few times in a row.
pub(super) fn sign_in(bench: &mut Bench<'_>) -> Result<()> {
    let (server, bare) = (&bench.office.server, &bench.office.bare);
    let turn = AtomicUsize::new(0);
    let mut ours: Vec<Worker<'_>> = Vec::new();
    let mut limit: Vec<Worker<'_>> = Vec::new();
    for _ in 0..CONNECTIONS {
        let turn = &turn;
        ours.push(Box::new(move || {
            let name = officer(turn.fetch_add(1, Ordering::Relaxed) % OFFICERS);
            office::sign_in(server.address, &name).map(drop)
        }));
        let mut client = Client::connect(bare.address)?;
        limit.push(Box::new(move || {
            let plain = "content-type: text/plain\r\n";
            let answer = client.send("POST", "/session", plain, SANDI.as_bytes())?;
            answer.good().map(drop)
        }));
    }
    let ours = Side {
        pid: Some(server.pid()),
        workers: ours,
    };
    let limit = Side {
        pid: Some(bare.pid()),
        workers: limit,
    };
    bench.compare("sign-in, 4 at once", ours, limit).map(drop)
}
