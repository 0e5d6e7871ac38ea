//! What the public address decides: the accepted origin, and whether cookies need https.

use domain::notice::pesan::Channel;

/// What the portal must know about the place it runs at.
#[derive(Debug, Clone)]
pub struct PortalSettings {
    /// The address citizens type. Its scheme decides whether cookies need https; its host is the
    /// only origin forms are accepted from.
    pub public_url: String,
    /// Whose portal it is, shown at the foot of each page.
    pub instansi: String,
}

/// The place the portal runs at.
pub(crate) struct Site {
    /// `https://aduan.contoh.id`, as browsers write it in `Origin`; more than one where the
    /// address has more than one name.
    origins: Vec<String>,
    /// Whose portal it is.
    pub(crate) instansi: String,
    /// The channels by which citizens are told.
    pub(crate) channels: Vec<Channel>,
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
            origins: names(host)
                .into_iter()
                .map(|host| format!("{scheme}://{host}"))
                .collect(),
            instansi: settings.instansi,
            channels: Vec::new(),
            secure: scheme == "https",
        }
    }

    /// Whether citizens are told by e-mail.
    pub(crate) fn sends_surel(&self) -> bool {
        self.channels.contains(&Channel::Surel)
    }

    /// Whether a page at this origin is one of ours.
    pub(crate) fn is_own(&self, origin: &[u8]) -> bool {
        self.origins
            .iter()
            .any(|own| origin.eq_ignore_ascii_case(own.as_bytes()))
    }

    /// Name of the cookie with the opaque token of the session. With https the browser itself
    /// makes sure that no neighbouring host can set it.
    pub(crate) fn session_cookie(&self) -> &'static str {
        if self.secure {
            "__Host-sipendekar_sesi"
        } else {
            "sipendekar_sesi"
        }
    }

    /// Name of the cookie with the secret of the forms, under the same rule.
    pub(crate) fn csrf_cookie(&self) -> &'static str {
        if self.secure {
            "__Host-sipendekar_formulir"
        } else {
            "sipendekar_formulir"
        }
    }

    /// Name of the cookie by which a device is known that signed in before.
    pub(crate) fn device_cookie(&self) -> &'static str {
        if self.secure {
            "__Host-sipendekar_perangkat"
        } else {
            "sipendekar_perangkat"
        }
    }

    /// A `Set-Cookie` value that stays for a year.
    pub(crate) fn keep_cookie(&self, name: &str, value: &str) -> String {
        format!("{}; Max-Age=31536000", self.set_cookie(name, value))
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

/// The names of a host. This computer itself has two that people type.
fn names(host: &str) -> Vec<String> {
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => (name, port),
        _ => (host, ""), // no port, or the colons of an IPv6 address
    };
    let mut names = vec![host.to_owned()];
    if ["localhost", "127.0.0.1", "[::1]"].contains(&name) {
        let colon = if port.is_empty() { "" } else { ":" };
        names.extend(["localhost", "127.0.0.1"].map(|name| format!("{name}{colon}{port}")));
    }
    names
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
        for (public_url, origin) in [
            ("https://Aduan.Contoh.id/", "https://aduan.contoh.id"),
            ("https://a.id:443/x", "https://a.id"),
            ("http://10.0.0.1:8080", "http://10.0.0.1:8080"),
        ] {
            assert_eq!(site(public_url).origins, [origin]);
        }
    }

    #[test]
    fn only_this_computer_has_two_names() {
        let own = |public_url: &str, origin: &str| site(public_url).is_own(origin.as_bytes());
        for public_url in [
            "http://127.0.0.1:8080",
            "http://localhost:8080",
            "http://[::1]:8080",
        ] {
            assert!(own(public_url, public_url), "{public_url}");
            assert!(own(public_url, "http://localhost:8080"), "{public_url}");
            assert!(own(public_url, "http://127.0.0.1:8080"), "{public_url}");
            for other in [
                "http://localhost:8081",
                "http://localhost",
                "https://localhost:8080",
                "http://localhost.jahat.id:8080",
            ] {
                assert!(!own(public_url, other), "{public_url}: {other}");
            }
        }
        assert!(own("http://localhost", "http://127.0.0.1"));
        assert!(!own("http://a.id:8080", "http://localhost:8080"));
        assert!(!own("http://127.0.0.1.jahat.id", "http://localhost"));
    }

    #[test]
    fn with_https_no_neighbouring_host_can_set_a_cookie_of_ours() {
        let secure = site("https://a.id");
        for name in [
            secure.session_cookie(),
            secure.csrf_cookie(),
            secure.device_cookie(),
        ] {
            assert!(name.starts_with("__Host-"), "{name}");
            assert!(!secure.set_cookie(name, "t").contains("Domain"), "{name}");
        }
    }

    #[test]
    fn only_https_asks_for_secure_cookies() {
        assert!(site("https://a.id").set_cookie("s", "t").contains("Secure"));
        assert!(!site("http://a.id").set_cookie("s", "t").contains("Secure"));
    }
}
