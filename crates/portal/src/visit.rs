//! One request of one visitor: who it is, and the secret that its forms are bound to.

use crate::answer::{Failure, Message};
use crate::busy::NotNow;
use crate::csrf::{self, Mark};
use crate::form::Fields;
use crate::portal::Portal;
use crate::site::Site;
use crate::view::{Frame, Menu};
use axum::Form;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use domain::id::SessionId;
use domain::person::aktor::{Aktor, Peran};
use service::akun::session::{Caller, Owner};
use service::notice::Waiting;
use std::convert::Infallible;
use std::sync::Arc;

/// Before every page of the own account.
const DATA_SAYA: &str = "/data-saya";

/// A signed-in citizen.
#[derive(Clone)]
pub(crate) struct Warga {
    pub(crate) owner: Owner,
    pub(crate) nama: String,
    pub(crate) aktor: Aktor,
}

/// Who sent the request.
#[derive(Clone)]
pub(crate) enum Who {
    Nobody,
    Warga(Warga),
    /// Staff work at the desktop; the portal is not for them.
    Staff(SessionId),
}

/// What [`crate::gate`] found out about the request.
#[derive(Clone)]
pub(crate) struct Visit {
    pub(crate) who: Who,
    pub(crate) secret: String,
    /// Mark of the session cookie, whether it still holds or not.
    pub(crate) mark: Option<Mark>,
    pub(crate) request_id: String,
    pub(crate) site: Arc<Site>,
    /// What waits for the citizen.
    pub(crate) waiting: Waiting,
    /// From where: the network, and what the device keeps of earlier times.
    pub(crate) caller: Caller,
    /// Why the form that was sent is only shown again, if so.
    pub(crate) not_now: Option<NotNow>,
}

impl Visit {
    /// The signed-in citizen, if any.
    pub(crate) fn warga(&self) -> Option<&Warga> {
        match &self.who {
            Who::Warga(warga) => Some(warga),
            Who::Nobody | Who::Staff(_) => None,
        }
    }

    /// Whether the citizen has to sign in again, as far as is known.
    pub(crate) fn session_ended(&self) -> bool {
        self.warga().is_none() && !matches!(self.not_now, Some(NotNow::Unknown(..)))
    }

    /// The session of the cookie, whoever it belongs to.
    pub(crate) fn session(&self) -> Option<SessionId> {
        match &self.who {
            Who::Warga(warga) => Some(warga.owner.session),
            Who::Staff(session) => Some(*session),
            Who::Nobody => None,
        }
    }

    /// Whose drafts the device keeps; empty for nobody's.
    pub(crate) fn owner(&self) -> String {
        let id = self.warga().and_then(|warga| warga.aktor.id());
        id.map_or_else(String::new, |id| id.to_string())
    }

    /// A token for one form of this page.
    fn token(&self) -> String {
        let mark = match &self.who {
            Who::Warga(_) | Who::Staff(_) => self.mark,
            Who::Nobody => None,
        };
        csrf::token(&self.secret, mark)
    }

    /// Whether the form with this token was shown to this session. A form shown to nobody fits
    /// whoever signed in since: that is how a text outlives the end of a session.
    pub(crate) fn showed(&self, token: &str) -> bool {
        csrf::verify(&self.secret, self.mark, token) || csrf::verify(&self.secret, None, token)
    }

    /// What surrounds every page.
    pub(crate) fn frame(&self, menu: Menu) -> Frame {
        Frame {
            menu,
            nama: match &self.who {
                Who::Warga(warga) => Some(warga.nama.clone()),
                Who::Staff(_) => Some("Petugas".to_owned()),
                Who::Nobody => None,
            },
            csrf: self.token(),
            instansi: self.site.instansi.clone(),
            channels: self.site.channels.clone(),
            waiting: self.waiting,
        }
    }
}

