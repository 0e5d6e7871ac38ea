//! The citizen's pages as somebody hears them, kept: whoever changes a page reads here what it
//! says now.

use crate::forgotten::code;
use crate::outline::outline;
use crate::support::{NIK_BUDI, NIK_MARLINA, ORIGIN, Place, aduan, jpeg};
use crate::world::{Office, file};
use domain::notice::pesan::Channel;

/// Keeps the main part of a page; what surrounds it is kept once, with the front page.
macro_rules! keep {
    ($name:literal, $page:expr) => {{
        let page = $page;
        let (_, main) = page.html.split_once("<main").expect("a main part");
        let (main, _) = main.split_once("</main>").expect("its end");
        let outline = outline(&format!("<main{main}</main>"));
        insta::assert_snapshot!($name, format!("{}\n\n{outline}", page.status));
    }};
}

#[tokio::test]
async fn what_everybody_sees() {
    let place = Place::open().await;
    let mut browser = place.browser();
    let front = browser.get("/").await;
    insta::assert_snapshot!("front_page_whole", outline(&front.html));
    keep!(
        "find_without_a_number",
        browser.get("/lacak?nomor=812").await
    );
    keep!("privacy", browser.get("/privasi").await);
    keep!("not_found", {
        let mut page = browser.get("/tidak-ada").await;
        let id = page.header("x-request-id").to_owned();
        page.html = page.html.replace(&id, "(nomor permintaan)");
        page
    });
}

#[tokio::test]
async fn becoming_a_member_and_signing_in() {
    let place = Place::open().await;
    let mut browser = place.browser();
    keep!("registration", browser.get("/daftar").await);
    let half = [("nik", "1403"), ("nama", ""), ("sandi", "pendek")];
    keep!("registration_to_mend", browser.post("/daftar", &half).await);
    keep!("sign_in", browser.get("/masuk").await);
    keep!(
        "sign_in_after_sign_out",
        browser.get("/masuk?flash=keluar").await
    );
    let wrong = [("nik", NIK_BUDI), ("sandi", "bukan sandi saya")];
    keep!("sign_in_refused", browser.post("/masuk", &wrong).await);
}

#[tokio::test]
async fn filing_and_its_receipt() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    keep!("list_without_aduan", browser.get("/aduan").await);
    let form = browser.get("/aduan/baru").await;
    let niat = form.hidden("niat");
    let (before, rest) = form.html.split_once("<optgroup").expect("kecamatan");
    let (_, after) = rest.rsplit_once("</optgroup>").expect("kecamatan");
    let shorter = before.to_owned() + after;
    keep!(
        "filing",
        crate::support::Page {
            html: shorter,
            ..form
        }
    );
    let mut half = aduan(&niat);
    half.retain(|(kolom, _)| !["judul", "uraian", "desa"].contains(kolom));
    let refused = browser.upload(&half, &[&jpeg()]).await;
    let (_, top) = refused.html.split_once("form-errors").expect("errors");
    let (top, _) = top.split_once("</ul>").expect("their end");
    insta::assert_snapshot!("filing_to_mend", outline(&format!("<p x{top}")));
    let page = browser.upload(&aduan(&niat), &[&jpeg()]).await;
    keep!("receipt", browser.get(page.location()).await);
    keep!("list_with_one_aduan", browser.get("/aduan").await);
}

#[tokio::test]
async fn one_aduan_on_its_way() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    let nomor = file(&mut browser).await;
    let path = format!("/aduan/{nomor}");
    keep!("aduan_recorded", browser.get(&path).await);
    let office = Office::open(&place).await;
    office.ask_for_more(&place, &nomor).await;
    keep!("aduan_to_complete", browser.get(&path).await);
    let isi = [("keterangan", "Di depan pasar, sejak Juni."), ("niat", "")];
    browser.post(&format!("{path}/lengkapi"), &isi).await;
    keep!(
        "aduan_completed",
        browser.get(&format!("{path}?flash=lengkapi")).await
    );
    office.answer(&place, &nomor).await;
    keep!("aduan_answered", browser.get(&path).await);
    let isi = [
        ("alasan", "Lubang di jembatan belum ditambal."),
        ("niat", ""),
    ];
    browser.post(&format!("{path}/keberatan"), &isi).await;
    keep!(
        "aduan_objected",
        browser.get(&format!("{path}?flash=keberatan")).await
    );
}

