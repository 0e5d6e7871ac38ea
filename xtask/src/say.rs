//! The one place where the task runner writes to the terminal.

/// A line for the person at the terminal.
#[expect(clippy::print_stdout, reason = "a task runner speaks to its terminal")]
pub(crate) fn say(text: &str) {
    println!("{text}");
}

/// A heading before something that takes time.
pub(crate) fn stage(text: &str) {
    say(&format!("\n▸ {text}"));
}
