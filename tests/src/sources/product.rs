//! What is product and what is test.
//!
//! Product is what lies in `src` of a crate and is compiled without `cfg(test)`; the crates whose
//! whole purpose is testing are not.

use super::rust::{Rust, TestFile};
use super::walk::{Source, sources};
use anyhow::Result;

/// Crates that exist for tests: their folders.
const FOR_TESTS: &[&str] = &["tests/", "crates/testkit/"];

/// A file of the product.
pub struct File {
    /// Its text.
    pub source: Source,
    /// Its syntax, without tests.
    pub rust: Rust,
}

/// A crate of the product.
pub struct Crate {
    /// Its folder: `crates/domain/src`.
    pub folder: String,
    /// Its files.
    pub files: Vec<File>,
}

/// Every crate of the product, the task runner among them.
pub fn crates() -> Result<Vec<Crate>> {
    let mut crates: Vec<Crate> = Vec::new();
    for source in sources(&["rs"])? {
        let Some(folder) = folder_of(&source.path) else {
            continue; // tests, examples and build scripts
        };
        let rust = Rust::parse(&source.path, &source.text)?;
        let file = File { source, rust };
        match crates.iter_mut().find(|known| known.folder == folder) {
            Some(known) => known.files.push(file),
            None => crates.push(Crate {
                folder,
                files: vec![file],
            }),
        }
    }
    crates.iter_mut().for_each(Crate::drop_tests);
    Ok(crates)
}

/// The folder `src` of the crate that a file is product of.
fn folder_of(path: &str) -> Option<String> {
    if FOR_TESTS.iter().any(|folder| path.starts_with(folder)) {
        return None;
    }
    if let Some(end) = path.find("/src/") {
        return Some(path[..end + "/src".len()].to_owned());
    }
    None
}

impl Crate {
    /// Leaves out files of modules that are compiled for tests only.
    fn drop_tests(&mut self) {
        let mut tests = Vec::new();
        for file in &self.files {
            for test in &file.rust.test_files {
                tests.extend(places(&file.source, test));
            }
        }
        self.files.retain(|file| {
            let path = &file.source.path;
            !tests
                .iter()
                .any(|test| path == test || test.ends_with('/') && path.starts_with(test.as_str()))
        });
    }
}

/// Where the file of a module may lie, as paths of files and of whole folders.
fn places(declared: &Source, test: &TestFile) -> Vec<String> {
    match test {
        TestFile::At(path) => vec![format!("{}/{path}", declared.folder())],
        TestFile::Named(name) => {
            let inside = match declared.file() {
                "mod.rs" | "lib.rs" | "main.rs" => declared.folder().to_owned(),
                _ => declared.path.trim_end_matches(".rs").to_owned(), // `a.rs` has its modules in `a/`
            };
            vec![format!("{inside}/{name}.rs"), format!("{inside}/{name}/")]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn product_lies_in_src() {
        let of = |path: &str| folder_of(path);
        assert_eq!(of("crates/a/src/b/c.rs").as_deref(), Some("crates/a/src"));
        assert_eq!(of("crates/a/tests/it.rs"), None);
        assert_eq!(of("tests/src/lib.rs"), None);
    }

    #[test]
    fn modules_for_tests_are_found_where_rust_looks() {
        let source = |path: &str| Source {
            path: path.to_owned(),
            text: String::new(),
        };
        let named = TestFile::Named("tests".to_owned());
        let found = places(&source("a/src/b.rs"), &named);
        assert_eq!(found, ["a/src/b/tests.rs", "a/src/b/tests/"]);
        let found = places(&source("a/src/b/mod.rs"), &named);
        assert_eq!(found, ["a/src/b/tests.rs", "a/src/b/tests/"]);
        let found = places(&source("a/src/b.rs"), &TestFile::At("b_tests.rs".into()));
        assert_eq!(found, ["a/src/b_tests.rs"]);
    }
}
