//! The JSON API: one file per resource, and what they share.

pub mod aduan;
pub mod extract;
pub mod info;
pub mod lampiran;
pub mod notices;
pub mod problem;
pub mod referensi;
pub mod schema;
pub mod sehat;
pub mod session;
pub(crate) mod stream;
pub mod sync;

use utoipa::openapi::OpenApi as Document;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::{Modify, OpenApi};

/// Head of the API's description; the paths come from the handlers.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "SIPENDEKAR",
        description = "API of the staff application. Programs switch on the `code` of a problem, \
                       never on its sentences."
    ),
    components(schemas(
        schema::Problem,
        schema::Konflik,
        schema::Petugas,
        schema::AduanView,
        schema::NoticeView,
    )),
    modifiers(&BearerToken),
    tags(
        (name = "server", description = "What this server is"),
        (name = "sesi", description = "Signing in and out"),
        (name = "sync", description = "Pulling what is new by cursor"),
        (name = "aduan", description = "Reading one aduan and giving commands to it"),
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
