//! Becoming a member, signing in and out, and one's own data.

use crate::answer::{Answer, Status, html, page, see_other, see_other_with};
use crate::busy::{NotNow, TooOften};
use crate::form::{Fields, Form, mend};
use crate::lanjut;
use crate::portal::Portal;
use crate::view::{Daftar, Masuk, Menu};
use crate::visit::{Sent, Visit};
use axum::extract::{Query, State};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;
use secrecy::{ExposeSecret, SecretString};
use service::akun::FormPendaftaran;
use service::akun::session::sign_in_warga;

/// Where a citizen lands who was not on the way somewhere.
const AFTER_SIGN_IN: &str = "/aduan";

/// `GET /daftar?lanjut=`.
pub(crate) async fn show_registration(
    visit: Visit,
    Query(query): Query<Vec<(String, String)>>,
) -> Answer {
    if visit.warga().is_some() {
        return Ok(see_other(AFTER_SIGN_IN));
    }
    html(&Daftar {
        frame: visit.frame(Menu::Daftar),
        form: remember(&Fields(query)),
    })
}

/// Told whether or not the NIK was free.
const REGISTERED: &str = "Pendaftaran Anda sudah diterima. Masuk dengan kata sandi yang baru Anda buat. \
    Bila NIK ini pernah didaftarkan sebelumnya, akun yang lama tidak berubah: masuk dengan kata sandi \
    yang lama, atau buka Lupa kata sandi. Bila bukan Anda yang mendaftarkannya, datang ke loket \
    Diskominfotik dengan membawa KTP.";

/// `POST /daftar`. Shows the form for signing in, filled in as far as it can be: the same for a NIK that
/// was free and for one that has an account.
pub(crate) async fn register(State(portal): State<Portal>, visit: Visit, sent: Sent) -> Answer {
    let frame = || visit.frame(Menu::Daftar);
    let fields = match let_in(sent) {
        Ok(fields) => fields,
        Err((status, form)) => {
            return page(
                status,
                &Daftar {
                    frame: frame(),
                    form,
                },
            );
        }
    };
    let app = portal.app.from_network(visit.caller.network);
    match service::akun::register(&app, &pendaftaran(&fields)).await {
        Ok(_) => html(&Masuk {
            frame: visit.frame(Menu::Masuk),
            form: Form::filled(going_on(&portal, &fields)),
            flash: Some(REGISTERED),
        }),
        Err(error) => {
            let (status, form) = mend(fields, error)?;
            page(
                status,
                &Daftar {
                    frame: frame(),
                    form,
                },
            )
        }
    }
}

/// What was typed that signing in needs, and where to go then: an address is proven first.
fn going_on(portal: &Portal, fields: &Fields) -> Fields {
    let lanjut = fields.get("lanjut");
    let proves = portal.site.sends_surel() && !fields.get("surel").trim().is_empty();
    let lanjut = if proves {
        lanjut::confirmation(lanjut)
    } else {
        lanjut.to_owned()
    };
    let kept = [("nik", fields.owned("nik")), ("lanjut", lanjut)];
    Fields(kept.map(|(kolom, isi)| (kolom.to_owned(), isi)).to_vec())
}

/// A browser that keeps no cookies meets this each time, and nothing behind it works without them.
const STALE: &str = "Formulir sudah kedaluwarsa dan belum terkirim. Isian Anda masih ada di halaman \
    ini, kecuali kata sandi. Isi kata sandi, lalu kirim lagi. Bila pesan ini muncul terus, izinkan \
    cookie untuk situs ini di Chrome atau aplikasi internet yang Anda pakai.";

/// The fields of a form that may be worked on, or the form to show again.
pub(crate) fn let_in(sent: Sent) -> Result<Fields, (Status, Form)> {
    let again = |status: Status, fields, pesan| {
        let mut form = Form::filled(fields);
        form.pesan = Some(pesan);
        Err((status, form))
    };
    match sent {
        Sent::Ours(fields) => Ok(fields),
        Sent::Stale(fields) => again(StatusCode::FORBIDDEN.into(), fields, STALE.to_owned()),
        Sent::NotNow(fields, cause) => {
            let pesan = match cause {
                NotNow::TooOften(TooOften { seconds }) => format!(
                    "Terlalu banyak percobaan dari jaringan Anda. Isian Anda masih ada di halaman \
                     ini, kecuali kata sandi. Coba lagi dalam {seconds} detik."
                ),
                NotNow::Unknown(..) => cause.pesan(),
            };
            again(cause.status(), fields, pesan)
        }
    }
}

