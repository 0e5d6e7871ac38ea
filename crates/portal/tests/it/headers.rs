//! What every answer carries, and how little it weighs.

use crate::support::{NIK_MARLINA, Place};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let place = Place::open().await;
    let mut browser = place.warga(NIK_MARLINA).await;
    let front = browser.get("/").await;
    let (_, rest) = front
        .html
        .split_once("href=\"/statis/")
        .expect("style sheet");
    let (file, _) = rest.split_once('"').expect("quoted");
    let file = format!("/statis/{file}");
    for path in ["/", "/aduan", "/tidak-ada", "/masuk", file.as_str()] {
        let page = browser.get(path).await;
        let csp = page.header("content-security-policy");
        assert!(csp.contains("default-src 'none'"), "{path}");
        assert!(csp.contains("frame-ancestors 'none'"), "{path}");
        assert!(!csp.contains("unsafe"), "{path}");
        assert_eq!(page.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(page.header("referrer-policy"), "same-origin", "{path}");
    }
    assert_eq!(
        browser.get("/aduan").await.header("cache-control"),
        "no-store"
    );
    assert!(
        browser
            .get(&file)
            .await
            .header("cache-control")
            .contains("immutable")
    );
}

#[tokio::test]
async fn programs_that_read_the_web_are_told_where_nothing_is_for_them() {
    let place = Place::open().await;
    let page = place.browser().get("/robots.txt").await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.header("content-type"), "text/plain; charset=utf-8");
    let lines: Vec<&str> = page.html.lines().collect();
    assert_eq!(lines.last(), Some(&"Disallow: /"));
    assert!(lines.contains(&"Allow: /$") && !page.html.contains("/aduan"));
}

#[tokio::test]
async fn what_is_not_there_gets_a_friendly_page_with_a_request_id() {
    let place = Place::open().await;
    let mut browser = place.browser();
    for (request, status) in [
        (Request::get("/tidak-ada"), StatusCode::NOT_FOUND),
        (Request::delete("/masuk"), StatusCode::METHOD_NOT_ALLOWED),
    ] {
        let page = browser
            .send(request.body(Body::empty()).expect("request"))
            .await;
        assert_eq!(page.status, status);
        let id = page.header("x-request-id").to_owned();
        assert!(id.len() == 8 && page.html.contains(&id));
    }
}

#[tokio::test]
async fn a_form_that_is_too_large_is_refused() {
    let place = Place::open().await;
    let mut browser = place.browser();
    browser.get("/masuk").await;
    let page = browser
        .post("/masuk", &[("nik", &"1".repeat(70_000))])
        .await;
    assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(page.html.contains("Kiriman terlalu besar"));
}

#[tokio::test]
async fn the_first_visit_stays_within_50_kilobytes() {
    let place = Place::open().await;
    let mut browser = place.browser();
    let front = browser.get("/").await;
    let mut sum = front.html.len();
    let mut files: Vec<&str> = front
        .html
        .split('"')
        .filter(|part| part.starts_with("/statis/"))
        .map(|part| part.split('#').next().unwrap_or(part))
        .collect();
    files.sort_unstable();
    files.dedup();
    assert!(files.len() >= 4, "{files:?}");
    for file in files {
        sum += browser.get(file).await.html.len();
    }
    assert!(sum <= 50 * 1024, "{sum} bytes");
}

#[tokio::test]
async fn pages_are_compressed_for_slow_networks() {
    let place = Place::open().await;
    let mut browser = place.browser();
    let request = Request::get("/")
        .header(header::ACCEPT_ENCODING, "gzip")
        .body(Body::empty())
        .expect("request");
    let page = browser.send(request).await;
    assert_eq!(page.header("content-encoding"), "gzip");
}

#[tokio::test]
async fn a_file_already_known_is_not_sent_again() {
    let place = Place::open().await;
    let mut browser = place.browser();
    let front = browser.get("/").await;
    let (_, rest) = front
        .html
        .split_once("href=\"/statis/")
        .expect("style sheet");
    let (file, _) = rest.split_once('"').expect("quoted");
    let file = format!("/statis/{file}");
    let etag = browser.get(&file).await.header("etag").to_owned();
    let request = Request::get(&file)
        .header(header::IF_NONE_MATCH, etag)
        .body(Body::empty())
        .expect("request");
    assert_eq!(browser.send(request).await.status, StatusCode::NOT_MODIFIED);
    let stale = file.replacen("/statis/", "/statis/0", 1);
    let page = browser.get(&stale).await;
    assert_eq!(page.header("cache-control"), "no-cache");
}
