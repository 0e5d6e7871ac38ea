//! The program itself: what its commands say and refuse.

use std::path::Path;
use std::process::{Command, Stdio};

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
    let other = tempfile::tempdir().expect("folder");
    assert!(tool(other.path(), &["migrate"]).0);
    let key = folder.path().join("kunci");
    std::fs::copy(other.path().join("kunci"), &key).expect("mixed up");
    let (done, _, told) = migrate();
    assert!(!done, "other keys would lose every citizen");
    assert!(
        told.contains("Berkas kunci tidak cocok dengan basis data"),
        "{told}"
    );
}

#[test]
fn what_is_missing_of_an_installation_is_never_made_anew() {
    let commands: [&[&str]; 4] = [&["serve"], &["migrate"], &["load-reference"], &["demo"]];
    let missing = |what: &str, left: &[&str]| {
        for command in commands {
            let folder = tempfile::tempdir().expect("folder");
            assert!(tool(folder.path(), &["migrate"]).0);
            std::fs::create_dir_all(folder.path().join("foto").join("ab")).expect("photos");
            for gone in ["a.db", "a.db-wal", "a.db-shm", "kunci", "foto"] {
                let path = folder.path().join(gone);
                if path.is_dir() && !left.contains(&gone) {
                    std::fs::remove_dir_all(path).expect("gone");
                } else if path.exists() && !left.contains(&gone) {
                    std::fs::remove_file(path).expect("gone");
                }
            }
            let (done, _, told) = tool(folder.path(), command);
            assert!(!done, "{command:?} with {left:?}");
            assert!(told.contains(what), "{command:?} with {left:?}: {told}");
            for gone in ["a.db", "kunci"] {
                let made = folder.path().join(gone).exists();
                assert_eq!(made, left.contains(&gone), "{command:?} made {gone}");
            }
        }
    };
    missing("asis data", &["kunci", "foto"]);
    missing("asis data", &["kunci"]);
    missing("asis data", &["foto"]);
    missing("Berkas kunci", &["a.db", "foto"]);
    missing("Berkas kunci", &["a.db"]);
}

/// Runs one command on a database of a server; gives whether it succeeded, and its stderr.
fn on_server(folder: &Path, place: &testkit::Place, command: &str) -> (bool, String) {
    let mut program = program(folder);
    program.env("SIPENDEKAR_DATABASE", place.database());
    let output = program.stderr(Stdio::piped()).arg(command).output();
    let output = output.expect("ran");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.success(), told)
}

#[tokio::test]
async fn an_empty_database_on_a_server_beside_keys_or_photos_is_no_first_start() {
    for left in ["kunci", "foto"] {
        let Some(place) = testkit::Place::postgres().await else {
            return; // nobody offered a server
        };
        let folder = tempfile::tempdir().expect("folder");
        let run = |command: &str| on_server(folder.path(), &place, command);
        if left == "kunci" {
            assert!(
                tool(folder.path(), &["migrate"]).0,
                "keys of another database"
            );
            std::fs::remove_file(folder.path().join("a.db")).expect("gone");
        } else {
            std::fs::create_dir_all(folder.path().join("foto").join("ab")).expect("photos");
        }
        for command in ["serve", "migrate", "load-reference", "demo"] {
            let (done, told) = run(command);
            assert!(!done, "{command} beside {left}");
            assert!(
                told.contains("bukan milik pemasangan ini"),
                "{command}: {told}"
            );
            assert!(told.contains("Periksa alamat"), "{command}: {told}");
            let noted = service::has_keys(&place.database()).await;
            assert!(!noted.expect("answered"), "{command} noted keys");
            assert_eq!(folder.path().join("kunci").exists(), left == "kunci");
        }
        let away = folder.path().join("lama");
        std::fs::rename(folder.path().join(left), away).expect("moved");
        for _ in 0..2 {
            let (done, told) = run("migrate");
            assert!(done, "as it was told: {told}");
        }
    }
}

#[test]
fn serving_is_no_way_to_make_a_database() {
    let folder = tempfile::tempdir().expect("folder");
    let (done, _, told) = tool(folder.path(), &["serve"]);
    assert!(
        !done && told.contains("sipendekar-server migrate"),
        "{told}"
    );
    assert!(!folder.path().join("a.db").exists());
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
