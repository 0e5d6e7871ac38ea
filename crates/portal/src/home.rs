//! The front page, the way to an aduan by its number, and the privacy notice.

use crate::Portal;
use crate::answer::{Answer, html, page, see_other};
use crate::form::{Fields, Form, Mistake};
use crate::view::{Beranda, Menu, Privasi};
use crate::visit::Visit;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::id::NomorRegister;

/// `GET /`.
pub(crate) async fn beranda(State(portal): State<Portal>, visit: Visit) -> Answer {
    html(&front(&portal, &visit, Form::default()))
}

/// `GET /lacak?nomor=`: to the aduan, which asks to sign in first. Says nothing about whether
/// the number exists.
pub(crate) async fn lacak(
    State(portal): State<Portal>,
    visit: Visit,
    Query(query): Query<Vec<(String, String)>>,
) -> Answer {
    let fields = Fields(query);
    match fields.get("nomor").parse::<NomorRegister>() {
        Ok(nomor) => Ok(see_other(&format!("/aduan/{nomor}"))),
        Err(error) => {
            let salah = Mistake::new("nomor", &error.to_string());
            let form = Form::with_mistakes(fields, vec![salah]);
            page(
                StatusCode::UNPROCESSABLE_ENTITY,
                &front(&portal, &visit, form),
            )
        }
    }
}

/// `GET /privasi`.
pub(crate) async fn privasi(visit: Visit) -> Answer {
    html(&Privasi {
        frame: visit.frame(Menu::Lain),
    })
}

fn front(portal: &Portal, visit: &Visit, form: Form) -> Beranda {
    let aturan = portal.app.referensi().aturan;
    Beranda {
        frame: visit.frame(Menu::Beranda),
        form,
        disposisi: aturan.disposisi.into(),
        tanggapan: aturan.tanggapan.into(),
    }
}
