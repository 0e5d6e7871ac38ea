//! Where to go after signing in: only ever a page of our own.

/// Longest path remembered.
const LONGEST: usize = 200;

/// The path, if it cannot lead to another site.
pub(crate) fn local(path: &str) -> Option<&str> {
    let plain = |b: u8| b.is_ascii_graphic() && b != b'\\';
    let local = path.starts_with('/')
        && !path.starts_with("//")
        && path.len() <= LONGEST
        && path.bytes().all(plain);
    local.then_some(path)
}

/// Address of the sign-in page that comes back to `path`.
pub(crate) fn sign_in(path: &str) -> String {
    remembering("/masuk", path)
}

/// Address of the registration page that comes back to `path`.
pub(crate) fn register(path: &str) -> String {
    remembering("/daftar", path)
}

/// Address of the page for a forgotten password that comes back to `path`.
pub(crate) fn forgotten(path: &str) -> String {
    remembering("/lupa-sandi", path)
}

/// Address of the page that asks for the code from an e-mail and then goes on to `path`.
pub(crate) fn confirmation(path: &str) -> String {
    remembering("/data-saya/konfirmasi", path)
}

fn remembering(page: &str, path: &str) -> String {
    match local(path) {
        Some(path) => format!("{page}?lanjut={}", encoded(path)),
        None => page.to_owned(),
    }
}

fn encoded(text: &str) -> String {
    text.bytes()
        .map(|b| match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => {
                char::from(b).to_string()
            }
            _ => format!("%{b:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_local_paths_are_followed() {
        assert_eq!(
            local("/aduan/SPD-2026-000001?ok=1"),
            Some("/aduan/SPD-2026-000001?ok=1")
        );
        for bad in [
            "",
            "aduan",
            "//jahat.id",
            "/\\jahat.id",
            "https://jahat.id",
            "/a\r\nSet-Cookie: x",
            "/a b",
            "\t//jahat.id",
        ] {
            assert_eq!(local(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_way_back_survives_the_query() {
        assert_eq!(
            sign_in("/aduan?a=1&b=2"),
            "/masuk?lanjut=/aduan%3Fa%3D1%26b%3D2"
        );
    }
}
