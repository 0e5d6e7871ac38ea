//! Closed by default: every route of the document, asked by those who may not.

use crate::support::{Ask, Place, on_both_databases};
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

/// What anybody may ask.
const OPEN: [(&str, &str); 4] = [
    ("get", "/v1/info"),
    ("get", "/v1/openapi.json"),
    ("post", "/v1/session"),
    ("post", "/v1/session/kode"),
];

/// Method and path of every documented route, with ids filled in.
fn routes() -> Vec<(String, String)> {
    let document = serde_json::to_value(server::routes::openapi()).expect("JSON");
    let paths = document["paths"].as_object().expect("paths").clone();
    let operations = |(path, item): (String, Value)| {
        let methods: Vec<String> = item
            .as_object()
            .expect("operations")
            .keys()
            .cloned()
            .collect();
        methods
            .into_iter()
            .map(move |method| (method, path.clone()))
    };
    paths.into_iter().flat_map(operations).collect()
}

fn ask(method: &str, path: &str) -> Ask {
    let id = "018f0000-0000-7000-8000-000000000000";
    let path = path.replace("{id}", id).replace("{lampiran}", id);
    let method = Method::from_bytes(method.to_uppercase().as_bytes()).expect("a method");
    Ask::new(method, &path)
}

#[test]
fn the_document_has_every_route() {
    assert_eq!(routes().len(), 27, "{:?}", routes());
}

on_both_databases!(
    without_a_token_every_closed_route_says_so,
    a_citizen_is_sent_to_the_portal,
    a_signed_out_token_is_worth_nothing,
    a_token_in_the_query_or_a_cookie_does_not_count,
    a_skpd_cannot_see_what_is_not_its_own,
    only_diskominfo_learns_who_filed_it,
    only_an_admin_serves_at_the_counter,
    who_reads_where_is_for_those_who_dispose_and_make_accounts,
    only_a_superadmin_looks_after_accounts,
    each_looks_after_the_own_sessions_alone,
);

async fn without_a_token_every_closed_route_says_so(place: &Place) {
    for (method, path) in routes() {
        let reply = place.ask(ask(&method, &path)).await;
        if OPEN.contains(&(method.as_str(), path.as_str())) {
            assert_ne!(reply.status, StatusCode::UNAUTHORIZED, "{method} {path}");
        } else {
            assert_eq!(reply.code(), "belum_masuk", "{method} {path}");
            assert_eq!(reply.header("www-authenticate"), "Bearer");
        }
    }
}

async fn a_citizen_is_sent_to_the_portal(place: &Place) {
    let token = place.citizen_token().await;
    for (method, path) in routes() {
        if !OPEN.contains(&(method.as_str(), path.as_str())) {
            let reply = place.ask(ask(&method, &path).token(&token)).await;
            assert_eq!(reply.status, StatusCode::FORBIDDEN, "{method} {path}");
            assert_eq!(reply.code(), "khusus_petugas", "{method} {path}");
        }
    }
}

async fn a_signed_out_token_is_worth_nothing(place: &Place) {
    let token = &place.staff.admin;
    assert_eq!(place.get(token, "/v1/session").await.status, StatusCode::OK);
    let out = place
        .ask(Ask::new(Method::DELETE, "/v1/session").token(token))
        .await;
    assert_eq!(out.status, StatusCode::NO_CONTENT);
    assert_eq!(place.get(token, "/v1/session").await.code(), "belum_masuk");
}

async fn a_token_in_the_query_or_a_cookie_does_not_count(place: &Place) {
    let token = &place.staff.admin;
    let query = Ask::new(
        Method::GET,
        &format!("/v1/session?token={token}&access_token={token}"),
    );
    assert_eq!(place.ask(query).await.code(), "belum_masuk");
    let cookie = Ask::new(Method::GET, "/v1/session").header("cookie", &format!("token={token}"));
    assert_eq!(place.ask(cookie).await.code(), "belum_masuk");
}

