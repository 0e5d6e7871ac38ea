//! For the balancer and the supervisor: can this process do its work?

use axum::extract::State;
use axum::http::StatusCode;
use service::{App, Health};

/// The clock may be wrong; people work on meanwhile.
const DOUBTED: &str = "ok; jam server belum dipastikan, jadi tidak ada yang ditutup, diingatkan, atau \
    dihapus menurut umurnya; jalankan doctor";

/// `GET /sehat`: `ok` while the database takes what is written and reference data are there. It
/// answers within three seconds.
pub async fn sehat(State(app): State<App>) -> (StatusCode, &'static str) {
    let ill = StatusCode::SERVICE_UNAVAILABLE;
    match app.health().await {
        Health::Well => (StatusCode::OK, "ok"),
        Health::ClockDoubted => (StatusCode::OK, DOUBTED),
        Health::LittleRoom => (StatusCode::OK, "ok; ruang disk hampir habis, foto ditolak"),
        Health::CannotWrite => (ill, "basis data tidak menjawab atau tidak dapat ditulisi"),
        Health::Moved => (ill, "basis data tidak ada lagi di tempatnya"),
        Health::NoReferensi => (ill, "data acuan belum dimuat"),
    }
}
