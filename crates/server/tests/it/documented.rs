//! The OpenAPI document: kept in `docs`, and true to the types that are sent.

use crate::support::{Ask, Place, dispose};
use axum::http::Method;
use domain::id::{NoticeId, Seq, Version};
use domain::status::StatusCode;
use jiff::Timestamp;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;
use uuid::Uuid;
use wire::problem::{Konflik, Problem};

fn document() -> Value {
    serde_json::to_value(server::routes::openapi()).expect("JSON")
}

#[test]
fn the_kept_document_is_the_served_one() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/openapi.json");
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    let served = server::routes::openapi().to_pretty_json().expect("JSON");
    assert!(
        kept.trim_end() == served,
        "docs/openapi.json is stale: \
         cargo run -p sipendekar-server -- openapi > docs/openapi.json"
    );
}

#[test]
fn every_route_says_how_it_refuses() {
    let document = document();
    for (path, item) in document["paths"].as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("operations") {
            let closed = !operation["security"].is_null();
            let responses = operation["responses"].as_object().expect("responses");
            assert!(!closed || responses.contains_key("401"), "{method} {path}");
            for (status, response) in responses
                .iter()
                .filter(|(status, _)| status.starts_with(['4', '5']))
            {
                let body = &response["content"]["application/problem+json"]["schema"]["$ref"];
                assert_eq!(
                    body, "#/components/schemas/Problem",
                    "{method} {path} {status}"
                );
            }
        }
    }
}

#[test]
fn every_named_shape_is_described() {
    let document = document();
    let described = document["components"]["schemas"]
        .as_object()
        .expect("schemas");
    let text = document.to_string();
    for reference in text.split("#/components/schemas/").skip(1) {
        let name = reference.split('"').next().expect("a name");
        assert!(described.contains_key(name), "{name} is not described");
    }
}

fn fields_of(name: &str) -> BTreeSet<String> {
    let schema = document()["components"]["schemas"][name].clone();
    schema["properties"]
        .as_object()
        .unwrap_or_else(|| panic!("{name}"))
        .keys()
        .cloned()
        .collect()
}

fn compare(name: &str, sent: &Value) {
    let sent: BTreeSet<String> = sent
        .as_object()
        .expect("an object")
        .keys()
        .cloned()
        .collect();
    assert_eq!(fields_of(name), sent, "{name}");
}

#[test]
fn small_shapes_have_the_fields_of_their_types() {
    let konflik = Konflik {
        version: Version(2),
        status: StatusCode::Masuk,
        oleh: String::new(),
        peristiwa: String::new(),
        pada: Timestamp::UNIX_EPOCH,
    };
    compare("Konflik", &json!(konflik));
    let mut problem = Problem::new(412, "konflik", "", "").at("isi");
    problem.request_id = Some(String::new());
    problem.konflik = Some(konflik);
    compare("Problem", &json!(problem));
    compare("News", &json!(wire::sync::News { cursor: Seq(1) }));
    compare(
        "Reveal",
        &json!(wire::aduan::Reveal {
            tujuan: String::new()
        }),
    );
    compare(
        "SignInRequest",
        &json!(wire::session::SignInRequest {
            pengguna: String::new(),
            sandi: String::new(),
            perangkat: String::new(),
        }),
    );
    compare(
        "MarkNotices",
        &json!(wire::notice::MarkNotices {
            ids: vec![NoticeId(Uuid::nil())],
            tanda: wire::notice::NoticeMark::Dibuka,
        }),
    );
}

#[tokio::test]
async fn answers_have_the_fields_they_are_described_with() {
    let place = Place::on_sqlite().await;
    let id = place.filed().await;
    let admin = &place.staff.admin;
    compare("ServerInfo", &place.get(admin, "/v1/info").await.json);
    compare("Petugas", &place.get(admin, "/v1/session").await.json);
    compare("Referensi", &place.get(admin, "/v1/referensi").await.json);
    let page = place.get(admin, "/v1/sync").await.json;
    compare("SyncPage", &page);
    compare("NoticeView", &page["notices"][0]);
    compare("AduanView", &place.must(admin, id, &dispose("PUPR")).await);
    let body = json!({"pengguna": "admin", "sandi": crate::support::SANDI, "perangkat": "uji"});
    let session = place
        .ask(Ask::new(Method::POST, "/v1/session").json(&body))
        .await;
    compare("SignInResponse", &session.json);
    let purpose = json!({"tujuan": "Menghubungi pelapor tentang lokasi."});
    let path = format!("/v1/aduan/{id}/identitas");
    let identity = place
        .ask(Ask::new(Method::POST, &path).token(admin).json(&purpose))
        .await;
    compare("Identitas", &identity.json);
}

#[tokio::test]
async fn the_document_is_served_to_everybody() {
    let place = Place::on_sqlite().await;
    let reply = place.ask(Ask::new(Method::GET, "/v1/openapi.json")).await;
    assert_eq!(reply.json, document());
}
