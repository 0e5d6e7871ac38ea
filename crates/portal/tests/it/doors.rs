//! What the portal refuses, and the headers every answer carries.

use crate::support::{NIK_BUDI, NIK_MARLINA, ORIGIN, Place, SANDI, aduan};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::notice::pesan::Channel;
use domain::person::aktor::Peran;
use rstest::rstest;
use secrecy::{ExposeSecret as _, SecretString};
use service::akun::session::{Caller, Welcome};

const LAIN: &str = "perahu di muara sungai";

#[rstest]
#[case::sign_in("/masuk")]
#[case::register("/daftar")]
#[case::rate("/aduan/SPD-2026-000001/penilaian")]
#[tokio::test]
async fn a_form_without_its_token_is_refused(#[case] path: &str) {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    let page = browser
        .post_raw(path, &[("nik", NIK_MARLINA), ("sandi", SANDI)])
        .await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert!(page.html.contains("Formulir sudah kedaluwarsa"));
    assert_eq!(
        browser.get("/aduan").await.status,
        StatusCode::OK,
        "still signed in"
    );
}

#[tokio::test]
async fn whoever_says_keluar_is_signed_out_whatever_session_the_form_was_shown_to() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    browser.get("/aduan").await;
    let first = browser.csrf.clone();
    browser.cookies.remove("sipendekar_sesi");
    browser.get("/masuk").await;
    let isian = [("nik", NIK_MARLINA), ("sandi", SANDI)];
    browser.post("/masuk", &isian).await; // in a second tab
    let page = browser.post_raw("/keluar", &[("csrf", &first)]).await;
    assert_eq!(page.location(), "/masuk?flash=keluar");
    assert_eq!(browser.get("/aduan").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_neighbours_cookie_signs_nobody_out() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    let name = "kota".to_owned();
    browser.cookies.insert(name, "Siak–Riau".to_owned());
    assert_eq!(browser.get("/aduan").await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_nik_is_what_a_password_manager_keeps() {
    let place = Place::open().await;
    let mut browser = place.browser();
    for path in ["/daftar", "/masuk"] {
        let page = browser.get(path).await.html;
        let mut fields = page
            .split("<input ")
            .filter(|field| field.contains("autocomplete=\"username\""));
        let nik = fields.next().expect("one field is the account");
        assert!(nik.contains("name=\"nik\""), "{path}");
        assert_eq!(fields.next(), None, "{path}");
    }
}

#[tokio::test]
async fn an_address_with_a_slash_behind_it_is_the_same_page() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    for path in ["/masuk", "/aduan", "/privasi"] {
        let page = browser.get(&format!("{path}/")).await;
        assert_eq!(page.status, StatusCode::PERMANENT_REDIRECT, "{path}");
        assert_eq!(page.location(), path);
    }
    let elsewhere = browser.get("//jahat.id/").await;
    assert_eq!(
        elsewhere.status,
        StatusCode::NOT_FOUND,
        "leads nowhere else"
    );
}

#[tokio::test]
async fn filing_without_the_token_is_refused() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    browser.csrf = "0".repeat(96);
    let page = browser.upload(&aduan("k"), &[]).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert!(browser.get("/aduan").await.html.contains("Belum ada aduan"));
}

#[tokio::test]
async fn a_token_of_another_browser_is_refused() {
    let place = Place::open().await;
    let mut other = place.browser();
    other.get("/masuk").await;
    let mut browser = place.browser();
    browser.get("/masuk").await;
    browser.csrf = other.csrf;
    let page = browser
        .post("/masuk", &[("nik", NIK_MARLINA), ("sandi", SANDI)])
        .await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
}

