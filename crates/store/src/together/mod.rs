//! Writers of an SQLite database that wait are committed together.
//!
//! SQLite has one writer at a time, and a commit costs a wait for the disk. So one task owns the
//! writing connection and hands it out in turns:
//!
//! 1. The first who asks begins a transaction of the database. Each turn is a savepoint in it.
//! 2. Whoever ends a turn by [`Turn::keep`] waits. Whoever drops it, by an error, a panic or because
//!    the caller went away, is undone to the savepoint, and nobody else notices.
//! 3. When nobody asks for a turn, or [`MOST`] have had one, the transaction is committed, and only
//!    then everybody who kept a turn in it is told.
//! 4. Where that fails, everybody in it is told so, and nothing of it is kept. A statement that
//!    makes SQLite give up the whole transaction (a full disk) leaves no savepoint to release, so it
//!    is noticed at the end of that turn.
//!
//! A turn sees what earlier turns of the same transaction wrote. Whoever answers from that without
//! writing has to keep the turn too, or the answer could be of something that is never committed.
//! Every statement that guides the transaction is run by the task alone: a caller that goes away
//! can leave none of them half done.

#[cfg(test)]
mod tests;

use crate::error::Error;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions as _, Connection as _};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};

/// Most turns of one transaction: the first must not wait for all who ever come.
const MOST: usize = 64;
/// How long somebody waits for a turn before it is an error.
const PATIENCE: Duration = Duration::from_secs(30);

const BEGIN: &str = "BEGIN IMMEDIATE; SAVEPOINT turn";
const NEXT: &str = "RELEASE turn; SAVEPOINT turn";
const UNDO: &str = "ROLLBACK TO turn";
const COMMIT: &str = "RELEASE turn; COMMIT";
const ROLLBACK: &str = "ROLLBACK";

/// Asks for turns. Cheap to clone; the connection is closed with the last of them.
#[derive(Debug, Clone)]
pub(crate) struct Writers(mpsc::UnboundedSender<Ask>);

#[derive(Debug)]
enum Ask {
    Turn(AskedTurn),
    Close(oneshot::Sender<()>),
}

/// The writing connection, for one use case.
#[derive(Debug)]
pub(crate) struct Turn {
    /// There until the turn ends.
    connection: Option<SqliteConnection>,
    ended: Option<oneshot::Sender<Ended>>,
}

/// How a turn ended.
#[derive(Debug)]
struct Ended {
    connection: SqliteConnection,
    /// Whom to tell of the commit; nobody if the turn is to be undone.
    kept: Option<oneshot::Sender<Result<(), Error>>>,
}

impl Writers {
    /// With the connection to begin with, and how to open another one where it breaks.
    pub(crate) fn new(options: SqliteConnectOptions, connection: SqliteConnection) -> Self {
        let (asks, asked) = mpsc::unbounded_channel();
        let line = Line {
            options,
            asked,
            connection: Some(connection),
            closing: None,
        };
        tokio::spawn(line.serve());
        Self(asks)
    }

    /// Waits for a turn.
    pub(crate) async fn turn(&self) -> Result<Turn, Error> {
        let (ask, turn) = oneshot::channel();
        self.0.send(Ask::Turn(ask)).map_err(|_| Error::Closed)?;
        match tokio::time::timeout(PATIENCE, turn).await {
            Ok(Ok(turn)) => turn,
            Ok(Err(_)) => Err(Error::Closed),
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
    /// What statements run on.
    pub(crate) fn connection(&mut self) -> &mut SqliteConnection {
        self.connection
            .as_mut()
            .expect("only the end of the turn takes it away")
    }

    /// Ends the turn and waits until what it wrote is committed.
    pub(crate) async fn keep(mut self) -> Result<(), Error> {
        let (kept, committed) = oneshot::channel();
        self.end(Some(kept));
        committed.await.unwrap_or(Err(Error::Closed))
    }

    fn end(&mut self, kept: Option<oneshot::Sender<Result<(), Error>>>) {
        if let (Some(connection), Some(ended)) = (self.connection.take(), self.ended.take()) {
            // Nobody takes it back where the task is gone, and the connection closes here.
            let _gone = ended.send(Ended { connection, kept });
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.end(None);
    }
}

/// The task: who asks, and the connection while nobody has it.
struct Line {
    options: SqliteConnectOptions,
    asked: mpsc::UnboundedReceiver<Ask>,
    connection: Option<SqliteConnection>,
    closing: Option<oneshot::Sender<()>>,
}

/// Somebody who waits for a turn.
type AskedTurn = oneshot::Sender<Result<Turn, Error>>;

/// Those who kept a turn in the transaction.
type Members = Vec<oneshot::Sender<Result<(), Error>>>;

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
        let mut connection = match self.begin().await {
            Ok(connection) => connection,
            Err(error) => {
                let _gone = first.send(Err(error.into()));
                return None;
            }
        };
        let mut members = Members::new();
        let (mut ask, mut turns) = (Some(first), 0);
        let mut outcome = Ok(());
        while let Some(asking) = ask.take_if(|_| outcome.is_ok()) {
            let Some(ended) = give(connection, asking).await else {
                tell(members, Err(sqlx::Error::WorkerCrashed));
                return None; // the connection went with the turn
            };
            connection = ended.connection;
            turns += 1;
            ask = self.next(turns);
            outcome = match ended.kept {
                Some(member) => {
                    members.push(member);
                    let after = if ask.is_some() { NEXT } else { COMMIT };
                    run(&mut connection, after).await
                }
                None => undo(&mut connection, &members, ask.as_ref()).await,
            };
        }
        // After a failure nobody knows what the connection is in the middle of: it is closed.
        self.connection = outcome.is_ok().then_some(connection);
        tell(members, outcome);
        ask
    }

    async fn begin(&mut self) -> Result<SqliteConnection, sqlx::Error> {
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => self.options.connect().await?,
        };
        run(&mut connection, BEGIN).await?;
        Ok(connection)
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
            Err(_) => None, // nobody, or nobody is left
        }
    }
}

/// Hands out the connection and waits until the turn ends. Whoever went away drops the turn, which
/// ends it too.
async fn give(connection: SqliteConnection, asking: AskedTurn) -> Option<Ended> {
    let (ended, end) = oneshot::channel();
    let turn = Turn {
        connection: Some(connection),
        ended: Some(ended),
    };
    drop(asking.send(Ok(turn)));
    end.await.ok()
}

/// Undoes the last turn, and ends the transaction if it was the last one.
async fn undo(
    connection: &mut SqliteConnection,
    members: &Members,
    next: Option<&AskedTurn>,
) -> Result<(), sqlx::Error> {
    match (next.is_some(), members.is_empty()) {
        (true, _) => run(connection, UNDO).await,
        (false, true) => run(connection, ROLLBACK).await,
        (false, false) => {
            run(connection, UNDO).await?;
            run(connection, COMMIT).await
        }
    }
}

async fn run(connection: &mut SqliteConnection, sql: &'static str) -> Result<(), sqlx::Error> {
    sqlx::raw_sql(sql).execute(connection).await?;
    Ok(())
}

/// Tells everybody in a transaction what became of it.
fn tell(members: Members, outcome: Result<(), sqlx::Error>) {
    let failed = outcome.err().map(Arc::new);
    for member in members {
        let told = failed
            .as_ref()
            .map_or(Ok(()), |error| Err(Error::NotKept(Arc::clone(error))));
        let _gone = member.send(told);
    }
}
