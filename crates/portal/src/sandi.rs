//! A citizen replaces the own password.

use crate::account::let_in;
use crate::answer::{Answer, html, page, see_other};
use crate::form::{Fields, Form, mend};
use crate::view::{GantiSandi, Menu};
use crate::visit::{Own, Sent, Visit, Warga};

/// `GET /data-saya/kata-sandi`.
pub(crate) async fn show_change(visit: Visit, _: Warga) -> Answer {
    html(&view(&visit, Form::default()))
}

/// `POST /data-saya/kata-sandi`.
pub(crate) async fn change(own: Own, sent: Sent) -> Answer {
    let (status, form) = match let_in(sent) {
        Err(again) => again,
        Ok(fields) => {
            let (caller, typed) = (&own.visit.caller, typed(&fields));
            match service::akun::change_sandi(&own.portal.app, caller, own.warga.owner, &typed)
                .await
            {
                Ok(()) => return Ok(see_other("/data-saya?flash=sandi")),
                Err(error) => mend(fields, error)?,
            }
        }
    };
    page(status, &view(&own.visit, form))
}

fn view(visit: &Visit, form: Form) -> GantiSandi {
    let frame = visit.frame(Menu::DataSaya);
    GantiSandi { frame, form }
}

fn typed(fields: &Fields) -> wire::petugas::GantiSandi {
    wire::petugas::GantiSandi {
        sandi_lama: fields.owned("sandi_lama"),
        sandi: fields.owned("sandi"),
        sandi_ulang: fields.owned("sandi_ulang"),
    }
}
