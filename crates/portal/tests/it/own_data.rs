//! What a citizen sees and changes of the own account, without a script.

use crate::support::{Browser, NIK_MARLINA, ORIGIN, Page, Place, SANDI};
use axum::http::StatusCode;
use domain::notice::pesan::Channel;
use service::notice::{Carrier, Envelope, Step, Undelivered, send_next};
use std::sync::Mutex;

const BARU: &str = "perahu di muara sungai";
const SUREL: &str = "marlina@contoh.id";

/// Keeps the texts of what is sent.
#[derive(Default)]
struct Post(Mutex<Vec<String>>);

impl Carrier for Post {
    const CHANNEL: Channel = Channel::Surel;

    async fn deliver(&self, envelope: Envelope) -> Result<(), Undelivered> {
        self.0.lock().expect("a lock").push(envelope.text().isi);
        Ok(())
    }
}

/// The code of the newest message that was sent by now.
async fn code(place: &Place) -> String {
    let post = Post::default();
    while send_next(&place.app, &post).await.expect("a step") == Step::Done {}
    let texts = post.0.lock().expect("a lock");
    let text = texts.last().expect("a message");
    let line = text.lines().next().unwrap_or_default();
    let (_, code) = line.rsplit_once(": ").expect("a code");
    code.to_owned()
}

async fn with_email() -> Place {
    Place::open_with(|app| app.with_channels(ORIGIN, &[Channel::Surel])).await
}

/// Sends the form of a page as it is shown.
async fn send(browser: &mut Browser, path: &str, isian: &[(&str, &str)]) -> Page {
    let page = browser.get(path).await;
    assert_eq!(page.status, StatusCode::OK, "{path}");
    assert!(page.html.contains(&format!("action=\"{path}\"")), "{path}");
    browser.post(path, isian).await
}

#[tokio::test]
async fn a_citizen_replaces_the_password_and_stays_signed_in_here_alone() {
    let place = Place::open().await;
    let mut elsewhere = place.warga(NIK_MARLINA).await;
    let mut here = place.browser();
    here.get("/masuk").await;
    here.post("/masuk", &[("nik", NIK_MARLINA), ("sandi", SANDI)])
        .await;
    let path = "/data-saya/kata-sandi";
    let wrong = [
        ("sandi_lama", "keliru sekali"),
        ("sandi", BARU),
        ("sandi_ulang", BARU),
    ];
    let page = send(&mut here, path, &wrong).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.html.contains("Kata sandi lama tidak cocok"));
    for secret in ["keliru sekali", BARU] {
        assert!(!page.html.contains(secret), "it is typed again");
    }
    let right = [
        ("sandi_lama", SANDI),
        ("sandi", BARU),
        ("sandi_ulang", BARU),
    ];
    let page = send(&mut here, path, &right).await;
    assert_eq!(page.location(), "/data-saya?flash=sandi", "{}", page.html);
    let page = here.get(page.location()).await;
    assert!(page.html.contains("Kata sandi sudah diganti"));
    assert!(page.html.contains("Kata sandi diganti oleh pemilik akun"));
    assert_eq!(elsewhere.get("/aduan").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn own_data_are_shown_whole_once_the_password_is_typed() {
    let place = Place::open().await;
    let mut browser = place.warga_with(NIK_MARLINA, SUREL).await;
    let page = browser.get("/data-saya").await;
    assert!(!page.html.contains(NIK_MARLINA) && !page.html.contains("081234567841"));
    let page = send(
        &mut browser,
        "/data-saya/lengkap",
        &[("sandi", "keliru sekali")],
    )
    .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!page.html.contains(NIK_MARLINA));
    let page = browser
        .post("/data-saya/lengkap", &[("sandi", SANDI)])
        .await;
    assert_eq!(page.status, StatusCode::OK);
    for own in [NIK_MARLINA, "+6281234567841", SUREL] {
        assert!(page.html.contains(own), "{own}");
    }
    let page = browser.get("/data-saya").await;
    assert!(
        page.html.contains("Data diri Anda dilihat lengkap"),
        "it is noted"
    );
}

