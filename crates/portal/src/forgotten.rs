//! A citizen who forgot the password: what to do, and the form for the code from the counter.

use crate::account::{let_in, open_session, remember};
use crate::answer::{Answer, html, page, see_other};
use crate::form::{Fields, Form, mend};
use crate::portal::Portal;
use crate::view::{LupaSandi, Menu};
use crate::visit::{Sent, Visit};
use axum::extract::{Query, State};
use axum::http::StatusCode;
use service::akun::FormSandiBaru;

/// Where whoever was not on the way somewhere lands: there it stands that the password was replaced.
const AFTERWARDS: &str = "/data-saya";

/// `GET /lupa-sandi?lanjut=`.
pub(crate) async fn show_forgotten(
    visit: Visit,
    Query(query): Query<Vec<(String, String)>>,
) -> Answer {
    html(&LupaSandi {
        frame: visit.frame(Menu::Masuk),
        form: remember(&Fields(query)),
    })
}

/// `POST /lupa-sandi/email`: a code to the confirmed address. The answer is the same for whoever is a
/// member and whoever is not.
pub(crate) async fn send_kode(State(portal): State<Portal>, visit: Visit, sent: Sent) -> Answer {
    let (status, form) = match let_in(sent) {
        Err(again) => again,
        Ok(mut fields) => match send_to(&portal, &visit, &fields).await {
            Ok(()) => {
                fields.0.push(("terkirim".to_owned(), "ya".to_owned()));
                (StatusCode::OK.into(), Form::filled(fields))
            }
            Err(error) => mend(fields, error)?,
        },
    };
    let frame = visit.frame(Menu::Masuk);
    page(status, &LupaSandi { frame, form })
}

async fn send_to(portal: &Portal, visit: &Visit, fields: &Fields) -> Result<(), service::Error> {
    service::akun::send_kode_sandi(&portal.app, &visit.caller, fields.get("nik")).await
}

/// `POST /lupa-sandi`. Who set a password is signed in.
pub(crate) async fn set_sandi(State(portal): State<Portal>, visit: Visit, sent: Sent) -> Answer {
    let (status, form) = match let_in(sent) {
        Err(again) => again,
        Ok(fields) => {
            let typed = typed(&fields);
            let set = service::akun::set_sandi_by_kode(&portal.app, &visit.caller, &typed).await;
            match set {
                Ok(()) => return Ok(go_on(&portal, &visit, &fields).await),
                Err(error) => mend(fields, error)?,
            }
        }
    };
    let frame = visit.frame(Menu::Masuk);
    page(status, &LupaSandi { frame, form })
}

/// The password is set, whatever becomes of signing in.
async fn go_on(portal: &Portal, visit: &Visit, fields: &Fields) -> axum::response::Response {
    let signed_in = open_session(portal, visit, fields, AFTERWARDS).await;
    signed_in.unwrap_or_else(|_| see_other("/masuk?flash=sandi_baru"))
}

fn typed(fields: &Fields) -> FormSandiBaru {
    FormSandiBaru {
        nik: fields.owned("nik"),
        kode: fields.owned("kode"),
        sandi: fields.owned("sandi"),
        sandi_ulang: fields.owned("sandi_ulang"),
    }
}
