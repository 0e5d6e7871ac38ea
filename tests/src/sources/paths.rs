//! Every path that a file names by `crate`, `super` or `self`: imports, and what stands in bodies.

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{File, Macro, UseTree, Visibility};

/// The paths of a file, each as its names.
pub(super) fn of(file: &File) -> Vec<Vec<String>> {
    let mut paths = Paths::default();
    paths.visit_file(file);
    paths.0
}

#[derive(Default)]
struct Paths(Vec<Vec<String>>);

impl Visit<'_> for Paths {
    fn visit_item_use(&mut self, item: &syn::ItemUse) {
        self.tree(&item.tree, &[]);
    }

    fn visit_path(&mut self, path: &syn::Path) {
        let names = path.segments.iter().map(|name| name.ident.to_string());
        self.keep(names.collect());
        visit::visit_path(self, path);
    }

    /// Who may see something is no import.
    fn visit_visibility(&mut self, _: &Visibility) {}

    fn visit_macro(&mut self, call: &Macro) {
        self.visit_path(&call.path);
        self.tokens(call.tokens.clone());
    }
}

impl Paths {
    fn keep(&mut self, names: Vec<String>) {
        let starts = ["crate", "super", "self"];
        if names.len() > 1 && starts.contains(&names[0].as_str()) {
            self.0.push(names);
        }
    }

    fn tree(&mut self, tree: &UseTree, before: &[String]) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            UseTree::Path(path) => self.tree(&path.tree, &with(&path.ident)),
            UseTree::Name(name) => self.keep(with(&name.ident)),
            UseTree::Rename(name) => self.keep(with(&name.ident)),
            UseTree::Glob(_) => self.keep([before, &["*".to_owned()]].concat()),
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.tree(tree, before);
                }
            }
        }
    }

    /// What a macro is called with is no syntax yet: names with `::` between them.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut names: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(name) => {
                    if colons != 2 {
                        self.keep(std::mem::take(&mut names));
                    }
                    names.push(name.to_string());
                    colons = 0;
                }
                TokenTree::Punct(mark) if mark.as_char() == ':' => colons += 1,
                TokenTree::Punct(_) | TokenTree::Literal(_) => {
                    self.keep(std::mem::take(&mut names));
                    colons = 0;
                }
                TokenTree::Group(group) => {
                    self.keep(std::mem::take(&mut names));
                    colons = 0;
                    self.tokens(group.stream());
                }
            }
        }
        self.keep(names);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_paths_and_macros_are_seen() {
        let file = "
            use crate::a::{self, b::C};
            use std::fmt;
            pub(in crate::far) fn f() -> super::d::E { ensure!(crate::g::h(), \"{}\", self::i::j) }
        ";
        let file = syn::parse_file(file).expect("Rust");
        let found: Vec<String> = of(&file).iter().map(|path| path.join("::")).collect();
        assert_eq!(
            found,
            [
                "crate::a::self",
                "crate::a::b::C",
                "super::d::E",
                "crate::g::h",
                "self::i::j"
            ]
        );
    }
}
