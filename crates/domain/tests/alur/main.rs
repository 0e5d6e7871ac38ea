//! What may become of an aduan: laws that no sequence of commands breaks, stories, verdicts, and who is told.

#![expect(
    clippy::too_many_lines,
    reason = "tables and stories are read in one go"
)]

mod dunia;
mod laws;
mod penilaian;
mod story;
mod told;
