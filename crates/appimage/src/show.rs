//! Telling people: on the terminal, and in a window where there is no terminal.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::process::{Command, Stdio};

/// A line for whoever looks at the terminal.
pub(crate) fn line(text: &str) {
    let _ = writeln!(io::stderr(), "{text}"); // nobody looks
}

/// An answer that programs may read.
pub(crate) fn answer(text: &str) {
    let _ = writeln!(io::stdout(), "{text}"); // nobody reads
}

/// A reason not to start. Whoever clicked on an icon sees no terminal: they get a window from the
/// first program of the desktop that can show one.
pub(crate) fn fault(text: &str) {
    line(&format!("SIPENDEKAR: {text}"));
    let screen = ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()));
    if io::stderr().is_terminal() || !screen {
        return;
    }
    let shown = |program: &str, arguments: &[&str]| {
        let mut command = Command::new(program);
        command.args(arguments).arg(text);
        command.stdin(Stdio::null()).stdout(Stdio::null());
        command.stderr(Stdio::null()).status().is_ok()
    };
    let _ = shown("zenity", &["--error", "--title=SIPENDEKAR", "--text"])
        || shown("kdialog", &["--title", "SIPENDEKAR", "--error"])
        || shown("notify-send", &["SIPENDEKAR"]); // else the terminal has it
}
