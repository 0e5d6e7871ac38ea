//! Writers of an SQLite database that wait are committed together.
//!
//! SQLite has one writer at a time, and a commit costs a wait for the disk. So one task owns the
//! writing connection and hands it out in turns:
//!
//! 1. The first who asks begins a transaction of the database. Each turn is a savepoint in it, begun
//!    by the same journey as the first statement of the turn: each journey there costs more than
//!    most statements do.
//! 2. Whoever ends a turn by [`Turn::keep`] leaves its last statements to the task, and waits.
//!    Whoever drops it, by an error, a panic or because the caller went away, is undone to the
//!    savepoint, and nobody else notices.
//! 3. When nobody asks for a turn, or [`MOST`] have had one, the transaction is committed, and only
//!    then everybody who kept a turn in it is told.
//! 4. Where that fails, everybody in it is told so, and nothing of it is kept. A statement that
//!    makes SQLite give up the whole transaction (a full disk) leaves no savepoint to release, so it
//!    is noticed at the end of that turn.
//!
//! A turn sees what earlier turns of the same transaction wrote. Whoever answers from that without
//! writing has to keep the turn too, or the answer could be of something that is never committed.
//! Everything that ends a turn is run by the task alone: a caller that goes away can leave none of it
//! half done. What it may leave undone is the beginning; then there is no savepoint to go back to, and
//! the whole transaction fails rather than an earlier turn being undone in its place.
//!
//! Where the task itself breaks, everybody in its transaction is told at once, and another one begins
//! with a fresh connection. That is safe, because whatever it may have left half done was in the
//! connection, which is gone with it, and nothing was acknowledged; and whoever waits in the queue
//! is served as if nothing had been, where the end of the process would cut off every reader too.

#[cfg(test)]
mod tests;
mod transaction;

use crate::error::Error;
use sqlx::sqlite::{SqliteArguments, SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions as _, Connection as _};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Mutex, OwnedMutexGuard, mpsc, oneshot};
use transaction::Open;

/// Most turns of one transaction: the first must not wait for all who ever come.
const MOST: usize = 64;
/// How long somebody waits for a turn before it is an error.
const PATIENCE: Duration = Duration::from_secs(10);

/// Asks for turns. Cheap to clone; the connection is closed with the last of them.
#[derive(Debug, Clone)]
pub(crate) struct Writers(mpsc::UnboundedSender<Ask>);

#[derive(Debug)]
enum Ask {
    Turn(AskedTurn),
    Close(oneshot::Sender<()>),
    #[cfg(test)]
    Break,
}

/// The writing connection, for one use case.
#[derive(Debug)]
pub(crate) struct Turn {
    /// There until the turn ends.
    connection: Option<SqliteConnection>,
    ended: Option<oneshot::Sender<Ended>>,
    before: &'static str,
    use_made: Use,
}

/// What was done with the connection in a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    Nothing,
    /// It may be anywhere between what goes before the first statement and the last one.
    Statements,
}

/// How a turn ended.
#[derive(Debug)]
struct Ended {
    connection: SqliteConnection,
    how: How,
}

#[derive(Debug)]
enum How {
    /// As if it had not been asked for.
    Unused,
    Dropped,
    Kept(Kept),
}

/// A turn that is to be kept.
#[derive(Debug)]
struct Kept {
    /// Its last statements as one text; empty if there are none.
    last: String,
    arguments: SqliteArguments,
    told: oneshot::Sender<Result<(), Error>>,
}

impl Writers {
    /// With the connection to begin with, and how to open another one where it breaks.
    pub(crate) fn new(options: SqliteConnectOptions, connection: SqliteConnection) -> Self {
        let (asks, asked) = mpsc::unbounded_channel();
        tokio::spawn(supervise(options, asked, connection));
        Self(asks)
    }

    /// Waits for a turn.
    pub(crate) async fn turn(&self) -> Result<Turn, Error> {
        let (ask, turn) = oneshot::channel();
        self.0.send(Ask::Turn(ask)).map_err(|_| Error::Closed)?;
        match tokio::time::timeout(PATIENCE, turn).await {
            Ok(Ok(turn)) => turn,
            Ok(Err(_)) => Err(Error::BrokenOff),
            Err(_) => Err(Error::Busy),
        }
    }

    /// Closes the connection after the turns that are asked for already.
    pub(crate) async fn close(&self) {
        let (close, closed) = oneshot::channel();
        if self.0.send(Ask::Close(close)).is_ok() {
            let _ended = closed.await; // an error: it was closed before
        }
    }
}

