//! The page's types are the program's types: `ui/src/wire/types.ts` is written from here.

use std::collections::BTreeMap;
use std::path::Path;
use ts_rs::{Config, TS, TypeVisitor};
use wire::desk;
use wire::problem::Problem;

/// Declarations by name, of a type and of everything it is made of.
struct Declarations<'a> {
    config: &'a Config,
    found: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        T::visit_generics(self);
        if T::output_path().is_none() {
            return T::visit_dependencies(self); // a list or an option of something
        }
        let name = T::ident(self.config);
        if !self.found.contains_key(&name) {
            self.found
                .insert(name, format!("export {}\n", T::decl(self.config)));
            T::visit_dependencies(self);
        }
    }
}

#[test]
fn the_page_knows_the_types_of_the_program() {
    let config = Config::default();
    let mut declarations = Declarations {
        config: &config,
        found: BTreeMap::new(),
    };
    desk::visit_call_types(&mut declarations);
    declarations.visit::<Problem>();
    let mut text = "// Written by crates/wire/tests/typescript.rs; do not edit.\n\n".to_owned();
    text.extend(declarations.found.into_values());
    text.push('\n');
    text.push_str(&desk::typescript_calls(&config));

    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/wire/types.ts");
    if std::env::var_os("UPDATE_TYPES").is_some() {
        std::fs::write(&path, &text).expect("ui/src/wire/types.ts can be written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == text,
        "ui/src/wire/types.ts is stale: run `cargo xtask types`"
    );
}
