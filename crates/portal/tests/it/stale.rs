//! Forms that outlived their page: what is refused, and that nothing typed is lost by it.

use crate::support::{Browser, NIK_BUDI, NIK_MARLINA, Page, Place, SANDI, aduan, jpeg};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use portal::TooOften;

const SESSION: &str = "sipendekar_sesi";
const FORMULIR: &str = "sipendekar_formulir";

async fn sign_in(browser: &mut Browser) {
    browser.get("/masuk").await;
    let isian = [("nik", NIK_MARLINA), ("sandi", SANDI)];
    let page = browser.post("/masuk", &isian).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.html);
}

#[tokio::test]
async fn with_https_no_neighbouring_host_can_plant_a_session() {
    let place = Place::open_at("https://aduan.contoh.id").await;
    let browser = place.warga(NIK_MARLINA).await;
    let token = browser.cookies.get("__Host-sipendekar_sesi");
    let token = token.expect("only this host can set a cookie of that name");
    let mut planted = place.browser();
    planted.cookies.insert(SESSION.to_owned(), token.clone());
    let page = planted.get("/aduan").await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "nobody is signed in");
}

#[tokio::test]
async fn a_form_is_stale_once_the_session_was_swapped() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    let budi = place.warga(NIK_BUDI).await;
    let niat = browser.get("/aduan/baru").await.hidden("niat");
    let planted = budi.cookies.get(SESSION).expect("signed in").clone();
    browser.cookies.insert(SESSION.to_owned(), planted);
    let page = browser.upload(&aduan(&niat), &[]).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    let list = browser.get("/aduan").await.html;
    assert!(list.contains("Belum ada aduan"), "nothing went to Budi");
}

#[tokio::test]
async fn a_form_that_outlived_its_session_is_sent_after_signing_in_again() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    let niat = browser.get("/aduan/baru").await.hidden("niat");
    browser.cookies.remove(SESSION);
    let page = browser.upload(&aduan(&niat), &[&jpeg()]).await;
    assert_eq!(page.status, StatusCode::UNAUTHORIZED);
    assert!(page.html.contains("Foto harus dipilih lagi."));
    let waiting = page.hidden("csrf");
    sign_in(&mut browser).await; // in another tab, as the page says
    browser.csrf = waiting;
    let page = browser.upload(&aduan(&niat), &[&jpeg()]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.html);
}

#[tokio::test]
async fn a_filing_form_whose_secret_is_gone_comes_back_with_everything_typed() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    let niat = browser.get("/aduan/baru").await.hidden("niat");
    browser.cookies.remove(FORMULIR);
    let page = browser.upload(&aduan(&niat), &[&jpeg()]).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert!(page.html.contains("Formulir sudah kedaluwarsa"));
    assert!(page.html.contains("Minggu lalu dua orang jatuh."));
    assert!(page.html.contains(r#"value="14.03.01.1001" selected"#));
    assert!(page.html.contains("Foto harus dipilih lagi."));
    assert_eq!(page.hidden("niat"), niat);
    let list = browser.get("/aduan").await.html;
    assert!(list.contains("Belum ada aduan"), "nothing was stored");
    browser.csrf = page.hidden("csrf");
    let page = browser.upload(&aduan(&niat), &[&jpeg()]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.html);
}

#[tokio::test]
async fn a_word_on_an_aduan_whose_secret_is_gone_comes_back_to_be_sent_again() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    let niat = browser.get("/aduan/baru").await.hidden("niat");
    browser.upload(&aduan(&niat), &[]).await;
    let path = "/aduan/SPD-2026-000001/keterangan";
    browser.cookies.remove(FORMULIR);
    let isian = [("isi", "Lubangnya makin besar"), ("niat", "")];
    let page = browser.post(path, &isian).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert!(page.html.contains("Formulir sudah kedaluwarsa"));
    assert!(page.html.contains(&format!(r#"action="{path}""#)));
    assert_eq!(page.hidden("isi"), "Lubangnya makin besar");
    let stored = browser.get("/aduan/SPD-2026-000001").await.html;
    assert!(!stored.contains("Lubangnya makin besar"));
    browser.csrf = page.hidden("csrf");
    let page = browser.post(path, &isian).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.html);
}

#[tokio::test]
async fn a_registration_whose_secret_is_gone_comes_back_without_its_passwords() {
    let place = Place::open().await;
    let mut browser = place.browser();
    browser.get("/daftar").await;
    browser.cookies.remove(FORMULIR);
    let isian = [
        ("nik", NIK_MARLINA),
        ("nama", "Marlina Saputri"),
        ("telepon", "0812 3456 7841"),
        ("sandi", SANDI),
        ("sandi_ulang", SANDI),
        ("setuju", "ya"),
    ];
    let page = browser.post("/daftar", &isian).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    for typed in [NIK_MARLINA, "Marlina Saputri", "0812 3456 7841"] {
        assert!(page.html.contains(&format!("value=\"{typed}\"")), "{typed}");
    }
    assert!(!page.html.contains(SANDI));
    assert!(page.html.contains("kata sandi harus diisi lagi"));
    let page = browser.post("/daftar", &isian).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.html);
    assert!(page.html.contains("Pendaftaran Anda sudah diterima"));
}

#[tokio::test]
async fn a_form_sent_too_often_comes_back_with_what_was_typed() {
    let place = Place::open().await;
    let mut browser = place.browser();
    for (path, field) in [("/daftar", "nama"), ("/masuk", "nik")] {
        browser.get(path).await;
        let body = format!("csrf={}&{field}=Marlina&sandi=rahasia-sekali", browser.csrf);
        let mut request = Request::post(path)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .expect("request");
        let seconds = 17;
        request.extensions_mut().insert(TooOften { seconds });
        let page = browser.send(request).await;
        assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS, "{path}");
        assert_eq!(page.header("retry-after"), "17", "{path}");
        assert!(page.html.contains("dalam 17 detik"), "{path}");
        assert!(page.html.contains("value=\"Marlina\""), "{path}");
        assert!(!page.html.contains("rahasia-sekali"), "{path}");
    }
}

