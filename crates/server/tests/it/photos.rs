//! Photos: re-encoded, private, never a page. And the headers of every answer.

use crate::support::{Ask, Place};
use axum::http::{Method, StatusCode};
use wire::request_id::RequestId;

#[tokio::test]
async fn a_photo_is_a_jpeg_that_no_browser_shows_as_a_page() {
    let place = Place::on_sqlite().await;
    let id = place.filed().await;
    let view = place
        .get(&place.staff.admin, &format!("/v1/aduan/{id}"))
        .await
        .json;
    let foto = view["lampiran"][0]["id"].as_str().expect("a photo");
    let path = format!("/v1/aduan/{id}/lampiran/{foto}");
    for query in ["", "?ukuran=kecil", "?ukuran=besar"] {
        let reply = place
            .get(&place.staff.admin, &format!("{path}{query}"))
            .await;
        assert_eq!(reply.status, StatusCode::OK);
        assert_eq!(reply.header("content-type"), "image/jpeg");
        assert!(reply.bytes.starts_with(&[0xff, 0xd8, 0xff]), "a JPEG");
        assert!(
            reply
                .header("content-disposition")
                .starts_with("attachment")
        );
        assert!(reply.header("content-security-policy").contains("sandbox"));
        assert_eq!(reply.header("cache-control"), "no-store");
    }
    let odd = place
        .get(&place.staff.admin, &format!("{path}?ukuran=asli"))
        .await;
    assert_eq!(odd.code(), "permintaan_salah", "the original is nobody's");
}

#[tokio::test]
async fn a_photo_of_another_aduan_is_not_found_under_this_one() {
    let place = Place::on_sqlite().await;
    let (one, two) = (place.filed().await, place.at_pupr().await);
    let view = place
        .get(&place.staff.admin, &format!("/v1/aduan/{one}"))
        .await
        .json;
    let foto = view["lampiran"][0]["id"].as_str().expect("a photo");
    let reply = place
        .get(
            &place.staff.pupr,
            &format!("/v1/aduan/{two}/lampiran/{foto}"),
        )
        .await;
    assert_eq!(reply.code(), "tidak_ditemukan");
}

#[tokio::test]
async fn every_answer_carries_the_headers_that_protect_it() {
    let place = Place::on_sqlite().await;
    for path in [
        "/v1/info",
        "/v1/session",
        "/v1/tidak-ada",
        "/sehat",
        "/",
        "/tidak-ada",
    ] {
        let reply = place.ask(Ask::new(Method::GET, path)).await;
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(reply.header("x-frame-options"), "DENY", "{path}");
        assert!(!reply.header("referrer-policy").is_empty(), "{path}");
        assert!(
            RequestId::parse(reply.header("x-request-id")).is_some(),
            "{path}"
        );
    }
    let api = place.ask(Ask::new(Method::GET, "/v1/info")).await;
    assert_eq!(
        api.header("access-control-allow-origin"),
        "",
        "no page of others reads this"
    );
}

#[tokio::test]
async fn a_request_id_of_the_client_is_not_taken_over() {
    let place = Place::on_sqlite().await;
    let ask = Ask::new(Method::GET, "/v1/info").header("x-request-id", "palsu");
    assert_ne!(place.ask(ask).await.header("x-request-id"), "palsu");
}
