//! Folders of the officer, by the XDG rules.

use crate::error::Fault;
use std::env;
use std::path::PathBuf;

/// One of the folders that the XDG rules name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Folder {
    /// What can be made again.
    Cache,
    /// Menu entries and icons.
    Data,
    /// Which program opens what.
    Config,
}

impl Folder {
    /// Where it is for whoever started this.
    pub fn of_officer(self) -> Result<PathBuf, Fault> {
        let (variable, below_home) = match self {
            Self::Cache => ("XDG_CACHE_HOME", ".cache"),
            Self::Data => ("XDG_DATA_HOME", ".local/share"),
            Self::Config => ("XDG_CONFIG_HOME", ".config"),
        };
        let home = || Some(absolute("HOME")?.join(below_home));
        absolute(variable)
            .or_else(home)
            .ok_or(Fault::Homeless(variable))
    }
}

/// The rules say that relative paths don't count.
fn absolute(variable: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env::var_os(variable)?);
    path.is_absolute().then_some(path)
}
