//! Measures the real server: each figure beside the least that the same work can cost.
//!
//! Reads stand beside a bare handler on the same listener that asks the same rows in one statement
//! ([`bare`]); writes beside raw commits of the same rows ([`raw`]). Both sides are measured in one
//! run, in turns, because the machine is never the same twice: a ratio holds, a rate drifts.
//!
//! The only SQL outside `store` is here, derived from the schema where that is possible.

mod accounts;
mod arguments;
mod bare;
mod cast;
mod http;
mod load;
mod measure;
mod multiply;
mod numbers;
mod process;
mod raw;
mod record;
mod schema;
mod seed;
mod sql;
mod story;
mod table;
mod tell;

use anyhow::Result;
use arguments::{Arguments, Task};
use clap::Parser as _;

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    process::allow_many_files();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    match arguments.task {
        Task::Measure(asked) => measure::run(&asked, &runtime),
        Task::Bare(asked) => runtime.block_on(bare::serve(asked)),
    }
}
