//! `mimeapps.list`: which program of the officer opens `sipendekar:` links.

/// The section of the choices.
const SECTION: &str = "[Default Applications]";

/// The choice of one entry for our links.
fn choice(entry: &str) -> String {
    format!("x-scheme-handler/sipendekar={entry}")
}

/// The list with our entry as the choice; what others wrote stays.
pub(crate) fn with(list: &str, entry: &str) -> String {
    let list = without_any(list);
    let mut lines: Vec<&str> = list.lines().collect();
    let choice = choice(entry);
    match lines.iter().position(|line| line.trim() == SECTION) {
        Some(section) => lines.insert(section + 1, &choice),
        None => lines.extend([SECTION, &choice]),
    }
    lines.join("\n") + "\n"
}

/// The list without our entry; none if nothing but headings is left.
pub(crate) fn without(list: &str, entry: &str) -> Option<String> {
    let ours = choice(entry);
    let kept = keep(list, |line| line.trim().trim_end_matches(';') != ours);
    let says_something = |line: &str| !line.trim().is_empty() && !line.starts_with('[');
    kept.lines().any(says_something).then_some(kept)
}

/// Whatever opened our links so far gives way.
fn without_any(list: &str) -> String {
    keep(list, |line| !line.starts_with(&choice("")))
}

fn keep(list: &str, wanted: impl Fn(&str) -> bool) -> String {
    let mut kept = String::new();
    for line in list.lines().filter(|line| wanted(line)) {
        kept.push_str(line);
        kept.push('\n');
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENTRY: &str = "sipendekar.desktop";
    const OTHERS: &str = "[Added Associations]\ntext/plain=vi.desktop;\n\n\
                          [Default Applications]\ntext/html=web.desktop\n";

    #[test]
    fn what_others_chose_stays() {
        let with = with(OTHERS, ENTRY);
        assert!(with.contains("[Default Applications]\nx-scheme-handler/sipendekar=sipendekar"));
        assert!(with.contains("text/html=web.desktop") && with.contains("vi.desktop"));
        assert_eq!(without(&with, ENTRY).as_deref(), Some(OTHERS));
    }

    #[test]
    fn choosing_twice_is_choosing_once() {
        let once = with("", ENTRY);
        assert_eq!(with(&once, ENTRY), once);
        assert_eq!(with(&once, "new.desktop").matches("sipendekar=").count(), 1);
    }

    #[test]
    fn a_list_of_our_own_goes() {
        assert_eq!(without(&with("", ENTRY), ENTRY), None);
        let other = "[Default Applications]\nx-scheme-handler/sipendekar=other.desktop\n";
        assert_eq!(without(other, ENTRY).as_deref(), Some(other), "not ours");
    }
}
