//! Every failure is a sentence that says what to do.

use crate::authority::Authority;
use crate::small_server::{read_request, respond, serve};
use crate::support::{Meja, Peladen, sign_in};
use client::{ApiOptions, Clock, Officer, Options, QuietHours, vault::Memory};
use domain::aduan::command::Command;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use testkit::perkara::{Perkara, admin, at};
use uuid::Uuid;
use wire::desk::{CommandRequest, Desk, ServerCheck, SignIn};
use wire::problem::{Code, Problem};
use wiremock::ResponseTemplate;

async fn check(officer: &Officer, alamat: String) -> Problem {
    officer
        .server_check(ServerCheck { alamat })
        .await
        .unwrap_err()
}

#[tokio::test]
async fn an_address_where_nobody_listens_is_no_connection() {
    let free = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let officer = Meja::new().start().await;
    let problem = check(&officer, format!("http://{free}")).await;
    assert_eq!((problem.code.as_str(), problem.status), ("luring", 0));
    assert!(
        problem.detail.contains(&free.to_string()),
        "{}",
        problem.detail
    );
}

#[tokio::test]
async fn a_name_that_does_not_exist_is_a_wrong_address() {
    let officer = Meja::new().start().await;
    let problem = check(&officer, "tidak-ada.invalid".to_owned()).await;
    assert_eq!(problem.code.as_str(), "alamat_salah", "{problem:?}");
    assert_eq!(problem.kolom.as_deref(), Some("alamat"));
}

#[tokio::test]
async fn an_unencrypted_address_of_another_computer_is_refused_before_anything_is_sent() {
    let officer = Meja::new().start().await;
    let problem = check(&officer, "http://192.0.2.1".to_owned()).await;
    assert_eq!(problem.code.as_str(), "alamat_salah");
    assert!(problem.detail.contains("https://"), "{}", problem.detail);
}

#[tokio::test]
async fn another_server_is_told_apart_and_never_gets_the_password() {
    let other = wiremock::MockServer::start().await;
    let html = ResponseTemplate::new(200).set_body_string("<html>Beranda</html>");
    wiremock::Mock::given(wiremock::matchers::any())
        .respond_with(html)
        .mount(&other)
        .await;
    let officer = Meja::new().start().await;
    let form = SignIn {
        alamat: other.uri(),
        pengguna: "nurhayati".to_owned(),
        sandi: "sandi-rahasia-kenari".to_owned(),
        ingat: true,
    };
    let problem = officer.sign_in(form).await.unwrap_err();
    assert_eq!(problem.code.as_str(), "bukan_sipendekar");
    let requests = other.received_requests().await.unwrap();
    assert!(
        requests
            .iter()
            .all(|request| request.method.as_str() == "GET")
    );
}

#[tokio::test]
async fn the_servers_own_words_pass_through_unchanged() {
    let peladen = Peladen::start(admin()).await;
    let said = Problem::new(
        401,
        Code::SandiSalah,
        "Belum cocok",
        "Nama atau kata sandi salah.",
    );
    let answer = ResponseTemplate::new(401).set_body_json(&said);
    peladen.mount("POST", "/v1/session", answer).await;
    let officer = Meja::new().start().await;
    let form = SignIn {
        alamat: peladen.uri(),
        pengguna: "nurhayati".to_owned(),
        sandi: "keliru".to_owned(),
        ingat: false,
    };
    assert_eq!(officer.sign_in(form).await.unwrap_err(), said);
}

#[tokio::test]
async fn a_server_in_trouble_without_words_is_explained() {
    let peladen = Peladen::start(admin()).await;
    let answer = ResponseTemplate::new(502).set_body_string("Bad Gateway");
    peladen.mount("POST", "/v1/session", answer).await;
    let officer = Meja::new().start().await;
    let form = SignIn {
        alamat: peladen.uri(),
        pengguna: "nurhayati".to_owned(),
        sandi: "benar".to_owned(),
        ingat: false,
    };
    let problem = officer.sign_in(form).await.unwrap_err();
    assert_eq!(
        (problem.code.as_str(), problem.status),
        ("kesalahan_server", 502)
    );
}

/// A command whose first answer is lost on the way.
#[tokio::test]
async fn a_command_lost_on_the_way_is_sent_again_with_the_same_key() {
    let peladen = Peladen::start(admin()).await;
    let perkara = Perkara::masuk(1, "Jalan berlubang", at("12T10:00"));
    let answer = serde_json::to_string(&perkara.clone().disposisi(at("12T11:00")).view).unwrap();
    let upstream = *peladen.mock.address();
    let (front, keys) = lossy_front(upstream, answer);
    peladen.say(vec![perkara.view.clone()], vec![], vec![]);
    let officer = Meja::new().start().await;
    let form = SignIn {
        alamat: format!("http://{front}"),
        pengguna: "nurhayati".to_owned(),
        sandi: "benar".to_owned(),
        ingat: true,
    };
    officer.sign_in(form).await.unwrap();
    let niat = Uuid::from_u128(42);
    let request = CommandRequest {
        id: perkara.id(),
        version: perkara.aduan().version,
        niat,
        command: Command::Tolak {
            alasan: "Isinya bukan aduan.".to_owned(),
        },
    };
    officer.run_command(request).await.unwrap();
    let keys: Vec<String> = keys.try_iter().collect();
    assert_eq!(keys, [niat.to_string(), niat.to_string()]);
}