#[rstest]
#[case::origin("origin", "https://jahat.id")]
#[case::null_origin("origin", "null")]
#[case::site("sec-fetch-site", "cross-site")]
#[tokio::test]
async fn a_form_from_another_site_is_refused_even_with_its_token(
    #[case] name: &'static str,
    #[case] value: &'static str,
) {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    browser.get("/aduan").await;
    let request = Request::post("/keluar")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(name, value)
        .body(Body::from(format!("csrf={}", browser.csrf)))
        .expect("request");
    let page = browser.send(request).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn personal_pages_ask_to_sign_in_and_come_back() {
    let place = Place::open().await;
    let mut browser = place.browser();
    for (path, to) in [
        ("/aduan", "/masuk?lanjut=/aduan"),
        ("/aduan/baru", "/masuk?lanjut=/aduan/baru"),
        ("/data-saya", "/masuk?lanjut=/data-saya"),
        (
            "/aduan/SPD-2026-000001",
            "/masuk?lanjut=/aduan/SPD-2026-000001",
        ),
    ] {
        let page = browser.get(path).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
        assert_eq!(page.location(), to);
    }
    let page = browser.get("/lacak?nomor=spd-2026-000001").await;
    assert_eq!(page.location(), "/aduan/SPD-2026-000001");
    let page = browser.get("/lacak?nomor=halo").await;
    assert!(page.html.contains("<a href=\"#nomor\">"));
}

#[tokio::test]
async fn signing_in_never_leads_to_another_site() {
    let place = Place::open().await;
    place.warga(NIK_MARLINA).await;
    for lanjut in ["https://jahat.id", "//jahat.id", "/\\jahat.id"] {
        let mut browser = place.browser();
        browser.get("/masuk").await;
        let isian = [("nik", NIK_MARLINA), ("sandi", SANDI), ("lanjut", lanjut)];
        let page = browser.post("/masuk", &isian).await;
        assert_eq!(page.location(), "/aduan", "{lanjut}");
    }
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_nik_read_the_same() {
    let place = Place::open().await;
    place.warga(NIK_MARLINA).await;
    let mut pages = Vec::new();
    for nik in [NIK_MARLINA, NIK_BUDI, "123"] {
        let mut browser = place.browser();
        browser.get("/masuk").await;
        let page = browser
            .post("/masuk", &[("nik", nik), ("sandi", "salah sekali")])
            .await;
        assert_eq!(page.status, StatusCode::UNAUTHORIZED);
        assert!(!page.html.contains("salah sekali"));
        let token = page.hidden("csrf");
        pages.push(page.html.replace(&token, "CSRF").replace(nik, "NIK"));
    }
    assert!(pages.windows(2).all(|pair| pair[0] == pair[1]));
}

#[tokio::test]
async fn registering_tells_nobody_who_is_a_member() {
    let place = Place::open_with(|app| app.with_channels(ORIGIN, &[Channel::Surel])).await;
    place.warga(NIK_MARLINA).await;
    let mut answers = Vec::new();
    for nik in [NIK_MARLINA, NIK_BUDI] {
        let mut browser = place.browser();
        browser.get("/daftar?lanjut=/aduan/baru").await;
        let isian = [
            ("nik", nik),
            ("nama", "Budi"),
            ("telepon", "081234567842"),
            ("surel", "budi@contoh.id"),
            ("sandi", LAIN),
            ("sandi_ulang", LAIN),
            ("setuju", "ya"),
            ("lanjut", "/aduan/baru"),
        ];
        let page = browser.post("/daftar", &isian).await;
        assert_eq!(page.status, StatusCode::OK);
        for next in ["yang lama", "Lupa kata sandi", "membawa KTP"] {
            assert!(page.html.contains(next), "{next}: {}", page.html);
        }
        assert_eq!(
            page.hidden("lanjut"),
            "/data-saya/konfirmasi?lanjut=/aduan/baru"
        );
        assert!(!page.html.contains(LAIN), "the password is typed again");
        let token = page.hidden("csrf");
        let html = page.html.replace(&token, "CSRF").replace(nik, "NIK");
        let mut names: Vec<_> = page.headers.keys().map(ToString::to_string).collect();
        names.sort();
        let kept: Vec<_> = browser.cookies.keys().cloned().collect();
        answers.push((html, names, kept));
    }
    assert_eq!(answers[0], answers[1]);
}

#[tokio::test]
async fn staff_are_sent_to_the_desktop() {
    let place = Place::open().await;
    place.staff("pupr", Peran::PetugasSkpd, Some("PUPR")).await;
    let sandi = SecretString::from(SANDI.to_owned());
    let Welcome { token, .. } = service::akun::session::sign_in_staff(
        &place.app,
        &Caller::default(),
        "pupr",
        &sandi,
        "uji",
    )
    .await
    .expect("signs in");
    let mut browser = place.browser();
    let token = token.expose_secret().to_owned();
    browser.cookies.insert("sipendekar_sesi".to_owned(), token);
    for path in ["/", "/aduan", "/aduan/baru"] {
        let page = browser.get(path).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{path}");
        assert!(page.html.contains("Halaman ini untuk warga"));
    }
}

#[tokio::test]
async fn signing_out_ends_the_session_on_the_server() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    let stolen = browser.cookies.clone();
    browser.get("/aduan").await;
    let page = browser.post("/keluar", &[]).await;
    assert_eq!(page.location(), "/masuk?flash=keluar");
    assert_eq!(page.header("clear-site-data"), "\"cache\"");
    let left: Vec<&str> = browser.cookies.keys().map(String::as_str).collect();
    assert_eq!(left, ["sipendekar_perangkat"], "which opens nothing");
    assert_eq!(browser.get("/aduan").await.status, StatusCode::SEE_OTHER);
    browser.cookies = stolen;
    assert_eq!(browser.get("/aduan").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_session_cookie_is_out_of_reach_of_scripts_and_other_sites() {
    let place = Place::open().await;
    place.warga(NIK_MARLINA).await;
    let mut browser = place.browser();
    browser.get("/masuk").await;
    let page = browser
        .post("/masuk", &[("nik", NIK_MARLINA), ("sandi", SANDI)])
        .await;
    let cookie = page.header("set-cookie");
    for part in ["sipendekar_sesi=", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(part), "{part}");
    }
    assert!(!cookie.contains("Secure"), "{ORIGIN} is not https");
}

#[tokio::test]
async fn a_used_form_with_a_new_text_is_not_answered_with_the_old_number() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    let niat = browser.get("/aduan/baru").await.hidden("niat");
    browser.upload(&aduan(&niat), &[]).await;
    let mut isian = aduan(&niat);
    isian.retain(|(nama, _)| *nama != "judul");
    isian.push(("judul", "Lampu jalan mati di depan masjid"));
    let page = browser.upload(&isian, &[]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.html.contains("Lampu jalan mati"));
    let baru = page.hidden("niat");
    assert_ne!(baru, niat);
    isian.retain(|(nama, _)| *nama != "niat");
    isian.push(("niat", &baru));
    let page = browser.upload(&isian, &[]).await;
    let receipt = format!("/aduan/SPD-2026-000002/tanda-terima?niat={baru}");
    assert_eq!(page.location(), receipt);
}

#[tokio::test]
async fn a_device_that_signed_in_before_is_let_in_whatever_others_guess() {
    let place = Place::open().await;
    let mut own = place.warga(NIK_MARLINA).await;
    own.get("/aduan").await;
    own.post("/keluar", &[]).await;
    let mut guesser = place.browser();
    guesser.get("/masuk").await;
    let wrong = [("nik", NIK_MARLINA), ("sandi", "bukan sandinya")];
    for _ in 0..10 {
        let page = guesser.post("/masuk", &wrong).await;
        assert_eq!(page.status, StatusCode::UNAUTHORIZED);
    }
    let right = [("nik", NIK_MARLINA), ("sandi", SANDI)];
    let page = guesser.post("/masuk", &right).await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(page.html.contains("Tunggu 1 menit"), "how long");
    own.get("/masuk").await;
    let page = own.post("/masuk", &right).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.html);
}
