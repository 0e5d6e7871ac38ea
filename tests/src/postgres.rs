//! A fresh PostgreSQL database for one test, dropped with it.

use crate::process::run;
use anyhow::{Context, Result};
use std::process::Command;

/// An empty database.
pub struct Fresh {
    server: String,
    name: String,
}

/// The server to make databases in, if the run has one.
pub fn offered() -> Option<String> {
    std::env::var("SIPENDEKAR_TEST_PG").ok()
}

impl Fresh {
    /// Makes one in the server at `server` (`postgres://…/postgres`).
    pub fn in_server(server: &str) -> Result<Self> {
        let name = format!("journey_{}", uuid::Uuid::new_v4().simple());
        let fresh = Self {
            server: server.to_owned(),
            name,
        };
        fresh.psql(&format!("CREATE DATABASE {}", fresh.name))?;
        Ok(fresh)
    }

    /// Its address.
    pub fn url(&self) -> Result<String> {
        let (server, parameters) = match self.server.split_once('?') {
            Some((server, parameters)) => (server, format!("?{parameters}")),
            None => (self.server.as_str(), String::new()),
        };
        let (server, _) = server
            .rsplit_once('/')
            .context("postgres://host/database")?;
        Ok(format!("{server}/{}{parameters}", self.name))
    }

    /// Everything in it, as text.
    pub fn dump(&self) -> Result<String> {
        run("pg_dump", Command::new("pg_dump").arg(self.url()?))
    }

    fn psql(&self, statement: &str) -> Result<()> {
        let mut psql = Command::new("psql");
        psql.args([
            "--no-psqlrc",
            "--quiet",
            "--command",
            statement,
            &self.server,
        ]);
        run("psql", &mut psql).map(drop)
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        // The server is thrown away after the run, so a database that stays is no harm.
        let _stays = self.psql(&format!("DROP DATABASE {} WITH (FORCE)", self.name));
    }
}
