//! The running program while its PostgreSQL is put back from a dump, cut off, or takes nothing: what can
//! be done to a server of databases without being root. A disk that is full or fails is the database
//! server's own; what it says then is known by its codes.

use crate::serving::Running;
use crate::support::{Place, SANDI};
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

/// Ends every connection but the one that asks.
const CUT: &str = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()";
const READ_ONLY: &str = "DO $$ BEGIN EXECUTE format(
    'ALTER DATABASE %I SET default_transaction_read_only = on', current_database()); END $$";
const WRITABLE: &str = "BEGIN READ WRITE; DO $$ BEGIN EXECUTE format(
    'ALTER DATABASE %I RESET default_transaction_read_only', current_database()); END $$; COMMIT";

fn ask(server: &Running, head: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(server.address()).expect("connected");
    let length = body.len();
    let request = format!(
        "{head}\r\nhost: sipendekar\r\nconnection: close\r\ncontent-type: application/json\r\n\
         content-length: {length}\r\n\r\n{body}"
    );
    stream.write_all(request.as_bytes()).expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("answered");
    answer
}

/// Signing in writes a session.
fn signs_in(server: &Running) -> String {
    let body = format!(r#"{{"pengguna":"admin","sandi":"{SANDI}","perangkat":"uji"}}"#);
    ask(server, "POST /v1/session HTTP/1.1", &body)
}

#[tokio::test]
async fn a_dump_that_is_put_back_under_the_running_server_ends_it_and_is_told() {
    let Some(place) = Place::on_postgres().await else {
        return; // nobody offered a server
    };
    place.app.close().await;
    place.database().dump().await;
    let place = place.reopened().await;
    place.filed().await;
    let mut server = Running::start(|command, _| place.aim(command));
    assert!(signs_in(&server).starts_with("HTTP/1.1 200"));
    place.database().put_back().await;
    assert!(!server.child.wait().expect("it ends").success());
    let log = std::fs::read_to_string(server.folder.path().join("log")).expect("log");
    assert!(log.contains("put back from a copy"), "{log}");
    let again = Running::start(|command, _| place.aim(command));
    let answer = signs_in(&again);
    assert!(answer.starts_with("HTTP/1.1 200"), "it goes on: {answer}");
    let (_, said) = place.operator("doctor");
    assert!(said.contains("RUSAK  nomor aduan"), "{said}");
    again.stop();
    place.close().await;
}

#[tokio::test]
async fn whoever_is_cut_off_or_can_write_nothing_goes_on_when_it_is_over() {
    let Some(place) = Place::on_postgres().await else {
        return; // nobody offered a server
    };
    let server = Running::start(|command, _| place.aim(command));
    let answer = signs_in(&server);
    let token = answer
        .split("\"token\":\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    let token = token.expect("signed in");
    let asked = format!("GET /v1/session HTTP/1.1\r\nauthorization: Bearer {token}");
    let read = || ask(&server, &asked, "");
    place.database().tamper(CUT).await;
    let answer = signs_in(&server);
    assert!(answer.starts_with("HTTP/1.1 200"), "cut off: {answer}");
    place.database().tamper(READ_ONLY).await;
    place.database().tamper(CUT).await;
    let refused = signs_in(&server);
    assert!(refused.starts_with("HTTP/1.1 500"), "{refused}");
    assert!(!refused.contains("sandi_salah"), "no refusal: {refused}");
    assert!(
        read().starts_with("HTTP/1.1 200"),
        "what only reads goes on"
    );
    tokio::time::sleep(Duration::from_secs(6)).await; // an answer of /sehat is good for five
    let sehat = ask(&server, "GET /sehat HTTP/1.1", "");
    assert!(sehat.starts_with("HTTP/1.1 503"), "{sehat}");
    place.database().tamper(WRITABLE).await;
    place.database().tamper(CUT).await;
    let answer = signs_in(&server);
    assert!(answer.starts_with("HTTP/1.1 200"), "it goes on: {answer}");
    server.stop();
    place.close().await;
}
