//! A copy of a seeded database with a real server on it, and a bare one beside.

use crate::accounts::{READERS, SANDI};
use crate::arguments::Asked;
use crate::http::Client;
use crate::process::Running;
use crate::seed::{self, Place};
use crate::tell::{note, say};
use anyhow::{Context as _, Result, ensure};
use domain::id::{AduanId, PersonId};
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// A cursor that lies behind every notice.
pub(crate) const NO_NOTICES: i64 = 9_000_000_000_000_000;
/// Pages that are looked at to know some aduan.
const PAGES: i64 = 40;
/// Filings and sign-ins that nobody may be refused here.
const UNLIMITED: &str = "1000000";

/// Everything that runs while one size is measured.
pub(crate) struct Office {
    pub(crate) server: Running,
    pub(crate) bare: Running,
    /// A seeded database of the same size, never written to.
    pub(crate) pristine: Place,
    /// Tokens by user name.
    pub(crate) tokens: BTreeMap<String, String>,
    /// Newest place in the log when the measuring began.
    pub(crate) newest: i64,
    /// Some aduan from everywhere in the log.
    pub(crate) known: Vec<Known>,
    /// Places in the log where pages begin.
    pub(crate) places: Vec<i64>,
    folder: TempDir,
}

/// An aduan that somebody may be asked about.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    pub(crate) id: AduanId,
    pub(crate) version: i64,
    pub(crate) pelapor: PersonId,
    pub(crate) status: String,
}

impl Office {
    /// Copies, starts, signs in, looks around.
    pub(crate) fn open(
        asked: &Asked,
        runtime: &Runtime,
        pristine: &Place,
        size: usize,
    ) -> Result<Self> {
        let folder = TempDir::with_prefix_in("running-", &asked.folder)?;
        let place = pristine.copy_to(&folder.path().join("server"))?;
        let address = database(asked, runtime, &place, size)?;
        let server = Running::start(&mut server(asked, &place, &address))?;
        let mut bare = Command::new(std::env::current_exe()?);
        bare.args(["bare", "--database", &address]);
        let mut office = Self {
            server,
            bare: Running::start(&mut bare)?,
            pristine: pristine.clone(),
            tokens: BTreeMap::new(),
            newest: 0,
            known: Vec::new(),
            places: Vec::new(),
            folder,
        };
        std::thread::sleep(Duration::from_secs(2)); // the first sweep and its reminders
        for name in READERS {
            let token = sign_in(office.server.address, name)?;
            office.tokens.insert(name.to_owned(), token);
        }
        office.look_around()?;
        Ok(office)
    }

    /// Ends everything, and says where the database is if it is to be kept.
    pub(crate) fn close(self, asked: &Asked) -> Result<()> {
        drop((self.server, self.bare));
        if asked.keep {
            let folder = self.folder.keep();
            say(&format!("kept: {}", folder.display()));
        } else {
            self.folder.close()?;
        }
        Ok(())
    }

    /// The token of somebody in [`READERS`].
    pub(crate) fn token(&self, name: &str) -> &str {
        self.tokens.get(name).map_or("", String::as_str)
    }

    /// A connection of the admin.
    pub(crate) fn admin(&self) -> Result<Client> {
        Client::with_token(self.server.address, self.token(crate::accounts::ADMIN))
    }