/// A citizen with one aduan, who has another half written.
async fn who_writes(place: &Place) -> (Browser, String) {
    let mut browser = place.warga(NIK_MARLINA).await;
    let niat = browser.get("/aduan/baru").await.hidden("niat");
    browser.upload(&aduan(&niat), &[]).await;
    let niat = browser.get("/aduan/baru").await.hidden("niat");
    (browser, niat)
}

const KETERANGAN: &str = "/aduan/SPD-2026-000001/keterangan";
const NIAT: &str = "7f1dbb3e-52c9-4c0e-9a0e-3f6a1d2b4c58";

/// What a page gives back is all that was sent, and sending it again has one effect.
fn all_is_there(filing: &Page, niat: &str, word: &Page) {
    assert!(filing.html.contains("Minggu lalu dua orang jatuh."));
    assert!(filing.html.contains(r#"value="14.03.01.1001" selected"#));
    assert!(
        filing.html.contains(r#"value="terbuka" checked"#),
        "behind the photos"
    );
    assert!(filing.html.contains("Foto harus dipilih lagi."));
    assert!(!filing.html.contains("sesi-berakhir"));
    assert_eq!(filing.hidden("niat"), niat);
    assert!(word.html.contains(&format!(r#"action="{KETERANGAN}""#)));
    assert_eq!(word.hidden("isi"), "Lubangnya makin besar");
    assert_eq!(word.hidden("niat"), NIAT);
}

#[tokio::test]
async fn a_text_sent_too_often_comes_back_to_be_sent_again() {
    let place = Place::open().await;
    let (mut browser, niat) = who_writes(&place).await;
    let isian = [("isi", "Lubangnya makin besar"), ("niat", NIAT)];
    browser.too_often = Some(17);
    let filing = browser.upload(&aduan(&niat), &[&jpeg()]).await;
    let word = browser.post(KETERANGAN, &isian).await;
    for page in [&filing, &word] {
        assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(page.header("retry-after"), "17");
        assert!(page.html.contains("dalam 17 detik"), "{}", page.html);
    }
    all_is_there(&filing, &niat, &word);
    browser.too_often = None;
    let list = browser.get("/aduan").await.html;
    assert!(!list.contains("SPD-2026-000002"), "nothing was stored");
    for _ in 0..2 {
        let page = browser.upload(&aduan(&niat), &[&jpeg()]).await;
        assert!(page.location().contains("SPD-2026-000002"), "{}", page.html);
        let page = browser.post(KETERANGAN, &isian).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.html);
    }
}

#[tokio::test]
async fn a_text_sent_while_the_database_is_down_comes_back() {
    let place = Place::open().await;
    let (mut browser, niat) = who_writes(&place).await;
    place.app.close().await;
    let filing = browser.upload(&aduan(&niat), &[&jpeg()]).await;
    let isian = [("isi", "Lubangnya makin besar"), ("niat", NIAT)];
    let word = browser.post(KETERANGAN, &isian).await;
    for page in [&filing, &word] {
        assert!(page.status.is_server_error(), "{}", page.status);
        assert!(
            page.html.contains("Ada gangguan di pihak kami."),
            "{}",
            page.html
        );
    }
    all_is_there(&filing, &niat, &word);
    let page = browser
        .post("/daftar", &[("nama", "Marlina Saputri")])
        .await;
    assert!(page.status.is_server_error() && page.html.contains(r#"value="Marlina Saputri""#));
    let page = browser.post("/keluar", &[]).await;
    assert!(page.status.is_server_error(), "the session is not ended");
}

#[tokio::test]
async fn the_request_id_is_the_outer_layers_or_our_own() {
    let place = Place::open().await;
    let mut browser = place.browser();
    let outer = "KRXA7349";
    for (sent, taken) in [(outer, true), ("masuk-sebagai-admin-berhasil", false)] {
        let request = Request::get("/").header("x-request-id", sent);
        let page = browser
            .send(request.body(Body::empty()).expect("request"))
            .await;
        let id = page.header("x-request-id");
        assert_eq!(id == sent, taken, "only the server makes ids: {id}");
        assert_eq!(id.len(), outer.len());
    }
}

#[tokio::test]
async fn the_loopback_address_has_two_names() {
    let place = Place::open_at("http://127.0.0.1:8080").await;
    place.warga(NIK_MARLINA).await;
    let mut browser = place.browser();
    browser.origin = "http://localhost:8080".to_owned();
    sign_in(&mut browser).await;
    browser.origin = "http://localhost:9090".to_owned();
    let page = browser.post("/keluar", &[]).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN, "another port");
}

#[tokio::test]
async fn a_browser_that_keeps_no_cookies_is_told_so_and_keeps_what_was_typed() {
    let place = Place::open().await;
    let mut browser = place.browser();
    browser.get("/masuk").await;
    browser.cookies.clear();
    let isian = [("nik", NIK_MARLINA), ("sandi", SANDI)];
    let page = browser.post("/masuk", &isian).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert!(page.html.contains("izinkan cookie"), "{}", page.html);
    assert!(page.html.contains(NIK_MARLINA) && !page.html.contains(SANDI));
}