impl Turn {
    /// What goes before the first statement, in the same text.
    pub(crate) fn before(&self) -> &'static str {
        self.before
    }

    /// What statements run on.
    pub(crate) fn connection(&mut self) -> &mut SqliteConnection {
        self.use_made = Use::Statements;
        self.connection
            .as_mut()
            .expect("only the end of the turn takes it away")
    }

    /// Ends the turn with the statements that are left to run, and waits until what it wrote is
    /// committed. [`Error::Duplicate`] if something unique is taken.
    pub(crate) async fn keep(
        mut self,
        last: String,
        arguments: SqliteArguments,
    ) -> Result<(), Error> {
        if self.use_made == Use::Nothing && last == self.before {
            return Ok(()); // it neither asked nor wrote
        }
        let (told, committed) = oneshot::channel();
        self.end(How::Kept(Kept {
            last,
            arguments,
            told,
        }));
        committed.await.unwrap_or(Err(Error::BrokenOff))
    }

    fn end(&mut self, how: How) {
        if let (Some(connection), Some(ended)) = (self.connection.take(), self.ended.take()) {
            // Nobody takes it back where the task is gone, and the connection closes here.
            let _gone = ended.send(Ended { connection, how });
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.end(match self.use_made {
            Use::Nothing => How::Unused,
            Use::Statements => How::Dropped,
        });
    }
}

/// Who asks, in the order of the queue.
type Asked = mpsc::UnboundedReceiver<Ask>;

/// Keeps a task at work until the store is closed.
async fn supervise(options: SqliteConnectOptions, asked: Asked, connection: SqliteConnection) {
    let asked = Arc::new(Mutex::new(asked));
    let mut connection = Some(connection);
    loop {
        let line = Line {
            options: options.clone(),
            asked: Arc::clone(&asked).lock_owned().await,
            connection: connection.take(),
            closing: None,
        };
        match tokio::spawn(line.serve()).await {
            Err(cause) if cause.is_panic() => {
                tracing::error!(%cause, "the writer of the database broke and is begun again");
            }
            Ok(()) | Err(_) => return, // closed, or the process ends
        }
    }
}

/// The task: who asks, and the connection while nobody has it.
struct Line {
    options: SqliteConnectOptions,
    asked: OwnedMutexGuard<Asked>,
    connection: Option<SqliteConnection>,
    closing: Option<oneshot::Sender<()>>,
}

/// Somebody who waits for a turn.
type AskedTurn = oneshot::Sender<Result<Turn, Error>>;

impl Line {
    async fn serve(mut self) {
        while self.closing.is_none() {
            match self.asked.recv().await {
                Some(Ask::Turn(first)) => {
                    let mut ask = Some(first);
                    while let Some(first) = ask {
                        ask = self.transaction(first).await;
                    }
                }
                Some(Ask::Close(close)) => self.closing = Some(close),
                #[cfg(test)]
                Some(Ask::Break) => panic!("as a test asked"),
                None => break, // nobody is left to ask
            }
        }
        if let Some(connection) = self.connection.take() {
            let _ended = connection.close().await; // one that cannot say good-bye ends all the same
        }
        if let Some(closing) = self.closing.take() {
            let _gone = closing.send(());
        }
    }

    /// One transaction of the database, with a turn for everybody who asks meanwhile. Gives back
    /// whoever asked and found it broken.
    async fn transaction(&mut self, first: AskedTurn) -> Option<AskedTurn> {
        let mut open = match self.open().await {
            Ok(connection) => Open::new(connection),
            Err(error) => {
                let _gone = first.send(Err(error.into()));
                return None;
            }
        };
        let (mut ask, mut turns) = (Some(first), 0);
        let mut outcome = Ok(());
        while let Some(asking) = ask.take_if(|_| outcome.is_ok()) {
            let Some(how) = open.give(asking).await else {
                open.tell(Err(sqlx::Error::WorkerCrashed));
                return None; // the connection went with the turn
            };
            turns += 1;
            ask = self.next(turns);
            outcome = match ask {
                Some(_) => open.end(how).await,
                None => open.end_last(how).await,
            };
        }
        self.connection = open.tell(outcome);
        ask
    }

    async fn open(&mut self) -> Result<SqliteConnection, sqlx::Error> {
        match self.connection.take() {
            Some(connection) => Ok(connection),
            None => self.options.connect().await,
        }
    }

    /// Who has asked meanwhile, as long as the transaction has room.
    fn next(&mut self, turns: usize) -> Option<AskedTurn> {
        if turns >= MOST || self.closing.is_some() {
            return None;
        }
        match self.asked.try_recv() {
            Ok(Ask::Turn(ask)) => Some(ask),
            Ok(Ask::Close(close)) => {
                self.closing = Some(close);
                None
            }
            #[cfg(test)]
            Ok(Ask::Break) => panic!("as a test asked"),
            Err(_) => None, // nobody, or nobody is left
        }
    }
}
