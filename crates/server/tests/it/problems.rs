//! Every status code with the body a client gets.

use crate::support::{Ask, Place, SANDI, central, dispose};
use axum::http::{Method, StatusCode};
use domain::id::AduanId;
use serde_json::{Value, json};
use server::config::Config;
use server::routes::router;
use std::collections::BTreeMap;
use std::num::NonZeroU32;
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

/// What fails at each door of the API where something can be guessed, and by whom it is tried.
fn guesses(admin: &str) -> [(Ask, &'static str); 3] {
    let (sandi, kode) = ("perahu di muara sungai", "0000000000");
    let by_kode = json!({"pengguna": "admin", "kode": kode, "sandi": sandi, "sandi_ulang": sandi,
        "perangkat": "uji"});
    let changed = json!({"sandi_lama": "keliru", "sandi": sandi, "sandi_ulang": sandi});
    [
        (sign_in("bukan sandi saya"), "sandi_salah"),
        (post("/v1/session/kode").json(&by_kode), "form_salah"),
        (
            post("/v1/session/sandi").token(admin).json(&changed),
            "form_salah",
        ),
    ]
}

#[tokio::test]
async fn whoever_guesses_at_any_door_must_wait_and_a_success_never_counts() {
    let place = Place::on_sqlite().await;
    let two = NonZeroU32::new(2).expect("two");
    for (ask, code) in guesses(&place.staff.admin) {
        let app = place.app.with_failed_sign_ins_per_minute(two);
        let router = router(central(&app, &Config::default()));
        for _ in 0..4 {
            let reply = sign_in(SANDI).of(router.clone()).await;
            assert_eq!(reply.status, StatusCode::OK, "a success never counts");
        }
        for _ in 0..2 {
            assert_eq!(ask.clone().of(router.clone()).await.code(), code);
        }
        let last = ask.of(router).await;
        assert_eq!(last.code(), "terlalu_sering");
        let wait: u64 = last.header("retry-after").parse().expect("seconds");
        assert!((1..=30).contains(&wait), "{wait}");
    }
    let document = serde_json::to_value(server::routes::openapi()).expect("JSON");
    let paths = document["paths"].as_object().expect("paths");
    let doors = paths
        .iter()
        .filter(|(path, item)| path.starts_with("/v1/session") && !item["post"].is_null());
    assert_eq!(doors.count(), guesses("").len(), "a door was left out");
}
