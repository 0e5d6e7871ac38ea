//! The shape of functions and matches: how long, which parameters, what is passed over in silence.

use super::product::File;
use std::collections::BTreeSet;
use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};
use syn::{Arm, Block, ExprMatch, FnArg, ImplItemFn, ItemFn, Pat, Signature, TraitItemFn, Type};

/// A function with a body.
#[derive(Debug, Clone)]
pub struct Function {
    /// Its name.
    pub name: String,
    /// The line on which it starts.
    pub line: usize,
    /// From the line with `fn` to the one with the last brace.
    pub lines: usize,
    /// Its parameters that are true or false.
    pub booleans: Vec<String>,
}

/// Every function of a file, also those inside others.
pub fn functions(file: &syn::File) -> Vec<Function> {
    let mut found = Functions::default();
    found.visit_file(file);
    found.0
}

#[derive(Default)]
struct Functions(Vec<Function>);

impl Functions {
    fn note(&mut self, signature: &Signature, body: Option<&Block>) {
        let start = signature.span().start().line;
        let end = body.map_or(start, |body| body.span().end().line);
        self.0.push(Function {
            name: signature.ident.to_string(),
            line: start,
            lines: end - start + 1,
            booleans: booleans(signature),
        });
    }
}

impl Visit<'_> for Functions {
    fn visit_item_fn(&mut self, function: &ItemFn) {
        self.note(&function.sig, Some(&function.block));
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &ImplItemFn) {
        self.note(&function.sig, Some(&function.block));
        visit::visit_impl_item_fn(self, function);
    }

    fn visit_trait_item_fn(&mut self, function: &TraitItemFn) {
        self.note(&function.sig, function.default.as_ref());
        visit::visit_trait_item_fn(self, function);
    }
}

fn booleans(signature: &Signature) -> Vec<String> {
    let name = |argument: &FnArg| match argument {
        FnArg::Typed(typed) if is_bool(&typed.ty) => Some(match &*typed.pat {
            Pat::Ident(name) => name.ident.to_string(),
            _ => "_".to_owned(), // a parameter without a name
        }),
        FnArg::Typed(_) | FnArg::Receiver(_) => None,
    };
    signature.inputs.iter().filter_map(name).collect()
}

fn is_bool(parameter: &Type) -> bool {
    matches!(parameter, Type::Path(path) if path.path.is_ident("bool"))
}

/// The names of all enums of a file.
pub fn enums(file: &syn::File) -> BTreeSet<String> {
    struct Enums(BTreeSet<String>);
    impl Visit<'_> for Enums {
        fn visit_item_enum(&mut self, item: &syn::ItemEnum) {
            self.0.insert(item.ident.to_string());
        }
    }
    let mut found = Enums(BTreeSet::new());
    found.visit_file(file);
    found.0
}

/// The lines on which a match over one of our enums passes the rest over in silence: an arm that
/// takes everything, without a comment on its first or last line, the one above or the first inside.
pub fn silent_arms(file: &File, ours: &BTreeSet<String>) -> Vec<usize> {
    let mut found = SilentArms {
        lines: file.source.text.lines().collect(),
        ours,
        found: Vec::new(),
    };
    found.visit_file(&file.rust.syntax);
    found.found
}

struct SilentArms<'a> {
    lines: Vec<&'a str>,
    ours: &'a BTreeSet<String>,
    found: Vec<usize>,
}

impl Visit<'_> for SilentArms<'_> {
    fn visit_expr_match(&mut self, choice: &ExprMatch) {
        let over_ours = choice.arms.iter().any(|arm| names_one(&arm.pat, self.ours));
        if over_ours {
            for arm in choice.arms.iter().filter(|arm| takes_everything(arm)) {
                let (start, end) = (arm.span().start().line, arm.span().end().line);
                if !self.says_why(start, end) {
                    self.found.push(start);
                }
            }
        }
        visit::visit_expr_match(self, choice);
    }
}

impl SilentArms<'_> {
    fn says_why(&self, start: usize, end: usize) -> bool {
        let at = |line: usize| self.lines.get(line - 1).unwrap_or(&"").trim();
        let beside = [start, end].map(at).iter().any(|line| line.contains("// "));
        beside || at(start - 1).starts_with("//") || at(start + 1).starts_with("//")
    }
}

fn takes_everything(arm: &Arm) -> bool {
    matches!(arm.pat, Pat::Wild(_)) && arm.guard.is_none()
}

/// How a path begins that doesn't lead to a crate of others.
const OURS: &[&str] = &[
    "crate", "super", "self", "domain", "wire", "store", "service", "client",
];

/// Whether a pattern names a variant of one of these enums.
fn names_one(pattern: &Pat, enums: &BTreeSet<String>) -> bool {
    struct Names<'a>(&'a BTreeSet<String>, bool);
    impl Visit<'_> for Names<'_> {
        fn visit_path(&mut self, path: &syn::Path) {
            let names: Vec<String> = path.segments.iter().map(|s| s.ident.to_string()).collect();
            if let [before @ .., of, _] = names.as_slice() {
                let here = before
                    .first()
                    .is_none_or(|first| OURS.contains(&first.as_str()));
                self.1 |= here && (self.0.contains(of) || of == "Self");
            }
        }
    }
    let mut names = Names(enums, false);
    names.visit_pat(pattern);
    names.1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::rust::Rust;
    use crate::sources::walk::Source;

    fn file(text: &str) -> File {
        File {
            source: Source {
                path: "sample.rs".to_owned(),
                text: text.to_owned(),
            },
            rust: Rust::parse("sample.rs", text).expect("Rust"),
        }
    }

    #[test]
    fn lines_are_counted_from_the_signature_to_the_last_brace() {
        let text = "/// What it does.\n#[inline]\nfn a(\n    b: u8,\n) {\n    fn c() {}\n}\n";
        let found = functions(&file(text).rust.syntax);
        let found: Vec<_> = found.iter().map(|f| (f.name.as_str(), f.lines)).collect();
        assert_eq!(found, [("a", 5), ("c", 1)]);
    }

    #[test]
    fn boolean_parameters_are_found() {
        let text = "trait A { fn a(&self, loud: bool); } fn b(c: &[bool]) -> bool { true }";
        let found = functions(&file(text).rust.syntax);
        assert_eq!(found[0].booleans, ["loud"]);
        assert!(found[1].booleans.is_empty(), "neither lists nor results");
    }

    #[test]
    fn an_arm_that_takes_everything_says_why() {
        let text = "enum Ours { A, B }
            fn f(a: Ours) -> u8 {
                match a {
                    Ours::A => 1,
                    _ => 2,
                }
            }
            fn g(a: Ours) -> u8 {
                match a {
                    Ours::A => 1,
                    _ => 2, // the others are alike
                }
            }
            fn h(a: far::Ours) -> u8 {
                match a {
                    far::Ours::A => 1,
                    _ => 2,
                }
            }";
        let file = file(text);
        let ours = enums(&file.rust.syntax);
        assert_eq!(silent_arms(&file, &ours), [5]);
    }
}
