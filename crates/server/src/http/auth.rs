//! Who asks. Closed by default: a route is open only if `routes` puts it among the open ones.

use crate::http::problem::Failure;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::{HeaderMap, header, request::Parts};
use axum::middleware::Next;
use axum::response::Response;
use domain::person::aktor::Aktor;
use secrecy::{ExposeSecret, SecretString};
use service::App;
use service::akun::session::{self, SignedIn};

/// Longest token that is looked at.
const MAX_TOKEN: usize = 200;

/// The signed-in member of staff behind a request. Only [`require_staff`] makes one.
#[derive(Clone)]
pub struct Staff {
    /// The session and the person.
    pub signed_in: SignedIn,
    token: SecretString,
}

impl Staff {
    /// Whom the use cases are asked on behalf of.
    pub fn aktor(&self) -> &Aktor {
        &self.signed_in.petugas.aktor
    }

    /// Whether the session is still good, for the same role; a stream asks now and then.
    pub async fn still_signed_in(&self, app: &App) -> bool {
        let found = session::authenticate(app, self.token.expose_secret()).await;
        matches!(found, Ok(Some(now)) if now.petugas.aktor == *self.aktor())
    }
}

/// Lets staff through, and nobody else.
pub async fn require_staff(
    State(app): State<App>,
    mut request: Request,
    next: Next,
) -> Result<Response, Failure> {
    let token = bearer(request.headers()).ok_or_else(Failure::not_signed_in)?;
    let found = session::authenticate(&app, token.expose_secret()).await?;
    let Some(signed_in) = found else {
        return Err(turned_away(&app, &token).await?);
    };
    if !signed_in.petugas.aktor.peran().is_staff() {
        return Err(Failure::staff_only());
    }
    request.extensions_mut().insert(Staff { signed_in, token });
    Ok(next.run(request).await)
}

/// Why a token is not taken.
async fn turned_away(app: &App, token: &SecretString) -> Result<Failure, Failure> {
    let closed = session::is_of_closed_account(app, token.expose_secret()).await?;
    Ok(if closed {
        Failure::account_closed()
    } else {
        Failure::not_signed_in()
    })
}

impl<S: Sync> FromRequestParts<S> for Staff {
    type Rejection = Failure;

    /// A handler that asks for staff on an open route is refused, not served.
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or_else(Failure::not_signed_in)
    }
}

/// The token of `Authorization: Bearer …`; of several such headers, none.
fn bearer(headers: &HeaderMap) -> Option<SecretString> {
    let mut values = headers.get_all(header::AUTHORIZATION).iter();
    let (Some(value), None) = (values.next(), values.next()) else {
        return None;
    };
    let (scheme, token) = value.to_str().ok()?.split_once(' ')?;
    let token = token.trim();
    let good = scheme.eq_ignore_ascii_case("bearer") && (1..=MAX_TOKEN).contains(&token.len());
    good.then(|| SecretString::from(token))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn token(values: &[&'static str]) -> Option<String> {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(header::AUTHORIZATION, HeaderValue::from_static(value));
        }
        bearer(&headers).map(|token| token.expose_secret().to_owned())
    }

    #[test]
    fn only_one_plain_bearer_token_counts() {
        assert_eq!(token(&["Bearer abc"]).as_deref(), Some("abc"));
        assert_eq!(token(&["bearer abc"]).as_deref(), Some("abc"));
        for refused in ["Basic abc", "Bearer", "Bearer ", "abc"] {
            assert_eq!(token(&[refused]), None, "{refused}");
        }
        assert_eq!(token(&["Bearer abc", "Bearer def"]), None, "ambiguous");
        assert_eq!(token(&[]), None);
    }
}
