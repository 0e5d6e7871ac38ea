//! What every request passes: who visits, whether a form is ours, friendly errors, and the
//! headers that keep a page from being framed, sniffed or kept.

use crate::answer::{Cause, Failure, Message, broken, page};
use crate::busy::{NotNow, TooOften, is_shown_again};
use crate::csrf::{self, Mark};
use crate::form::our_fault;
use crate::lanjut;
use crate::portal::Portal;
use crate::view::{Menu, MessagePage};
use crate::visit::{Visit, Who, cookie, session_token, who};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use service::akun::session::Caller;
use service::notice::{self, Waiting};
use tracing::Instrument;
use uuid::Uuid;
use wire::request_id::{self, RequestId};

const CSP: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' blob:; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const REQUEST_ID: HeaderName = HeaderName::from_static(request_id::HEADER);

/// The layer around every route of the portal.
pub(crate) async fn gate(State(portal): State<Portal>, request: Request, next: Next) -> Response {
    if request.uri().path().starts_with("/statis/") {
        return secured(next.run(request).await);
    }
    if let Some(path) = without_slash(&request) {
        return secured(Redirect::permanent(path).into_response());
    }
    let (caller, shows) = (caller(&portal, &request), Shows::of(&request));
    let (mut visit, fresh, lookup) = arrive(&portal, request.headers(), caller, shows).await;
    let too_often = request.extensions().get::<TooOften>().copied();
    visit.not_now = too_often.map(NotNow::TooOften);
    let response = match lookup {
        Ok(()) => pass(&visit, request, next).await,
        // What was typed is not lost by it.
        Err(error) if is_shown_again(&request) => {
            let (status, pesan) = our_fault(&error);
            visit.not_now = Some(NotNow::Unknown(status, pesan));
            pass(&visit, request, next).await
        }
        Err(error) => Failure::from(error).into_response(),
    };
    let mut response = secured(explained(response, &visit));
    if fresh {
        let cookie = visit
            .site
            .set_cookie(visit.site.csrf_cookie(), &visit.secret);
        append(&mut response, header::SET_COOKIE, &cookie);
    }
    if !response.headers().contains_key(header::CACHE_CONTROL) {
        append(&mut response, header::CACHE_CONTROL, "no-store");
    }
    append(&mut response, REQUEST_ID, &visit.request_id);
    response
}

/// How the addresses of our pages begin.
const PAGES: [&str; 8] = [
    "aduan",
    "daftar",
    "data-saya",
    "kabar",
    "lacak",
    "lupa-sandi",
    "masuk",
    "privasi",
];

/// The page that is meant by an address with a slash behind it.
fn without_slash(request: &Request) -> Option<&str> {
    let asks = matches!(*request.method(), Method::GET | Method::HEAD);
    let path = request.uri().path().strip_suffix('/')?;
    let first = path.split('/').nth(1)?;
    let ours = asks && PAGES.contains(&first);
    lanjut::local(path).filter(|_| ours)
}

/// From where the request comes; without a server around the portal nobody knows the network.
fn caller(portal: &Portal, request: &Request) -> Caller {
    let marks = cookie(request.headers(), portal.site.device_cookie());
    let network = request.extensions().get().copied();
    Caller {
        network: network.unwrap_or_default(),
        marks: marks.unwrap_or_default().to_owned(),
    }
}

async fn arrive(
    portal: &Portal,
    headers: &HeaderMap,
    caller: Caller,
    shows: Shows,
) -> (Visit, bool, Result<(), service::Error>) {
    let known = cookie(headers, portal.site.csrf_cookie()).filter(|text| csrf::is_secret(text));
    let (who, waiting, lookup) = match known_visitor(portal, headers, shows).await {
        Ok((who, waiting)) => (who, waiting, Ok(())),
        Err(error) => (Who::Nobody, Waiting::default(), Err(error)),
    };
    let visit = Visit {
        who,
        secret: known.map_or_else(csrf::new_secret, str::to_owned),
        mark: session_token(portal, headers).map(Mark::of),
        request_id: request_id(headers).to_string(),
        site: portal.site.clone(),
        waiting,
        caller,
        not_now: None,
    };
    (visit, known.is_none(), lookup)
}

/// What is asked for.
#[derive(Clone, Copy)]
enum Shows {
    /// A page, and with it the menu.
    Page,
    /// A photo; or a form was sent, which is answered by the address of another page.
    Nothing,
}

impl Shows {
    fn of(request: &Request) -> Self {
        let is_foto = request.uri().path().contains("/foto/");
        if *request.method() == Method::GET && !is_foto {
            Self::Page
        } else {
            Self::Nothing
        }
    }
}

/// Who visits, and what the menu tells them to be waiting.
async fn known_visitor(
    portal: &Portal,
    headers: &HeaderMap,
    shows: Shows,
) -> Result<(Who, Waiting), service::Error> {
    let who = who(portal, headers).await?;
    let waiting = match (&who, shows) {
        (Who::Warga(warga), Shows::Page) => notice::waiting(&portal.app, &warga.aktor).await?,
        _ => Waiting::default(), // nobody of ours, or no menu
    };
    Ok((who, waiting))
}

/// The id of the server's log. The server sets this header itself, in the place of whatever a
/// client sent; without a server around it, the portal makes an id of its own. Only the shape the
/// server makes is taken, so that no text of a client's could reach the log or a page.
fn request_id(headers: &HeaderMap) -> RequestId {
    headers
        .get(REQUEST_ID)
        .and_then(|value| value.to_str().ok())
        .and_then(RequestId::parse)
        .unwrap_or_else(|| {
            let (_, random) = Uuid::new_v4().as_u64_pair();
            RequestId::of(random)
        })
}

async fn pass(visit: &Visit, mut request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD);
    if !safe && !csrf::same_origin(request.headers(), &visit.site) {
        return Message::stale_form().into_response();
    }
    if matches!(visit.who, Who::Staff(_)) && request.uri().path() != "/keluar" {
        return Message::staff().into_response();
    }
    request.extensions_mut().insert(visit.clone());
    // A task of its own: what a citizen sent is finished even when the connection breaks, and a
    // panic ends as a page.
    let answer = tokio::spawn(next.run(request).instrument(tracing::Span::current()));
    match answer.await {
        Ok(response) => response,
        Err(error) => broken(format!("handler ended early: {error}")),
    }
}

/// Puts a page in the place of a bare error, and logs the cause of a 500 once.
fn explained(response: Response, visit: &Visit) -> Response {
    let status = response.status();
    if let Some(Cause(cause)) = response.extensions().get::<Cause>() {
        tracing::error!(request.id = %visit.request_id, cause, "portal request failed");
    }
    let is_page = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if is_page || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let pesan = response.extensions().get::<Message>().cloned();
    let template = MessagePage {
        frame: visit.frame(Menu::Lain),
        pesan: pesan.unwrap_or_else(|| Message::for_status(status)),
        request_id: visit.request_id.clone(),
    };
    let told = page(status, &template);
    let mut told = told.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response());
    if let Some(wait) = response.headers().get(header::RETRY_AFTER) {
        let wait = wait.clone();
        told.headers_mut().insert(header::RETRY_AFTER, wait);
    }
    told
}

fn secured(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, CSP),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=()",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

fn append(response: &mut Response, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().append(name, value);
    }
}
