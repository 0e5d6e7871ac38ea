//! The program as a service of Linux: its one line, its TLS, its end by a signal, and what it does
//! not log.

use crate::process::{program, tool};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command};
use std::sync::Arc;
use tempfile::TempDir;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

/// The program while it serves.
pub(crate) struct Running {
    pub(crate) child: Child,
    stdout: BufReader<ChildStdout>,
    url: String,
    pub(crate) folder: TempDir,
}

impl Running {
    pub(crate) fn start(prepare: impl FnOnce(&mut Command, &Path)) -> Self {
        let folder = tempfile::tempdir().expect("folder");
        assert!(tool(folder.path(), &["migrate"]).0);
        let mut command = program(folder.path());
        prepare(&mut command, folder.path());
        let mut child = command.arg("serve").spawn().expect("started");
        let mut stdout = BufReader::new(child.stdout.take().expect("stdout"));
        let mut line = String::new();
        stdout.read_line(&mut line).expect("a line");
        let url = line
            .trim()
            .strip_prefix("SIPENDEKAR siap di ")
            .expect("the line")
            .to_owned();
        Self {
            child,
            stdout,
            url,
            folder,
        }
    }

    pub(crate) fn address(&self) -> &str {
        self.url.split_once("://").expect("a scheme").1
    }

    /// Asks it to end; gives what else it wrote to stdout, and its log.
    pub(crate) fn stop(mut self) -> (String, String) {
        let pid = self.child.id().to_string();
        Command::new("kill")
            .args(["-TERM", &pid])
            .status()
            .expect("kill");
        let mut rest = String::new();
        self.stdout.read_to_string(&mut rest).expect("stdout");
        assert!(self.child.wait().expect("ended").success());
        (
            rest,
            std::fs::read_to_string(self.folder.path().join("log")).expect("log"),
        )
    }
}

fn ask(stream: &mut (impl std::io::Read + std::io::Write), request: &str) -> String {
    let request = format!("{request}\r\nhost: sipendekar\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("sent");
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer); // the end of a TLS stream may come unannounced
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn one_line_says_where_it_is_and_sigterm_ends_it_in_order() {
    let server = Running::start(|_, _| {});
    assert!(
        server.url.starts_with("http://127.0.0.1:"),
        "{}",
        server.url
    );
    assert!(!server.url.ends_with(":0"), "the real port");
    let mut stream = TcpStream::connect(server.address()).expect("connected");
    let answer = ask(&mut stream, "GET /sehat HTTP/1.1");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.ends_with("ok"), "{answer}");
    let (rest, log) = server.stop();
    assert_eq!(rest, "", "one line on stdout, no more");
    for line in log.lines() {
        assert!(
            serde_json::from_str::<serde_json::Value>(line).is_ok(),
            "not JSON: {line}"
        );
    }
}

#[test]
fn a_database_that_is_moved_while_it_serves_ends_the_server_and_is_rescued() {
    let mut server = Running::start(|_, _| {});
    let database = server.folder.path().join("a.db");
    std::fs::remove_file(&database).expect("somebody removes it");
    assert!(!server.child.wait().expect("it ends").success());
    let log = std::fs::read_to_string(server.folder.path().join("log")).expect("log");
    assert!(log.contains("moved or removed"), "{log}");
    assert!(!database.exists(), "no empty one in its place");
    let names = std::fs::read_dir(server.folder.path()).expect("folder");
    let rescued: Vec<_> = names
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.to_string_lossy().contains("diselamatkan"))
        .collect();
    let [rescued] = rescued.as_slice() else {
        panic!("one copy: {rescued:?}");
    };
    let rights = std::fs::metadata(rescued).expect("it is there");
    let mode = std::os::unix::fs::MetadataExt::mode(&rights) & 0o777;
    assert_eq!(mode, 0o600, "for nobody else: {mode:o}");
    std::fs::rename(rescued, &database).expect("put back");
    let (whole, _, told) = tool(server.folder.path(), &["verify-riwayat"]);
    assert!(whole, "{told}");
}

/// Modes of files keep nobody from writing who is root: then somebody else runs the program.
fn as_somebody(command: &mut Command, folder: &Path) {
    use std::os::unix::process::CommandExt as _;
    const NOBODY: u32 = 65_534;
    let program = folder.join("program");
    let ours = tempfile::tempdir().expect("a folder");
    let owner = std::fs::metadata(ours.path()).expect("a folder");
    if std::os::unix::fs::MetadataExt::uid(&owner) == 0 {
        std::fs::copy(env!("CARGO_BIN_EXE_sipendekar-server"), &program).expect("a copy");
        *command = variables_of(command, &program);
        command.uid(NOBODY).gid(NOBODY);
        for entry in std::fs::read_dir(folder).expect("the folder") {
            let path = entry.expect("an entry").path();
            std::os::unix::fs::chown(path, Some(NOBODY), None).expect("given away");
        }
        std::os::unix::fs::chown(folder, Some(NOBODY), None).expect("given away");
    }
}

