//! A server of this checkout on this machine, for packages of the desktop to talk to.

use super::release;
use crate::shell::{must, root};
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// A running server with reference data, and nothing else in its database; gone with this value.
pub(super) struct LocalServer {
    child: Child,
    url: String,
    _folder: TempDir,
}

impl LocalServer {
    /// Starts the released server on a free port of loopback.
    pub(super) fn start() -> Result<Self> {
        let program = release::server()?;
        let folder = tempfile::tempdir()?;
        let command = |arguments: &[&str]| {
            let mut command = Command::new(&program);
            command.args(arguments).current_dir(folder.path());
            command.env("SIPENDEKAR_REFERENCE", root().join("data"));
            command
                .env("SIPENDEKAR_LISTEN", "127.0.0.1:0")
                .stderr(Stdio::null());
            command
        };
        let data = root().join("data");
        must(command(&["load-reference"]).arg(data))?;
        let mut child = command(&["serve"]).stdout(Stdio::piped()).spawn()?;
        let out = child.stdout.take().context("its output")?;
        let mut line = String::new();
        BufReader::new(out).read_line(&mut line)?;
        let Some(url) = line.strip_prefix("SIPENDEKAR siap di ") else {
            let _gone = child.kill();
            bail!("the server said {line:?}");
        };
        let url = url.trim().to_owned();
        Ok(Self {
            child,
            url,
            _folder: folder,
        })
    }

    /// Where it listens.
    pub(super) fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for LocalServer {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _gone = self.child.wait();
    }
}
