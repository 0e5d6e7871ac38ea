//! One transaction of the database, in which turns are savepoints.

use super::{AskedTurn, Ended, How, Kept, Turn, Use};
use crate::error::Error;
use sqlx::AssertSqlSafe;
use sqlx::sqlite::SqliteConnection;
use std::sync::Arc;
use tokio::sync::oneshot;

const BEGIN: &str = "BEGIN IMMEDIATE;\nSAVEPOINT turn";
const NEXT: &str = "SAVEPOINT turn";
const KEEP: &str = "RELEASE turn";
const KEEP_LAST: &str = "RELEASE turn;\nCOMMIT";
const UNDO: &str = "ROLLBACK TO turn; RELEASE turn";
const COMMIT: &str = "COMMIT";
const ROLLBACK: &str = "ROLLBACK";

/// Those who kept a turn in the transaction.
type Members = Vec<oneshot::Sender<Result<(), Error>>>;

/// A transaction of the database.
pub(super) struct Open {
    /// There unless a turn has it.
    connection: Option<SqliteConnection>,
    /// What goes before the first statement of the next turn.
    before: &'static str,
    members: Members,
}

impl Open {
    pub(super) fn new(connection: SqliteConnection) -> Self {
        Self {
            connection: Some(connection),
            before: BEGIN,
            members: Members::new(),
        }
    }

    /// Hands out the connection and waits until the turn ends. Whoever went away drops the turn,
    /// which ends it too.
    pub(super) async fn give(&mut self, asking: AskedTurn) -> Option<How> {
        let (ended, end) = oneshot::channel();
        let turn = Turn {
            connection: self.connection.take(),
            ended: Some(ended),
            before: self.before,
            use_made: Use::Nothing,
        };
        drop(asking.send(Ok(turn)));
        let Ended { connection, how } = end.await.ok()?;
        self.connection = Some(connection);
        Some(how)
    }

    /// Ends a turn after which another one comes.
    pub(super) async fn end(&mut self, how: How) -> Result<(), sqlx::Error> {
        self.end_by(how, KEEP).await
    }

    /// Ends a turn, with what has to be run to keep it.
    async fn end_by(&mut self, how: How, to_keep: &str) -> Result<(), sqlx::Error> {
        match how {
            How::Unused => return Ok(()),
            How::Dropped => self.run(UNDO).await?,
            How::Kept(kept) => self.keep(kept, to_keep).await?,
        }
        self.before = NEXT;
        Ok(())
    }

    /// Ends the last turn, and the transaction with it.
    pub(super) async fn end_last(&mut self, how: How) -> Result<(), sqlx::Error> {
        let members = self.members.len();
        self.end_by(how, KEEP_LAST).await?;
        if self.members.len() > members {
            return Ok(()); // committed with the turn
        }
        match (self.before, self.members.is_empty()) {
            (BEGIN, _) => Ok(()), // nobody has begun it
            (_, true) => self.run(ROLLBACK).await,
            (_, false) => self.run(COMMIT).await,
        }
    }

    /// Runs the last statements of a turn and what keeps it. Where only they fail, nobody else
    /// notices.
    async fn keep(&mut self, kept: Kept, to_keep: &str) -> Result<(), sqlx::Error> {
        let mut text = kept.last;
        if !text.is_empty() {
            text.push_str(";\n");
        }
        text.push_str(to_keep);
        let text = AssertSqlSafe(text); // of the texts in this crate
        let run = sqlx::query_with(text, kept.arguments).execute(self.connection()?);
        let Err(error) = run.await else {
            self.members.push(kept.told);
            return Ok(());
        };
        if self.run(UNDO).await.is_err() {
            self.members.push(kept.told);
            return Err(error);
        }
        let _gone = kept.told.send(Err(Error::of_write(error)));
        Ok(())
    }

    async fn run(&mut self, sql: &'static str) -> Result<(), sqlx::Error> {
        sqlx::raw_sql(sql).execute(self.connection()?).await?;
        Ok(())
    }

    fn connection(&mut self) -> Result<&mut SqliteConnection, sqlx::Error> {
        self.connection.as_mut().ok_or(sqlx::Error::WorkerCrashed)
    }

    /// Tells everybody in it what became of it, and gives the connection back. After a failure nobody
    /// knows what that is in the middle of: it is closed.
    pub(super) fn tell(self, outcome: Result<(), sqlx::Error>) -> Option<SqliteConnection> {
        let connection = self.connection.filter(|_| outcome.is_ok());
        let failed = outcome.err().map(Arc::new);
        for member in self.members {
            let told = failed
                .as_ref()
                .map_or(Ok(()), |error| Err(Error::NotKept(Arc::clone(error))));
            let _gone = member.send(told);
        }
        connection
    }
}
