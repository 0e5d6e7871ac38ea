//! What is to be measured.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

/// Measures SIPENDEKAR; `cargo xtask bench` builds what it needs and calls it.
#[derive(Parser)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) task: Task,
}

#[derive(Subcommand)]
pub(crate) enum Task {
    /// Seeds databases, starts servers, measures, prints one table.
    Measure(Asked),
    /// Serves the bare handlers; `measure` starts it.
    Bare(Bare),
}

/// What was asked for.
#[derive(Args)]
pub(crate) struct Asked {
    /// How many aduan, for example `1k,10k,100k`.
    #[arg(long, value_delimiter = ',', default_value = "1k,10k,100k")]
    pub(crate) size: Vec<Size>,
    /// What to measure; everything without.
    #[arg(long, value_delimiter = ',')]
    pub(crate) scope: Vec<Scope>,
    /// The server's binary.
    #[arg(long)]
    pub(crate) server: PathBuf,
    /// The product's data folder.
    #[arg(long)]
    pub(crate) data: PathBuf,
    /// Where seeded databases are kept.
    #[arg(long)]
    pub(crate) folder: PathBuf,
    /// A PostgreSQL server to measure on, `postgres://…`; SQLite without.
    #[arg(long)]
    pub(crate) postgres: Option<String>,
    /// Rounds of each side.
    #[arg(long, default_value_t = 5)]
    pub(crate) rounds: usize,
    /// Milliseconds of each round.
    #[arg(long, default_value_t = 800)]
    pub(crate) round: u64,
    /// Keeps the databases that were written to, and says where.
    #[arg(long)]
    pub(crate) keep: bool,
}

impl Asked {
    /// Whether that is to be measured.
    pub(crate) fn wants(&self, scope: Scope) -> bool {
        self.scope.is_empty() || self.scope.contains(&scope)
    }
}

/// What the process of the bare handlers needs to know.
#[derive(Args)]
pub(crate) struct Bare {
    /// `sqlite:path` or `postgres://…`.
    #[arg(long)]
    pub(crate) database: String,
}

/// One part of what can be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Scope {
    Sync,
    Aduan,
    List,
    Filing,
    Commands,
    SignIn,
    Streams,
    Memory,
}

/// How many aduan a database holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Size(pub(crate) usize);

impl FromStr for Size {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let lower = text.trim().to_lowercase();
        let (digits, times) = match lower.strip_suffix(['k', 'm']) {
            Some(digits) if lower.ends_with('m') => (digits, 1_000_000),
            Some(digits) => (digits, 1_000),
            None => (lower.as_str(), 1),
        };
        let number: usize = digits
            .parse()
            .map_err(|_| format!("{text} is not a size like 10k"))?;
        match number.saturating_mul(times) {
            0..100 => Err(format!("{text} is too small to measure on")),
            size => Ok(Self(size)),
        }
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            n if n.is_multiple_of(1_000_000) => write!(f, "{}m", n / 1_000_000),
            n if n.is_multiple_of(1_000) => write!(f, "{}k", n / 1_000),
            n => write!(f, "{n}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_and_told_alike() {
        for text in ["1k", "10k", "100k", "1m", "250"] {
            let size: Size = text.parse().expect("a size");
            assert_eq!(size.to_string(), text);
        }
        assert_eq!("2M".parse(), Ok(Size(2_000_000)));
        for text in ["", "k", "ten", "7", "-1k"] {
            assert!(text.parse::<Size>().is_err(), "{text}");
        }
    }
}
