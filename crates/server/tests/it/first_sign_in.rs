//! A member of staff with a code sets the own password, and changes it.

use crate::support::{Ask, Place, SANDI, on_both_databases};
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

const OWN: &str = "perahu kecil di muara";

on_both_databases!(
    an_invited_officer_sets_a_password_and_changes_it,
    a_moved_officer_asks_as_whom_the_account_acts_now,
    a_closed_account_is_told_and_opened_again,
);

fn post(path: &str, body: &Value) -> Ask {
    Ask::new(Method::POST, path).json(body)
}

/// A new officer of PUPR, and the code.
async fn invited(place: &Place) -> (String, String) {
    let baru = json!({"pengguna": "wan", "nama": "Wan", "peran": "petugas_skpd", "skpd": "PUPR"});
    let made = post("/v1/petugas", &baru).token(&place.staff.superadmin);
    let made = place.ask(made).await.json;
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    (
        text(&made["rinci"]["akun"]["id"]),
        text(&made["kode"]["kode"]),
    )
}

fn by_kode(kode: &str) -> Ask {
    let body = json!({
        "pengguna": "wan", "kode": kode, "sandi": OWN, "sandi_ulang": OWN, "perangkat": "PC depan",
    });
    post("/v1/session/kode", &body)
}

fn by_sandi(sandi: &str) -> Ask {
    let body = json!({"pengguna": "wan", "sandi": sandi, "perangkat": "PC belakang"});
    post("/v1/session", &body)
}

async fn token(place: &Place, ask: Ask) -> String {
    let reply = place.ask(ask).await;
    let token = reply.json["token"].as_str();
    token.unwrap_or_else(|| panic!("{}", reply.json)).to_owned()
}

async fn change(place: &Place, id: &str, command: &Value) -> Value {
    let path = format!("/v1/petugas/{id}/commands");
    let asked = post(&path, command).token(&place.staff.superadmin);
    let reply = place.ask(asked).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.json);
    reply.json
}

async fn an_invited_officer_sets_a_password_and_changes_it(place: &Place) {
    let (_, kode) = invited(place).await;
    for sandi in ["", OWN, kode.as_str()] {
        let early = place.ask(by_sandi(sandi)).await;
        assert_eq!(early.code(), "sandi_salah", "no password is set yet");
    }
    let wrong = place.ask(by_kode("00000 00000")).await;
    assert_eq!(wrong.problem()["kolom"], "kode");
    let first = token(place, by_kode(&kode)).await;
    let who = place.get(&first, "/v1/session").await;
    assert_eq!(who.json["aktor"]["skpd"], "PUPR");
    let again = place.ask(by_kode(&kode)).await;
    assert_eq!(again.problem()["kolom"], "kode", "it is good once");

    let second = token(place, by_sandi(OWN)).await;
    let both = place.get(&second, "/v1/sessions").await.json;
    assert_eq!(both.as_array().map(Vec::len), Some(2), "{both}");
    let ganti = |lama: &str, sandi: &str| {
        let body = json!({"sandi_lama": lama, "sandi": sandi, "sandi_ulang": sandi});
        post("/v1/session/sandi", &body).token(&second)
    };
    let refused = place.ask(ganti(SANDI, "kuda laut berenang")).await;
    assert_eq!(refused.problem()["kolom"], "sandi_lama");
    let weak = place.ask(ganti(OWN, "password2026")).await;
    assert_eq!(weak.problem()["kolom"], "sandi");
    let done = place.ask(ganti(OWN, "kuda laut berenang")).await;
    assert_eq!(done.status, StatusCode::NO_CONTENT, "{}", done.json);
    assert_eq!(
        place.get(&first, "/v1/session").await.code(),
        "belum_masuk",
        "the other computer"
    );
    let here = place.get(&second, "/v1/session").await;
    assert_eq!(here.status, StatusCode::OK);
    assert_eq!(place.ask(by_sandi(OWN)).await.code(), "sandi_salah");
    token(place, by_sandi("kuda laut berenang")).await;
}

async fn a_moved_officer_asks_as_whom_the_account_acts_now(place: &Place) {
    let (id, kode) = invited(place).await;
    let wan = token(place, by_kode(&kode)).await;
    let aduan = place.at_pupr().await;
    let path = format!("/v1/aduan/{aduan}");
    assert_eq!(place.get(&wan, &path).await.status, StatusCode::OK);
    let moved = json!({"perintah": "ubah_peran", "peran": "petugas_skpd", "skpd": "DISHUB"});
    let told = change(place, &id, &moved).await;
    let note = &told["rinci"]["catatan"][0];
    assert_eq!(note["sebelum"], "Petugas PUPR");
    assert_eq!(note["sesudah"], "Petugas Dishub");
    assert_eq!(
        place.get(&wan, &path).await.code(),
        "tidak_ditemukan",
        "at once"
    );
    let who = place.get(&wan, "/v1/session").await;
    assert_eq!(who.json["aktor"]["skpd"], "DISHUB");
}

async fn a_closed_account_is_told_and_opened_again(place: &Place) {
    let (id, kode) = invited(place).await;
    let wan = token(place, by_kode(&kode)).await;
    let closed = json!({"perintah": "tutup", "alasan": "Pindah ke kabupaten lain."});
    let told = change(place, &id, &closed).await;
    assert_eq!(
        told["rinci"]["catatan"][0]["alasan"],
        "Pindah ke kabupaten lain."
    );
    let refused = place.get(&wan, "/v1/session").await;
    assert_eq!(refused.code(), "akun_ditutup");
    let said = refused.json["detail"].as_str().unwrap_or_default();
    assert!(said.contains("superadmin"), "{said}");
    assert_eq!(place.ask(by_sandi(OWN)).await.code(), "sandi_salah");
    change(place, &id, &json!({"perintah": "buka_kembali"})).await;
    token(place, by_sandi(OWN)).await;
    let old = place.get(&wan, "/v1/session").await;
    assert_eq!(old.code(), "belum_masuk", "no session from before");
}
