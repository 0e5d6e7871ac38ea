//! Links that the operating system hands to the program: `sipendekar://aduan/SPD-2026-000123`.
//!
//! Anybody can write one into an e-mail or a web page, so a link only ever shows something that the
//! officer could open anyway; it changes nothing and carries no address of a server.

use domain::id::NomorRegister;

/// Where a link leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// To an aduan, by the number that people know.
    Aduan(NomorRegister),
}

/// What every link begins with. The system hands the scheme over in any case.
const SCHEME: &str = "sipendekar://";

impl Link {
    /// Reads a link; none if it leads nowhere that this version knows.
    pub fn parse(text: &str) -> Option<Self> {
        let (scheme, rest) = text.trim().split_at_checked(SCHEME.len())?;
        if !scheme.eq_ignore_ascii_case(SCHEME) {
            return None;
        }
        let (kind, number) = rest.trim_end_matches('/').split_once('/')?;
        if !kind.eq_ignore_ascii_case("aduan") {
            return None;
        }
        number.parse().ok().map(Self::Aduan)
    }

    /// The first link among the arguments of a start.
    pub fn among<T: AsRef<str>>(arguments: impl IntoIterator<Item = T>) -> Option<Self> {
        arguments
            .into_iter()
            .find_map(|argument| Self::parse(argument.as_ref()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("sipendekar://aduan/SPD-2026-000123")]
    #[case("SIPENDEKAR://Aduan/spd-2026-000123/")]
    fn a_link_names_an_aduan_by_its_number(#[case] text: &str) {
        let nomor = "SPD-2026-000123".parse().unwrap();
        assert_eq!(Link::parse(text), Some(Link::Aduan(nomor)));
    }

    #[rstest]
    #[case("")]
    #[case("sipendekar://")]
    #[case("sipendekar://aduan")]
    #[case("sipendekar://aduan/")]
    #[case("sipendekar://aduan/../SPD-2026-000123")]
    #[case("sipendekar://aduan/SPD-2026-000123?hapus")]
    #[case("sipendekar://server/https://jahat.contoh")]
    #[case("https://aduan/SPD-2026-000123")]
    #[case("sipendekar:/é/aduan/SPD-2026-000123")]
    fn anything_else_leads_nowhere(#[case] text: &str) {
        assert_eq!(Link::parse(text), None);
    }

    #[test]
    fn a_link_is_found_among_arguments() {
        let arguments = [
            "sipendekar-desktop",
            "--lain",
            "sipendekar://aduan/SPD-2026-000007",
        ];
        assert_eq!(
            Link::among(arguments),
            Some(Link::Aduan("SPD-2026-000007".parse().unwrap()))
        );
        assert_eq!(Link::among(["sipendekar-desktop"]), None);
    }
}
