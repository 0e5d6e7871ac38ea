//! The OpenAPI document: kept in `docs`, and true to the types that are sent.

use crate::support::{Ask, Place, dispose};
use axum::http::Method;
use domain::aduan::status::StatusCode;
use domain::id::{AduanId, Version};
use jiff::Timestamp;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;
use uuid::Uuid;
use wire::problem::{Code, Gagal, Konflik, Problem};

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
    for schema in text.split("#/components/schemas/").skip(1) {
        let name = schema.split('"').next().expect("a name");
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
fn a_problem_has_the_fields_it_is_described_with() {
    let konflik = Konflik {
        version: Version(2),
        status: StatusCode::Masuk,
        oleh: String::new(),
        peristiwa: String::new(),
        pada: Timestamp::UNIX_EPOCH,
        waktu: String::new(),
    };
    compare("Konflik", &json!(konflik));
    let mut problem = Problem::new(412, Code::Konflik, "", "").at("isi");
    problem.request_id = Some(String::new());
    problem.konflik = Some(Box::new(konflik));
    let gagal = Gagal {
        id: AduanId(Uuid::nil()),
        pesan: String::new(),
    };
    compare("Gagal", &json!(gagal));
    problem.gagal = Some(vec![gagal]);
    compare("Problem", &json!(problem));
}

#[test]
fn the_query_of_sync_has_the_names_that_are_read() {
    let parameters = document()["paths"]["/v1/sync"]["get"]["parameters"].clone();
    let described: BTreeSet<String> = parameters
        .as_array()
        .expect("parameters")
        .iter()
        .map(|parameter| parameter["name"].as_str().expect("a name").to_owned())
        .collect();
    let read = json!(wire::sync::SyncQuery::default());
    let read: BTreeSet<String> = read.as_object().expect("fields").keys().cloned().collect();
    assert_eq!(described, read);
}

#[test]
fn an_enum_is_described_by_its_codes() {
    let described = document()["components"]["schemas"]["Code"]["enum"].clone();
    let codes: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(described, json!(codes));
}

#[test]
fn what_may_be_null_is_told_and_what_may_be_missing_too() {
    let document = document();
    let schemas = &document["components"]["schemas"];
    let notice = &schemas["NoticeView"];
    assert_eq!(
        notice["properties"]["dibuka"]["type"],
        json!(["string", "null"])
    );
    let required = |schema: &Value, field: &str| {
        let required = schema["required"].as_array().expect("a list");
        required.contains(&json!(field))
    };
    assert!(required(notice, "dibuka"), "it is there, and may be null");
    let problem = &schemas["Problem"];
    assert!(!required(problem, "kolom"), "it may be missing");
    assert_eq!(problem["properties"]["kolom"]["type"], "string");
}

#[tokio::test]
async fn answers_have_the_fields_they_are_described_with() {
    let place = Place::on_sqlite().await;
    let id = place.filed().await;
    let admin = &place.staff.admin;
    compare("ServerInfo", &place.get(admin, "/v1/info").await.json);
    compare("Petugas", &place.get(admin, "/v1/session").await.json);
    compare("Referensi", &place.get(admin, "/v1/referensi").await.json);
    let skpd = place.get(admin, "/v1/skpd").await.json;
    compare("SkpdStanding", &skpd[0]);
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
    let request = json!({"nik": crate::support::NIK, "tujuan": "Warga lupa kata sandi."});
    let ask = Ask::new(Method::POST, "/v1/warga").token(admin);
    let found = place.ask(ask.json(&request)).await.json;
    compare("WargaDiLoket", &found);
    let id = found["id"].as_str().expect("an id");
    let ask = Ask::new(Method::POST, &format!("/v1/warga/{id}/kode")).token(admin);
    let made = place.ask(ask.json(&json!({"ktp_diperiksa": true}))).await;
    compare("KodeBaru", &made.json);
    let taken = json!({
        "id": id,
        "nik": crate::support::NIK,
        "nama": "Marlina Saputri",
        "tujuan": "NIK didaftarkan orang lain.",
        "ktp_diperiksa": true,
    });
    let ask = Ask::new(Method::POST, "/v1/warga/nik").token(admin);
    compare("NikReclaimed", &place.ask(ask.json(&taken)).await.json);
}

#[tokio::test]
async fn the_document_is_served_to_everybody() {
    let place = Place::on_sqlite().await;
    let reply = place.ask(Ask::new(Method::GET, "/v1/openapi.json")).await;
    assert_eq!(reply.json, document());
}
