//! Commands: once per key, and only on the version that was seen.

use crate::support::{Place, dispose, on_both_databases};
use axum::http::StatusCode;
use serde_json::json;
use uuid::Uuid;

on_both_databases!(
    the_same_key_again_changes_nothing,
    the_same_key_for_something_else_is_refused,
    two_who_decide_at_once_are_told_apart,
    a_conflict_says_who_did_what,
    the_whole_way_to_a_published_answer,
    one_command_to_several_is_done_to_all_or_to_none,
);

async fn one_command_to_several_is_done_to_all_or_to_none(place: &Place) {
    let (one, two) = (place.filed().await, place.filed().await);
    let admin = &place.staff.admin;
    let asked = |version| {
        json!({
            "aduan": [{"id": one, "version": 1}, {"id": two, "version": version}],
            "command": {"perintah": "tolak", "alasan": "Iklan."},
        })
    };
    let refused = place.commands(admin, Uuid::new_v4(), &asked(7)).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.json);
    assert_eq!(refused.code(), "tidak_semua");
    let gagal = &refused.problem()["gagal"];
    assert_eq!(gagal[0]["id"], two.to_string());
    assert_eq!(gagal.as_array().map(Vec::len), Some(1));
    let path = format!("/v1/aduan/{one}");
    assert_eq!(place.get(admin, &path).await.json["aduan"]["version"], 1);
    let niat = Uuid::new_v4();
    let done = place.commands(admin, niat, &asked(1)).await;
    let again = place.commands(admin, niat, &asked(1)).await;
    assert_eq!(done.json["jumlah"], 2, "{}", done.json);
    assert_eq!(done.json, again.json);
    assert_eq!(place.get(admin, &path).await.json["aduan"]["version"], 2);
}

async fn the_same_key_again_changes_nothing(place: &Place) {
    let id = place.filed().await;
    let niat = Uuid::new_v4();
    let admin = &place.staff.admin;
    let first = place.command(admin, id, 1, niat, &dispose("PUPR")).await;
    let again = place.command(admin, id, 1, niat, &dispose("PUPR")).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.json);
    assert_eq!(first.json, again.json);
    assert_eq!(first.header("etag"), "\"2\"");
    let riwayat = again.json["riwayat"].as_array().expect("riwayat");
    assert_eq!(riwayat.len(), 2, "filed and disposed, once each");
}

async fn the_same_key_for_something_else_is_refused(place: &Place) {
    let id = place.filed().await;
    let niat = Uuid::new_v4();
    let admin = &place.staff.admin;
    place.command(admin, id, 1, niat, &dispose("PUPR")).await;
    let other = place.command(admin, id, 1, niat, &dispose("DISHUB")).await;
    assert_eq!(other.code(), "form_salah");
    assert_eq!(other.problem()["kolom"], "niat");
}

async fn two_who_decide_at_once_are_told_apart(place: &Place) {
    let id = place.filed().await;
    let (one, two) = (dispose("PUPR"), dispose("DISHUB"));
    let (a, b) = tokio::join!(
        place.command(&place.staff.admin, id, 1, Uuid::new_v4(), &one),
        place.command(&place.staff.admin, id, 1, Uuid::new_v4(), &two),
    );
    let mut statuses = [a.status.as_u16(), b.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412]);
    let kini = place
        .get(&place.staff.admin, &format!("/v1/aduan/{id}"))
        .await;
    assert_eq!(kini.json["aduan"]["version"], 2);
}

async fn a_conflict_says_who_did_what(place: &Place) {
    let id = place.at_pupr().await;
    let reply = place
        .command(
            &place.staff.admin,
            id,
            2,
            Uuid::new_v4(),
            &json!({
                "perintah": "tarik_disposisi",
                "alasan": "Salah alamat.",
            }),
        )
        .await;
    assert_eq!(reply.status, StatusCode::PRECONDITION_FAILED);
    let problem = reply.problem();
    assert_eq!(problem["konflik"]["version"], 3);
    assert_eq!(problem["konflik"]["status"], "penanganan");
    assert!(
        problem["konflik"]["oleh"]
            .as_str()
            .expect("who")
            .contains("Nurhayati")
    );
    assert!(
        !problem["konflik"]["peristiwa"]
            .as_str()
            .expect("what")
            .is_empty()
    );
}

async fn the_whole_way_to_a_published_answer(place: &Place) {
    let id = place.at_pupr().await;
    let draf = json!({"perintah": "ajukan_draf", "isi": "Kabel sudah diganti."});
    place.must(&place.staff.pupr, id, &draf).await;
    let terbit = json!({"perintah": "terbitkan", "isi": "Kabel sudah kami ganti."});
    let view = place.must(&place.staff.admin, id, &terbit).await;
    assert_eq!(view["aduan"]["status"]["status"], "dijawab");
    assert_eq!(
        view["aduan"]["jawaban"][0]["isi"],
        "Kabel sudah kami ganti."
    );
    assert_eq!(view["aduan"]["draf"][0]["isi"], "Kabel sudah diganti.");
}
