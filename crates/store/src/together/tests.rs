//! What no caller can provoke: a commit that fails, and a transaction that SQLite gives up.

use super::*;
use sqlx::AssertSqlSafe;
use std::str::FromStr as _;

async fn writers(folder: &tempfile::TempDir) -> Writers {
    let address = format!("sqlite:{}/turns.db", folder.path().display());
    let options = SqliteConnectOptions::from_str(&address).expect("an address");
    let options = options.create_if_missing(true).foreign_keys(true);
    let mut connection = options.connect().await.expect("a file");
    let schema = "CREATE TABLE induk (id INTEGER PRIMARY KEY);
        CREATE TABLE anak (induk INTEGER REFERENCES induk (id) DEFERRABLE INITIALLY DEFERRED)";
    let made = sqlx::raw_sql(schema).execute(&mut connection).await;
    made.expect("a schema");
    Writers::new(options, connection)
}

/// Runs the first statement of a turn.
async fn write(turn: &mut Turn, sql: &str) {
    let text = AssertSqlSafe(format!("{}; {sql}", turn.before()));
    let done = sqlx::raw_sql(text).execute(turn.connection()).await;
    done.expect("it runs");
}

/// Ends a turn with a statement that was put off, or with none.
async fn keep(turn: Turn, last: &str) -> Result<(), Error> {
    turn.keep(last.to_owned(), SqliteArguments::default()).await
}

async fn count(writers: &Writers) -> i64 {
    let mut turn = writers.turn().await.expect("a turn");
    write(&mut turn, "SELECT 1").await;
    let sql = "SELECT (SELECT count(*) FROM induk) + (SELECT count(*) FROM anak)";
    let (count,): (i64,) = sqlx::query_as(sql)
        .fetch_one(turn.connection())
        .await
        .expect("a count");
    count
}

/// Two turns in one transaction: the second is asked for while the first is out.
async fn two_turns(writers: &Writers, second: &'static str, keeps: Keeps) -> [bool; 2] {
    let mut first = writers.turn().await.expect("a turn");
    let other = writers.clone();
    let (asked, asking) = oneshot::channel();
    let second = tokio::spawn(async move {
        let turn = other.turn();
        let _told = asked.send(());
        let mut turn = turn.await.expect("a turn");
        write(&mut turn, second).await;
        match keeps {
            Keeps::Both => keep(turn, "").await.is_ok(),
            Keeps::First => false,
        }
    });
    asking.await.expect("it asks");
    tokio::task::yield_now().await;
    write(&mut first, "INSERT INTO induk VALUES (1)").await;
    let kept = keep(first, "").await.is_ok();
    [kept, second.await.expect("no panic")]
}

#[derive(Clone, Copy)]
enum Keeps {
    Both,
    First,
}

#[tokio::test]
async fn where_the_commit_fails_everybody_in_it_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let writers = writers(&folder).await;
    let orphan = "INSERT INTO anak VALUES (99)"; // found out at the commit alone
    assert_eq!(two_turns(&writers, orphan, Keeps::Both).await, [false; 2]);
    assert_eq!(count(&writers).await, 0, "nothing of it is kept");
    let fine = "INSERT INTO anak VALUES (1)";
    assert_eq!(
        two_turns(&writers, fine, Keeps::Both).await,
        [true; 2],
        "and it goes on"
    );
    assert_eq!(count(&writers).await, 2);
}

#[tokio::test]
async fn what_sqlite_gave_up_by_itself_is_acknowledged_to_nobody() {
    let folder = tempfile::tempdir().expect("a folder");
    let writers = writers(&folder).await;
    let gives_up = "ROLLBACK"; // as SQLite does when the disk is full
    assert_eq!(
        two_turns(&writers, gives_up, Keeps::First).await,
        [false; 2]
    );
    assert_eq!(two_turns(&writers, gives_up, Keeps::Both).await, [false; 2]);
    assert_eq!(count(&writers).await, 0);
}

