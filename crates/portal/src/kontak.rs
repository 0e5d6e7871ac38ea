//! A citizen changes the telephone number or the address of e-mail.

use crate::account::let_in;
use crate::answer::{Answer, html, page, see_other};
use crate::form::{Form, mend};
use crate::portal::Portal;
use crate::view::{GantiKontak, Menu};
use crate::visit::{Own, Sent, Visit};
use service::akun::{FormKontak, Kontak};

/// `GET /data-saya/telepon`, `GET /data-saya/surel`.
pub(crate) fn show_change(kontak: Kontak, visit: &Visit) -> Answer {
    html(&view(kontak, visit, Form::default()))
}

/// `POST` to the same. A new address is proven with a code, where e-mail is set up.
pub(crate) async fn change(kontak: Kontak, own: Own, sent: Sent) -> Answer {
    let (status, form) = match let_in(sent) {
        Err(again) => again,
        Ok(fields) => {
            let typed = FormKontak {
                baru: fields.owned(kontak.field()),
                sandi: fields.owned("sandi"),
            };
            let (app, caller) = (&own.portal.app, &own.visit.caller);
            let changed =
                service::akun::change_kontak(app, caller, own.warga.owner, kontak, &typed).await;
            match changed {
                Ok(()) => return Ok(see_other(afterwards(&own.portal, kontak, &typed))),
                Err(error) => mend(fields, error)?,
            }
        }
    };
    page(status, &view(kontak, &own.visit, form))
}

fn afterwards(portal: &Portal, kontak: Kontak, typed: &FormKontak) -> &'static str {
    let sends = portal.site.sends_surel() && !typed.baru.trim().is_empty();
    match kontak {
        Kontak::Telepon => "/data-saya?flash=telepon",
        Kontak::Surel if sends => "/data-saya/konfirmasi",
        Kontak::Surel => "/data-saya?flash=surel",
    }
}

fn view(kontak: Kontak, visit: &Visit, form: Form) -> GantiKontak {
    let frame = visit.frame(Menu::DataSaya);
    GantiKontak {
        frame,
        form,
        kontak,
    }
}
