//! The one place that writes to the terminal.

/// A line of the result.
#[expect(clippy::print_stdout, reason = "the result of the program")]
pub(crate) fn say(text: &str) {
    println!("{text}");
}

/// What is going on meanwhile.
#[expect(clippy::print_stderr, reason = "progress, beside the result")]
pub(crate) fn note(text: &str) {
    eprintln!("{text}");
}
