//! Sentences that promise something to whoever reads them, in windows, pages, messages and guides.

use super::product;
use super::walk::{Source, sources};
use anyhow::Result;
use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use syn::visit::Visit;
use syn::{Attribute, LitStr, Macro, Meta};

/// What a promise is known by: told, will, recorded, kept, never, by itself, gone, may still be undone.
const WORDS: &[&str] = &[
    "beri tahu",
    "ingatkan",
    " akan ",
    "dicatat",
    "tercatat",
    "tersimpan",
    "disimpan",
    "tetap ada",
    "tetap di sini",
    "masih ada",
    "tidak dihapus",
    "tetap datang",
    "tidak pernah",
    "otomatis",
    "melanjutkan sendiri",
    "terbuka sendiri",
    "sekali pakai",
    "dihapus dari",
    "tidak terlihat",
    "tidak dibaca",
    "dapat dibatalkan",
    "dapat membatalkan",
    "seketika",
    "muncul di sini",
];

/// What no sentence holds: marks of code.
const CODE: &[&str] = &[
    "=>", ");", " = ", "{#", "{:", "{words", "SELECT ", "INSERT ", "UPDATE ",
];

/// Crates whose words are for developers.
const INSIDE: &[&str] = &["xtask/", "crates/bench/", "crates/demo/"];

/// Marks of how a word looks, which end no sentence.
const LOOKS: &[&str] = &["b", "strong", "em", "i", "a", "span", "code", "kbd", "time"];

/// Every promise, with the files that make it.
pub fn promises() -> Result<BTreeMap<String, BTreeSet<String>>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut note = |path: &str, texts: Vec<String>| {
        for sentence in texts.iter().flat_map(|text| of_text(text)) {
            found.entry(sentence).or_default().insert(path.to_owned());
        }
    };
    for krate in product::crates()? {
        if INSIDE.iter().any(|inside| krate.folder.starts_with(inside)) {
            continue;
        }
        for file in krate.files {
            note(&file.source.path, of_rust(&file.rust.syntax));
        }
    }
    for source in sources(&["ts", "svelte", "js", "html", "md"])? {
        note(&source.path, texts(&source));
    }
    Ok(found)
}

/// The texts of a file that is not Rust, if people who use the program read it.
fn texts(source: &Source) -> Vec<String> {
    let path = source.path.as_str();
    let of_page = path.starts_with("ui/src/") && !path.starts_with("ui/src/gallery/");
    if of_page && path != "ui/src/wire/types.ts" || path.starts_with("crates/portal/static/") {
        return quoted(&source.text);
    }
    if path.starts_with("crates/portal/templates/") {
        return marked_up(&source.text);
    }
    if path.starts_with("docs/PANDUAN") {
        return written(&source.text);
    }
    Vec::new()
}

/// The sentences of a text that promise.
fn of_text(text: &str) -> Vec<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut cut = text.clone();
    for end in [". ", "? ", "! "] {
        cut = cut.replace(end, &format!("{}\n", end.trim_end()));
    }
    let sentences = cut
        .lines()
        .map(str::trim)
        .filter(|line| promises_something(line));
    sentences.map(str::to_owned).collect()
}

fn promises_something(sentence: &str) -> bool {
    let lower = format!(" {} ", sentence.to_lowercase());
    sentence.contains(' ')
        && WORDS.iter().any(|word| lower.contains(word))
        && !CODE.iter().any(|code| sentence.contains(code))
}

fn of_rust(syntax: &syn::File) -> Vec<String> {
    let mut texts = Texts(Vec::new());
    texts.visit_file(syntax);
    texts.0
}

/// The texts of Rust, those in macros and attributes too; not what is written about the code.
struct Texts(Vec<String>);

impl Texts {
    fn tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Literal(text) => {
                    let text = syn::parse_str::<LitStr>(&text.to_string());
                    self.0.extend(text.ok().map(|text| text.value()));
                }
                TokenTree::Ident(_) | TokenTree::Punct(_) => {}
            }
        }
    }
}

