//! An `id` must be used once on a page: labels, descriptions and links find their element by it.

use std::collections::BTreeMap;

/// The ids that a page gives more than once.
pub fn twice(page: &str) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for id in given(page) {
        *counts.entry(id).or_default() += 1;
    }
    let twice = counts.into_iter().filter(|(_, count)| *count > 1);
    twice.map(|(id, _)| id.to_owned()).collect()
}

/// The ids that stand in a text as they are, in order; those that are computed are left out.
pub fn given(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for start in text.match_indices("id=\"").map(|(start, _)| start) {
        let begins = text[..start].ends_with(char::is_whitespace);
        let value = text[start + "id=\"".len()..].split('"').next();
        let value = value.unwrap_or_default();
        if begins && !value.is_empty() && !value.contains(['{', '$']) {
            found.push(value);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_twice_is_found() {
        let page = "<p id=\"a\"><b data-id=\"a\"><i id=\"b\"></i><u\nid=\"a\">";
        assert_eq!(given(page), ["a", "b", "a"]);
        assert_eq!(twice(page), ["a"]);
        assert!(twice("<p id=\"{{ a }}\"><p id=\"{{ a }}\">").is_empty());
    }
}