/// Passes everything on to the server, except commands: the first is swallowed, the second
/// answered.
fn lossy_front(
    upstream: SocketAddr,
    answer: String,
) -> (SocketAddr, std::sync::mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let front = listener.local_addr().unwrap();
    let (keys, seen) = std::sync::mpsc::channel();
    thread::spawn(move || {
        let mut commands = 0;
        for connection in listener.incoming() {
            let mut connection = connection.unwrap();
            let request = read_request(&mut connection);
            let text = String::from_utf8_lossy(&request).to_lowercase();
            if text.contains("/commands ") {
                commands += 1;
                let key = text.split("idempotency-key: ").nth(1).unwrap();
                keys.send(key.lines().next().unwrap().to_owned()).unwrap();
                if commands > 1 {
                    respond(&mut connection, &answer);
                }
            } else {
                let mut server = TcpStream::connect(upstream).unwrap();
                let close = text_with_close(&request);
                server.write_all(&close).unwrap();
                let mut answer = Vec::new();
                let _ = server.read_to_end(&mut answer);
                let _ = connection.write_all(&answer);
            }
        }
    });
    (front, seen)
}

fn text_with_close(request: &[u8]) -> Vec<u8> {
    let head = request.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    [&request[..head], b"connection: close\r\n", &request[head..]].concat()
}

async fn officer_trusting(ca_file: Option<PathBuf>) -> (Officer, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let options = Options {
        folder: folder.path().to_owned(),
        alamat: None,
        api: ApiOptions { ca_file },
        quiet: QuietHours::On,
        vault: Arc::new(Memory::default()),
        clock: Clock::system(),
        updates: client::update::UpdateOptions::default(),
    };
    (Officer::start(options).await.unwrap(), folder)
}

#[tokio::test]
async fn an_authority_of_the_office_is_trusted_when_it_is_named_and_only_then() {
    let authority = Authority::new();
    let alamat = format!("https://localhost:{}", serve(&authority, "localhost", 4000));
    let (trusting, _folder) = officer_trusting(Some(authority.file())).await;
    let check_ = ServerCheck {
        alamat: alamat.clone(),
    };
    assert_eq!(
        trusting.server_check(check_).await.unwrap().nama,
        "SIPENDEKAR"
    );
    let (strict, _folder) = officer_trusting(None).await;
    let problem = check(&strict, alamat).await;
    assert_eq!(problem.code.as_str(), "sertifikat_salah");
    assert!(
        problem.detail.contains("tidak dikenal"),
        "{}",
        problem.detail
    );
}

#[tokio::test]
async fn an_expired_certificate_is_called_expired() {
    let authority = Authority::new();
    let alamat = format!("https://localhost:{}", serve(&authority, "localhost", 2021));
    let (officer, _folder) = officer_trusting(Some(authority.file())).await;
    let problem = check(&officer, alamat).await;
    assert_eq!(problem.code.as_str(), "sertifikat_salah");
    assert!(problem.detail.contains("kedaluwarsa"), "{}", problem.detail);
}

#[tokio::test]
async fn a_certificate_for_another_name_is_called_so() {
    let authority = Authority::new();
    let alamat = format!(
        "https://localhost:{}",
        serve(&authority, "lain.go.id", 4000)
    );
    let (officer, _folder) = officer_trusting(Some(authority.file())).await;
    let problem = check(&officer, alamat).await;
    assert_eq!(problem.code.as_str(), "sertifikat_salah");
    assert!(problem.detail.contains("alamat lain"), "{}", problem.detail);
}

#[tokio::test]
async fn a_server_without_tls_behind_https_is_no_sipendekar() {
    let peladen = Peladen::start(admin()).await;
    let officer = Meja::new().start().await;
    let alamat = format!("https://127.0.0.1:{}", peladen.mock.address().port());
    let problem = check(&officer, alamat).await;
    assert_eq!(problem.code.as_str(), "bukan_sipendekar", "{problem:?}");
}

#[tokio::test]
async fn a_running_session_that_loses_the_server_says_offline_and_keeps_its_list() {
    let peladen = Peladen::start(admin()).await;
    let perkara = Perkara::masuk(1, "Jalan berlubang", at("12T10:00"));
    peladen.say(vec![perkara.view.clone()], vec![], vec![]);
    let officer = Meja::new().start().await;
    sign_in(&officer, &peladen).await;
    drop(peladen);
    let state = officer.sync_now(()).await.unwrap();
    assert_eq!(state.network, wire::desk::NetworkState::Luring);
    let request = wire::desk::AduanRef { id: perkara.id() };
    assert_eq!(
        officer.read_aduan(request).await.unwrap().view,
        perkara.view
    );
}
