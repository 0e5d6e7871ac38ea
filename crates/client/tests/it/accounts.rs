//! Accounts: signing in with a code, the own password and sessions, and a role that changes meanwhile.

use crate::support::{Meja, Peladen, TOKEN, is_on_disk, sign_in, until};
use domain::id::{PersonId, SessionId};
use domain::person::aktor::Peran;
use domain::person::petugas::AkunCommand;
use serde_json::json;
use testkit::perkara::{admin, petugas};
use testkit::skpd;
use uuid::Uuid;
use wire::desk::{Desk, NetworkState, SignInByKode};
use wire::petugas::{AkunRequest, GantiSandi, SessionRef, SessionRow};
use wire::problem::{Code, Problem};
use wire::session::SignInResponse;
use wiremock::ResponseTemplate;

const KODE: &str = "48213 90576";
const OWN: &str = "sandi-baru-kenari";

fn form(peladen: &Peladen) -> SignInByKode {
    SignInByKode {
        alamat: peladen.uri(),
        pengguna: " wan ".to_owned(),
        kode: KODE.to_owned(),
        sandi: OWN.to_owned(),
        sandi_ulang: OWN.to_owned(),
        ingat: true,
    }
}

#[tokio::test]
async fn whoever_has_a_code_is_in_and_nothing_of_it_stays_here() {
    let peladen = Peladen::start(petugas("PUPR")).await;
    let answer = SignInResponse {
        token: TOKEN.to_owned(),
        petugas: petugas("PUPR"),
        perangkat_dikenal: "tanda".to_owned(),
    };
    let answer = ResponseTemplate::new(200).set_body_json(answer);
    peladen.mount("POST", "/v1/session/kode", answer).await;
    let meja = Meja::new();
    let officer = meja.start().await;
    let state = officer.sign_in_by_kode(form(&peladen)).await.unwrap();
    assert_eq!(state.petugas, Some(petugas("PUPR")));
    assert!(!state.boleh_mengelola_akun);
    let sent = peladen.bodies("POST", "/v1/session/kode").await;
    assert_eq!(sent.len(), 1);
    assert_eq!(
        (&sent[0]["pengguna"], &sent[0]["kode"]),
        (&json!("wan"), &json!(KODE))
    );
    officer.stop().await;
    for secret in [KODE, OWN, TOKEN] {
        assert!(!is_on_disk(meja.folder.path(), secret), "{secret}");
    }
    let again = meja.start().await;
    assert_eq!(
        again.state().petugas,
        Some(petugas("PUPR")),
        "kept in the keyring"
    );
}

#[tokio::test]
async fn a_code_that_does_not_fit_changes_nothing_here() {
    let peladen = Peladen::start(petugas("PUPR")).await;
    let refusal = Problem::new(422, Code::FormSalah, "Isian", "Kode tidak cocok.").at("kode");
    let answer = ResponseTemplate::new(422).set_body_json(refusal);
    peladen.mount("POST", "/v1/session/kode", answer).await;
    let officer = Meja::new().start().await;
    let refused = officer.sign_in_by_kode(form(&peladen)).await.unwrap_err();
    assert_eq!(refused.kolom.as_deref(), Some("kode"));
    assert_eq!(officer.state().petugas, None);
}

#[tokio::test]
async fn when_the_stream_ends_the_desk_asks_as_whom_it_acts() {
    let peladen = Peladen::start(petugas("PUPR")).await;
    let ends = ResponseTemplate::new(200).set_body_raw("event: news\n\n", "text/event-stream");
    peladen.mount("GET", "/v1/stream", ends).await;
    let officer = Meja::new().start().await;
    sign_in(&officer, &peladen).await;
    peladen.is_now(petugas("DISHUB"));
    until("the new role", async || {
        officer.state().petugas == Some(petugas("DISHUB"))
    })
    .await;
    assert_eq!(officer.state().network, NetworkState::Daring);
}

#[tokio::test]
async fn a_wrong_old_password_ends_no_session() {
    let peladen = Peladen::start(admin()).await;
    let wrong = Problem::new(422, Code::FormSalah, "Isian", "Tidak cocok.").at("sandi_lama");
    let answer = ResponseTemplate::new(422).set_body_json(wrong);
    peladen.mount("POST", "/v1/session/sandi", answer).await;
    let officer = Meja::new().start().await;
    sign_in(&officer, &peladen).await;
    let form = GantiSandi {
        sandi_lama: "keliru".to_owned(),
        sandi: OWN.to_owned(),
        sandi_ulang: OWN.to_owned(),
    };
    let refused = officer.change_sandi(form).await.unwrap_err();
    assert_eq!(refused.kolom.as_deref(), Some("sandi_lama"));
    assert_eq!(officer.state().network, NetworkState::Daring);
}

#[tokio::test]
async fn what_is_asked_of_accounts_and_sessions_arrives_where_it_belongs() {
    let peladen = Peladen::start(admin()).await;
    let id = Uuid::from_u128(7);
    let left = vec![SessionRow {
        id: SessionId(id),
        perangkat: "PC depan".to_owned(),
        mulai: "kemarin".to_owned(),
        dipakai: "hari ini".to_owned(),
        ini: true,
    }];
    let answer = || ResponseTemplate::new(200).set_body_json(&left);
    let one = format!("/v1/sessions/{id}");
    for (verb, place) in [
        ("GET", "/v1/sessions"),
        ("DELETE", "/v1/sessions"),
        ("DELETE", &one),
    ] {
        peladen.mount(verb, place, answer()).await;
    }
    let commands = format!("/v1/petugas/{id}/commands");
    let refusal = Problem::new(403, Code::PeranTidakBoleh, "Tidak boleh", "Bukan Anda.");
    let refused = ResponseTemplate::new(403).set_body_json(refusal);
    peladen.mount("POST", &commands, refused).await;
    let officer = Meja::new().start().await;
    sign_in(&officer, &peladen).await;
    assert_eq!(officer.list_sessions(()).await.unwrap(), left);
    let ended = officer.end_session(SessionRef { id: SessionId(id) }).await;
    assert_eq!(ended.unwrap(), left);
    assert_eq!(officer.end_other_sessions(()).await.unwrap(), left);
    let command = AkunCommand::UbahPeran {
        peran: Peran::PetugasSkpd,
        skpd: Some(skpd("DISHUB")),
    };
    let asked = AkunRequest {
        id: PersonId(id),
        command,
    };
    let refused = officer.change_petugas(asked).await.unwrap_err();
    assert_eq!(refused.code, Code::PeranTidakBoleh);
    let sent = peladen.bodies("POST", &commands).await;
    let expected = json!({"perintah": "ubah_peran", "peran": "petugas_skpd", "skpd": "DISHUB"});
    assert_eq!(sent, [expected]);
}
