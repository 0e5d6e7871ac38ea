//! Versions of the C library, glibc.

/// A version of glibc, such as 2.36.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Glibc {
    /// 2.
    pub major: u32,
    /// 36.
    pub minor: u32,
}

impl Glibc {
    /// Reads `2.36`, or `2.36.1`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.').map(str::parse);
        let major = parts.next()?.ok()?;
        let minor = parts.next()?.ok()?;
        Some(Self { major, minor })
    }
}

impl std::fmt::Display for Glibc {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_glibc_are_numbers() {
        let new = Glibc::parse("2.36").unwrap();
        assert!(new > Glibc::parse("2.4").unwrap(), "not compared as text");
        assert_eq!(Glibc::parse("2.36.9000"), Some(new));
        assert_eq!(Glibc::parse("musl"), None);
    }
}