    /// A folder of its own.
    pub(crate) fn folder(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn look_around(&mut self) -> Result<()> {
        let mut bare = Client::connect(self.bare.address)?;
        let answer = bare.get(&format!("/sync?cursor={NO_NOTICES}"))?.good()?;
        let page: Value = serde_json::from_slice(&answer.body)?;
        self.newest = page["newest"].as_i64().context("the newest place")?;
        self.places = (0..PAGES).map(|n| self.newest * n / PAGES).collect();
        let mut admin = self.admin()?;
        let mut known = BTreeMap::new();
        for place in &self.places {
            for one in page_after(&mut admin, *place)?.aduan {
                known.insert(one.id.0, one);
            }
        }
        self.known = known.into_values().collect();
        note(&format!("{} aduan known of many", self.known.len()));
        Ok(())
    }
}

/// A page of sync, as far as it is needed here.
pub(crate) struct Page {
    pub(crate) aduan: Vec<Known>,
    pub(crate) cursor: i64,
    pub(crate) more: bool,
}

/// Reads a page.
pub(crate) fn page_after(admin: &mut Client, cursor: i64) -> Result<Page> {
    let path = format!("/v1/sync?cursor={cursor}&notice_cursor={NO_NOTICES}");
    let answer = admin.get(&path)?.good()?;
    let page: Value = serde_json::from_slice(&answer.body)?;
    let rows = page["aduan"].as_array().context("aduan")?;
    let aduan = rows.iter().map(|row| known(&row["aduan"]));
    Ok(Page {
        aduan: aduan.collect::<Result<_>>()?,
        cursor: page["cursor"].as_i64().context("a cursor")?,
        more: page["more"].as_bool().context("whether there is more")?,
    })
}

fn known(aduan: &Value) -> Result<Known> {
    let id = |name: &str| {
        aduan[name]
            .as_str()
            .context("an id")?
            .parse()
            .context("an id")
    };
    let status = aduan["status"]["status"].as_str().context("a status")?;
    Ok(Known {
        id: AduanId(id("id")?),
        version: aduan["version"].as_i64().context("a version")?,
        pelapor: PersonId(id("pelapor")?),
        status: status.to_owned(),
    })
}

/// Signs a member of staff in.
pub(crate) fn sign_in(address: SocketAddr, name: &str) -> Result<String> {
    let asked = json!({ "pengguna": name, "sandi": SANDI, "perangkat": "bench" });
    let body = serde_json::to_vec(&asked)?;
    let answer = Client::connect(address)?.post_json("/v1/session", "", &body)?;
    let answer: Value = serde_json::from_slice(&answer.good()?.body)?;
    Ok(answer["token"].as_str().context("a token")?.to_owned())
}

fn server(asked: &Asked, place: &Place, address: &str) -> Command {
    let mut command = Command::new(&asked.server);
    command
        .arg("serve")
        .current_dir(&place.0)
        .env("SIPENDEKAR_DATABASE", address)
        .env("SIPENDEKAR_FOLDER", place.0.join("lampiran"))
        .env("SIPENDEKAR_KEY_FILE", place.keys())
        .env("SIPENDEKAR_REFERENCE", &asked.data)
        .env("SIPENDEKAR_LISTEN", "127.0.0.1:0")
        .env("SIPENDEKAR_LOG", "warn")
        .env("SIPENDEKAR_CONNECTIONS_PER_NETWORK", UNLIMITED)
        .env("SIPENDEKAR_FILINGS_PER_HOUR", UNLIMITED)
        .env("SIPENDEKAR_FILINGS_PER_NETWORK", UNLIMITED)
        .env("SIPENDEKAR_FILINGS_IN_ALL", UNLIMITED)
        .env("SIPENDEKAR_FILINGS_WITHOUT_WAIT", UNLIMITED)
        .env("SIPENDEKAR_REGISTRATIONS_PER_NETWORK", UNLIMITED)
        .env("SIPENDEKAR_REGISTRATIONS_IN_ALL", UNLIMITED)
        .env("SIPENDEKAR_REQUESTS_PER_SECOND", UNLIMITED)
        .env("SIPENDEKAR_SIGN_INS_PER_MINUTE", UNLIMITED);
    command
}

/// A fresh database in a PostgreSQL server.
async fn fresh(server: &str) -> Result<String> {
    let name = format!("bench_{}", uuid::Uuid::new_v4().simple());
    let mut connection = PgConnection::connect(server).await?;
    let sql = format!("CREATE DATABASE {name}");
    sqlx::query(AssertSqlSafe(sql))
        .execute(&mut connection)
        .await?;
    connection.close().await?;
    let (before, _) = server
        .rsplit_once('/')
        .context("an address with a database")?;
    Ok(format!("{before}/{name}"))
}

/// The address of the filled database.
fn database(asked: &Asked, runtime: &Runtime, place: &Place, size: usize) -> Result<String> {
    let Some(server) = &asked.postgres else {
        return Ok(place.address());
    };
    let address = runtime.block_on(fresh(server))?;
    ensure!(
        size <= seed::REAL,
        "PostgreSQL is seeded anew each time: at most {} aduan",
        seed::REAL
    );
    runtime.block_on(seed::fill(place, &address, &asked.data, size))?;
    Ok(address)
}
