//! What citizens do at the portal, over a real service.

use crate::support::{Browser, NIK_BUDI, NIK_MARLINA, Page, Place, SANDI, aduan, jpeg};
use axum::http::StatusCode;
use domain::aduan::Sifat;
use domain::aduan::command::Command;
use domain::id::{AduanId, NomorRegister, SkpdKode};
use domain::person::aktor::Peran;
use uuid::Uuid;

async fn file(browser: &mut Browser) -> String {
    let niat = browser.get("/aduan/baru").await.hidden("niat");
    let page = browser.upload(&aduan(&niat), &[]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.html);
    nomor(&page)
}

fn nomor(page: &Page) -> String {
    page.location()
        .strip_prefix("/aduan/")
        .and_then(|rest| rest.split_once("/tanda-terima?niat="))
        .map(|(nomor, _)| nomor.to_owned())
        .unwrap_or_default()
}

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
    let photo = browser.get(address).await;
    assert_eq!(photo.status, StatusCode::OK);
    assert_eq!(photo.header("content-type"), "image/jpeg");
    assert_eq!(photo.header("cache-control"), "no-store");
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
    assert!(page.html.contains("Pilih lagi foto Anda."));
}

#[tokio::test]
async fn too_many_or_too_large_photos_are_refused_in_a_sentence() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    let niat = browser.get("/aduan/baru").await.hidden("niat");
    let photo = jpeg();
    let page = browser.upload(&aduan(&niat), &[photo.as_slice(); 6]).await;
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

/// Brings an aduan to its published answer.
async fn answer(place: &Place, nomor: &str) {
    let admin = place.staff("admin", Peran::AdminDiskominfo, None).await;
    let pupr = place.staff("pupr", Peran::PetugasSkpd, Some("PUPR")).await;
    let id = id_of(place, nomor).await;
    let utama = SkpdKode::parse("PUPR").expect("code");
    let steps = [
        (
            &admin,
            Command::Disposisikan {
                utama,
                pendukung: Vec::new(),
                catatan: String::new(),
                sifat: Sifat::Biasa,
            },
        ),
        (&pupr, Command::Terima),
        (
            &pupr,
            Command::AjukanDraf {
                isi: "RAHASIA-DRAF akan ditambal".to_owned(),
            },
        ),
        (
            &admin,
            Command::Terbitkan {
                isi: "Lubang <b>ditambal</b> 28 Agustus 2026.".to_owned(),
            },
        ),
    ];
    for (aktor, command) in steps {
        service::run_command::run_command(&place.app, aktor, id, command, None, Uuid::new_v4())
            .await
            .expect("granted");
    }
}

async fn id_of(place: &Place, nomor: &str) -> AduanId {
    let (_, petugas) = service::session::sign_in_warga(
        &place.app,
        NIK_MARLINA,
        &secrecy::SecretString::from(SANDI.to_owned()),
    )
    .await
    .expect("signs in");
    let nomor: NomorRegister = nomor.parse().expect("number");
    service::warga::aduan_warga(&place.app, &petugas.aktor, nomor)
        .await
        .expect("own")
        .id
}

#[tokio::test]
async fn the_citizen_reads_the_published_answer_and_objects_once() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    let nomor = file(&mut browser).await;
    answer(&place, &nomor).await;
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
    assert_eq!(page.location(), format!("{path}?kabar=keberatan"));
    let page = browser.get(page.location()).await;
    assert!(page.html.contains("Keberatan Anda dicatat."));
    assert!(!page.html.contains(r#"data-testid="form-keberatan""#));
}

#[tokio::test]
async fn the_citizen_rates_the_answer() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    let nomor = file(&mut browser).await;
    answer(&place, &nomor).await;
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
    let admin = place.staff("admin", Peran::AdminDiskominfo, None).await;
    let command = Command::MintaKelengkapan {
        permintaan: "Tulis nomor tiang lampu.".to_owned(),
    };
    let id = id_of(&place, &nomor).await;
    service::run_command::run_command(&place.app, &admin, id, command, None, Uuid::new_v4())
        .await
        .expect("granted");
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
    service::identity::reveal_identitas(&place.app, &admin, id, "Memastikan lokasi kejadian")
        .await
        .expect("may");
    let page = browser.get("/data-saya").await;
    assert!(page.html.contains("1403••••••••0001"));
    assert!(!page.html.contains(NIK_MARLINA));
    assert!(page.html.contains("Memastikan lokasi kejadian"));
}
