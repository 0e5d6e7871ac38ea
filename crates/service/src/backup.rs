//! A copy of the database, before it is changed or for the operator's archive.

use crate::error::Error;
use std::path::Path;

/// Writes the SQLite database of an address into an empty or missing file, as it is at one moment
/// and without migrating it; the server may run meanwhile.
pub async fn copy(database: &str, to: &Path) -> Result<(), Error> {
    Ok(store::backup::copy(database, to).await?)
}
