//! Messages handed to a real mail server.

use domain::notice::pesan::{Content, Text};
use mailin::response::{NO_MAILBOX, OK};
use mailin::{Action, Handler, Response, SessionBuilder};
use server::carriers::Smtp;
use server::config::{Config, SmtpTls};
use service::notice::{Carrier as _, Envelope, Undelivered};
use std::io::{self, BufRead as _, BufReader};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use uuid::Uuid;

/// A mail server that keeps what it takes, and knows nobody named `tidak-ada`.
#[derive(Clone, Default)]
struct Kept {
    all: Arc<Mutex<Vec<String>>>,
    now: Vec<u8>,
}

impl Handler for Kept {
    fn rcpt(&mut self, to: &str) -> Response {
        if to.contains("tidak-ada") {
            NO_MAILBOX
        } else {
            OK
        }
    }

    fn data(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.now.extend_from_slice(bytes);
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        let letter = String::from_utf8_lossy(&std::mem::take(&mut self.now)).into_owned();
        self.all.lock().expect("a lock").push(letter);
        OK
    }
}

/// Serves until the test ends.
fn serve(kept: &Kept, listener: TcpListener) {
    let kept = kept.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let kept = kept.clone();
            // Whoever hangs up ends nothing but their own session.
            std::thread::spawn(move || drop(session(kept, stream)));
        }
    });
}

fn session(kept: Kept, stream: TcpStream) -> io::Result<()> {
    let mut session = SessionBuilder::new("surat.contoh.id").build(stream.peer_addr()?.ip(), kept);
    let (mut reader, mut writer) = (BufReader::new(stream.try_clone()?), stream);
    session.greeting().write_to(&mut writer)?;
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line)? > 0 {
        let response = session.process(&line);
        line.clear();
        match response.action {
            Action::NoReply => {}
            Action::Close => return response.write_to(&mut writer),
            Action::Reply | Action::UpgradeTls => response.write_to(&mut writer)?,
        }
    }
    Ok(())
}

fn smtp(port: u16) -> Smtp {
    let mut config = Config::default();
    config.office.public_url = Some("https://aduan.contoh.id".to_owned());
    config.mail.smtp_host = Some("127.0.0.1".to_owned());
    config.mail.smtp_port = Some(port);
    config.mail.smtp_tls = SmtpTls::None;
    config.mail.mail_from = Some("SIPENDEKAR <sipendekar@contoh.id>".to_owned());
    let server = config.mail_server().expect("right").expect("set");
    Smtp::new(&server).expect("prepared")
}

fn envelope(address: &str) -> Envelope {
    let nomor = "SPD-2026-000123".parse().expect("a number");
    Envelope {
        id: Uuid::from_u128(7),
        address: address.to_owned(),
        content: Content::Kabar(nomor),
        portal: "https://aduan.contoh.id".to_owned(),
    }
}

#[tokio::test]
async fn a_message_arrives_whole_and_a_server_that_was_down_gets_it_later() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    drop(listener);
    let smtp = smtp(address.port());
    let down = smtp.deliver(envelope("siti@contoh.id")).await;
    assert_eq!(down, Err(Undelivered::Later("unreachable".to_owned())));
    assert!(smtp.fault().await.is_some());

    let kept = Kept::default();
    let listener = TcpListener::bind(address).expect("the same port");
    serve(&kept, listener);
    assert_eq!(smtp.fault().await, None);
    let up = smtp.deliver(envelope("siti@contoh.id")).await;
    assert_eq!(up, Ok(()));

    let all = kept.all.lock().expect("a lock").clone();
    let [first] = all.as_slice() else {
        panic!("one letter: {all:?}");
    };
    for line in [
        "From: SIPENDEKAR <sipendekar@contoh.id>",
        "To: siti@contoh.id",
        "Subject: Ada kabar tentang aduan SPD-2026-000123",
        "Message-ID: <00000000-0000-0000-0000-000000000007@contoh.id>",
        "Auto-Submitted: auto-generated",
        "Content-Type: text/plain; charset=utf-8",
        "https://aduan.contoh.id/aduan/SPD-2026-000123",
    ] {
        let found = first.lines().any(|found| found.trim_end() == line);
        assert!(found, "{line}: {first}");
    }
    assert!(first.lines().any(|line| line.starts_with("Date: ")));
}

#[tokio::test]
async fn an_address_that_does_not_exist_is_refused_for_good() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let kept = Kept::default();
    serve(&kept, listener);
    let smtp = smtp(port);
    let refused = |code: &str| Err(Undelivered::Refused(code.to_owned()));
    for (address, expected) in [
        ("tidak-ada@contoh.id", refused("smtp_550")),
        ("bukan alamat", refused("address")),
        ("ada@contoh.id", Ok(())),
    ] {
        let answer = smtp.deliver(envelope(address)).await;
        assert_eq!(answer, expected, "{address}");
    }
    assert_eq!(kept.all.lock().expect("a lock").len(), 1);
}

#[tokio::test]
async fn letters_beyond_ascii_and_lone_dots_arrive_as_they_were_written() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let kept = Kept::default();
    serve(&kept, listener);
    let strange = Text {
        judul: "Kabar é — ✓".to_owned(),
        isi: "Isi é ✓\n.\nSesudah titik\n".to_owned(),
    };
    let sent = smtp(port)
        .send(Uuid::from_u128(7), "siti@contoh.id", strange)
        .await;
    assert_eq!(sent, Ok(()));
    let all = kept.all.lock().expect("a lock").clone();
    let [letter] = all.as_slice() else {
        panic!("one letter: {all:?}");
    };
    let subject = "Subject: Kabar =?utf-8?b?w6kg4oCUIOKckw==?=";
    let body = "\r\n\r\nIsi =C3=A9 =E2=9C=93\r\n.\r\nSesudah titik\r\n";
    for part in [subject, body] {
        assert!(letter.contains(part), "{letter}");
    }
}
