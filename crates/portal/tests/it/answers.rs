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
    let told = format!("{path}?flash=keberatan&niat=");
    assert!(page.location().starts_with(&told), "{}", page.location());
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
async fn a_mistaken_puas_can_be_taken_back_until_the_day_that_the_page_names() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    let nomor = file(&mut browser).await;
    Office::open(&place).await.answer(&place, &nomor).await;
    let path = format!("/aduan/{nomor}");
    let page = browser.get(&path).await;
    assert!(page.html.contains("Aduan ditutup 1 hari kerja kemudian."));
    assert!(
        !page.html.contains(r#"data-testid="form-batal""#),
        "nothing yet"
    );
    let isian = [("nilai", "puas"), ("catatan", "")];
    browser.post(&format!("{path}/penilaian"), &isian).await;
    let page = browser.get(&path).await;
    assert!(page.html.contains("Penilaian dapat dibatalkan sampai"));
    assert!(
        !page.html.contains(r#"data-testid="form-keberatan""#),
        "one word at a time"
    );
    let niat = page.hidden("niat");
    let back = browser
        .post(&format!("{path}/batalkan-penilaian"), &[("niat", &niat)])
        .await;
    assert!(
        back.location().contains("flash=batalkan-penilaian"),
        "{}",
        back.html
    );
    let page = browser.get(back.location()).await;
    assert!(page.html.contains("Penilaian Anda dibatalkan."));
    assert!(
        page.html.contains(r#"data-testid="form-penilaian""#),
        "and may be given again"
    );
}

#[tokio::test]
async fn a_text_whose_form_is_gone_meanwhile_is_shown_and_finds_its_next_place() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    let nomor = file(&mut browser).await;
    let path = format!("/aduan/{nomor}");
    let niat = browser.get(&path).await.hidden("niat");
    let office = Office::open(&place).await;
    office.answer(&place, &nomor).await;
    let typed = "Lubangnya sekarang dua, dan ada motor jatuh.";
    let isian = [("isi", typed), ("niat", &niat)];
    let page = browser.post(&format!("{path}/keterangan"), &isian).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.html.contains(r#"data-testid="tertinggal""#));
    assert_eq!(
        page.html.matches(typed).count(),
        2,
        "kept, and offered in the verdict"
    );
    assert!(
        page.html.contains("karena keadaan aduan ini sudah berubah"),
        "the citizen's words"
    );
    assert!(
        !page.html.contains(&format!(r#"value="{niat}""#)),
        "another intention"
    );

    let isian = [("nilai", "puas"), ("catatan", "Cepat")];
    browser.get(&path).await;
    browser.post(&format!("{path}/penilaian"), &isian).await;
    let late = [("alasan", typed)];
    let page = browser.post(&format!("{path}/keberatan"), &late).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.html.contains(typed), "still there to be copied");
    assert!(page.html.contains("buat aduan baru"));
}

#[tokio::test]
async fn one_form_says_not_content_and_reopens() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    let nomor = file(&mut browser).await;
    Office::open(&place).await.answer(&place, &nomor).await;
    let path = format!("/aduan/{nomor}");
    let page = browser.get(&path).await;
    assert!(page.html.contains(r#"name="nilai" value="keberatan""#));
    assert!(
        !page.html.contains(r#"data-testid="form-keberatan""#),
        "one question"
    );
    let short = [("nilai", "keberatan"), ("catatan", "Kurang")];
    let page = browser.post(&format!("{path}/penilaian"), &short).await;
    assert!(
        page.html
            .contains("<a href=\"#catatan\">Tulis sedikitnya 10 huruf")
    );
    let whole = [
        ("nilai", "keberatan"),
        ("catatan", "Lubang di jembatan belum ditambal"),
    ];
    let page = browser.post(&format!("{path}/penilaian"), &whole).await;
    assert!(page.location().contains("flash=keberatan"), "{}", page.html);
    let page = browser.get(page.location()).await;
    assert!(page.html.contains("Keberatan Anda dicatat."));
}

#[tokio::test]
async fn a_refusal_is_told_where_the_eye_falls_and_in_the_citizens_words() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    let nomor = file(&mut browser).await;
    let path = format!("/aduan/{nomor}");
    browser.get(&path).await;
    let office = Office::open(&place).await;
    office.reject(&place, &nomor, "Hubungi PLN di 123.").await;
    let page = browser.get(&path).await;
    let (_, box_) = page
        .html
        .split_once("class=\"kartu giliran\"")
        .expect("whose turn");
    let (box_, _) = box_.split_once("</section>").expect("its end");
    assert!(box_.contains("Hubungi PLN di 123."), "{box_}");
    assert!(
        !box_.contains("menunggu siapa"),
        "nobody is waited for: {box_}"
    );
    assert!(page.html.contains(r#"<li class="akhir">"#), "no tick");
    let late = [("isi", "Lubangnya makin besar")];
    let page = browser.post(&format!("{path}/keterangan"), &late).await;
    assert!(page.html.contains("Tidak dapat diproses"));
    assert!(!page.html.contains("Ditolak"), "a word of staff");
}

#[tokio::test]
async fn what_waits_for_the_citizen_stands_first() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    let (older, newer) = (file(&mut browser).await, file(&mut browser).await);
    Office::open(&place)
        .await
        .ask_for_more(&place, &older)
        .await;
    let list = browser.get("/aduan").await.html;
    assert!(list.find(&older) < list.find(&newer), "{list}");
    assert_eq!(list.matches("Perlu Anda").count(), 1);
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
