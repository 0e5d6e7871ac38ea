//! The program itself: its one line, its TLS, its end, and what it does not log.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Arc;
use tempfile::TempDir;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

struct Running {
    child: Child,
    stdout: BufReader<ChildStdout>,
    url: String,
    folder: TempDir,
}

/// The program on a database of its own in a folder, with its log beside it.
pub(crate) fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sipendekar-server"));
    command
        .env(
            "SIPENDEKAR_DATABASE",
            format!("sqlite:{}", folder.join("a.db").display()),
        )
        .env("SIPENDEKAR_FOLDER", folder.join("foto"))
        .env("SIPENDEKAR_KEY_FILE", folder.join("kunci"))
        .env("SIPENDEKAR_REFERENCE", crate::support::data())
        .env("SIPENDEKAR_LISTEN", "127.0.0.1:0")
        .stdout(Stdio::piped())
        .stderr(std::fs::File::create(folder.join("log")).expect("log"));
    command
}

impl Running {
    fn start(prepare: impl FnOnce(&mut Command, &Path)) -> Self {
        let folder = tempfile::tempdir().expect("folder");
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

    fn address(&self) -> &str {
        self.url.split_once("://").expect("a scheme").1
    }

    /// Asks it to end; gives what else it wrote to stdout, and its log.
    fn stop(mut self) -> (String, String) {
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
fn the_log_holds_no_token_no_query_no_id_and_no_body() {
    let server = Running::start(|command, _| {
        command.env("SIPENDEKAR_LOG", "debug");
    });
    let requests = [
        "GET /v1/sync?after=KENARI-A HTTP/1.1\r\nauthorization: Bearer KENARI-B",
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
    let head =
        "POST /v1/sesi HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json";
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

#[test]
fn half_a_certificate_is_refused_in_plain_words() {
    let folder = tempfile::tempdir().expect("folder");
    let output = program(folder.path())
        .env("SIPENDEKAR_TLS_CERT", "cert.pem")
        .stderr(Stdio::piped())
        .arg("serve")
        .output()
        .expect("ran");
    assert!(!output.status.success());
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("tls_key"), "{told}");
}

/// Runs one command to its end; gives whether it succeeded, its stdout and its stderr.
pub(crate) fn tool(folder: &Path, arguments: &[&str]) -> (bool, String, String) {
    let mut command = program(folder);
    let output = command.stderr(Stdio::piped()).args(arguments).output();
    let output = output.expect("ran");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (
        output.status.success(),
        text(&output.stdout),
        text(&output.stderr),
    )
}

#[test]
fn other_keys_than_the_databases_are_refused_in_plain_words() {
    let folder = tempfile::tempdir().expect("folder");
    let migrate = || tool(folder.path(), &["migrate"]);
    assert!(migrate().0, "the first start makes the keys");
    assert!(migrate().0, "the same keys again");
    std::fs::remove_file(folder.path().join("kunci")).expect("lost");
    let (done, _, told) = migrate();
    assert!(!done, "new keys would lose every citizen");
    assert!(
        told.contains("Berkas kunci tidak cocok dengan basis data"),
        "{told}"
    );
}

#[test]
fn an_operator_closes_accounts_and_hands_out_new_passwords() {
    let folder = tempfile::tempdir().expect("folder");
    let run = |command: &[&str]| tool(folder.path(), command);
    assert!(run(&["migrate"]).0, "a new database is wanted");
    let account = [
        "create-account",
        "--pengguna",
        "nurhayati",
        "--nama",
        "Nurhayati",
    ];
    let (made, first, told) = run(&[&account[..], &["--peran", "admin_diskominfo"]].concat());
    assert!(made, "{told}");
    let (reset, second, told) = run(&["reset-password", "--pengguna", "nurhayati"]);
    assert!(reset, "{told}");
    let read = |line: &str| -> serde_json::Value { serde_json::from_str(line).expect("JSON") };
    let (first, second) = (read(&first), read(&second));
    assert_eq!(second["pengguna"], "nurhayati");
    assert_eq!(second["peran"], first["peran"]);
    assert_ne!(second["sandi"], first["sandi"]);
    let (closed, said, told) = run(&["close-account", "--pengguna", "nurhayati"]);
    assert!(closed && said.contains("ditutup"), "{said}{told}");
    for command in ["close-account", "reset-password"] {
        let (done, _, told) = run(&[command, "--pengguna", "tidak-ada"]);
        assert!(!done && told.contains("Tidak ada akun"), "{told}");
    }
    let (ended, said, told) = run(&["end-sessions"]);
    assert!(ended && said.contains("0 sesi"), "{said}{told}");
}