async fn a_skpd_cannot_see_what_is_not_its_own(place: &Place) {
    let id = place.at_pupr().await;
    let stranger = &place.staff.dishub;
    let foto = place
        .get(&place.staff.admin, &format!("/v1/aduan/{id}"))
        .await;
    let foto = foto.json["lampiran"][0]["id"]
        .as_str()
        .expect("a photo")
        .to_owned();
    for path in [
        format!("/v1/aduan/{id}"),
        format!("/v1/aduan/{id}/lampiran/{foto}"),
    ] {
        assert_eq!(
            place.get(&place.staff.pupr, &path).await.status,
            StatusCode::OK
        );
        assert_eq!(
            place.get(stranger, &path).await.code(),
            "tidak_ditemukan",
            "{path}"
        );
    }
    let command = serde_json::json!({"perintah": "terima"});
    let niat = uuid::Uuid::new_v4();
    let reply = place.command(stranger, id, 3, niat, &command).await;
    assert_eq!(reply.code(), "tidak_ditemukan");
}

async fn only_diskominfo_learns_who_filed_it(place: &Place) {
    let id = place.at_pupr().await;
    let ask = |token: &str| {
        Ask::new(Method::POST, &format!("/v1/aduan/{id}/identitas"))
            .token(token)
            .json(&serde_json::json!({"tujuan": "Menghubungi pelapor tentang lokasi."}))
    };
    for token in [&place.staff.pupr, &place.staff.bupati] {
        assert_eq!(place.ask(ask(token)).await.code(), "peran_tidak_boleh");
    }
    let reply = place.ask(ask(&place.staff.admin)).await;
    assert_eq!(reply.json["nik"], crate::support::NIK);
    for token in [&place.staff.admin, &place.staff.pupr, &place.staff.bupati] {
        for path in [format!("/v1/aduan/{id}"), "/v1/sync".to_owned()] {
            let text = String::from_utf8(place.get(token, &path).await.bytes).expect("text");
            assert!(!text.contains(crate::support::NIK), "{path} shows the NIK");
            assert!(
                !text.contains("81234567841"),
                "{path} shows the phone number"
            );
        }
    }
}

async fn only_an_admin_serves_at_the_counter(place: &Place) {
    let find = |token: &str| {
        let request = serde_json::json!({"nik": crate::support::NIK, "tujuan": "Lupa kata sandi."});
        Ask::new(Method::POST, "/v1/warga")
            .token(token)
            .json(&request)
    };
    let found = place.ask(find(&place.staff.admin)).await;
    assert_eq!(found.json["nama"], "Marlina Saputri", "{}", found.json);
    let id = found.json["id"].as_str().expect("an id").to_owned();
    let make = |token: &str, checked: bool| {
        Ask::new(Method::POST, &format!("/v1/warga/{id}/kode"))
            .token(token)
            .json(&serde_json::json!({"ktp_diperiksa": checked}))
    };
    let staff = &place.staff;
    for token in [
        &staff.pupr,
        &staff.bupati,
        &staff.inspektorat,
        &staff.superadmin,
    ] {
        assert_eq!(place.ask(find(token)).await.code(), "peran_tidak_boleh");
        assert_eq!(
            place.ask(make(token, true)).await.code(),
            "peran_tidak_boleh"
        );
    }
    let unchecked = place.ask(make(&staff.admin, false)).await;
    assert_eq!(unchecked.problem()["kolom"], "ktp_diperiksa");
    let made = place.ask(make(&staff.admin, true)).await;
    let kode = made.json["kode"].as_str().expect("a code");
    assert_eq!(kode.len(), 11, "two groups of five");
    let page = made.json["alamat"].as_str().expect("an address");
    assert!(page.ends_with("/lupa-sandi"), "{page}");
    assert_eq!(made.header("cache-control"), "no-store");
    let text = String::from_utf8(found.bytes).expect("text");
    assert!(!text.contains(crate::support::NIK), "shown in part alone");
}

