//! A file of Rust as syntax, without what is compiled for tests only.

use anyhow::{Context, Result};
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, Expr, ExprLit, File, ImplItem, Item, ItemMod, Lit, Meta, Stmt, TraitItem};

/// A file, its tests taken off.
pub struct Rust {
    /// What is compiled into the product.
    pub syntax: File,
    /// How many lines of it are not tests.
    pub lines: usize,
    /// Modules that are compiled for tests only and lie in files of their own: the path that an
    /// attribute gives, or the name.
    pub test_files: Vec<TestFile>,
}

/// Where a module for tests lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TestFile {
    /// In the file with the module's name.
    Named(String),
    /// In the file that `#[path]` names.
    At(String),
}

impl Rust {
    /// Reads a file.
    pub fn parse(path: &str, text: &str) -> Result<Self> {
        let mut syntax = syn::parse_file(text).with_context(|| path.to_owned())?;
        let mut off = TakeTestsOff::default();
        off.visit_file_mut(&mut syntax);
        Ok(Self {
            syntax,
            lines: text.lines().count() - off.lines,
            test_files: off.files,
        })
    }
}

/// Takes off whatever `#[cfg(test)]` or `#[test]` stands above.
#[derive(Default)]
struct TakeTestsOff {
    lines: usize,
    files: Vec<TestFile>,
}

impl TakeTestsOff {
    fn take(&mut self, attributes: &[Attribute], item: &impl syn::spanned::Spanned) -> bool {
        let test = attributes.iter().any(is_for_tests);
        if test {
            let span = item.span();
            self.lines += span.end().line - span.start().line + 1;
        }
        test
    }

    fn note_file(&mut self, module: &ItemMod) {
        if module.content.is_none() {
            let at = module.attrs.iter().find_map(path_attribute);
            let named = || TestFile::Named(module.ident.to_string());
            self.files.push(at.map_or_else(named, TestFile::At));
        }
    }
}

impl VisitMut for TakeTestsOff {
    fn visit_file_mut(&mut self, file: &mut File) {
        file.items.retain(|item| !self.take_item(item));
        visit_mut::visit_file_mut(self, file);
    }

    fn visit_item_mod_mut(&mut self, module: &mut ItemMod) {
        if let Some((_, items)) = &mut module.content {
            items.retain(|item| !self.take_item(item));
        }
        visit_mut::visit_item_mod_mut(self, module);
    }

    fn visit_item_impl_mut(&mut self, block: &mut syn::ItemImpl) {
        block.items.retain(|item| !match item {
            ImplItem::Fn(item) => self.take(&item.attrs, item),
            ImplItem::Const(item) => self.take(&item.attrs, item),
            _ => false, // types and macros of an impl are never for tests here
        });
        visit_mut::visit_item_impl_mut(self, block);
    }

    fn visit_item_trait_mut(&mut self, item: &mut syn::ItemTrait) {
        item.items.retain(|item| !match item {
            TraitItem::Fn(item) => self.take(&item.attrs, item),
            _ => false, // the same
        });
        visit_mut::visit_item_trait_mut(self, item);
    }

    fn visit_block_mut(&mut self, block: &mut syn::Block) {
        block.stmts.retain(|stmt| match stmt {
            Stmt::Item(item) => !self.take_item(item),
            _ => true, // only items bear such attributes
        });
        visit_mut::visit_block_mut(self, block);
    }
}

impl TakeTestsOff {
    fn take_item(&mut self, item: &Item) -> bool {
        let taken = self.take(attributes(item), item);
        if let (true, Item::Mod(module)) = (taken, item) {
            self.note_file(module);
        }
        taken
    }
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[], // kinds of items that we don't write
    }
}

/// Whether an attribute lets something be compiled for tests only.
fn is_for_tests(attribute: &Attribute) -> bool {
    if attribute.path().is_ident("test") {
        return true;
    }
    let Meta::List(list) = &attribute.meta else {
        return false;
    };
    let condition = list.tokens.to_string();
    let condition = condition.replace(' ', "");
    list.path.is_ident("cfg") && (condition == "test" || condition.starts_with("all(test,"))
}

fn path_attribute(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(pair) = &attribute.meta else {
        return None;
    };
    let Expr::Lit(ExprLit {
        lit: Lit::Str(text),
        ..
    }) = &pair.value
    else {
        return None;
    };
    pair.path.is_ident("path").then(|| text.value())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = "\
//! Sample.
fn kept() {}

#[cfg(test)]
mod tests {
    fn gone() {}
}

#[cfg(test)]
#[path = \"sample_tests.rs\"]
mod far;

#[cfg(test)]
mod near;
";

    #[test]
    fn tests_are_no_product() {
        let rust = Rust::parse("sample.rs", SAMPLE).expect("Rust");
        assert_eq!(rust.syntax.items.len(), 1);
        assert_eq!(rust.lines, 5, "13 lines, 9 of them tests");
        let far = TestFile::At("sample_tests.rs".to_owned());
        assert_eq!(rust.test_files, [far, TestFile::Named("near".to_owned())]);
    }
}
