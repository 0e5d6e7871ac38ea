//! The design's tokens for the citizen's pages, from their one home: `ui/src/base/tokens.css`.
//!
//! The desktop's web view knows `light-dark()`; many phones do not. For them each colour is written
//! twice, and what the portal's style sheet does not use stays out.

use std::collections::BTreeSet;
use std::fmt::Write as _;

const HOME: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../ui/src/base/tokens.css"
));

/// A name and what it stands for.
type Token<'a> = (&'a str, &'a str);

/// The style sheet with the tokens that it uses before it.
pub(crate) fn before(sheet: &str) -> String {
    let home = without_comments(HOME);
    let tokens = used(&declarations(&home), sheet);
    let (mut light, mut dark) = (String::new(), String::new());
    for (name, value) in tokens {
        let (by_day, by_night) = (resolved(value, 0), resolved(value, 1));
        let _ = write!(light, "{name}:{by_day};"); // a String takes everything
        if by_night != by_day {
            let _ = write!(dark, "{name}:{by_night};");
        }
    }
    format!(
        ":root{{color-scheme:light;{light}}}\n\
         @media screen and (prefers-color-scheme:dark){{:root{{color-scheme:dark;{dark}}}}}\n{sheet}"
    )
}

/// What the first rule of the sheet declares.
fn declarations(sheet: &str) -> Vec<Token<'_>> {
    let (_, rest) = sheet.split_once('{').unwrap_or_default();
    let (rule, _) = rest.split_once('}').unwrap_or_default();
    rule.split(';')
        .filter_map(|declaration| declaration.split_once(':'))
        .map(|(name, value)| (name.trim(), value.trim()))
        .filter(|(name, _)| name.starts_with("--"))
        .collect()
}

/// The tokens that the sheet names, and those that they name themselves.
fn used<'a>(tokens: &[Token<'a>], sheet: &str) -> Vec<Token<'a>> {
    let mut names: BTreeSet<&str> = BTreeSet::new();
    let mut texts = vec![sheet];
    while let Some(text) = texts.pop() {
        for (name, value) in tokens {
            if text.contains(&format!("var({name})")) && names.insert(name) {
                texts.push(value);
            }
        }
    }
    let known = |(name, _): &&Token<'a>| names.contains(name);
    tokens.iter().filter(known).copied().collect()
}

/// A value by day (0) or by night (1), on one line.
fn resolved(value: &str, scheme: usize) -> String {
    let mut text = value.split_whitespace().collect::<Vec<_>>().join(" ");
    while let Some((before, rest)) = text.split_once("light-dark(") {
        let Some((choices, after)) = in_brackets(rest) else {
            break; // not closed: left as it is
        };
        let choice = choices.get(scheme).map(|choice| choice.trim());
        text = format!("{before}{}{after}", choice.unwrap_or_default());
    }
    text
}

/// What stands between here and the closing bracket, cut at its own commas, and what follows.
fn in_brackets(text: &str) -> Option<(Vec<&str>, &str)> {
    let (mut depth, mut from, mut parts) = (0, 0, Vec::new());
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' if depth > 0 => depth -= 1,
            ')' => {
                parts.push(text.get(from..at)?);
                return Some((parts, text.get(at + 1..)?));
            }
            ',' if depth == 0 => {
                parts.push(text.get(from..at)?);
                from = at + 1;
            }
            _ => {} // part of a value
        }
    }
    None
}

fn without_comments(sheet: &str) -> String {
    let mut kept = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, comment)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = comment.split_once("*/").unwrap_or_default().1;
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_colour_is_written_by_day_and_by_night() {
        let sheet = before("a{color:var(--text);box-shadow:var(--shadow-2)}");
        let (light, dark) = sheet.split_once("@media").expect("two schemes");
        assert!(light.contains("--text:#14211e;"), "{light}");
        assert!(dark.contains("--text:#e8efec;"), "{dark}");
        assert!(
            dark.contains("--shadow-2:0 6px 20px rgb(0 0 0 / 0.45),"),
            "{dark}"
        );
        assert!(!sheet.contains("light-dark"), "{sheet}");
        assert!(!sheet.contains("--rail"), "nobody uses it: {sheet}");
    }

    #[test]
    fn what_is_the_same_by_night_is_written_once() {
        let sheet = before("a{color:var(--gold-bright)}");
        assert_eq!(sheet.matches("--gold-bright:").count(), 1, "{sheet}");
    }

    #[test]
    fn the_portal_has_no_colour_of_its_own_and_names_no_token_that_is_not_there() {
        let own = include_str!("../static/portal.css");
        let colour = own.split('#').skip(1).find(|rest| {
            let hex = rest.bytes().take_while(u8::is_ascii_hexdigit).count();
            matches!(hex, 3 | 6 | 8) && !rest.as_bytes()[hex].is_ascii_alphanumeric()
        });
        assert_eq!(colour, None, "it belongs to ui/src/base/tokens.css");
        let whole = before(own);
        for part in own.split("var(").skip(1) {
            let (name, _) = part.split_once(')').expect("closed");
            assert!(whole.contains(&format!("{name}:")), "{name}");
        }
    }
}
