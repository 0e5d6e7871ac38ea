//! Filing: what citizens hand in, and what they are told to mend.

use crate::support::{NIK_BUDI, NIK_MARLINA, Place, SANDI, aduan, jpeg};
use crate::world::{file, nomor};
use axum::http::StatusCode;
use jiff::SignedDuration;
use service::Network;
use std::net::IpAddr;
use testkit::tuesday;
use uuid::Uuid;

#[tokio::test]
async fn a_citizen_registers_signs_in_files_with_a_photo_and_gets_a_number() {
    let place = Place::open().await;
    let mut browser = place.browser();
    browser.get("/daftar").await;
    let isian = [
        ("nik", NIK_MARLINA),
        ("nama", "Marlina Saputri"),
        ("telepon", "0812 3456 7841"),
        ("surel", ""),
        ("sandi", SANDI),
        ("sandi_ulang", SANDI),
        ("setuju", "ya"),
    ];
    let page = browser.post("/daftar", &isian).await;
    assert!(page.html.contains("Pendaftaran Anda sudah diterima"));
    assert!(page.html.contains(&format!("value=\"{NIK_MARLINA}\"")));
    let isian = [("nik", NIK_MARLINA), ("sandi", SANDI)];
    let page = browser.post("/masuk", &isian).await;
    assert_eq!(page.location(), "/aduan", "{}", page.html);
    let page = browser.get("/aduan").await;
    assert!(page.html.contains("Belum ada aduan"));
    browser.post("/keluar", &[]).await;
    browser.get("/masuk?lanjut=/aduan/baru").await;
    let isian = [
        ("nik", NIK_MARLINA),
        ("sandi", SANDI),
        ("lanjut", "/aduan/baru"),
    ];
    let page = browser.post("/masuk", &isian).await;
    assert_eq!(page.location(), "/aduan/baru");

    let niat = browser.get("/aduan/baru").await.hidden("niat");
    let page = browser.upload(&aduan(&niat), &[&jpeg()]).await;
    assert_eq!(nomor(&page), "SPD-2026-000001", "{}", page.html);
    let receipt = browser.get(page.location()).await;
    assert!(
        receipt
            .html
            .contains(r#"data-testid="nomor">SPD-2026-000001<"#)
    );
    assert!(receipt.html.contains("1 foto"));
    let sent = format!(r#"id="terkirim" data-niat="{niat}""#);
    assert!(receipt.html.contains(&sent), "says which draft to forget");
    let crafted = browser
        .get("/aduan/SPD-2026-000001/tanda-terima?niat=a")
        .await;
    assert!(
        crafted.html.contains(r#"id="terkirim">"#),
        "a part of a key would match the drafts of other forms"
    );

    let status = browser.get("/aduan/SPD-2026-000001").await;
    assert!(status.html.contains("Jalan berlubang di depan pasar"));
    let (_, rest) = status.html.split_once("<img src=\"").expect("photo");
    let (address, _) = rest.split_once('"').expect("quoted");
    let foto = browser.get(address).await;
    assert_eq!(foto.status, StatusCode::OK);
    assert_eq!(foto.header("content-type"), "image/jpeg");
    let kept = "private, max-age=86400, immutable";
    assert_eq!(foto.header("cache-control"), kept, "by this browser alone");
}

#[tokio::test]
async fn another_citizens_aduan_is_like_none() {
    let place = Place::open().await;
    let nomor = file(&mut place.warga(NIK_MARLINA).await).await;
    let mut budi = place.warga(NIK_BUDI).await;
    for path in [
        format!("/aduan/{nomor}"),
        format!("/aduan/{nomor}/tanda-terima"),
        format!("/aduan/{nomor}/foto/{}", Uuid::nil()),
        "/aduan/SPD-2026-009999".to_owned(),
        "/aduan/bukan-nomor".to_owned(),
    ] {
        let page = budi.get(&path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert!(page.html.contains("Halaman tidak ditemukan"), "{path}");
    }
    let isian = [("isi", "Saya orang lain"), ("niat", "")];
    let page = budi
        .post(&format!("/aduan/{nomor}/keterangan"), &isian)
        .await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(!budi.get("/aduan").await.html.contains(&nomor));
}

#[tokio::test]
async fn sending_twice_files_once() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    let niat = browser.get("/aduan/baru").await.hidden("niat");
    let first = browser.upload(&aduan(&niat), &[]).await;
    let second = browser.upload(&aduan(&niat), &[]).await;
    assert_eq!(first.location(), second.location());
    let list = browser.get("/aduan").await.html;
    assert!(list.contains("1 aduan"), "{list}");
}

#[tokio::test]
async fn a_program_that_files_without_a_pause_waits_and_loses_no_text() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    browser.network = Network::of(IpAddr::from([10, 0, 0, 1]));
    for _ in 0..3 {
        file(&mut browser).await;
    }
    let niat = browser.get("/aduan/baru").await.hidden("niat");
    let early = browser.upload(&aduan(&niat), &[&jpeg()]).await;
    assert_eq!(early.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(
        early.html.contains("Tunggu 10 detik, lalu kirim lagi."),
        "{}",
        early.html
    );
    assert!(
        early.html.contains("Jalan berlubang di depan pasar"),
        "the text is there"
    );
    assert!(early.html.contains("Foto harus dipilih lagi."));
    assert_eq!(early.hidden("niat"), niat, "and is the same intention");
    place.clock.set(tuesday() + SignedDuration::from_secs(10));
    let filed = browser.upload(&aduan(&niat), &[&jpeg()]).await;
    assert_eq!(nomor(&filed), "SPD-2026-000004", "{}", filed.html);

    let niat = browser.get("/aduan/baru").await.hidden("niat");
    place.clock.set(tuesday() + SignedDuration::from_mins(2));
    let by_hand = browser.upload(&aduan(&niat), &[]).await;
    let why = "whoever writes for two minutes waits for nothing";
    assert_eq!(nomor(&by_hand), "SPD-2026-000005", "{why}");
}

#[tokio::test]
async fn every_mistake_is_told_and_everything_typed_is_kept() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    let niat = browser.get("/aduan/baru").await.hidden("niat");
    let mut isian = aduan(&niat);
    for (nama, nilai) in &mut isian {
        match *nama {
            "judul" => *nilai = "",
            "tanggal_peristiwa" => *nilai = "2027-01-01",
            _ => {} // the rest is right
        }
    }
    let page = browser.upload(&isian, &[&jpeg()]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for kolom in ["judul", "tanggal_peristiwa", "foto"] {
        assert!(
            page.html.contains(&format!("<a href=\"#{kolom}\">")),
            "{kolom}"
        );
    }
    assert!(page.html.contains("Minggu lalu dua orang jatuh."));
    assert!(page.html.contains(r#"value="14.03.01.1001" selected"#));
    assert_eq!(page.hidden("niat"), niat);
    assert!(page.html.contains("Foto harus dipilih lagi."));
}

#[tokio::test]
async fn too_many_or_too_large_photos_are_refused_in_a_sentence() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    let niat = browser.get("/aduan/baru").await.hidden("niat");
    let foto = jpeg();
    let page = browser.upload(&aduan(&niat), &[foto.as_slice(); 6]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.html.contains("Paling banyak 5 foto."));
    let large = vec![0_u8; 10 * 1024 * 1024 + 1];
    let page = browser.upload(&aduan(&niat), &[large.as_slice()]).await;
    assert!(page.html.contains("lebih besar dari 10 MB"));
    let page = browser.upload(&aduan(&niat), &[large.as_slice(); 9]).await;
    assert!(page.html.contains("terlalu besar untuk dikirim sekaligus"));
    assert!(page.html.contains("Jalan berlubang di depan pasar"));
    assert!(browser.get("/aduan").await.html.contains("Belum ada aduan"));
}

#[tokio::test]
async fn an_ended_session_does_not_lose_what_was_typed() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    let nomor = file(&mut browser).await;
    let niat = browser.get("/aduan/baru").await.hidden("niat");
    browser.cookies.remove("sipendekar_sesi");
    let page = browser.upload(&aduan(&niat), &[]).await;
    assert_eq!(page.status, StatusCode::UNAUTHORIZED);
    assert!(page.html.contains("Minggu lalu dua orang jatuh."));
    let isian = [("isi", "Lubangnya makin besar"), ("niat", "")];
    let page = browser
        .post(&format!("/aduan/{nomor}/keterangan"), &isian)
        .await;
    assert_eq!(page.status, StatusCode::UNAUTHORIZED);
    assert!(page.html.contains("Lubangnya makin besar"));
}
