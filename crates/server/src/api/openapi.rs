//! The description of the API: its head is here, its paths come from the handlers, its shapes from
//! the types that are sent.

use crate::api::refusals;
use axum::Extension;
use axum::http::header;
use axum::response::IntoResponse;
use std::sync::Arc;
use utoipa::openapi::OpenApi as Document;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::{Modify, OpenApi};

/// Head of the description.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "SIPENDEKAR",
        description = "API of the staff application. Programs switch on the `code` of a problem, \
                       never on its sentences."
    ),
    components(schemas(wire::problem::Problem)),
    modifiers(&BearerToken),
    tags(
        (name = "server", description = "What this server is"),
        (name = "session", description = "Signing in and out"),
        (name = "sync", description = "Pulling what is new by cursor"),
        (name = "aduan", description = "Reading one aduan and giving commands to it"),
        (name = "loket", description = "A citizen at the counter"),
        (name = "petugas", description = "Accounts of staff"),
    )
)]
pub struct ApiDoc;

struct BearerToken;

impl Modify for BearerToken {
    fn modify(&self, document: &mut Document) {
        let scheme = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        document
            .components
            .get_or_insert_default()
            .add_security_scheme("token", scheme);
    }
}

/// The description as text, made once when the server starts.
#[derive(Clone)]
pub struct Text(Arc<str>);

impl Text {
    /// The text of a description.
    pub(crate) fn of(document: &Document) -> Self {
        let text = document
            .to_json()
            .expect("a description has text keys only");
        Self(text.into())
    }
}

/// The description of this API.
#[utoipa::path(
    get,
    path = "/openapi.json",
    tag = "server",
    summary = "This document",
    responses(
        (status = 200, description = "OpenAPI document", body = Value,
         content_type = "application/json"),
        refusals::Always,
    ),
)]
pub async fn openapi(Extension(Text(document)): Extension<Text>) -> impl IntoResponse {
    let kind = [(header::CONTENT_TYPE, "application/json")];
    (kind, document.to_string())
}
