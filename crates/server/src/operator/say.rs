//! What commands say: answers on stdout, notes beside them on stderr.

use anyhow::Result;
use serde::Serialize;

/// Says what a command has to say.
#[expect(clippy::print_stdout, reason = "the answer of a command")]
pub fn say(text: &str) {
    println!("{text}");
}

/// Says something beside the answer.
#[expect(clippy::print_stderr, reason = "a note beside the answer of a command")]
pub fn note(text: &str) {
    eprintln!("{text}");
}

/// An account as it is handed over: once, on stdout, nowhere else.
#[derive(Serialize)]
pub struct Handover {
    /// Code of the role.
    pub peran: &'static str,
    /// User name; a citizen's is the NIK.
    pub pengguna: String,
    /// Password.
    pub sandi: String,
}

impl Handover {
    /// Says it as one line of JSON, so that scripts can read it.
    pub fn say(&self) -> Result<()> {
        say(&serde_json::to_string(self)?);
        Ok(())
    }
}
