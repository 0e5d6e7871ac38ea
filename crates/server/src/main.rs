//! The central process as one program; everything else is in the library beside it.

use clap::Parser;

fn main() -> anyhow::Result<()> {
    server::cli::Cli::parse().run()
}
