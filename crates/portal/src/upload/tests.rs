use super::*;
use crate::csrf::{self, Mark};
use crate::site::{PortalSettings, Site};
use crate::visit::{Warga, Who};
use axum::body::Body;
use axum::extract::{FromRequest as _, Request};
use domain::id::{PersonId, SessionId};
use domain::person::aktor::{Aktor, Peran};
use futures_util::StreamExt as _;
use futures_util::stream::poll_fn;
use service::akun::session::{Caller, Owner};
use std::convert::Infallible;
use std::fmt::Write as _;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;
use uuid::Uuid;

fn visit(who: Who) -> Visit {
    Visit {
        who,
        secret: csrf::new_secret(),
        mark: Some(Mark::of("sesi")),
        request_id: String::new(),
        waiting: service::notice::Waiting::default(),
        caller: Caller::default(),
        not_now: None,
        site: Arc::new(Site::new(PortalSettings {
            public_url: "http://a.id".to_owned(),
            instansi: String::new(),
        })),
    }
}

fn warga() -> Who {
    let id = PersonId(Uuid::nil());
    Who::Warga(Warga {
        owner: Owner {
            person: id,
            session: SessionId(Uuid::nil()),
        },
        nama: "Marlina".to_owned(),
        aktor: Aktor::new(Peran::Masyarakat, id, None).expect("fits"),
    })
}

fn places(free: usize) -> Places {
    Places::new(free, Duration::from_millis(10))
}

/// In the place of a photo where none was chosen.
const NONE: &str = "-";

/// A form with a text before and after its foto.
fn written(visit: &Visit, foto: &str) -> String {
    let (part, foto) = match foto {
        NONE => ("name=\"foto\"; filename=\"\"", ""),
        foto => ("name=\"foto\"; filename=\"a.jpg\"", foto),
    };
    let mut body = String::new();
    for (head, text) in [
        (
            "name=\"csrf\"",
            visit.frame(crate::view::Menu::Lain).csrf.as_str(),
        ),
        ("name=\"judul\"", "Jalan berlubang"),
        (part, foto),
        ("name=\"privasi\"", "terbuka"),
    ] {
        let _ = write!(
            body,
            "--batas\r\nContent-Disposition: form-data; {head}\r\n\r\n{text}\r\n"
        );
    }
    body + "--batas--\r\n"
}

async fn sent(visit: &Visit, places: &Places, foto: &str) -> Submission {
    let body = written(visit, foto).into();
    received(body, visit, places).await.ok().expect("readable")
}

async fn received(body: Body, visit: &Visit, places: &Places) -> Result<Submission, Failure> {
    let request = Request::post("/aduan/baru")
        .header("content-type", "multipart/form-data; boundary=batas")
        .body(body)
        .expect("request");
    let form = Multipart::from_request(request, &()).await.expect("form");
    read(form, visit, places).await
}

/// A body that is not there when it is asked for first, and all there when it is asked again.
fn between_two_polls(text: String) -> Body {
    let mut polls = 0;
    Body::from_stream(poll_fn(move |context| {
        polls += 1;
        match polls {
            1 => {
                context.waker().wake_by_ref();
                Poll::Pending
            }
            2 => Poll::Ready(Some(Ok::<_, Infallible>(text.clone()))),
            _ => Poll::Ready(None), // that was all
        }
    }))
}

#[tokio::test]
async fn a_form_that_arrives_between_two_polls_is_read() {
    let visit = visit(warga());
    let whole = written(&visit, "");
    let submission = received(between_two_polls(whole.clone()), &visit, &places(0)).await;
    text_is_kept(&submission.ok().expect("all of it was there"));
    let half = whole[..whole.len() / 2].to_owned();
    let refused = received(between_two_polls(half), &visit, &places(0)).await;
    assert!(refused.is_err(), "half a form is not a form");
}

fn text_is_kept(submission: &Submission) {
    assert_eq!(submission.fields.get("judul"), "Jalan berlubang");
    assert_eq!(submission.fields.get("privasi"), "terbuka");
}