/// Asks the service who holds the session cookie.
pub(crate) async fn who(portal: &Portal, headers: &HeaderMap) -> Result<Who, service::Error> {
    let Some(token) = session_token(portal, headers) else {
        return Ok(Who::Nobody);
    };
    let Some(signed_in) = service::akun::session::authenticate(&portal.app, token).await? else {
        return Ok(Who::Nobody);
    };
    if signed_in.petugas.aktor.peran() == Peran::Masyarakat {
        Ok(Who::Warga(Warga {
            owner: signed_in.owner(),
            nama: signed_in.petugas.nama,
            aktor: signed_in.petugas.aktor,
        }))
    } else {
        Ok(Who::Staff(signed_in.session))
    }
}

/// What stands in the session cookie.
pub(crate) fn session_token<'h>(portal: &Portal, headers: &'h HeaderMap) -> Option<&'h str> {
    cookie(headers, portal.site.session_cookie()).filter(|token| !token.is_empty())
}

/// The value of a cookie. Cookies of neighbours share the line, and may hold anything.
pub(crate) fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .flat_map(|value| value.as_bytes().split(|byte| *byte == b';'))
        .filter_map(|pair| std::str::from_utf8(pair).ok()?.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

fn of(parts: &Parts) -> Visit {
    parts
        .extensions
        .get::<Visit>()
        .cloned()
        .expect("the gate is a layer around every route and puts the visit in")
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(of(parts))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Warga {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let path = match parts.uri.path() {
            _ if parts.method == Method::GET => {
                parts.uri.path_and_query().map_or("/aduan", |p| p.as_str())
            }
            // A form that stands on a page of that address.
            path if path.starts_with(DATA_SAYA) => path,
            _ => "/aduan",
        };
        of(parts)
            .warga()
            .cloned()
            .ok_or_else(|| Failure::SignIn(path.to_owned()))
    }
}

/// What a page of the own account begins with.
pub(crate) struct Own {
    pub(crate) portal: Portal,
    pub(crate) visit: Visit,
    pub(crate) warga: Warga,
}

impl FromRequestParts<Portal> for Own {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, portal: &Portal) -> Result<Self, Failure> {
        Ok(Self {
            warga: Warga::from_request_parts(parts, portal).await?,
            visit: of(parts),
            portal: portal.clone(),
        })
    }
}

/// A form as it came.
pub(crate) enum Sent {
    /// From our page, shown to this session.
    Ours(Fields),
    /// Its token is missing, wrong or of another session: only good for showing it again.
    Stale(Fields),
    /// Nothing of it is to be done, for this reason: only good for showing it again.
    NotNow(Fields, NotNow),
}

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let (parts, body) = request.into_parts();
        let visit = of(&parts);
        let request = Request::from_parts(parts, body);
        let Form(mut fields) = Form::<Vec<(String, String)>>::from_request(request, state)
            .await
            .map_err(|error| Message::for_status(error.status()))?;
        let ours = fields
            .iter()
            .any(|(nama, nilai)| nama == "csrf" && visit.showed(nilai));
        fields.retain(|(nama, _)| nama != "csrf");
        let fields = Fields(fields);
        Ok(match visit.not_now {
            Some(cause) => Self::NotNow(fields, cause),
            None if ours => Self::Ours(fields),
            None => Self::Stale(fields),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn a_cookie_is_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.append(
            "cookie",
            HeaderValue::from_static("a=1; sipendekar_sesi=tok"),
        );
        headers.append("cookie", HeaderValue::from_static("b=x=y"));
        assert_eq!(cookie(&headers, "sipendekar_sesi"), Some("tok"));
        assert_eq!(cookie(&headers, "b"), Some("x=y"));
        assert_eq!(cookie(&headers, "sesi"), None);
    }

    #[test]
    fn a_neighbours_cookie_of_any_letters_hides_none_of_ours() {
        let mut headers = HeaderMap::new();
        let mut line = "kota=Siak–Riau".as_bytes().to_vec();
        line.extend_from_slice(b"; a=\xff\xfe; sipendekar_sesi=tok");
        let line = HeaderValue::from_bytes(&line).expect("bytes");
        headers.append("cookie", line);
        assert_eq!(cookie(&headers, "sipendekar_sesi"), Some("tok"));
    }
}