/// A form that knows only where to go afterwards.
pub(crate) fn remember(query: &Fields) -> Form {
    let lanjut = lanjut::local(query.get("lanjut")).unwrap_or_default();
    Form::filled(Fields(vec![("lanjut".to_owned(), lanjut.to_owned())]))
}

/// Opens a session, closes the one that was open in this browser, and goes on.
pub(crate) async fn open_session(
    portal: &Portal,
    visit: &Visit,
    fields: &Fields,
    afterwards: &str,
) -> Result<Response, service::Error> {
    let sandi = SecretString::from(fields.owned("sandi"));
    let welcome = sign_in_warga(&portal.app, &visit.caller, fields.get("nik"), &sandi).await?;
    close(portal, visit).await?;
    let site = &portal.site;
    let cookies = [
        site.set_cookie(site.session_cookie(), welcome.token.expose_secret()),
        site.keep_cookie(site.device_cookie(), &welcome.marks),
    ];
    let path = lanjut::local(fields.get("lanjut")).unwrap_or(afterwards);
    Ok(see_other_with(path, &cookies))
}

fn pendaftaran(fields: &Fields) -> FormPendaftaran {
    FormPendaftaran {
        nik: fields.owned("nik"),
        nama: fields.owned("nama"),
        telepon: fields.owned("telepon"),
        surel: fields.owned("surel"),
        sandi: fields.owned("sandi"),
        sandi_ulang: fields.owned("sandi_ulang"),
        setuju: !fields.get("setuju").is_empty(),
    }
}

/// `GET /masuk?lanjut=&flash=`.
pub(crate) async fn show_sign_in(
    visit: Visit,
    Query(query): Query<Vec<(String, String)>>,
) -> Answer {
    let query = Fields(query);
    if visit.warga().is_some() {
        let path = lanjut::local(query.get("lanjut")).unwrap_or(AFTER_SIGN_IN);
        return Ok(see_other(path));
    }
    html(&Masuk {
        frame: visit.frame(Menu::Masuk),
        form: remember(&query),
        flash: match query.get("flash") {
            "keluar" => Some("Anda sudah keluar."),
            "sandi_baru" => Some("Kata sandi Anda sudah diganti. Silakan masuk."),
            _ => None,
        },
    })
}

/// `POST /masuk`.
pub(crate) async fn sign_in(State(portal): State<Portal>, visit: Visit, sent: Sent) -> Answer {
    let (status, form) = match let_in(sent) {
        Err(again) => again,
        Ok(fields) => match open_session(&portal, &visit, &fields, AFTER_SIGN_IN).await {
            Ok(response) => return Ok(response),
            Err(error) => mend(fields, error)?,
        },
    };
    let frame = visit.frame(Menu::Masuk);
    let flash = None;
    page(status, &Masuk { frame, form, flash })
}

/// Photos are kept by their citizen's browser; the next person at it must not find them. Texts that
/// were not sent stay, as the page for signing in says.
const FORGET_PICTURES: (HeaderName, HeaderValue) = (
    HeaderName::from_static("clear-site-data"),
    HeaderValue::from_static("\"cache\""),
);

/// `POST /keluar`. The secret of the forms goes too: the next person at this device gets a new
/// one. A form of our own pages ends the session of the cookie, whichever session it was shown to:
/// whoever says "Keluar" is never left signed in.
pub(crate) async fn sign_out(State(portal): State<Portal>, visit: Visit, _: Sent) -> Answer {
    close(&portal, &visit).await?;
    let cookies = [
        portal.site.drop_cookie(portal.site.session_cookie()),
        portal.site.drop_cookie(portal.site.csrf_cookie()),
    ];
    let mut response = see_other_with("/masuk?flash=keluar", &cookies);
    let (name, value) = FORGET_PICTURES;
    response.headers_mut().insert(name, value);
    Ok(response)
}

async fn close(portal: &Portal, visit: &Visit) -> Result<(), service::Error> {
    if let Some(session) = visit.session() {
        service::akun::session::sign_out(&portal.app, session).await?;
    }
    Ok(())
}
