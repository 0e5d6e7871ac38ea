//! Reading requests; whatever cannot be read is refused as a problem, in plain words.

use crate::http::problem::Failure;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, FromRequestParts, Json, Path, Query, Request};
use axum::http::{HeaderMap, HeaderName, header, request::Parts};
use domain::id::Version;
use serde::de::DeserializeOwned;
use uuid::Uuid;
use wire::IDEMPOTENCY_KEY;

/// A JSON body.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let Json(value) = Json::from_request(request, state)
            .await
            .map_err(unreadable)?;
        Ok(Self(value))
    }
}

fn unreadable(rejection: JsonRejection) -> Failure {
    let (status, detail) = match rejection {
        JsonRejection::JsonDataError(_) => (
            422,
            "Isi permintaan tidak seperti yang tertulis di /v1/openapi.json.",
        ),
        JsonRejection::JsonSyntaxError(_) => (400, "Isi permintaan bukan JSON."),
        JsonRejection::MissingJsonContentType(_) => {
            (415, "Kirim isi permintaan sebagai application/json.")
        }
        other if other.status().as_u16() == 413 => (413, "Isi permintaan terlalu besar."),
        _ => (400, "Isi permintaan terputus."), // what is left are broken bodies
    };
    Failure::unreadable(status, detail)
}

/// The query of a path.
pub struct Params<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Params<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let read = Query::from_request_parts(parts, state).await;
        read.map(|Query(value)| Self(value)).map_err(|_| {
            let detail = "Bagian alamat sesudah tanda tanya tidak terbaca.";
            Failure::unreadable(400, detail)
        })
    }
}

/// The ids in a path. What is not an id names nothing.
pub struct Ids<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Ids<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        match Path::from_request_parts(parts, state).await {
            Ok(Path(ids)) => Ok(Self(ids)),
            Err(_) => Err(Failure::not_found()),
        }
    }
}

/// The key that makes a command happen once, however often it is sent.
pub struct Niat(pub Uuid);

impl<S: Sync> FromRequestParts<S> for Niat {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let name = HeaderName::from_static("idempotency-key");
        debug_assert!(name.as_str().eq_ignore_ascii_case(IDEMPOTENCY_KEY));
        single(&parts.headers, &name)
            .and_then(|text| Uuid::try_parse(text).ok())
            .filter(|niat| !niat.is_nil())
            .map(Self)
            .ok_or_else(|| {
                let detail = "Kepala Idempotency-Key harus berisi satu UUID.";
                Failure::unreadable(400, detail)
            })
    }
}

/// The version a command was decided on: `If-Match: "3"`.
pub struct SeenVersion(pub Version);

impl<S: Sync> FromRequestParts<S> for SeenVersion {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        if !parts.headers.contains_key(header::IF_MATCH) {
            return Err(Failure::version_required());
        }
        single(&parts.headers, &header::IF_MATCH)
            .and_then(|text| text.strip_prefix('"')?.strip_suffix('"'))
            .filter(|text| text.len() <= 18 && text.bytes().all(|b| b.is_ascii_digit()))
            .and_then(|text| text.parse().ok())
            .map(|version| Self(Version(version)))
            .ok_or_else(|| {
                let detail = "Kepala If-Match harus berisi satu versi, misalnya \"3\".";
                Failure::unreadable(400, detail)
            })
    }
}

/// The value of a header that is there exactly once.
fn single<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (Some(value), None) => value.to_str().ok().map(str::trim),
        _ => None,
    }
}
