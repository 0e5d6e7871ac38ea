//! Connections that read an SQLite database.
//!
//! A pool of the driver asks each connection that comes back whether it is alive, and so makes two
//! journeys of every one. A file does not hang up; a connection that was in the middle of a moment
//! is taken out of it beside the request, and one that can't be is closed.

use crate::error::Error;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions as _, Connection as _};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How many read at the same time.
const MOST: u32 = 4;
/// How long somebody waits for a connection before it is an error.
const PATIENCE: Duration = Duration::from_secs(10);

/// Lends connections. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Readers(Arc<Shelf>);

#[derive(Debug)]
struct Shelf {
    options: SqliteConnectOptions,
    places: Arc<Semaphore>,
    /// Those that nobody has.
    free: Mutex<Vec<SqliteConnection>>,
}

/// A connection on loan.
#[derive(Debug)]
pub(crate) struct Reader {
    /// There until it is given back.
    connection: Option<SqliteConnection>,
    /// Whether it may be in the middle of a moment.
    moment: Moment,
    shelf: Arc<Shelf>,
    /// Its place; there until it is given back.
    place: Option<OwnedSemaphorePermit>,
}

/// What a reader sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moment {
    /// One moment, from its first statement on.
    One,
    /// Each statement its own.
    Each,
}

impl Readers {
    /// Opens them, all at once: where the file is moved away, what it held can still be read.
    pub(crate) async fn open(options: SqliteConnectOptions) -> Result<Self, Error> {
        let mut free = Vec::new();
        for _place in 0..MOST {
            free.push(options.connect().await?);
        }
        Ok(Self(Arc::new(Shelf {
            options,
            places: Arc::new(Semaphore::new(MOST as usize)),
            free: Mutex::new(free),
        })))
    }

    /// Waits for a connection.
    pub(crate) async fn take(&self, moment: Moment) -> Result<Reader, Error> {
        let place = Arc::clone(&self.0.places).acquire_owned();
        let place = match tokio::time::timeout(PATIENCE, place).await {
            Ok(Ok(place)) => place,
            Ok(Err(_)) => return Err(Error::Closed),
            Err(_) => return Err(Error::Busy),
        };
        let free = self.0.free().pop();
        let connection = match free {
            Some(connection) => connection,
            None => self.0.options.connect().await?,
        };
        Ok(Reader {
            connection: Some(connection),
            moment,
            shelf: Arc::clone(&self.0),
            place: Some(place),
        })
    }

    /// Closes every connection, after those on loan were given back.
    pub(crate) async fn close(&self) {
        let all = self.0.places.acquire_many(MOST);
        let _late = tokio::time::timeout(PATIENCE, all).await; // whoever is late closes it itself
        self.0.places.close();
        let free = std::mem::take(&mut *self.0.free());
        for connection in free {
            let _ended = connection.close().await; // one that cannot say good-bye ends all the same
        }
    }
}

impl Shelf {
    fn free(&self) -> std::sync::MutexGuard<'_, Vec<SqliteConnection>> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps a connection for the next one, and only then frees its place.
    fn put_back(&self, connection: SqliteConnection, place: OwnedSemaphorePermit) {
        if !self.places.is_closed() {
            self.free().push(connection);
        }
        drop(place);
    }
}

impl Reader {
    /// What goes before the first statement.
    pub(crate) fn before(&self) -> &'static str {
        match self.moment {
            Moment::One => "BEGIN",
            Moment::Each => "",
        }
    }

    /// What statements run on.
    pub(crate) fn connection(&mut self) -> &mut SqliteConnection {
        self.connection
            .as_mut()
            .expect("only giving it back takes it away")
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        let (Some(connection), Some(place)) = (self.connection.take(), self.place.take()) else {
            return;
        };
        match (self.moment, tokio::runtime::Handle::try_current()) {
            (Moment::Each, _) => self.shelf.put_back(connection, place),
            (Moment::One, Ok(runtime)) => {
                let shelf = Arc::clone(&self.shelf);
                runtime.spawn(end_moment(connection, shelf, place));
            }
            (Moment::One, Err(_)) => {} // the runtime has ended, and the connection closes here
        }
    }
}

/// Takes a connection out of its moment: as long as that lasts, the log of the database can't be
/// folded into it.
async fn end_moment(
    mut connection: SqliteConnection,
    shelf: Arc<Shelf>,
    place: OwnedSemaphorePermit,
) {
    let ended = sqlx::query("ROLLBACK").execute(&mut connection).await;
    if ended.is_ok() {
        shelf.put_back(connection, place);
    }
}
