//! Waiting for something to become true, never longer than it may take.

use anyhow::{Context, Result, bail};
use std::time::{Duration, Instant};

/// Time for something that a person would call immediate.
pub const SOON: Duration = Duration::from_secs(15);
/// Time for a program to start on a busy machine.
pub const START: Duration = Duration::from_mins(1);

const PAUSE: Duration = Duration::from_millis(40);

/// Probes until there is an answer. A probe may fail meanwhile; its last failure is told when
/// time runs out.
pub async fn until<T>(
    what: &str,
    limit: Duration,
    mut probe: impl AsyncFnMut() -> Result<Option<T>>,
) -> Result<T> {
    let end = Instant::now() + limit;
    loop {
        let outcome = tokio::time::timeout(limit, probe()).await;
        let last = match outcome {
            Ok(Ok(Some(answer))) => return Ok(answer),
            Ok(Ok(None)) => None,
            Ok(Err(error)) => Some(error),
            Err(_) => bail!("{what}: no answer within {limit:?}"),
        };
        if Instant::now() >= end {
            return match last {
                Some(error) => Err(error).with_context(|| format!("{what}: not within {limit:?}")),
                None => bail!("{what}: not within {limit:?}"),
            };
        }
        tokio::time::sleep(PAUSE).await;
    }
}