impl Visit<'_> for Texts {
    fn visit_lit_str(&mut self, text: &LitStr) {
        self.0.push(text.value());
    }

    fn visit_macro(&mut self, call: &Macro) {
        self.tokens(call.tokens.clone());
    }

    fn visit_attribute(&mut self, attribute: &Attribute) {
        if let (false, Meta::List(list)) = (attribute.path().is_ident("doc"), &attribute.meta) {
            self.tokens(list.tokens.clone());
        }
    }
}

/// What stands between quotes or marks; comments left out.
fn quoted(text: &str) -> Vec<String> {
    let is_comment = |line: &&str| {
        let line = line.trim_start();
        ["//", "*", "/*", "<!--"]
            .iter()
            .any(|begin| line.starts_with(begin))
    };
    let kept: Vec<&str> = text.lines().filter(|line| !is_comment(line)).collect();
    let kept = kept.join("\n");
    kept.split(['"', '\'', '`', '<', '>'])
        .map(str::to_owned)
        .collect()
}

/// What stands between marks that end a sentence: blocks, and what the template itself does.
fn marked_up(text: &str) -> Vec<String> {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['<', '{']) {
        kept.push_str(&rest[..at]);
        rest = &rest[at..];
        let closed = if rest.starts_with('<') { ">" } else { "%}" };
        let does = rest.starts_with("{%");
        if rest.starts_with('{') && !does {
            kept.push('{');
            rest = &rest[1..];
            continue;
        }
        let end = rest
            .find(closed)
            .map_or(rest.len(), |end| end + closed.len());
        if does || !is_of_looks(&rest[..end]) {
            kept.push('\u{1}');
        }
        rest = &rest[end..];
    }
    kept.push_str(rest);
    kept.split('\u{1}').map(str::to_owned).collect()
}

fn is_of_looks(mark: &str) -> bool {
    let name = mark.trim_start_matches(['<', '/']);
    let name = name.split(|c: char| !c.is_alphanumeric()).next();
    name.is_some_and(|name| LOOKS.contains(&name))
}

/// The paragraphs, points and cells of a guide, without their marks.
fn written(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    for line in text.lines() {
        let bare = line.trim().replace("**", "").replace('`', "");
        let (point, words) = without_point(&bare);
        if point || words.is_empty() {
            parts.push(String::new());
        }
        for (nth, cell) in words.split('|').enumerate() {
            if nth > 0 {
                parts.push(String::new());
            }
            if let Some(part) = parts.last_mut() {
                part.push(' ');
                part.push_str(cell);
            }
        }
        if bare.starts_with('#') {
            parts.push(String::new());
        }
    }
    parts
}

/// Whether a line begins something new, and its words.
fn without_point(line: &str) -> (bool, &str) {
    let words = line.trim_start_matches(['#', '-', '>']);
    let (number, rest) = words.split_once(". ").unwrap_or(("x", words));
    if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) {
        return (true, rest);
    }
    (words.len() < line.len(), words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(texts: &[String]) -> Vec<String> {
        texts.iter().flat_map(|text| of_text(text)).collect()
    }

    #[test]
    fn a_promise_is_found_in_every_kind_of_source() {
        let rust = "/// Anda akan heran.\n#[error(\"Tulisan Anda\n tetap ada.\")] struct A; \
            fn a() { b!(\"Siap. Anda akan diberi tahu.\", c(\"SELECT x, disimpan FROM y\")); }";
        let rust = of_rust(&syn::parse_file(rust).expect("Rust"));
        assert_eq!(
            found(&rust),
            ["Tulisan Anda tetap ada.", "Anda akan diberi tahu."]
        );
        let page = quoted("// Anda akan heran.\nconst a = 'Catatan tersimpan.';\nb(disimpan);");
        assert_eq!(found(&page), ["Catatan tersimpan."]);
        let template =
            "{% if a %}<p class=\"b\">Sampai <b>{{ c }}</b> dapat dibatalkan.</p>{% endif %}";
        let template = marked_up(template);
        assert_eq!(found(&template), ["Sampai {{ c }} dapat dibatalkan."]);
        let guide = "## Judul\nIni **tersimpan** di\nsana. Itu tidak.\n- Anda akan `ada`.\n\n| a | Dicatat di b. |\n";
        let guide = found(&written(guide));
        assert_eq!(
            guide,
            ["Ini tersimpan di sana.", "Anda akan ada.", "Dicatat di b."]
        );
    }
}
