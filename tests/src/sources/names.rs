//! Every name that we give: to files, and in Rust, TypeScript and SQL.

use super::rust_names;
use super::walk::Source;
use anyhow::{Context, Result};
use std::collections::BTreeSet;

/// The names that a file gives, its own among them.
pub fn given(source: &Source) -> Result<BTreeSet<String>> {
    let mut names = match source.file().rsplit('.').next() {
        Some("rs") => {
            let file = syn::parse_file(&source.text).with_context(|| source.path.clone())?;
            rust_names::given(&file)
        }
        Some("ts" | "svelte" | "js" | "mjs") => in_script(&source.text),
        Some("sql") => in_sql(&source.text),
        _ => BTreeSet::new(), // prose and settings give no names
    };
    let file = source.file().split('.').next().unwrap_or_default();
    names.insert(file.to_owned());
    Ok(names)
}

/// Words behind which a script gives a name.
const SCRIPT: &[&str] = &[
    "function",
    "const",
    "let",
    "var",
    "class",
    "interface",
    "type",
    "enum",
    "get",
    "set",
];

/// Names of a script: what is declared, and what stands before a colon as in `{ name: … }`, or is
/// taken apart as in `const { name } = …`.
fn in_script(text: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let tokens = tokens(&without_words(text));
    for (index, token) in tokens.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| tokens.get(index));
        let before = before.map(String::as_str).unwrap_or_default();
        let after = tokens
            .get(index + 1)
            .map(String::as_str)
            .unwrap_or_default();
        let declared = SCRIPT.contains(&before);
        let field = matches!(before, "{" | "," | ";" | "(" | "readonly" | "?")
            && matches!(after, ":" | "?" | "}" | "," | ")" | "=");
        if is_name(token) && (declared || field) {
            names.insert(token.clone());
        }
    }
    names
}

fn is_name(token: &str) -> bool {
    token.starts_with(|letter: char| letter.is_alphabetic() || letter == '_' || letter == '$')
}

/// Names, and every other letter for itself.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut open = false;
    for letter in text.chars() {
        let of_name = letter.is_alphanumeric() || letter == '_' || letter == '$';
        if of_name && open {
            tokens.last_mut().expect("it is open").push(letter);
        } else if !letter.is_whitespace() {
            tokens.push(letter.to_string());
        }
        open = of_name;
    }
    tokens
}

/// A script without its comments and quoted words; what is computed in a template stays out, too.
fn without_words(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let end = if rest.starts_with("//") {
            rest.find('\n')
        } else if rest.starts_with("/*") {
            rest.find("*/").map(|end| end + 2)
        } else if matches!(letter, '\'' | '"' | '`') {
            Some(quoted(rest, letter))
        } else {
            kept.push(letter);
            Some(letter.len_utf8())
        };
        rest = rest.get(end.unwrap_or(rest.len())..).unwrap_or_default();
    }
    kept
}

/// Where a quotation ends; an apostrophe in prose quotes nothing.
fn quoted(text: &str, mark: char) -> usize {
    let mut escaped = false;
    for (index, letter) in text.char_indices().skip(1) {
        if letter == '\n' && mark != '`' {
            return 1;
        }
        if letter == mark && !escaped {
            return index + 1;
        }
        escaped = letter == '\\' && !escaped;
    }
    1
}

/// Words of SQL behind which a name is given; what is renamed was named before.
const SQL: &[&str] = &["TABLE", "INDEX", "EXISTS", "COLUMN", "TO", "AS", "VIEW"];

/// Words that begin a line of a table and are no column.
const NO_COLUMN: &[&str] = &["primary", "foreign", "unique", "check", "constraint"];

/// Tables, columns and indexes that a migration makes.
fn in_sql(text: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut in_table = false;
    for line in text.lines() {
        let line = line.split("--").next().unwrap_or_default();
        let words = tokens(line);
        let alters = words.iter().any(|word| word.eq_ignore_ascii_case("ALTER"));
        let renames = words.iter().any(|word| word.eq_ignore_ascii_case("RENAME"));
        for pair in words.windows(2) {
            let behind = SQL.iter().any(|word| word.eq_ignore_ascii_case(&pair[0]));
            let known = pair[0].eq_ignore_ascii_case("TABLE") && alters
                || renames && !pair[0].eq_ignore_ascii_case("TO");
            if behind && !known && is_name(&pair[1]) {
                names.insert(pair[1].clone());
            }
        }
        let first = words
            .first()
            .filter(|_| in_table && line.starts_with("    "));
        let column =
            |word: &&String| is_name(word) && !NO_COLUMN.contains(&word.to_lowercase().as_str());
        names.extend(first.filter(column).cloned());
        in_table =
            (in_table || line.to_uppercase().contains("CREATE TABLE")) && !line.starts_with(')');
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(path: &str, text: &str) -> Vec<String> {
        let source = Source {
            path: path.to_owned(),
            text: text.to_owned(),
        };
        let found = super::given(&source).expect("readable");
        found.into_iter().collect()
    }

    #[test]
    fn scripts_give_names() {
        let text = "
            // the history of it isn't long
            import { tick } from 'svelte';
            const list = \"don't read this: here\";
            export function show(kind: Kind, { id, name: other }) { window.history.back(); }
            interface Row { readonly nomor: string; isi?: string }
        ";
        let found = given("ui/src/a.ts", text);
        for name in ["a", "list", "show", "kind", "id", "nomor", "isi"] {
            assert!(found.iter().any(|found| found == name), "{name}: {found:?}");
        }
        for name in ["history", "read", "svelte", "window"] {
            assert!(
                !found.iter().any(|found| found == name),
                "{name}: {found:?}"
            );
        }
    }

    #[test]
    fn migrations_give_names() {
        let text = "
CREATE TABLE aduan (
    id TEXT NOT NULL, -- kunci
    PRIMARY KEY (id)
);
ALTER TABLE notice RENAME COLUMN kunci TO tanda;
ALTER TABLE aduan ADD COLUMN jenis TEXT;
CREATE INDEX aduan_jenis ON aduan (jenis);
";
        let found = given("m/0001.sql", text);
        assert_eq!(
            found,
            ["0001", "aduan", "aduan_jenis", "id", "jenis", "tanda"]
        );
    }
}