#[tokio::test]
async fn contact_data_are_changed_and_what_was_typed_comes_back() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    let wrong = [("telepon", "0813 0000"), ("sandi", SANDI)];
    let page = send(&mut browser, "/data-saya/telepon", &wrong).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.html.contains("value=\"0813 0000\"") && !page.html.contains(SANDI));
    let right = [("telepon", "0813 4567 8900"), ("sandi", SANDI)];
    let page = browser.post("/data-saya/telepon", &right).await;
    let page = browser.get(page.location()).await;
    assert!(page.html.contains("Nomor HP sudah disimpan"));
    assert!(page.html.contains("+62813•••••00") || page.html.contains("+62813"));
    let new = [("surel", SUREL), ("sandi", SANDI)];
    let page = send(&mut browser, "/data-saya/surel", &new).await;
    assert_eq!(page.location(), "/data-saya?flash=surel", "{}", page.html);
    let page = browser.get(page.location()).await;
    assert!(page.html.contains(SUREL) && page.html.contains("(belum dikonfirmasi)"));
    let nothing = "/data-saya/konfirmasi";
    assert!(!page.html.contains(nothing), "no code can be sent");
    assert_eq!(browser.get(nothing).await.location(), "/data-saya");
}

#[tokio::test]
async fn an_address_is_confirmed_and_brings_back_who_forgot_the_password() {
    let place = with_email().await;
    let mut browser = place.warga_with(NIK_MARLINA, SUREL).await;
    let page = browser.get("/data-saya").await;
    assert!(page.html.contains("(belum dikonfirmasi)"));
    let path = "/data-saya/konfirmasi";
    let page = send(&mut browser, path, &[("kode", "000 000")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = browser.post(path, &[("kirim", "lagi")]).await;
    assert!(page.html.contains("Kode baru sedang dikirim"));
    let kode = code(&place).await;
    let isian = [("kode", kode.as_str()), ("lanjut", "/aduan/baru")];
    let page = browser.post(path, &isian).await;
    assert_eq!(page.location(), "/aduan/baru", "{}", page.html);
    let page = browser.get("/data-saya").await;
    assert!(page.html.contains("(sudah dikonfirmasi)"));

    let mut forgot = place.browser();
    forgot.get("/lupa-sandi").await;
    let page = forgot
        .post("/lupa-sandi/email", &[("nik", NIK_MARLINA)])
        .await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.html.contains("kode sedang dikirim"));
    let kode = code(&place).await;
    let isian = [
        ("nik", NIK_MARLINA),
        ("kode", kode.as_str()),
        ("sandi", BARU),
        ("sandi_ulang", BARU),
    ];
    let page = forgot.post("/lupa-sandi", &isian).await;
    assert_eq!(page.location(), "/data-saya", "{}", page.html);
    let page = forgot.get("/data-saya").await;
    assert!(
        page.html
            .contains("Kata sandi diganti dengan kode yang dikirim ke email Anda")
    );
}

#[tokio::test]
async fn asking_for_a_code_by_mail_tells_nothing_about_who_is_a_member() {
    let place = with_email().await;
    place.warga_with(NIK_MARLINA, SUREL).await;
    let mut pages = Vec::new();
    for nik in [NIK_MARLINA, "1403991204900002"] {
        let mut browser = place.browser();
        browser.get("/lupa-sandi").await;
        let page = browser.post("/lupa-sandi/email", &[("nik", nik)]).await;
        assert_eq!(page.status, StatusCode::OK);
        let token = page.hidden("csrf");
        pages.push(page.html.replace(&token, "CSRF").replace(nik, "NIK"));
    }
    assert_eq!(pages[0], pages[1]);
}

#[tokio::test]
async fn the_own_account_is_its_owners_alone_and_its_forms_come_back() {
    let place = Place::open().await;
    let mut nobody = place.browser();
    let mut marlina = place.warga(NIK_MARLINA).await;
    for path in [
        "/data-saya/kata-sandi",
        "/data-saya/telepon",
        "/data-saya/surel",
        "/data-saya/lengkap",
        "/data-saya/konfirmasi",
    ] {
        let way = format!("/masuk?lanjut={path}");
        assert_eq!(nobody.get(path).await.location(), way);
        let stale = [("csrf", "lama"), ("telepon", "0813"), ("sandi", SANDI)];
        assert_eq!(nobody.post_raw(path, &stale).await.location(), way);
        let page = marlina.post_raw(path, &stale).await;
        if path == "/data-saya/konfirmasi" {
            assert_eq!(page.location(), "/data-saya", "there is nothing to prove");
            continue;
        }
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{path}");
        assert!(!page.html.contains(SANDI), "{path}");
    }
    let page = marlina.get("/data-saya").await;
    assert!(
        !page.html.contains("data-testid=\"catatan\""),
        "nothing was done"
    );
}
