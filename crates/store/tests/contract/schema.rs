//! Both engines have the same tables and columns.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use testkit::Place;

async fn columns(place: &Place) -> Vec<(String, String)> {
    let store = place.store().await;
    let mut tx = store.read().await.expect("tx");
    let columns = tx.columns().await.expect("columns");
    drop(tx);
    store.close().await;
    columns
}

#[tokio::test]
async fn both_engines_have_the_same_columns() {
    let sqlite = columns(&Place::sqlite()).await;
    assert!(sqlite.contains(&("riwayat".to_owned(), "hash".to_owned())));
    let induk = ("aduan".to_owned(), "induk".to_owned());
    assert!(sqlite.contains(&induk), "followers are found by an index");
    assert!(sqlite.len() > 80, "{sqlite:?}");
    let Some(place) = Place::postgres().await else {
        return; // nobody offered a server
    };
    assert_eq!(sqlite, columns(&place).await);
}

fn migrations(engine: &str) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("migrations")
        .join(engine);
    fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .collect()
}

#[test]
fn both_engines_have_the_same_migrations() {
    assert!(!migrations("sqlite").is_empty());
    assert_eq!(migrations("sqlite"), migrations("postgres"));
}

/// The names of a migration in the order of the text, without types: what must not differ even
/// where no PostgreSQL is at hand. How rows are moved is each engine's own affair.
fn names(engine: &str) -> Vec<String> {
    let mut names = Vec::new();
    for file in migrations(engine) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("migrations")
            .join(engine)
            .join(file);
        let text = fs::read_to_string(path).expect("a migration");
        let mut moves = false;
        let words = text.lines().filter(|line| {
            let begins = line.starts_with("INSERT") || line.starts_with("UPDATE");
            let skipped = moves || begins || line.starts_with("--");
            moves = (moves || begins) && !line.ends_with(';');
            !skipped
        });
        names.extend(words.filter_map(|line| {
            let mut words = line.split_whitespace();
            let first = words.next()?;
            Some(match first {
                "CREATE" | "ALTER" => line.replace("BIGINT", "INTEGER"),
                name => name.to_owned(),
            })
        }));
    }
    names
        .into_iter()
        .map(|name| name.trim_end_matches(';').to_owned())
        .collect()
}

#[test]
fn both_migrations_name_the_same_things() {
    assert_eq!(names("sqlite"), names("postgres"));
}
