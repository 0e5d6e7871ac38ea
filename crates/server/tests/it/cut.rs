//! Requests whose clients go away: what had come whole is done all the same, and nothing half.

use crate::support::{Ask, Place, central, dispose, on_both_databases, picture};
use axum::Router;
use axum::http::Method;
use domain::aduan::Privasi;
use server::central::Central;
use server::config::Config;
use server::routes::router;
use service::aduan::warga::aduan_saya;
use std::time::Duration;
use tower::ServiceExt as _;
use uuid::Uuid;

/// How many requests are cut, each a little later than the one before.
const CUTS: u64 = 14;
const STEP: Duration = Duration::from_millis(1);

on_both_databases!(
    an_aduan_that_came_whole_is_filed_although_its_citizen_has_hung_up,
    a_command_that_came_whole_is_done_although_its_desk_has_hung_up,
);

/// The same server, which lets itself be waited for.
fn server(place: &Place) -> (Central, Router) {
    let central = central(&place.app, &Config::default());
    (central.clone(), router(central))
}

/// Asks, and goes away after a while without an answer.
async fn cut(router: &Router, ask: Ask, after: Duration) {
    let answer = router.clone().oneshot(ask.request());
    let _gone = tokio::time::timeout(after, answer).await;
}

async fn done(central: Central) {
    central.work.close();
    let ended = tokio::time::timeout(Duration::from_mins(1), central.work.wait()).await;
    ended.expect("everything that was begun ends");
}

async fn an_aduan_that_came_whole_is_filed_although_its_citizen_has_hung_up(place: &Place) {
    let (central, router) = server(place);
    let session = format!("sipendekar_sesi={}", place.citizen_token().await);
    let page = Ask::new(Method::GET, "/aduan/baru").header("cookie", &session);
    let page = page.of(router.clone()).await;
    let secret = page.header("set-cookie").split(';').next();
    let cookies = format!("{session}; {}", secret.expect("a secret"));
    let page = String::from_utf8(page.bytes).expect("a page");
    let csrf = between(&page, "name=\"csrf\" value=\"", "\"");
    for n in 0..CUTS {
        let body = form(csrf, &format!("Lampu mati nomor {n}"));
        let ask = Ask::new(Method::POST, "/aduan/baru")
            .header("cookie", &cookies)
            .header("content-type", "multipart/form-data; boundary=batas")
            .body(&body);
        cut(&router, ask, STEP * u32::try_from(n).expect("few")).await;
    }
    done(central).await;
    let filed = aduan_saya(&place.app, &place.citizen)
        .await
        .expect("reads")
        .rows;
    assert_eq!(filed.len() as u64, CUTS, "each came whole");
    let photos: usize = filed.iter().map(|aduan| aduan.lampiran.len()).sum();
    assert_eq!(
        place.foto_files(),
        photos * 2,
        "large and small, no file without an aduan"
    );
}

async fn a_command_that_came_whole_is_done_although_its_desk_has_hung_up(place: &Place) {
    let (central, router) = server(place);
    let mut all = Vec::new();
    for n in 0..CUTS {
        let id = place
            .filed_as(&format!("Lampu {n}"), Privasi::Terbuka)
            .await;
        let ask = Ask::new(Method::POST, &format!("/v1/aduan/{id}/commands"))
            .token(&place.staff.admin)
            .header("idempotency-key", &Uuid::new_v4().to_string())
            .header("if-match", "\"1\"")
            .json(&dispose("PUPR"));
        cut(&router, ask, STEP * u32::try_from(n).expect("few")).await;
        all.push(id);
    }
    done(central).await;
    for id in all {
        assert_eq!(
            place.version(&place.staff.admin, id).await,
            2,
            "disposed once"
        );
    }
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let (_, rest) = text.split_once(before).expect("it is there");
    rest.split_once(after).expect("it ends").0
}

/// A form as the portal's page sends it, with one photo.
fn form(csrf: &str, judul: &str) -> Vec<u8> {
    let niat = Uuid::new_v4().to_string();
    let fields = [
        ("csrf", csrf),
        ("niat", &niat),
        ("jenis", "aduan"),
        ("judul", judul),
        (
            "uraian",
            "Empat tiang berturut-turut mati sejak dua minggu.",
        ),
        ("kategori", "penerangan_jalan"),
        ("kecamatan", "14.03.01"),
        ("desa", "14.03.01.1002"),
        ("lokasi", "Simpang Senggoro"),
        ("tanggal_peristiwa", "2026-08-08"),
        ("privasi", "terbuka"),
    ];
    let mut body = Vec::new();
    for (name, value) in fields {
        let part = format!(
            "--batas\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        );
        body.extend_from_slice(part.as_bytes());
    }
    let head =
        "--batas\r\ncontent-disposition: form-data; name=\"foto\"; filename=\"a.png\"\r\n\r\n";
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(&picture());
    body.extend_from_slice(b"\r\n--batas--\r\n");
    body
}
