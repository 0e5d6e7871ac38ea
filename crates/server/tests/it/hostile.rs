//! Requests that no honest program sends.

use crate::support::{Ask, Place, on_both_databases};
use axum::http::Method;
use serde_json::json;

on_both_databases!(
    a_key_that_is_not_one_uuid_is_refused,
    a_version_that_is_not_one_number_is_refused,
    ids_that_are_none_name_nothing,
    hostile_queries_are_refused_or_harmless,
    side_parameters_of_a_command_change_nothing,
    text_that_looks_like_markup_or_control_codes_stays_text,
    hostile_names_do_not_sign_in,
);

const UUID: &str = "018f0000-0000-7000-8000-000000000000";

async fn command(place: &Place, headers: &[(&str, &str)]) -> (u16, String) {
    let id = place.filed().await;
    let mut ask = Ask::new(Method::POST, &format!("/v1/aduan/{id}/commands"))
        .token(&place.staff.admin)
        .json(&json!({"perintah": "catat", "isi": "Halo"}));
    for (name, value) in headers {
        ask = ask.header(name, value);
    }
    let reply = place.ask(ask).await;
    (reply.status.as_u16(), reply.code().to_owned())
}

async fn a_key_that_is_not_one_uuid_is_refused(place: &Place) {
    let nil = "00000000-0000-0000-0000-000000000000";
    let long = "a".repeat(5_000);
    for key in [
        "",
        "1",
        "' OR 1=1 --",
        nil,
        &long,
        "018f0000-0000-7000-8000-00000000000g",
    ] {
        let refused = command(place, &[("if-match", "\"1\""), ("idempotency-key", key)]).await;
        assert_eq!(refused, (400, "permintaan_salah".to_owned()), "{key}");
    }
    let twice = [
        ("if-match", "\"1\""),
        ("idempotency-key", UUID),
        ("idempotency-key", UUID),
    ];
    assert_eq!(
        command(place, &twice).await.0,
        400,
        "two keys name no intention"
    );
}

async fn a_version_that_is_not_one_number_is_refused(place: &Place) {
    let huge = format!("\"{}\"", "9".repeat(30));
    for seen in [
        "*",
        "1",
        "\"\"",
        "\"-1\"",
        "\"1.0\"",
        "W/\"1\"",
        "\"1\", \"2\"",
        "\"'\"",
        &huge,
    ] {
        let refused = command(place, &[("idempotency-key", UUID), ("if-match", seen)]).await;
        assert_eq!(refused, (400, "permintaan_salah".to_owned()), "{seen}");
    }
    let missing = command(place, &[("idempotency-key", UUID)]).await;
    assert_eq!(missing, (428, "versi_wajib".to_owned()));
}

async fn ids_that_are_none_name_nothing(place: &Place) {
    for id in [
        "1",
        "..",
        "%2e%2e%2fetc",
        "%00",
        "%ff",
        "'",
        "SPD-2026-000001",
        &"9".repeat(4_000),
    ] {
        for path in [
            format!("/v1/aduan/{id}"),
            format!("/v1/aduan/{UUID}/lampiran/{id}"),
        ] {
            let reply = place.get(&place.staff.admin, &path).await;
            assert_eq!(reply.code(), "tidak_ditemukan", "{path}");
        }
    }
}

async fn hostile_queries_are_refused_or_harmless(place: &Place) {
    for query in [
        "cursor='",
        "cursor=1;drop",
        "cursor=99999999999999999999",
        "cursor=1&cursor=2",
        "%00",
    ] {
        let reply = place
            .get(&place.staff.admin, &format!("/v1/sync?{query}"))
            .await;
        assert!(
            matches!(reply.status.as_u16(), 200 | 400),
            "{query}: {}",
            reply.status
        );
    }
    for query in [
        "cursor=-5",
        "cursor=9223372036854775807",
        "cursor=-9223372036854775808",
    ] {
        let reply = place
            .get(&place.staff.admin, &format!("/v1/sync?{query}"))
            .await;
        assert_eq!(reply.status.as_u16(), 200, "{query}");
    }
}

async fn side_parameters_of_a_command_change_nothing(place: &Place) {
    let id = place.filed().await;
    let command = json!({
        "perintah": "catat", "isi": "Halo", "status": "selesai", "version": 99,
        "pelapor": UUID, "aktor": {"peran": "superadmin", "id": UUID}, "pada": "2020-01-01T00:00:00Z",
    });
    let view = place.must(&place.staff.admin, id, &command).await;
    assert_eq!(view["aduan"]["status"]["status"], "masuk");
    assert_eq!(view["aduan"]["version"], 2);
    assert_eq!(
        view["riwayat"][1]["event"]["aktor"]["peran"],
        "admin_diskominfo"
    );
    assert_eq!(view["riwayat"][1]["event"]["pada"], "2026-08-11T03:00:00Z");
}

async fn text_that_looks_like_markup_or_control_codes_stays_text(place: &Place) {
    let id = place.filed().await;
    let isi = "<script>alert(1)</script> ' -- \u{202e} \u{0000} 💥";
    let reply = place
        .command(
            &place.staff.admin,
            id,
            1,
            uuid::Uuid::new_v4(),
            &json!({"perintah": "catat", "isi": isi}),
        )
        .await;
    assert!(
        matches!(reply.status.as_u16(), 200 | 422),
        "{}: {}",
        reply.status,
        reply.json
    );
    assert_eq!(reply.header("x-content-type-options"), "nosniff");
    assert!(reply.header("content-type").starts_with("application/"));
}

async fn hostile_names_do_not_sign_in(place: &Place) {
    let long = "a".repeat(100_000);
    for pengguna in ["", "\0", "admin\0", "' OR 1=1 --", "\u{202e}nimda", &long] {
        let body = json!({"pengguna": pengguna, "sandi": "\0", "perangkat": "\0\u{1b}[31m"});
        let reply = place
            .ask(Ask::new(Method::POST, "/v1/session").json(&body))
            .await;
        assert_eq!(
            reply.code(),
            "sandi_salah",
            "{}",
            &pengguna[..pengguna.len().min(20)]
        );
    }
}