async fn who_reads_where_is_for_those_who_dispose_and_make_accounts(place: &Place) {
    let staff = &place.staff;
    for token in [&staff.pupr, &staff.bupati, &staff.inspektorat] {
        let reply = place.get(token, "/v1/skpd").await;
        assert_eq!(reply.code(), "peran_tidak_boleh");
    }
    for token in [&staff.admin, &staff.superadmin] {
        let reply = place.get(token, "/v1/skpd").await;
        let pupr = reply.json.as_array().expect("a list").iter();
        let pupr = pupr.filter(|one| one["kode"] == "PUPR");
        let officers: Vec<_> = pupr.map(|one| one["petugas"].clone()).collect();
        assert_eq!(officers, [1], "{}", reply.json);
    }
}

async fn only_a_superadmin_looks_after_accounts(place: &Place) {
    let baru = json!({"pengguna": "wan", "nama": "Wan", "peran": "petugas_skpd", "skpd": "PUPR"});
    let create = |token: &str| {
        Ask::new(Method::POST, "/v1/petugas")
            .token(token)
            .json(&baru)
    };
    let staff = &place.staff;
    let made = place.ask(create(&staff.superadmin)).await;
    assert_eq!(made.json["kode"]["kode"].as_str().map(str::len), Some(11));
    assert_eq!(made.header("cache-control"), "no-store");
    let id = made.json["rinci"]["akun"]["id"].as_str().expect("an id");
    let one = format!("/v1/petugas/{id}");
    let commands = akun_commands();
    let change = |token: &str, command: &Value| {
        let asked = Ask::new(Method::POST, &format!("{one}/commands"));
        asked.token(token).json(command)
    };
    for token in [&staff.admin, &staff.pupr, &staff.bupati, &staff.inspektorat] {
        for path in ["/v1/petugas", one.as_str()] {
            let reply = place.get(token, path).await;
            assert_eq!(reply.code(), "peran_tidak_boleh", "{path}");
        }
        assert_eq!(place.ask(create(token)).await.code(), "peran_tidak_boleh");
        for command in &commands {
            let reply = place.ask(change(token, command)).await;
            assert_eq!(reply.code(), "peran_tidak_boleh", "{command}");
        }
    }
    for command in &commands {
        let reply = place.ask(change(&staff.superadmin, command)).await;
        assert_eq!(reply.status, StatusCode::OK, "{command}: {}", reply.json);
    }
    let all = place.get(&staff.superadmin, "/v1/petugas").await;
    let all = all.json.as_array().expect("a list").clone();
    assert_eq!(all.len(), 7, "every member of staff, and nobody else");
}

/// One of each kind that may be asked of an account.
fn akun_commands() -> [Value; 4] {
    [
        json!({"perintah": "ubah_peran", "peran": "pimpinan", "skpd": null}),
        json!({"perintah": "beri_kode"}),
        json!({"perintah": "tutup", "alasan": "Pindah ke kabupaten lain."}),
        json!({"perintah": "buka_kembali"}),
    ]
}

async fn each_looks_after_the_own_sessions_alone(place: &Place) {
    let staff = &place.staff;
    let own = place.get(&staff.pupr, "/v1/sessions").await.json;
    let own = own.as_array().expect("a list").clone();
    assert_eq!(own.len(), 1);
    assert_eq!(own[0]["ini"], true);
    let path = format!("/v1/sessions/{}", own[0]["id"].as_str().expect("an id"));
    let end = |token: &str, path: &str| Ask::new(Method::DELETE, path).token(token);
    for token in [&staff.admin, &staff.superadmin] {
        let reply = place.ask(end(token, &path)).await;
        assert_eq!(reply.code(), "tidak_ditemukan", "somebody else's");
        let others = place.ask(end(token, "/v1/sessions")).await;
        assert_eq!(others.status, StatusCode::OK);
    }
    let still = place.get(&staff.pupr, "/v1/session").await;
    assert_eq!(still.status, StatusCode::OK);
    let ended = place.ask(end(&staff.pupr, &path)).await;
    assert_eq!(ended.json, json!([]));
    let gone = place.get(&staff.pupr, "/v1/session").await;
    assert_eq!(gone.code(), "belum_masuk");
}
