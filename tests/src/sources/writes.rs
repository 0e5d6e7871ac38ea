//! Who writes files: calls of the standard library that put bytes on a disk or ask for them there.

use syn::visit::{self, Visit};
use syn::{Expr, ExprCall, ExprMethodCall, Path};

/// Functions that write, by the last two names of their path.
const FUNCTIONS: &[&str] = &[
    "fs::write",
    "fs::copy",
    "io::copy",
    "File::create",
    "File::create_new",
    "OpenOptions::new",
];

/// Methods that write, or ask the disk.
const METHODS: &[&str] = &["write_all", "sync_all", "sync_data"];

/// Every such call of a file.
pub(super) fn writes(file: &syn::File) -> Vec<String> {
    let mut found = Writes(Vec::new());
    found.visit_file(file);
    found.0.sort_unstable();
    found.0.dedup();
    found.0
}

struct Writes(Vec<String>);

impl Visit<'_> for Writes {
    fn visit_expr_call(&mut self, call: &ExprCall) {
        if let Expr::Path(called) = &*call.func {
            let name = end(&called.path);
            if FUNCTIONS.contains(&name.as_str()) {
                self.0.push(name);
            }
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_expr_method_call(&mut self, call: &ExprMethodCall) {
        let name = call.method.to_string();
        if METHODS.contains(&name.as_str()) {
            self.0.push(name);
        }
        visit::visit_expr_method_call(self, call);
    }
}

fn end(path: &Path) -> String {
    let names: Vec<String> = path.segments.iter().map(|s| s.ident.to_string()).collect();
    let begin = names.len().saturating_sub(2);
    names[begin..].join("::")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_that_write_are_found_wherever_they_stand() {
        let text = "fn a() { std::fs::write(b, c); if d { e.write_all(f)?; } fs::read(g); }";
        let file = syn::parse_file(text).expect("Rust");
        assert_eq!(writes(&file), ["fs::write", "write_all"]);
    }
}
