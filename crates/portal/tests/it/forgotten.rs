//! A forgotten password: the code from the counter opens the way back in.

use crate::support::{Browser, NIK_BUDI, NIK_MARLINA, Page, Place, SANDI};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use domain::person::aktor::Peran;
use portal::TooOften;
use service::App;
use service::akun::{find_warga, make_kode};
use std::num::NonZeroU32;
use wire::warga::{FindWarga, MakeKode};

const BARU: &str = "perahu di muara sungai";

/// A code that an admin hands to whoever has that NIK.
pub(crate) async fn code(place: &Place, nik: &str) -> String {
    let admin = place.staff("loket", Peran::AdminDiskominfo, None).await;
    let request = FindWarga {
        nik: nik.to_owned(),
        tujuan: "Warga lupa kata sandi".to_owned(),
    };
    let found = find_warga(&place.app, &admin, &request).await;
    let checked = MakeKode {
        ktp_diperiksa: true,
    };
    let id = found.expect("a member").id;
    let made = make_kode(&place.app, &admin, id, &checked, String::new()).await;
    made.expect("a code").kode
}

async fn send(browser: &mut Browser, nik: &str, kode: &str, sandi: &str) -> Page {
    browser.get("/lupa-sandi").await;
    let isian = [
        ("nik", nik),
        ("kode", kode),
        ("sandi", sandi),
        ("sandi_ulang", sandi),
    ];
    browser.post("/lupa-sandi", &isian).await
}

#[tokio::test]
async fn whoever_forgot_the_password_sets_one_and_is_in() {
    let place = Place::open().await;
    let mut before = place.warga(NIK_MARLINA).await;
    let kode = code(&place, NIK_MARLINA).await;
    let mut browser = place.browser();
    let page = browser.get("/masuk?lanjut=/aduan/baru").await;
    assert!(page.html.contains("/lupa-sandi?lanjut="), "{}", page.html);
    let page = send(&mut browser, NIK_MARLINA, &kode, BARU).await;
    assert_eq!(page.location(), "/data-saya", "{}", page.html);
    let page = browser.get("/data-saya").await;
    assert!(page.html.contains("Kata sandi Anda diganti"));
    assert_eq!(before.get("/aduan").await.status, StatusCode::SEE_OTHER);
    before.get("/masuk").await;
    for (sandi, status) in [
        (SANDI, StatusCode::UNAUTHORIZED),
        (BARU, StatusCode::SEE_OTHER),
    ] {
        let isian = [("nik", NIK_MARLINA), ("sandi", sandi)];
        assert_eq!(before.post("/masuk", &isian).await.status, status);
    }
}

#[tokio::test]
async fn an_unknown_nik_and_a_wrong_code_get_the_same_answer() {
    let place = Place::open().await;
    place.warga(NIK_MARLINA).await;
    let kode = code(&place, NIK_MARLINA).await;
    let wrong = if kode == "00000 00000" { "1" } else { "0" }.repeat(10);
    let mut pages = Vec::new();
    for (nik, kode) in [(NIK_MARLINA, wrong.as_str()), (NIK_BUDI, kode.as_str())] {
        let mut browser = place.browser();
        let page = send(&mut browser, nik, kode, BARU).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        for secret in [kode, BARU] {
            assert!(!page.html.contains(secret), "it is typed again");
        }
        assert!(
            page.html.contains(&format!("value=\"{nik}\"")),
            "what was typed"
        );
        let token = page.hidden("csrf");
        pages.push(page.html.replace(&token, "CSRF").replace(nik, "NIK"));
    }
    assert_eq!(pages[0], pages[1]);
    assert!(pages[0].contains("kode dan kata sandi harus diisi lagi"));
}

#[tokio::test]
async fn everything_can_be_pasted_and_is_kept_by_password_managers() {
    let place = Place::open().await;
    let page = place.browser().get("/lupa-sandi").await.html;
    let field = |nama: &str| {
        let start = format!("name=\"{nama}\" ");
        let field = page.split("<input ").find(|field| field.contains(&start));
        field.unwrap_or_default().to_owned()
    };
    for (nama, kind) in [
        ("nik", "username"),
        ("kode", "one-time-code"),
        ("sandi", "new-password"),
        ("sandi_ulang", "new-password"),
    ] {
        let wanted = format!("autocomplete=\"{kind}\"");
        assert!(field(nama).contains(&wanted), "{nama}: {}", field(nama));
    }
    assert!(!page.contains("onpaste"));
}

#[tokio::test]
async fn a_stale_form_and_one_sent_too_often_come_back() {
    let place = Place::open().await;
    let mut browser = place.browser();
    browser.get("/lupa-sandi").await;
    let body = format!("csrf={}&nik=1403&kode=1234567890", browser.csrf);
    let request = Request::post("/lupa-sandi")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(body));
    let mut request = request.expect("request");
    request.extensions_mut().insert(TooOften { seconds: 17 });
    let page = browser.send(request).await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(page.html.contains("value=\"1403\"") && !page.html.contains("1234567890"));
    browser.cookies.clear();
    let isian = [("nik", "1403"), ("kode", "1234567890")];
    let page = browser.post("/lupa-sandi", &isian).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert!(page.html.contains("value=\"1403\"") && !page.html.contains("1234567890"));
}

#[tokio::test]
async fn who_tries_many_accounts_at_any_door_waits_and_is_told_for_how_long() {
    let two = |app: &App| app.with_failed_sign_ins_per_minute(NonZeroU32::new(2).expect("two"));
    let new = [("sandi", BARU), ("sandi_ulang", BARU)];
    for (path, rest) in [
        ("/masuk", vec![("sandi", "bukan sandinya")]),
        (
            "/lupa-sandi",
            [vec![("kode", "1234567890")], new.to_vec()].concat(),
        ),
    ] {
        let place = Place::open_with(two).await;
        let mut guesser = place.browser();
        guesser.get(path).await;
        for (nik, late) in [(NIK_MARLINA, false), (NIK_BUDI, false), (NIK_BUDI, true)] {
            let isian = [vec![("nik", nik)], rest.clone()].concat();
            let page = guesser.post(path, &isian).await;
            assert!(page.status.is_client_error());
            assert_eq!(page.status == StatusCode::TOO_MANY_REQUESTS, late, "{path}");
            let wait = page.header("retry-after").parse::<u64>();
            assert_eq!(
                wait.is_ok_and(|wait| (1..=30).contains(&wait)),
                late,
                "{path}"
            );
            assert!(page.html.contains(&format!("value=\"{nik}\"")), "{path}");
        }
    }
}
