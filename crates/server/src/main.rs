//! The central process.
fn main() {}