/// Keeps a turn while the next one is asked for already, so that both are in one transaction; gives
/// that next one and what became of the first.
async fn keep_while_asked(
    writers: &Writers,
    mut first: Turn,
    sql: &'static str,
) -> (Turn, tokio::task::JoinHandle<Result<(), Error>>) {
    let other = writers.clone();
    let (asked, asking) = oneshot::channel();
    let next = tokio::spawn(async move {
        let turn = other.turn();
        let _told = asked.send(());
        turn.await.expect("a turn")
    });
    asking.await.expect("it asks");
    tokio::task::yield_now().await;
    write(&mut first, sql).await;
    let kept = tokio::spawn(async move { keep(first, "").await });
    (next.await.expect("no panic"), kept)
}

#[tokio::test]
async fn a_turn_in_which_nothing_was_done_undoes_nobody_elses() {
    let folder = tempfile::tempdir().expect("a folder");
    let writers = writers(&folder).await;
    let first = writers.turn().await.expect("a turn");
    let (unused, kept) = keep_while_asked(&writers, first, "INSERT INTO induk VALUES (1)").await;
    drop(unused);
    assert!(kept.await.expect("no panic").is_ok());
    assert_eq!(count(&writers).await, 1);
}

#[tokio::test]
async fn a_turn_that_is_undone_undoes_nobody_elses() {
    let folder = tempfile::tempdir().expect("a folder");
    let writers = writers(&folder).await;
    let first = writers.turn().await.expect("a turn");
    let (mut next, kept) = keep_while_asked(&writers, first, "INSERT INTO induk VALUES (1)").await;
    write(&mut next, "INSERT INTO induk VALUES (2)").await;
    drop(next);
    assert!(kept.await.expect("no panic").is_ok());
    assert_eq!(count(&writers).await, 1);
}

#[tokio::test]
async fn last_statements_that_fail_are_told_to_their_own_turn_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let writers = writers(&folder).await;
    let first = writers.turn().await.expect("a turn");
    let (mut next, kept) = keep_while_asked(&writers, first, "INSERT INTO induk VALUES (1)").await;
    write(&mut next, "INSERT INTO induk VALUES (2)").await;
    let taken = keep(next, "INSERT INTO induk VALUES (1)").await;
    assert!(matches!(taken, Err(Error::Duplicate)), "{taken:?}");
    assert!(kept.await.expect("no panic").is_ok());
    assert_eq!(count(&writers).await, 1, "the second turn left nothing");
}

#[tokio::test]
async fn a_beginning_that_was_left_undone_undoes_nobody_elses() {
    let folder = tempfile::tempdir().expect("a folder");
    let writers = writers(&folder).await;
    let first = writers.turn().await.expect("a turn");
    let (mut next, kept) = keep_while_asked(&writers, first, "INSERT INTO induk VALUES (1)").await;
    next.connection(); // whoever went away before the journey began
    drop(next);
    let kept = kept.await.expect("no panic");
    assert_eq!(count(&writers).await, i64::from(kept.is_ok()), "{kept:?}");
}

#[tokio::test]
async fn where_the_writer_breaks_everybody_in_it_is_told_at_once_and_another_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let writers = writers(&folder).await;
    let at_once = Duration::from_secs(5); // much less than anybody's patience
    for _ in 0..3 {
        let mut first = writers.turn().await.expect("a turn");
        write(&mut first, "INSERT INTO induk VALUES (1)").await;
        writers.0.send(Ask::Break).expect("somebody serves");
        let other = writers.clone();
        let waiting = tokio::spawn(async move { other.turn().await.map(drop) });
        let kept = tokio::time::timeout(at_once, keep(first, "")).await;
        let kept = kept.expect("told at once");
        assert!(matches!(kept, Err(Error::BrokenOff)), "{kept:?}");
        let waited = tokio::time::timeout(at_once, waiting).await;
        let waited = waited.expect("served at once").expect("no panic");
        waited.expect("by another writer");
        assert_eq!(count(&writers).await, 0, "nothing was kept");
    }
    writers.0.send(Ask::Break).expect("somebody serves");
    let mut turn = writers.turn().await.expect("a turn, also after idling");
    write(&mut turn, "INSERT INTO induk VALUES (1)").await;
    keep(turn, "").await.expect("kept");
    assert_eq!(count(&writers).await, 1);
}
