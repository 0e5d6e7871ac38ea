//! `cargo xtask run`: from a bare checkout to the open desktop window, with invented data.
//!
//! Everything it makes is in `data/local`, which git ignores. A second start keeps it and takes
//! seconds. What is printed here is Indonesian: it is read by the people who try SIPENDEKAR.

use crate::children::Children;
use crate::display::{self, Screen};
use crate::node;
use crate::packages;
use crate::say::{say, stage};
use crate::shell::{cargo, must, output, root, target};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// How long the window stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Until {
    /// Until its picture is taken.
    Picture,
    /// Until somebody closes it or presses Ctrl-C.
    Closed,
}

/// Builds, prepares and starts everything.
pub(crate) fn run(until: Until) -> Result<()> {
    prepare()?;
    build()?;
    let local = root().join("data/local");
    private_folder(&local)?;
    stage("Basis data, data acuan dan data contoh");
    let accounts = demo_accounts(&local)?;
    let mut children = Children::new()?;
    stage("Server");
    let url = start_server(&mut children)?;
    say(&format!("Portal warga: {url}"));
    tell_accounts(&accounts)?;
    stage("Jendela petugas");
    show_desktop(&mut children, &local, &url, until)?;
    stage("Berhenti; data tetap di data/local");
    Ok(())
}

fn prepare() -> Result<()> {
    if cfg!(target_os = "linux") {
        stage("Paket Debian");
        if display::is_missing() {
            packages::install(&[packages::BUILD, packages::SCREEN])?;
        } else {
            packages::install(&[packages::BUILD])?;
        }
    }
    stage("Halaman petugas");
    node::check()?;
    node::install()?;
    node::build()
}

fn build() -> Result<()> {
    stage("Server dan aplikasi (pertama kali beberapa menit)");
    let mut build = cargo(&["build", "--package", "sipendekar-server"]);
    build.args(["--package", "sipendekar-desktop"]);
    must(build.args(["--features", "sipendekar-desktop/custom-protocol"]))
}

fn private_folder(folder: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(folder)
        .with_context(|| folder.display().to_string())
}

/// A built program.
fn binary(name: &str) -> PathBuf {
    target()
        .join("debug")
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// The server's binary, on the data in `data/local`.
fn server(arguments: &[&str]) -> Command {
    let mut server = Command::new(binary("sipendekar-server"));
    server
        .args(arguments)
        .current_dir(root())
        .env("SIPENDEKAR_REFERENCE", "data");
    server
}

/// The demonstration accounts, made with the sample aduan at the first start. Their passwords are
/// printed then, once, and kept nowhere; none are given at a later start.
fn demo_accounts(local: &Path) -> Result<Vec<Value>> {
    let unfinished = local.join("data-contoh-belum-selesai");
    if unfinished.exists() {
        clear(local)?;
    }
    if local.join("sipendekar.db").exists() {
        return Ok(Vec::new());
    }
    fs::write(&unfinished, "")?;
    must(&mut server(&["load-reference", "data"]))?;
    say("Mengisi aduan contoh (sekali saja, sekitar satu menit)");
    let printed = output(&mut server(&["demo", "--data", "data"]))?;
    fs::remove_file(&unfinished)?;
    let accounts = printed.lines().map(serde_json::from_str);
    accounts
        .collect::<Result<_, _>>()
        .context("akun contoh tidak terbaca")
}

/// Removes sample data that a start before this one did not finish.
fn clear(local: &Path) -> Result<()> {
    say("Data contoh yang belum selesai dibuat ulang");
    for name in ["sipendekar.db", "sipendekar.db-wal", "sipendekar.db-shm"] {
        let file = local.join(name);
        if file.exists() {
            fs::remove_file(file)?;
        }
    }
    let photos = local.join("lampiran");
    if photos.exists() {
        fs::remove_dir_all(photos)?;
    }
    Ok(())
}

fn tell_accounts(accounts: &[Value]) -> Result<()> {
    if accounts.is_empty() {
        say("Akun contoh sudah dicetak pada start pertama; sandinya tidak disimpan.");
        say("Lupa? Hapus folder data/local, lalu jalankan lagi untuk data contoh yang baru.");
        return Ok(());
    }
    say("\nAkun contoh (semua datanya karangan; dicetak sekali ini saja):");
    say(&format!("  {:<18}{:<20}sandi", "peran", "nama pengguna"));
    for account in accounts {
        let text = |name: &str| {
            account[name]
                .as_str()
                .with_context(|| format!("akun tanpa {name}"))
        };
        say(&format!(
            "  {:<18}{:<20}{}",
            text("peran")?,
            text("pengguna")?,
            text("sandi")?
        ));
    }
    say("Warga masuk di portal dengan NIK, petugas di jendela dengan nama pengguna.");
    Ok(())
}

/// Starts the server on port 8080 or the next free one; gives its address once it answers.
fn start_server(children: &mut Children) -> Result<String> {
    let free = |port: &u16| TcpListener::bind(("127.0.0.1", *port)).is_ok();
    let port = (8080..8180)
        .find(free)
        .context("tidak ada port bebas antara 8080 dan 8179")?;
    let mut serve = server(&["serve"]);
    serve.env("SIPENDEKAR_LISTEN", format!("127.0.0.1:{port}"));
    let log = fs::File::create(root().join("data/local/server.log"))?;
    let child = children.start(
        serve
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log),
    )?;
    ready(child)
}

/// Reads what the server prints until it is ready.
fn ready(child: &mut Child) -> Result<String> {
    let mut lines = BufReader::new(child.stdout.take().context("its output")?).lines();
    for line in lines.by_ref() {
        let line = line?;
        if let Some(url) = line.strip_prefix("SIPENDEKAR siap di ") {
            let url = url.trim().to_owned();
            // Whatever else it prints must not fill the pipe.
            std::thread::spawn(move || lines.for_each(drop));
            return Ok(url);
        }
    }
    bail!("server berhenti; lihat data/local/server.log")
}

fn show_desktop(children: &mut Children, local: &Path, url: &str, until: Until) -> Result<()> {
    let program = binary("sipendekar-desktop");
    if until == Until::Closed && !display::is_missing() {
        let mut desktop = Command::new(program);
        children.start(with_policies(&mut desktop, url))?;
        say("Jendela terbuka. Tutup jendela atau tekan Ctrl-C untuk berhenti.");
        return children.wait();
    }
    say("Tidak ada layar di sini: jendela dibuka di layar maya.");
    let screen = Screen::start(children, &local.join("layar"))?;
    let mut desktop = screen.command(&program)?;
    let log = fs::File::create(local.join("desktop.log"))?;
    desktop
        .env("SIPENDEKAR_SERVER", url)
        .stdout(log.try_clone()?)
        .stderr(log);
    children.start(&mut desktop)?;
    screen.picture(children)?;
    if until == Until::Picture {
        return Ok(());
    }
    say("Tekan Ctrl-C untuk berhenti.");
    children.wait()
}

/// The demonstration is shown at any hour, so its notifications don't wait for working hours.
fn with_policies<'a>(desktop: &'a mut Command, url: &str) -> &'a mut Command {
    desktop
        .env("SIPENDEKAR_SERVER", url)
        .env("SIPENDEKAR_QUIET_HOURS", "off")
}
