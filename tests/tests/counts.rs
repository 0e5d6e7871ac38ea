//! The project in numbers. `cargo xtask count` runs this; the rules stand in
//! `tests/src/sources/count.rs`.

use anyhow::Result;
use journeys::place::say;
use journeys::sources::count;

#[test]
#[ignore = "prints numbers and asserts nothing: `cargo xtask count`"]
fn the_project_in_numbers() -> Result<()> {
    say(&count::table()?);
    Ok(())
}