#[tokio::test]
async fn nobodys_photos_are_read_and_not_kept() {
    let submission = sent(&visit(Who::Nobody), &places(1), "x").await;
    assert!(submission.foto.is_empty());
    assert_eq!(submission.chosen, 1, "the page says to choose again");
    text_is_kept(&submission);
}

#[tokio::test]
async fn a_chosen_photo_without_anything_in_it_is_a_mistake() {
    let submission = sent(&visit(warga()), &places(1), "").await;
    assert_eq!(submission.chosen, 1);
    let told = submission.errors.first().expect("told");
    assert_eq!(told.kolom, "foto");
    assert!(told.pesan.contains("a.jpg"), "{}", told.pesan);
}

#[tokio::test]
async fn what_the_device_told_of_a_photo_goes_with_it_and_not_back_to_the_page() {
    let mut submission = sent(&visit(warga()), &places(1), "x").await;
    let (hash, date) = ("a".repeat(64), "2026:08:07 06:30:00");
    for told in [format!("0|{hash}|{date}"), "7|x|y".to_owned()] {
        submission.fields.0.push((ORIGIN.to_owned(), told));
    }
    submission.learn_origins();
    assert_eq!(submission.foto[0].asal, Some(Asal::parse(&hash, date)));
    assert_eq!(submission.fields.get(ORIGIN), "");
    text_is_kept(&submission);
}

#[tokio::test]
async fn a_place_is_held_until_the_photos_are_gone() {
    let (visit, places) = (visit(warga()), places(1));
    let first = sent(&visit, &places, "x").await;
    assert_eq!(first.foto.len(), 1);
    let second = sent(&visit, &places, "x").await;
    let full = Some(Hindrance::NoPlace(NoPlace::Own));
    assert!(
        second.hindrance == full && second.foto.is_empty(),
        "no place is free"
    );
    text_is_kept(&second);
    drop(first);
    let third = sent(&visit, &places, "x").await;
    assert!(third.hindrance.is_none() && third.foto.len() == 1);
}

#[tokio::test]
async fn a_form_without_photos_needs_no_place() {
    let submission = sent(&visit(warga()), &places(0), NONE).await;
    assert!(submission.is_ours && submission.hindrance.is_none());
    assert_eq!(submission.chosen, 0);
    text_is_kept(&submission);
}

#[tokio::test]
async fn texts_are_limited_together_and_most_for_whoever_is_not_signed_in() {
    let fields = |count: usize, length: usize| {
        let text = "a".repeat(length);
        let part = |n| {
            format!("--batas\r\nContent-Disposition: form-data; name=\"k{n}\"\r\n\r\n{text}\r\n")
        };
        let parts: String = (0..count).map(part).collect();
        Body::from(parts + "--batas--\r\n")
    };
    let longest = 20 * 1024; // the longest story in four-byte letters
    for (who, fits, too_much) in [(Who::Nobody, 2, 4), (warga(), 10, 14)] {
        let visit = visit(who);
        let read = received(fields(fits, longest), &visit, &places(1)).await;
        assert_eq!(read.ok().expect("fits").fields.0.len(), fits);
        let refused = received(fields(too_much, longest), &visit, &places(1)).await;
        let Err(Failure::Message(told)) = refused else {
            panic!("{too_much} of them are too much");
        };
        assert_eq!(told.status.code, StatusCode::PAYLOAD_TOO_LARGE);
    }
}

#[tokio::test]
async fn what_came_before_a_line_got_too_slow_is_given_back() {
    let visit = visit(warga());
    let whole = written(&visit, "half of a photo");
    let (first, _) = whole.split_once(" of a photo").expect("cut");
    let first = futures_util::stream::iter([Ok(first.to_owned())]);
    let rest = futures_util::stream::once(async {
        tokio::time::sleep(Duration::from_millis(50)).await; // what was there is read meanwhile
        Err(axum::Error::new(TooSlow))
    });
    let body = Body::from_stream(first.chain(rest));
    let read = received(body, &visit, &places(1)).await;
    let submission = read.ok().expect("something to give back");
    assert_eq!(submission.hindrance, Some(Hindrance::TooSlow));
    assert_eq!(submission.fields.get("judul"), "Jalan berlubang");
}