/// The same command with another program.
fn variables_of(command: &Command, program: &Path) -> Command {
    let mut other = Command::new(program);
    let set = command.get_envs();
    other.envs(set.filter_map(|(name, value)| Some((name, value?))));
    other
}

fn may_be_written(folder: &Path, writable: Mode) {
    use std::os::unix::fs::PermissionsExt as _;
    let (file, place) = match writable {
        Mode::Writable => (0o600, 0o700),
        Mode::ReadOnly => (0o400, 0o500),
    };
    let set = |path: &Path, mode| {
        let mode = std::fs::Permissions::from_mode(mode);
        std::fs::set_permissions(path, mode).expect("a mode");
    };
    for name in ["a.db", "a.db-wal", "a.db-shm"] {
        let path = folder.join(name);
        if path.exists() {
            set(&path, file);
        }
    }
    set(folder, place);
}

#[derive(Clone, Copy)]
enum Mode {
    Writable,
    ReadOnly,
}

#[test]
fn a_server_that_can_write_nothing_says_so_and_does_not_start() {
    let folder = tempfile::tempdir().expect("folder");
    assert!(tool(folder.path(), &["load-reference"]).0);
    let serve = || {
        let mut command = program(folder.path());
        as_somebody(&mut command, folder.path());
        command.stdout(std::process::Stdio::piped());
        command.stderr(std::process::Stdio::piped()).arg("serve");
        command
    };
    // After an orderly end, and with a log of the database that a crash has left.
    for crashed in [false, true] {
        let mut command = serve();
        if crashed {
            let mut child = command.spawn().expect("started");
            let mut line = String::new();
            let stdout = child.stdout.take().expect("stdout");
            BufReader::new(stdout).read_line(&mut line).expect("a line");
            assert!(line.contains("siap"), "{line}");
            child.kill().expect("killed");
            child.wait().expect("ended");
            assert!(folder.path().join("a.db-wal").exists());
            command = serve();
        }
        may_be_written(folder.path(), Mode::ReadOnly);
        let output = command.output().expect("ran");
        may_be_written(folder.path(), Mode::Writable);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success(), "{told}");
        assert!(told.contains("Gagal: Basis data tidak dapat di"), "{told}");
    }
    let mut child = serve().spawn().expect("started again");
    let mut line = String::new();
    let stdout = child.stdout.take().expect("stdout");
    BufReader::new(stdout).read_line(&mut line).expect("a line");
    child.kill().expect("killed");
    child.wait().expect("ended");
    assert!(line.contains("siap"), "when it can be written: {line}");
}

#[test]
fn the_log_holds_no_token_no_query_no_id_and_no_body() {
    let server = Running::start(|command, _| {
        command.env("SIPENDEKAR_LOG", "debug");
    });
    let requests = [
        "GET /v1/sync?cursor=KENARI-A HTTP/1.1\r\nauthorization: Bearer KENARI-B",
        "GET /v1/aduan/KENARI-C HTTP/1.1\r\ncookie: sipendekar=KENARI-D",
        "GET /aduan/KENARI-E?q=KENARI-F HTTP/1.1\r\nuser-agent: KENARI-G",
    ];
    for request in requests {
        ask(
            &mut TcpStream::connect(server.address()).expect("connected"),
            request,
        );
    }
    let body = r#"{"pengguna":"KENARI-H","sandi":"KENARI-I","perangkat":"KENARI-J"}"#;
    let head = "POST /v1/session HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json";
    let mut stream = TcpStream::connect(server.address()).expect("connected");
    write!(
        stream,
        "{head}\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("answered");
    assert!(answer.contains("sandi_salah"), "{answer}");
    let (_, log) = server.stop();
    assert!(
        log.contains("/v1/sync"),
        "requests are logged by their template"
    );
    let told: Vec<&str> = log.lines().filter(|line| line.contains("KENARI")).collect();
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn a_certificate_makes_it_speak_tls() {
    let certified = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("made");
    let server = Running::start(|command, folder| {
        std::fs::write(folder.join("cert.pem"), certified.cert.pem()).expect("written");
        std::fs::write(
            folder.join("key.pem"),
            certified.signing_key.serialize_pem(),
        )
        .expect("written");
        command
            .env("SIPENDEKAR_TLS_CERT", folder.join("cert.pem"))
            .env("SIPENDEKAR_TLS_KEY", folder.join("key.pem"));
    });
    assert!(server.url.starts_with("https://"), "{}", server.url);
    let mut roots = RootCertStore::empty();
    roots
        .add(CertificateDer::from(certified.cert.der().to_vec()))
        .expect("a root");
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::try_from("localhost").expect("a name");
    let tls = ClientConnection::new(Arc::new(config), name).expect("a client");
    let tcp = TcpStream::connect(server.address()).expect("connected");
    let answer = ask(&mut StreamOwned::new(tls, tcp), "GET /sehat HTTP/1.1");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.contains("strict-transport-security"), "{answer}");
    server.stop();
}
