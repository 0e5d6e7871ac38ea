//! The names that Rust gives: items, fields, variants, parameters, bindings, and names on the wire.

use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeSet;
use syn::visit::{self, Visit};
use syn::{Attribute, File, Ident, Item, Meta};

/// Every name that a file gives.
pub(super) fn given(file: &File) -> BTreeSet<String> {
    let mut names = Names::default();
    names.visit_file(file);
    names.0
}

#[derive(Default)]
struct Names(BTreeSet<String>);

impl Names {
    fn note(&mut self, name: &Ident) {
        self.0.insert(name.to_string());
    }

    /// What our own macros make items of: every name in the call.
    fn tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Ident(name) => self.note(&name),
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }
}

impl Visit<'_> for Names {
    fn visit_item(&mut self, item: &Item) {
        match item {
            Item::Const(item) => self.note(&item.ident),
            Item::Enum(item) => self.note(&item.ident),
            Item::Mod(item) => self.note(&item.ident),
            Item::Static(item) => self.note(&item.ident),
            Item::Struct(item) => self.note(&item.ident),
            Item::Trait(item) => self.note(&item.ident),
            Item::Type(item) => self.note(&item.ident),
            Item::Macro(item) => self.tokens(item.mac.tokens.clone()),
            _ => {} // names of functions come with their signatures; the rest has none
        }
        visit::visit_item(self, item);
    }

    fn visit_signature(&mut self, signature: &syn::Signature) {
        self.note(&signature.ident);
        visit::visit_signature(self, signature);
    }

    fn visit_field(&mut self, field: &syn::Field) {
        if let Some(name) = &field.ident {
            self.note(name);
        }
        visit::visit_field(self, field);
    }

    fn visit_variant(&mut self, variant: &syn::Variant) {
        self.note(&variant.ident);
        visit::visit_variant(self, variant);
    }

    fn visit_pat_ident(&mut self, binding: &syn::PatIdent) {
        self.note(&binding.ident);
        visit::visit_pat_ident(self, binding);
    }

    fn visit_impl_item_const(&mut self, item: &syn::ImplItemConst) {
        self.note(&item.ident);
        visit::visit_impl_item_const(self, item);
    }

    /// `#[serde(rename = "…")]` gives a name on the wire.
    fn visit_attribute(&mut self, attribute: &Attribute) {
        if let Meta::List(list) = &attribute.meta
            && list.path.is_ident("serde")
        {
            let told = list.tokens.to_string();
            let mut quoted = told.split('"').skip(1).step_by(2);
            if told.contains("rename") {
                self.0.extend(quoted.by_ref().map(str::to_owned));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_is_found_and_what_is_used_is_not() {
        let text = r#"
            use far::history;
            struct Row { #[serde(rename = "nomor_register")] nomor: far::Draft }
            enum Kind { One { inner: u8 } }
            fn f(given: u8) { let made = given.used(); made.reference(); }
            codes! { enum Listed { Entry = "entry" } }
        "#;
        let found = given(&syn::parse_file(text).expect("Rust"));
        let found: Vec<&str> = found.iter().map(String::as_str).collect();
        for name in [
            "Row",
            "nomor",
            "nomor_register",
            "Kind",
            "One",
            "inner",
            "f",
            "given",
            "made",
            "Entry",
        ] {
            assert!(found.contains(&name), "{name}: {found:?}");
        }
        for name in ["history", "Draft", "used", "reference", "entry"] {
            assert!(!found.contains(&name), "{name}: {found:?}");
        }
    }
}
