//! What a start is asked for.

/// What to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Request {
    /// Open the window; a link may be among the arguments.
    Open,
    /// Try this computer without a window.
    SelfTest,
    /// Say the version.
    Version,
    /// Say what can be asked.
    Help,
    /// Something that this program doesn't know.
    Unknown(String),
}

/// What `--bantuan` says.
pub(crate) const HELP: &str = "\
SIPENDEKAR untuk petugas.

Tanpa pilihan, jendela dibuka. Sebuah tautan (sipendekar://aduan/…) membuka aduannya.
  --self-test          Periksa komputer ini tanpa membuka jendela
  --versi, --version   Tampilkan versi
  --bantuan, --help    Tampilkan bantuan ini
";

/// Reads the arguments after the program's name.
pub(crate) fn parse(arguments: impl IntoIterator<Item = String>) -> Request {
    let options = arguments
        .into_iter()
        .filter(|argument| argument.starts_with('-'));
    let asked = options.map(|option| match option.as_str() {
        "--self-test" => Request::SelfTest,
        "--version" | "--versi" => Request::Version,
        "--help" | "--bantuan" | "-h" => Request::Help,
        _ => Request::Unknown(option),
    });
    asked.last().unwrap_or(Request::Open)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(arguments: &[&str]) -> Request {
        parse(arguments.iter().map(|argument| (*argument).to_owned()))
    }

    #[test]
    fn options_are_known_and_links_are_none() {
        assert_eq!(of(&[]), Request::Open);
        assert_eq!(of(&["sipendekar://aduan/SPD-2026-000001"]), Request::Open);
        assert_eq!(of(&["--self-test"]), Request::SelfTest);
        assert_eq!(of(&["--versi"]), Request::Version);
        assert_eq!(of(&["--bantuan"]), Request::Help);
        let misspelt = Request::Unknown("--selftest".to_owned());
        assert_eq!(of(&["--selftest"]), misspelt, "no window opens instead");
    }
}
