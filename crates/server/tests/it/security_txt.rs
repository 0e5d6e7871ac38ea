//! `/.well-known/security.txt`: whom to tell about a hole.

use crate::support::{Ask, Place, central};
use axum::http::{Method, StatusCode};
use server::config::Config;
use server::routes::router;

const PATH: &str = "/.well-known/security.txt";

#[tokio::test]
async fn whoever_finds_a_hole_learns_whom_to_tell() {
    let place = Place::on_sqlite().await;
    let mut config = Config::default();
    config.office.security_contact = "mailto:keamanan@contoh.id".to_owned();
    config.office.public_url = Some("https://aduan.contoh.id/".to_owned());
    let router = router(central(&place.app, &config));
    let reply = Ask::new(Method::GET, PATH).of(router).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(reply.header("content-type"), "text/plain; charset=utf-8");
    let text = String::from_utf8(reply.bytes).expect("text");
    insta::assert_snapshot!(text, @r"
    Contact: mailto:keamanan@contoh.id
    Expires: 2027-02-07T03:00:00Z
    Preferred-Languages: id, en
    Canonical: https://aduan.contoh.id/.well-known/security.txt
    ");
}

#[tokio::test]
async fn what_it_says_never_expires_while_the_server_runs() {
    let place = Place::on_sqlite().await;
    let expires = async || {
        let reply = place.ask(Ask::new(Method::GET, PATH)).await;
        let text = String::from_utf8(reply.bytes).expect("text");
        let line = text.lines().find_map(|line| line.strip_prefix("Expires: "));
        line.expect("a line")
            .parse::<jiff::Timestamp>()
            .expect("a time")
    };
    let first = expires().await;
    assert!(first > place.app.now());
    place.clock.set(first);
    assert!(expires().await > first, "it goes on with the clock");
}
