//! Signing in.

use crate::support::{Ask, NIK, Place, SANDI, on_both_databases};
use axum::http::{Method, StatusCode};
use jiff::SignedDuration;
use serde_json::json;

fn sign_in(pengguna: &str, sandi: &str) -> Ask {
    Ask::new(Method::POST, "/v1/session")
        .json(&json!({"pengguna": pengguna, "sandi": sandi, "perangkat": "Meja 3"}))
}

on_both_databases!(
    staff_sign_in_and_are_recognised,
    an_unknown_name_and_a_wrong_password_look_the_same,
    a_citizen_does_not_sign_in_here,
    a_session_ends_by_itself,
    a_closed_account_is_told_so,
);

async fn staff_sign_in_and_are_recognised(place: &Place) {
    let reply = place.ask(sign_in("pupr", SANDI)).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(reply.header("cache-control"), "no-store");
    let token = reply.json["token"].as_str().expect("a token");
    let who = place.get(token, "/v1/session").await.json;
    assert_eq!(who, reply.json["petugas"]);
    assert_eq!(who["aktor"]["skpd"], "PUPR");
}

async fn an_unknown_name_and_a_wrong_password_look_the_same(place: &Place) {
    let unknown = place.ask(sign_in("siapa", SANDI)).await;
    let wrong = place.ask(sign_in("pupr", "bukan sandi saya")).await;
    assert_eq!(unknown.problem(), wrong.problem());
    assert_eq!(wrong.code(), "sandi_salah");
}

async fn a_citizen_does_not_sign_in_here(place: &Place) {
    assert_eq!(place.ask(sign_in(NIK, SANDI)).await.code(), "sandi_salah");
}

async fn a_session_ends_by_itself(place: &Place) {
    let token = &place.staff.admin;
    place
        .clock
        .set("2026-12-31T03:00:00Z".parse().expect("a time"));
    assert_eq!(place.get(token, "/v1/session").await.code(), "belum_masuk");
}

async fn a_closed_account_is_told_so(place: &Place) {
    let closed = service::akun::close_account(&place.app, "pupr").await;
    closed.expect("closed");
    let token = &place.staff.pupr;
    for path in ["/v1/session", "/v1/sync", "/v1/stream"] {
        let reply = place.get(token, path).await;
        assert_eq!(reply.status, StatusCode::UNAUTHORIZED, "{path}");
        assert_eq!(reply.code(), "akun_ditutup", "{path}");
    }
    let dishub = place.get(&place.staff.dishub, "/v1/session").await;
    assert_eq!(dishub.status, StatusCode::OK, "nobody else's is");
    place
        .clock
        .set(testkit::tuesday() + SignedDuration::from_hours(24 * 20));
    let late = place.get(token, "/v1/session").await;
    assert_eq!(late.code(), "akun_ditutup", "also who comes back late");
    service::akun::session::end_all(&place.app)
        .await
        .expect("ended");
    assert_eq!(place.get(token, "/v1/session").await.code(), "belum_masuk");
    assert_eq!(place.get("x", "/v1/session").await.code(), "belum_masuk");
}
