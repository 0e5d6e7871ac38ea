//! Pulling what is new, and forgetting what is no longer one's own.

use crate::support::{Ask, Place, dispose, on_both_databases};
use axum::http::{Method, StatusCode};
use serde_json::json;

on_both_databases!(
    a_cursor_gets_only_what_is_new,
    a_re_disposed_aduan_is_removed_from_the_former_skpd,
    a_notice_is_ticked_off_by_its_owner_alone,
    referensi_is_whole,
);

async fn a_cursor_gets_only_what_is_new(place: &Place) {
    place.filed().await;
    let all = place.get(&place.staff.admin, "/v1/sync").await.json;
    assert_eq!(all["aduan"].as_array().map(Vec::len), Some(1));
    let (after, notices) = (&all["cursor"], &all["notice_cursor"]);
    let path = format!("/v1/sync?cursor={after}&notice_cursor={notices}");
    let none = place.get(&place.staff.admin, &path).await.json;
    assert_eq!(none["aduan"], json!([]));
    assert_eq!(none["notices"], json!([]));
    let second = place.filed().await;
    let one = place.get(&place.staff.admin, &path).await.json;
    assert_eq!(one["aduan"][0]["aduan"]["id"], second.to_string());
    assert_eq!(one["notices"].as_array().map(Vec::len), Some(1));
}

async fn a_re_disposed_aduan_is_removed_from_the_former_skpd(place: &Place) {
    let id = place.at_pupr().await;
    let before = place.get(&place.staff.pupr, "/v1/sync").await.json;
    assert_eq!(before["aduan"][0]["aduan"]["id"], id.to_string());
    let alasan = json!({"perintah": "tarik_disposisi", "alasan": "Salah alamat."});
    place.must(&place.staff.admin, id, &alasan).await;
    place.must(&place.staff.admin, id, &dispose("DISHUB")).await;
    let path = format!("/v1/sync?cursor={}", before["cursor"]);
    let after = place.get(&place.staff.pupr, &path).await.json;
    assert_eq!(after["aduan"], json!([]));
    assert_eq!(after["hapus"], json!([id.to_string()]));
    let gone = place
        .get(&place.staff.pupr, &format!("/v1/aduan/{id}"))
        .await;
    assert_eq!(gone.code(), "tidak_ditemukan");
    let new = place.get(&place.staff.dishub, "/v1/sync").await.json;
    assert_eq!(new["aduan"][0]["aduan"]["id"], id.to_string());
}

async fn a_notice_is_ticked_off_by_its_owner_alone(place: &Place) {
    place.filed().await;
    let notice = place.get(&place.staff.admin, "/v1/sync").await.json["notices"][0].clone();
    let tick = |token: &str| {
        Ask::new(Method::POST, "/v1/notices/marks")
            .token(token)
            .json(&json!({"ids": [notice["id"]], "tanda": "dibuka"}))
    };
    let opened = async || {
        let page = place.get(&place.staff.admin, "/v1/sync").await.json;
        !page["notices"][0]["dibuka"].is_null()
    };
    assert_eq!(
        place.ask(tick(&place.staff.dishub)).await.status,
        StatusCode::NO_CONTENT
    );
    assert!(!opened().await, "somebody else's tick has no effect");
    assert_eq!(
        place.ask(tick(&place.staff.admin)).await.status,
        StatusCode::NO_CONTENT
    );
    assert!(opened().await);
}

async fn referensi_is_whole(place: &Place) {
    let referensi = place.get(&place.staff.pupr, "/v1/referensi").await.json;
    assert!(referensi["skpd"].as_array().expect("skpd").len() > 40);
    assert_eq!(
        referensi["wilayah"]["kecamatan"].as_array().map(Vec::len),
        Some(11)
    );
}
