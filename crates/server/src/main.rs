//! The central process as one program; everything else is in the library beside it.

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    server::operator::cli::Cli::parse().run()
}
