//! Accounts of a seeded database: whoever measures knows their names without asking.

/// The password of everybody here.
pub(crate) const SANDI: &str = "sungai siak mengalir tenang";
/// The Admin Diskominfo who acts; a second one is only told.
pub(crate) const ADMIN: &str = "admin";
/// Officers of the SKPD; each SKPD has at least one.
pub(crate) const OFFICERS: usize = 40;
/// A user name for every role that pulls what is new.
pub(crate) const READERS: [&str; 5] = [ADMIN, "petugas-0", "pimpinan", "inspektorat", "superadmin"];

/// The user name of an officer.
pub(crate) fn officer(n: usize) -> String {
    format!("petugas-{n}")
}

/// How many citizens have filed that many aduan: about ten each.
pub(crate) fn citizens(aduan: usize) -> usize {
    (aduan / 10).max(32)
}

/// The NIK of a citizen. Nobody has it: kecamatan 99 does not exist.
pub(crate) fn nik(n: usize) -> String {
    let (day, rest) = (1 + n % 28, n / 28);
    let (month, rest) = (1 + rest % 12, rest / 12);
    let (year, serial) = (60 + rest % 40, 1 + rest / 40);
    format!("140399{day:02}{month:02}{year}{serial:04}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_citizen_has_an_own_nik_that_is_one() {
        let all: BTreeSet<String> = (0..100_000).map(nik).collect();
        assert_eq!(all.len(), 100_000);
        let good = |nik: &String| domain::person::identitas::Nik::parse(nik).is_ok();
        assert!(all.iter().all(good));
    }
}
