//! A citizen proves that the address is the own one, with the code that went there.

use crate::account::{let_in, remember};
use crate::answer::{Answer, html, page, see_other};
use crate::form::{Fields, Form, mend};
use crate::lanjut;
use crate::portal::Portal;
use crate::view::{Konfirmasi, Menu};
use crate::visit::{Own, Sent, Visit, Warga};
use axum::extract::Query;
use axum::http::StatusCode;

const AFTERWARDS: &str = "/data-saya?flash=dikonfirmasi";

/// `GET /data-saya/konfirmasi?lanjut=`.
pub(crate) async fn show_form(own: Own, Query(query): Query<Vec<(String, String)>>) -> Answer {
    let query = Fields(query);
    match address(&own.portal, &own.warga).await? {
        Some(surel) => html(&view(&own.visit, remember(&query), surel)),
        None => Ok(see_other("/data-saya")), // there is nothing to prove
    }
}

/// `POST /data-saya/konfirmasi`: the code, or the wish for another one.
pub(crate) async fn confirm(own: Own, sent: Sent) -> Answer {
    let (app, who) = (&own.portal.app, own.warga.owner);
    let (status, form) = match let_in(sent) {
        Err(again) => again,
        Ok(fields) if !fields.get("kirim").is_empty() => {
            match service::akun::send_kode_konfirmasi(app, who).await {
                Ok(()) => (StatusCode::OK.into(), sent_again(fields)),
                Err(error) => mend(fields, error)?,
            }
        }
        Ok(fields) => {
            let (caller, kode) = (&own.visit.caller, fields.get("kode"));
            match service::akun::confirm_surel(app, caller, who, kode).await {
                Ok(()) => {
                    let path = lanjut::local(fields.get("lanjut"));
                    return Ok(see_other(path.unwrap_or(AFTERWARDS)));
                }
                Err(error) => mend(fields, error)?,
            }
        }
    };
    match address(&own.portal, &own.warga).await? {
        Some(surel) => page(status, &view(&own.visit, form, surel)),
        None => Ok(see_other("/data-saya")),
    }
}

/// The same form, which says that a code is on its way.
fn sent_again(mut fields: Fields) -> Form {
    fields.0.retain(|(kolom, _)| kolom != "kirim");
    fields.0.push(("terkirim".to_owned(), "ya".to_owned()));
    Form::filled(fields)
}

/// The address that has still to be proven, where a code can go to it.
async fn address(portal: &Portal, warga: &Warga) -> Result<Option<String>, service::Error> {
    let data = service::akun::data_saya(&portal.app, &warga.aktor).await?;
    let open = portal.site.sends_surel() && !data.surel_is_confirmed;
    Ok(data.surel.filter(|_| open))
}

fn view(visit: &Visit, form: Form, surel: String) -> Konfirmasi {
    let frame = visit.frame(Menu::DataSaya);
    Konfirmasi { frame, form, surel }
}
