//! One size after the other: a seeded copy, a server, a bare server, and everything in turns.

mod commands;
mod effects;
mod filing;
mod memory;
mod office;
mod portal;
mod reads;
mod sign_in;
mod streams;

use crate::arguments::{Asked, Scope, Size};
use crate::load::{Done, Side, in_turns};
use crate::seed::{REAL, seeded};
use crate::table::{Line, Table};
use crate::tell::{note, say};
use anyhow::{Context as _, Result};
use office::Office;
use std::time::Duration;
use tokio::runtime::Runtime;

/// Measures what was asked for and prints it; what was measured before a failure, too.
pub(crate) fn run(asked: &Asked, runtime: &Runtime) -> Result<()> {
    let mut table = Table::default();
    say(&heading(asked));
    let measured = asked
        .size
        .iter()
        .try_for_each(|size| measure(*size, asked, runtime, &mut table));
    for line in table.lines() {
        say(&line);
    }
    measured
}

fn measure(size: Size, asked: &Asked, runtime: &Runtime, table: &mut Table) -> Result<()> {
    let Size(aduan) = size;
    note(&format!("size {size}"));
    let place = runtime.block_on(seeded(&asked.folder, &asked.data, aduan))?;
    let effects = effects::recorded(asked, runtime).context("rows of a use case")?;
    let office = Office::open(asked, runtime, &place, aduan)?;
    let mut bench = Bench {
        asked,
        office: &office,
        size,
        table,
    };
    bench.measure(&effects, runtime)?;
    office.close(asked)
}

/// What the table says of itself.
fn heading(asked: &Asked) -> String {
    let engine = if asked.postgres.is_some() {
        "PostgreSQL"
    } else {
        "SQLite"
    };
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    format!(
        "SIPENDEKAR {} on {engine} (SQLite {}), {cores} cores; {} rounds of {} ms, sides in turns, \
         medians.\nThe load comes from the same machine: rates drift, ratios hold. A read's limit \
         is a bare handler\nthat asks once; a write's limit are raw commits of the same rows by one \
         connection.\nDatabases over {REAL} aduan are multiples of one of {REAL}.",
        env!("CARGO_PKG_VERSION"),
        rusqlite::version(),
        asked.rounds,
        asked.round,
    )
}

/// One size being measured.
struct Bench<'b> {
    asked: &'b Asked,
    office: &'b Office,
    size: Size,
    table: &'b mut Table,
}

impl Bench<'_> {
    fn measure(&mut self, effects: &effects::Effects, runtime: &Runtime) -> Result<()> {
        let idle = self.office.server.memory()?;
        let watched = memory::Watched::start(self.office.server.pid());
        if self.asked.wants(Scope::Sync) {
            reads::sync(self)?;
            reads::empty_syncs(self)?;
        }
        if self.asked.wants(Scope::Aduan) {
            reads::aduan(self)?;
        }
        if self.asked.wants(Scope::List) {
            reads::list(self)?;
        }
        if self.asked.wants(Scope::Filing) {
            filing::filing(self, &effects.file)?;
        }
        if self.asked.wants(Scope::Commands) {
            commands::commands(self, effects)?;
        }
        if self.asked.wants(Scope::Memory) {
            let most = watched.most();
            let now = self.office.server.memory()?;
            let bare = self.office.bare.memory()?;
            self.say(format!(
                "memory (PSS): {idle:.0} MB idle, {most:.0} MB at most under this load, {now:.0} MB \
                 after it; bare {bare:.0} MB"
            ));
        }
        if self.asked.wants(Scope::SignIn) {
            sign_in::sign_in(self)?;
        }
        if self.asked.wants(Scope::Streams) {
            streams::streams(self, runtime)?;
        }
        Ok(())
    }

    fn length(&self) -> Duration {
        Duration::from_millis(self.asked.round)
    }

    /// Measures both sides and notes the line.
    fn compare(&mut self, name: &str, mut ours: Side<'_>, mut limit: Side<'_>) -> Result<Done> {
        note(&format!("{} {name}", self.size));
        let (rounds, length) = (self.asked.rounds, self.length());
        let (done, least) = in_turns(rounds, length, &mut ours, &mut limit)
            .with_context(|| format!("{name} at {}", self.size))?;
        let line = Line {
            size: self.size,
            name: name.to_owned(),
            ours: done.clone(),
            limit: least,
        };
        note(&line.to_string());
        self.table.add(line);
        Ok(done)
    }

    /// Notes a fact that is no rate.
    fn say(&mut self, fact: String) {
        self.table.fact(self.size, fact);
    }
}