#[tokio::test]
async fn ones_own_data_and_what_outlives_a_session() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    let nomor = file(&mut browser).await;
    keep!("data_saya", browser.get("/data-saya").await);
    keep!("forgotten", browser.get("/lupa-sandi").await);
    code(&place, NIK_MARLINA).await;
    keep!(
        "data_saya_after_the_counter",
        browser.get("/data-saya").await
    );
    browser.cookies.clear();
    let isi = [("isi", "Lubangnya makin besar."), ("niat", "")];
    let path = format!("/aduan/{nomor}/keterangan");
    keep!("send_again", browser.post(&path, &isi).await);
}

#[tokio::test]
async fn what_happened_is_told_newest_first_and_is_new_until_the_aduan_is_opened() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    keep!("notices_none", browser.get("/kabar").await);
    let nomor = file(&mut browser).await;
    let office = Office::open(&place).await;
    office.ask_for_more(&place, &nomor).await;
    let page = browser.get("/kabar").await;
    assert!(
        page.html.contains("2<span class=\"sr\"> baru"),
        "in the menu"
    );
    assert!(page.html.contains("1<span class=\"sr\"> perlu Anda"));
    keep!("notices_new", page);
    assert!(
        browser.get("/kabar").await.html.contains("Baru</span>"),
        "reading the list opens none"
    );
    let opened = browser.get(&format!("/aduan/{nomor}")).await;
    assert!(
        !opened.html.contains("<span class=\"sr\"> baru"),
        "the menu knows at once"
    );
    keep!("notices_opened", browser.get("/kabar").await);
    keep!("list_with_one_that_waits", browser.get("/aduan").await);
    let isi = [("keterangan", "Di depan pasar, sejak Juni."), ("niat", "")];
    browser
        .post(&format!("/aduan/{nomor}/lengkapi"), &isi)
        .await;
    let list = browser.get("/aduan").await;
    assert!(!list.html.contains("perlu Anda"), "nothing waits any more");
    let mut budi = place.warga(NIK_BUDI).await;
    let other = budi.get("/kabar").await;
    assert!(!other.html.contains(&nomor), "nobody reads another's");
}

#[tokio::test]
async fn notices_are_read_page_by_page_with_as_many_statements_however_many_there_are() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    let first = file(&mut browser).await;
    let counted = |before: u64| place.app.statements() - before;
    let before = place.app.statements();
    browser.get("/kabar").await;
    let of_one = counted(before);
    let mut newest = String::new();
    for _ in 0..19 {
        newest = file(&mut browser).await;
    }
    let office = Office::open(&place).await;
    office.ask_for_more(&place, &newest).await;
    let before = place.app.statements();
    let page = browser.get("/kabar").await;
    assert_eq!(counted(before), of_one);
    assert_eq!(page.html.matches("<li class=\"kartu ap").count(), 20);
    assert!(
        !page.html.contains(&first),
        "the oldest is on the next page"
    );
    let (_, rest) = page.html.split_once("/kabar?sebelum=").expect("older ones");
    let (seq, _) = rest.split_once('"').expect("an address");
    let older = browser.get(&format!("/kabar?sebelum={seq}")).await;
    assert_eq!(older.html.matches("<li class=\"kartu ap").count(), 1);
    assert!(older.html.contains(&first));
    assert!(!older.html.contains("sebelum="), "nothing is older");
    keep!("notices_no_older", browser.get("/kabar?sebelum=0").await);
}

