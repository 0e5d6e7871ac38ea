//! What the public address decides: the accepted origin, and whether cookies need https.

use crate::PortalSettings;

/// The place the portal runs at.
pub(crate) struct Site {
    /// `https://aduan.contoh.id`, as browsers write it in `Origin`.
    pub(crate) origin: String,
    /// Whose portal it is.
    pub(crate) instansi: String,
    secure: bool,
}

impl Site {
    pub(crate) fn new(settings: PortalSettings) -> Self {
        let url = settings.public_url.trim().to_ascii_lowercase();
        let (scheme, rest) = url.split_once("://").unwrap_or(("http", url.as_str()));
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let default_port = if scheme == "https" { ":443" } else { ":80" };
        let host = authority.strip_suffix(default_port).unwrap_or(authority);
        Self {
            origin: format!("{scheme}://{host}"),
            instansi: settings.instansi,
            secure: scheme == "https",
        }
    }

    /// Name of the cookie with the secret of the forms. With https the browser itself makes sure
    /// that no neighbouring host can set it.
    pub(crate) fn csrf_cookie(&self) -> &'static str {
        if self.secure {
            "__Host-sipendekar_formulir"
        } else {
            "sipendekar_formulir"
        }
    }

    /// A `Set-Cookie` value for this browser session.
    pub(crate) fn set_cookie(&self, name: &str, value: &str) -> String {
        let secure = if self.secure { "; Secure" } else { "" };
        format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}")
    }

    /// A `Set-Cookie` value that takes the cookie away.
    pub(crate) fn drop_cookie(&self, name: &str) -> String {
        format!("{}; Max-Age=0", self.set_cookie(name, ""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(public_url: &str) -> Site {
        Site::new(PortalSettings {
            public_url: public_url.to_owned(),
            instansi: String::new(),
        })
    }

    #[test]
    fn the_origin_is_what_browsers_send() {
        assert_eq!(
            site("https://Aduan.Contoh.id/").origin,
            "https://aduan.contoh.id"
        );
        assert_eq!(site("https://a.id:443/x").origin, "https://a.id");
        assert_eq!(
            site("http://127.0.0.1:8080").origin,
            "http://127.0.0.1:8080"
        );
    }

    #[test]
    fn only_https_asks_for_secure_cookies() {
        assert!(site("https://a.id").set_cookie("s", "t").contains("Secure"));
        assert!(!site("http://a.id").set_cookie("s", "t").contains("Secure"));
    }
}
