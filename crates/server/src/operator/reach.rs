//! What `doctor` says of how the server is reached: settings that work and are dangerous.

use crate::config::Config;

/// The address that citizens type has to be one of https: over http cookies and passwords are read
/// by whoever is on the way.
pub(super) fn bare_address(config: &Config) -> Option<String> {
    let url = config.office.public_url.as_deref()?;
    let host = url.strip_prefix("http://")?;
    let own = ["localhost", "127.", "[::1]"];
    let is_here = own.iter().any(|name| host.starts_with(name));
    (!is_here).then(|| {
        format!("public_url {url} tanpa https: kata sandi dan NIK dapat dibaca orang di jalan")
    })
}

/// Behind a proxy that is not trusted, everybody is one network: one who tries too often keeps all
/// others out.
pub(super) fn unknown_proxy(config: &Config) -> Option<String> {
    let network = &config.network;
    let url = config.office.public_url.as_deref().unwrap_or_default();
    let is_behind = url.starts_with("https://") && network.tls_cert.is_none();
    (is_behind && network.trusted_proxies.is_empty()).then(|| {
        "public_url memakai https tetapi server ini tidak, jadi ada proksi; trusted_proxies kosong, \
         sehingga semua orang dihitung sebagai satu alamat. Isi alamat proksinya, misalnya \
         trusted_proxies = [\"127.0.0.1\"]"
            .to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(url: &str) -> Config {
        let mut config = Config::default();
        config.office.public_url = Some(url.to_owned());
        config
    }

    #[test]
    fn an_address_without_https_is_named() {
        assert!(bare_address(&at("http://aduan.contoh.id")).is_some());
        for fine in ["https://aduan.contoh.id", "http://127.0.0.1:8080"] {
            assert_eq!(bare_address(&at(fine)), None, "{fine}");
        }
        assert_eq!(bare_address(&Config::default()), None);
    }

    #[test]
    fn a_proxy_that_is_not_trusted_is_named() {
        let mut config = at("https://aduan.contoh.id");
        assert!(unknown_proxy(&config).is_some());
        config.network.trusted_proxies = vec!["127.0.0.1".parse().expect("an address")];
        assert_eq!(unknown_proxy(&config), None);
        config.network.trusted_proxies.clear();
        config.network.tls_cert = Some("sertifikat.pem".into());
        assert_eq!(unknown_proxy(&config), None, "TLS of its own");
        assert_eq!(unknown_proxy(&Config::default()), None);
    }
}