#[tokio::test]
async fn email_is_promised_only_where_it_is_sent_and_is_switched_off_and_on() {
    let place = Place::open().await;
    let mut nobody = place.browser();
    for path in ["/privasi", "/daftar"] {
        let page = nobody.get(path).await;
        assert!(!page.html.contains("lewat email"), "{path} promises e-mail");
    }
    let mut marlina = place.warga(NIK_MARLINA).await;
    let page = marlina.get("/data-saya").await;
    assert!(!page.html.contains("lewat email"), "nothing is sent");

    let place = Place::open_with(|app| app.with_channels(ORIGIN, &[Channel::Surel])).await;
    let mut nobody = place.browser();
    for path in ["/privasi", "/daftar"] {
        let page = nobody.get(path).await;
        assert!(page.html.contains("lewat email"), "{path} says what for");
    }
    let mut marlina = place.warga(NIK_MARLINA).await;
    let page = marlina.get("/data-saya").await;
    assert!(!page.html.contains("lewat email"), "she gave no address");
    let mut budi = place.warga_with(NIK_BUDI, "budi@contoh.id").await;
    keep!("data_saya_with_email", budi.get("/data-saya").await);
    keep!(
        "change_of_password",
        budi.get("/data-saya/kata-sandi").await
    );
    keep!("change_of_phone", budi.get("/data-saya/telepon").await);
    keep!("change_of_email", budi.get("/data-saya/surel").await);
    keep!("all_data_ask_first", budi.get("/data-saya/lengkap").await);
    keep!("confirmation", budi.get("/data-saya/konfirmasi").await);
    keep!("forgotten_with_email", nobody.get("/lupa-sandi").await);
    for (to, said) in [
        ("surel-mati", "Kabar lewat email mati."),
        ("surel-nyala", "Kabar lewat email menyala."),
    ] {
        let sent = budi.post("/data-saya", &[("pesan", to)]).await;
        let page = budi.get(sent.location()).await;
        assert!(page.html.contains(said), "{to}");
        assert!(
            page.html.contains("role=\"status\""),
            "what was done is told"
        );
    }
    let stale = [("csrf", "lama"), ("pesan", "surel-mati")];
    let refused = budi.post_raw("/data-saya", &stale).await;
    assert_eq!(refused.status, axum::http::StatusCode::FORBIDDEN);
    let page = budi.get("/data-saya").await;
    assert!(
        page.html.contains("Kabar lewat email menyala."),
        "nothing was switched"
    );
}

#[tokio::test]
async fn each_way_of_being_told_is_switched_by_itself() {
    let place = Place::open_with(|app| app.with_channels(ORIGIN, &Channel::ALL)).await;
    let mut nobody = place.browser();
    for (path, promised) in [
        ("/privasi", "lewat email, WhatsApp atau SMS"),
        ("/daftar", "lewat WhatsApp atau SMS"),
    ] {
        let page = nobody.get(path).await;
        assert!(page.html.contains(promised), "{path} says what for");
    }
    let mut budi = place.warga_with(NIK_BUDI, "budi@contoh.id").await;
    keep!("data_saya_with_all", budi.get("/data-saya").await);
    let sent = budi.post("/data-saya", &[("pesan", "sms-mati")]).await;
    let page = budi.get(sent.location()).await;
    for said in [
        "Kabar lewat SMS sudah dimatikan.",
        "Kabar lewat SMS mati.",
        "Kabar lewat WhatsApp menyala.",
        "Kabar lewat email menyala.",
    ] {
        assert!(page.html.contains(said), "{said}");
    }
    for nonsense in ["pos-mati", "sms", "sms-", ""] {
        let sent = budi.post("/data-saya", &[("pesan", nonsense)]).await;
        assert_eq!(sent.status, axum::http::StatusCode::NOT_FOUND, "{nonsense}");
    }
}

#[tokio::test]
async fn a_citizen_is_told_of_an_own_aduan_that_cannot_be_shown() {
    let place = Place::open().await;
    let mut marlina = place.warga(NIK_MARLINA).await;
    file(&mut marlina).await;
    let damage = "UPDATE aduan SET keadaan = '{\"status\":\"dirapatkan\"}'";
    assert_eq!(place.regency.tamper(damage).await, 1);
    let page = marlina.get("/aduan").await;
    assert_eq!(page.status, axum::http::StatusCode::OK);
    assert!(
        page.html
            .contains("1 aduan Anda sedang tidak dapat ditampilkan")
    );
    assert!(!page.html.contains("Belum ada aduan"), "it is recorded");
}
