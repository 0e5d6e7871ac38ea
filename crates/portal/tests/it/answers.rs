//! What becomes of an aduan, as its citizen reads it and goes on with it.

use crate::support::{NIK_MARLINA, Place};
use crate::world::{Office, file, id_of};
use axum::http::StatusCode;
use domain::person::aktor::Peran;

#[tokio::test]
async fn the_citizen_reads_the_published_answer_and_objects_once() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    let nomor = file(&mut browser).await;
    Office::open(&place).await.answer(&place, &nomor).await;
    let path = format!("/aduan/{nomor}");
    let page = browser.get(&path).await;
    assert!(page.html.contains(r#"data-testid="jawaban""#));
    assert!(page.html.contains("&#60;b&#62;ditambal"));
    assert!(!page.html.contains("RAHASIA-DRAF"));

    let empty = browser
        .post(&format!("{path}/keberatan"), &[("alasan", "")])
        .await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.html.contains("<a href=\"#alasan\">"));
    let isian = [("alasan", "Lubang di jembatan belum ditambal")];
    let page = browser.post(&format!("{path}/keberatan"), &isian).await;
    assert_eq!(page.location(), format!("{path}?flash=keberatan"));
    let page = browser.get(page.location()).await;
    assert!(page.html.contains("Keberatan Anda dicatat."));
    assert!(!page.html.contains(r#"data-testid="form-keberatan""#));
}

#[tokio::test]
async fn the_citizen_rates_the_answer() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    let nomor = file(&mut browser).await;
    Office::open(&place).await.answer(&place, &nomor).await;
    let path = format!("/aduan/{nomor}/penilaian");
    browser.get(&format!("/aduan/{nomor}")).await;
    let page = browser.post(&path, &[("catatan", "tanpa pilihan")]).await;
    assert!(page.html.contains("Pilih puas atau belum puas."));
    assert!(page.html.contains("tanpa pilihan"));
    let page = browser
        .post(&path, &[("nilai", "puas"), ("catatan", "Cepat")])
        .await;
    let page = browser.get(page.location()).await;
    assert!(page.html.contains("penilaian Anda sudah dicatat"));
    assert!(!page.html.contains(r#"data-testid="form-penilaian""#));
}

#[tokio::test]
async fn the_citizen_completes_what_was_asked() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    let nomor = file(&mut browser).await;
    Office::open(&place)
        .await
        .ask_for_more(&place, &nomor)
        .await;
    let page = browser.get(&format!("/aduan/{nomor}")).await;
    assert!(page.html.contains(r#"data-testid="form-lengkapi""#));
    assert!(page.html.contains("Tulis nomor tiang lampu."));
    let isian = [
        ("keterangan", "Tiang nomor 12"),
        ("niat", &page.hidden("niat")),
    ];
    let page = browser
        .post(&format!("/aduan/{nomor}/lengkapi"), &isian)
        .await;
    let page = browser.get(page.location()).await;
    assert!(page.html.contains("Tiang nomor 12"));
    assert!(!page.html.contains(r#"data-testid="form-lengkapi""#));
}

#[tokio::test]
async fn a_citizen_sees_the_own_data_masked_and_who_revealed_it() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    let nomor = file(&mut browser).await;
    let admin = place.staff("admin", Peran::AdminDiskominfo, None).await;
    let id = id_of(&place, &nomor).await;
    service::akun::reveal_identitas(&place.app, &admin, id, "Memastikan lokasi kejadian")
        .await
        .expect("may");
    let page = browser.get("/data-saya").await;
    assert!(page.html.contains("1403••••••••0001"));
    assert!(!page.html.contains(NIK_MARLINA));
    assert!(page.html.contains("Memastikan lokasi kejadian"));
}
