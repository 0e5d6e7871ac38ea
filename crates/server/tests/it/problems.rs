//! Every status code with the body a client gets.

use crate::support::{Ask, Place, Reply, central, dispose};
use axum::http::{Method, StatusCode};
use domain::id::AduanId;
use serde_json::{Value, json};
use server::config::Config;
use server::routes::router;
use std::collections::BTreeMap;
use uuid::Uuid;

fn post(path: &str) -> Ask {
    Ask::new(Method::POST, path)
}

fn sign_in(sandi: &str) -> Ask {
    post("/v1/session").json(&json!({"pengguna": "admin", "sandi": sandi, "perangkat": "uji"}))
}

fn get(path: &str) -> Ask {
    Ask::new(Method::GET, path)
}

/// Requests that cannot be read, or come from nobody.
fn unreadable(admin: &str) -> Vec<(&'static str, Ask)> {
    let json = |body: &[u8]| {
        post("/v1/session")
            .body(body)
            .header("content-type", "application/json")
    };
    vec![
        ("no token", get("/v1/session")),
        ("wrong password", sign_in("bukan sandi saya")),
        ("unknown path", get("/v1/tidak-ada")),
        ("unknown method", Ask::new(Method::PUT, "/v1/info")),
        (
            "unknown aduan",
            get(&format!("/v1/aduan/{}", Uuid::nil())).token(admin),
        ),
        (
            "an id that is none",
            get("/v1/aduan/SPD-2026-000001").token(admin),
        ),
        ("not JSON", json(b"{")),
        ("not said to be JSON", post("/v1/session").body(b"{}")),
        ("another shape", json(b"{}")),
        (
            "a query of words",
            get("/v1/sync?cursor=kemarin").token(admin),
        ),
        ("too large", json(&[b' '; 300_000])),
    ]
}

/// Commands that are not granted, to an aduan that PUPR has accepted.
fn not_granted(place: &Place, id: AduanId) -> Vec<(&'static str, Ask)> {
    let (admin, pupr) = (&place.staff.admin, &place.staff.pupr);
    let commands = format!("/v1/aduan/{id}/commands");
    let key = Uuid::new_v4().to_string();
    let seen = |version: i64| format!("\"{version}\"");
    let give = |token: &str, version: i64, command: Value| {
        post(&commands)
            .token(token)
            .header("idempotency-key", &Uuid::new_v4().to_string())
            .header("if-match", &seen(version))
            .json(&command)
    };
    let bare = || post(&commands).token(admin).json(&dispose("PUPR"));
    let purpose = json!({"tujuan": "ingin"});
    let identity = post(&format!("/v1/aduan/{id}/identitas"))
        .token(admin)
        .json(&purpose);
    let blank = json!({"perintah": "kembalikan", "alasan": " "});
    let open = json!({"perintah": "ajukan_draf", "isi": "Selesai pada [tanggal]."});
    vec![
        ("no version", bare().header("idempotency-key", &key)),
        ("no key", bare().header("if-match", &seen(3))),
        (
            "an unknown command",
            give(admin, 3, json!({"perintah": "hapus"})),
        ),
        (
            "a stale version",
            give(admin, 1, json!({"perintah": "catat", "isi": "Halo"})),
        ),
        ("not in this status", give(admin, 3, dispose("DISHUB"))),
        (
            "not this role",
            give(admin, 3, json!({"perintah": "terima"})),
        ),
        ("a field left out", give(pupr, 3, blank)),
        ("a placeholder left in", give(pupr, 3, open)),
        ("a purpose too short", identity),
    ]
}

#[tokio::test]
async fn every_refusal_is_a_problem_with_a_code() {
    let place = Place::on_sqlite().await;
    let id = place.at_pupr().await;
    let mut bodies = BTreeMap::new();
    for (what, ask) in unreadable(&place.staff.admin)
        .into_iter()
        .chain(not_granted(&place, id))
    {
        bodies.insert(what, place.ask(ask).await.problem().clone());
    }
    insta::assert_json_snapshot!(bodies);
}

#[tokio::test]
async fn a_fault_of_the_server_gives_a_number_to_quote_and_no_detail() {
    let place = Place::on_sqlite().await;
    place.app.close().await;
    let reply = place.get(&place.staff.admin, "/v1/sync").await;
    assert_eq!(reply.status, StatusCode::INTERNAL_SERVER_ERROR);
    let problem = reply.problem();
    assert_eq!(problem["code"], "kesalahan_server");
    assert_eq!(problem["request_id"], reply.header("x-request-id"));
    let text = problem.to_string().to_lowercase();
    assert!(!text.contains("sql") && !text.contains("pool"), "{text}");
    let sehat = place.ask(Ask::new(Method::GET, "/sehat")).await;
    assert_eq!(sehat.status, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn too_many_sign_ins_from_one_address_must_wait() {
    let place = Place::on_sqlite().await;
    let mut config = Config::default();
    config.limits.sign_ins_per_minute = 2;
    let router = router(central(&place.app, &config));
    let mut replies: Vec<Reply> = Vec::new();
    for _ in 0..3 {
        replies.push(sign_in("bukan sandi saya").of(router.clone()).await);
    }
    let last = replies.pop().expect("three replies");
    assert_eq!(
        replies.iter().map(Reply::code).collect::<Vec<_>>(),
        ["sandi_salah"; 2]
    );
    assert_eq!(last.code(), "terlalu_sering");
    let wait: u64 = last.header("retry-after").parse().expect("seconds");
    assert!((1..=60).contains(&wait), "{wait}");
    let page = post("/masuk").of(router).await;
    assert_eq!(
        page.status,
        StatusCode::TOO_MANY_REQUESTS,
        "the portal counts too"
    );
    assert!(page.header("content-type").starts_with("text/html"));
}
