//! The unit that the package installs.

use std::collections::BTreeMap;

/// Its settings by name; of one that stands twice, the last.
fn settings() -> BTreeMap<String, String> {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../packaging/server/sipendekar-server.service"
    );
    let text = std::fs::read_to_string(file).expect("the unit");
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once('='))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

#[test]
fn the_unit_keeps_the_program_within_bounds_and_starts_it_again() {
    let unit = settings();
    for (name, value) in [
        ("MemoryMax", "2G"),
        ("TasksMax", "1024"),
        ("LimitCORE", "0"),
        ("OOMPolicy", "stop"),
        ("Restart", "on-failure"),
    ] {
        assert_eq!(unit.get(name).map(String::as_str), Some(value), "{name}");
    }
}
