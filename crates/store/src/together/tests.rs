//! What no caller can provoke: a commit that fails, and a transaction that SQLite gives up.

use super::*;
use std::str::FromStr as _;

async fn writers(folder: &tempfile::TempDir) -> Writers {
    let address = format!("sqlite:{}/turns.db", folder.path().display());
    let options = SqliteConnectOptions::from_str(&address).expect("an address");
    let options = options.create_if_missing(true).foreign_keys(true);
    let mut connection = options.connect().await.expect("a file");
    let schema = "CREATE TABLE induk (id INTEGER PRIMARY KEY);
        CREATE TABLE anak (induk INTEGER REFERENCES induk (id) DEFERRABLE INITIALLY DEFERRED)";
    run(&mut connection, schema).await.expect("a schema");
    Writers::new(options, connection)
}

async fn write(turn: &mut Turn, sql: &'static str) {
    run(turn.connection(), sql).await.expect("it runs");
}

async fn count(writers: &Writers) -> i64 {
    let mut turn = writers.turn().await.expect("a turn");
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
            Keeps::Both => turn.keep().await.is_ok(),
            Keeps::First => false,
        }
    });
    asking.await.expect("it asks");
    tokio::task::yield_now().await;
    write(&mut first, "INSERT INTO induk VALUES (1)").await;
    let kept = first.keep().await.is_ok();
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
