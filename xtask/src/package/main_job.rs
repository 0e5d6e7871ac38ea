//! The main job, from the citizen's aduan to the toast and the published answer, with what the packages
//! install: the same journey as in the tests. Once against the server's own unit, on SQLite and with
//! the settings that the package brings, in the network of a machine of its own; once with the
//! installed programs on PostgreSQL, which an operator sets up.

use super::journey::{self, Programs};
use super::kind::Kind;
use super::place::VERSION;
use super::root::Root;
use super::server;
use crate::packages;
use crate::postgres::Postgres;
use crate::shell::{must, root as checkout};
use anyhow::Result;
use std::env;
use std::path::Path;

/// What citizens and officers of the machine open.
const ADDRESS: &str = "http://127.0.0.1:8080";
/// Where the installed server writes, its log among them.
const WRITES: [&str; 2] = ["/var/lib/sipendekar", "/var/log/journal"];

/// Installs desktop and server, and makes the journeys with them.
pub(super) fn verify() -> Result<()> {
    packages::install(&[packages::BUILD, packages::SCREEN, packages::JOURNEYS])?;
    Programs::compile()?;
    let root = Root::fresh("kerja")?;
    for kind in [Kind::Server, Kind::Deb] {
        root.install(&[&root.put(&kind.build(VERSION)?)?])?;
    }
    root.install(&["fonts-inter"])?;
    // Both sides see the folders of the journey, and the reference data that it loads.
    root.share(Path::new("/tmp"))?;
    root.share(&checkout().join("data").canonicalize()?)?;
    let programs = Programs::new("kerja")?;
    for name in [journey::DESKTOP, journey::SERVER] {
        programs.inside(name, &root, &format!("/usr/bin/{name}"))?;
    }
    on_postgres(&programs)?;
    with_unit(&programs)
}

fn on_postgres(programs: &Programs) -> Result<()> {
    let postgres = Postgres::start()?;
    let mut journey = programs.journey("journey", "on_postgresql");
    must(journey.env("SIPENDEKAR_TEST_PG", postgres.url()))
}

fn with_unit(programs: &Programs) -> Result<()> {
    let machine = server::on_machine(&Kind::Server.build(VERSION)?)?;
    programs.script(journey::SERVER, &machine.operator_script())?;
    let mut journey = programs.journey("journey", "with_an_installed_server");
    let writes = WRITES.map(|place| machine.path(place));
    journey.env("SIPENDEKAR_INSTALLED_SERVER", ADDRESS);
    journey.env("SIPENDEKAR_INSTALLED_WRITES", env::join_paths(writes)?);
    must(&mut machine.in_network(&journey))
}
