//! Commands of an admin: a note, and a disposition.

use super::Bench;
use super::effects::{Effect, Effects, SKPD, note_text};
use super::filing::{WRITERS, file_many, raw};
use super::office::{Known, Office, page_after};
use crate::http::Client;
use crate::load::{Side, Worker};
use crate::numbers::float;
use crate::story::disposition;
use crate::tell::note;
use anyhow::{Context as _, Result, bail};
use domain::aduan::command::Command;
use domain::id::SkpdKode;
use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use uuid::Uuid;

/// Aduan that wait for a command, shared by the writers.
#[derive(Default)]
struct Queue(Mutex<VecDeque<Known>>);

/// What becomes of an aduan after the command.
#[derive(Clone, Copy)]
enum After {
    /// It gets the next one later.
    Again,
    /// It has left the status in which the command is allowed.
    Gone,
}

impl Queue {
    fn of(known: impl Iterator<Item = Known>) -> Self {
        Self(Mutex::new(known.collect()))
    }

    fn take(&self) -> Option<Known> {
        let mut queue = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        queue.pop_front()
    }

    fn give_back(&self, known: Known) {
        let mut queue = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        queue.push_back(known);
    }
}

/// Gives commands as fast as 1, 4 and 16 admins can.
pub(super) fn commands(bench: &mut Bench<'_>, effects: &Effects) -> Result<()> {
    let isi = note_text();
    let queue = Queue::of(bench.office.known.iter().cloned());
    let catat = Command::Catat { isi };
    let a_second = measured(
        bench,
        "catat",
        (&catat, After::Again),
        &queue,
        &effects.catat,
    )?;
    // As fast as notes, and half as many again: nobody may run out of aduan.
    let seconds = bench.length().as_secs_f64() * (float(bench.asked.rounds) + 0.25);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a number of aduan"
    )]
    let needed = (a_second * seconds * 1.5) as usize + 500;
    let queue = Queue::of(newly_filed(bench.office, needed)?.into_iter());
    let command = disposition(&SkpdKode::parse(SKPD)?);
    let command = (&command, After::Gone);
    measured(bench, "disposisi", command, &queue, &effects.disposisi).map(drop)
}

/// Measures one command; gives the sum of its rates, a second.
fn measured(
    bench: &mut Bench<'_>,
    name: &str,
    (command, after): (&Command, After),
    queue: &Queue,
    effect: &Effect,
) -> Result<f64> {
    let body = serde_json::to_vec(command)?;
    let mut raw = raw(bench, effect, &format!("raw-{name}"))?;
    let name = format!("{name} ({} rows)", raw.rows());
    let mut rates = 0.0;
    for writers in WRITERS {
        let mut workers: Vec<Worker<'_>> = Vec::new();
        for _ in 0..writers {
            let (mut admin, body) = (bench.office.admin()?, body.as_slice());
            workers.push(Box::new(move || give(&mut admin, queue, body, after)));
        }
        let ours = Side {
            pid: Some(bench.office.server.pid()),
            workers,
        };
        let limit = Side {
            pid: None,
            workers: vec![Box::new(|| raw.commit())],
        };
        rates += bench
            .compare(&format!("{name}, {writers} at once"), ours, limit)?
            .rate();
    }
    Ok(rates)
}

/// One command to the next aduan of the queue.
fn give(admin: &mut Client, queue: &Queue, body: &[u8], after: After) -> Result<()> {
    let mut known = queue.take().context("no aduan is left for this command")?;
    let path = format!("/v1/aduan/{}/commands", known.id);
    let headers = format!(
        "if-match: \"{}\"\r\nidempotency-key: {}\r\n",
        known.version,
        Uuid::new_v4()
    );
    let answer = admin.post_json(&path, &headers, body)?;
    match answer.status {
        200 => {
            let version = answer.header("etag").context("a version")?;
            known.version = version.trim_matches('"').parse().context("a version")?;
            if matches!(after, After::Again) {
                queue.give_back(known);
            }
            Ok(())
        }
        409 => Ok(()), // the clock was faster
        _ => bail!("{}", String::from_utf8_lossy(&answer.body)),
    }
}

/// That many aduan that were just filed, and wait for their disposition.
fn newly_filed(office: &Office, needed: usize) -> Result<Vec<Known>> {
    const CITIZENS: usize = 8;
    let mut admin = office.admin()?;
    let mut cursor = office.newest;
    let mut found = Vec::new();
    for last in [false, true] {
        loop {
            let page = page_after(&mut admin, cursor)?;
            cursor = page.cursor;
            let waiting = page.aduan.into_iter();
            found.extend(waiting.filter(|known| known.status == "masuk"));
            if !page.more {
                break;
            }
        }
        if last || found.len() >= needed {
            break;
        }
        let missing = needed - found.len();
        note(&format!("filing {missing} more"));
        file_many(office.server.address, CITIZENS, missing.div_ceil(CITIZENS))?;
    }
    Ok(found)
}
