//! The front page, the way to an aduan by its number, and the privacy notice.

use crate::answer::{Answer, html, page, see_other};
use crate::form::{Fields, Form, field_error};
use crate::portal::Portal;
use crate::view::{Beranda, Menu, Privasi};
use crate::visit::Visit;
use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use domain::id::NomorRegister;

/// `GET /`.
pub(crate) async fn front(State(portal): State<Portal>, visit: Visit) -> Answer {
    html(&front_page(&portal, &visit, Form::default()))
}

/// `GET /lacak?nomor=`: to the aduan, which asks to sign in first. Says nothing about whether
/// the number exists.
pub(crate) async fn find_aduan(
    State(portal): State<Portal>,
    visit: Visit,
    Query(query): Query<Vec<(String, String)>>,
) -> Answer {
    let fields = Fields(query);
    match NomorRegister::typed(fields.get("nomor")) {
        Ok(nomor) => Ok(see_other(&format!("/aduan/{nomor}"))),
        Err(error) => {
            let error = field_error("nomor", error.to_string());
            let form = Form::with_errors(fields, vec![error]);
            let isi = front_page(&portal, &visit, form);
            page(StatusCode::UNPROCESSABLE_ENTITY, &isi)
        }
    }
}

/// `GET /privasi`.
pub(crate) async fn privacy(visit: Visit) -> Answer {
    html(&Privasi {
        frame: visit.frame(Menu::Lain),
    })
}

/// What programs that read the web may look at: the front page and the privacy notice. Everything
/// else asks to sign in, or belongs to a program.
const ROBOTS: &str = "User-agent: *\nAllow: /$\nAllow: /privasi\nAllow: /statis/\nDisallow: /\n";

/// `GET /robots.txt`.
pub(crate) async fn robots() -> impl IntoResponse {
    let kind = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
    (kind, ROBOTS)
}

fn front_page(portal: &Portal, visit: &Visit, form: Form) -> Beranda {
    let aturan = portal.app.referensi().aturan;
    Beranda {
        frame: visit.frame(Menu::Beranda),
        form,
        disposisi: aturan.disposisi.into(),
        tanggapan: aturan.tanggapan.into(),
    }
}
