//! Compiles configuration, icons and capabilities into the program.

use std::path::Path;
use std::{fs, io};

/// Where the page is built to (`npm run build`).
const PAGE: &str = "ui/dist";
/// What stands there before the page was ever built.
const PLACEHOLDER: &str = "<!doctype html>\n<html lang=\"id\">\n<meta charset=\"utf-8\">\n\
    <title>SIPENDEKAR</title>\n<p>Halaman belum dibangun. Jalankan: npm run build</p>\n</html>\n";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src-tauri/capabilities");
    println!("cargo::rerun-if-changed={PAGE}");
    placeholder()?;
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/**/*")
        .app_manifest(tauri_build::AppManifest::new().commands(&["rpc"]));
    tauri_build::try_build(attributes).map_err(io::Error::other)
}

/// The program embeds the page, so Rust would not compile on a fresh checkout before Node ran.
/// Checks and lints need no page: a placeholder stands in until it is built.
fn placeholder() -> io::Result<()> {
    let page = Path::new(PAGE).join("index.html");
    if page.exists() {
        return Ok(());
    }
    fs::create_dir_all(PAGE)?;
    fs::write(page, PLACEHOLDER)
}
