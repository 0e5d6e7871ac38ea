//! Circles of imports between the modules of a crate.
//!
//! An import is any path that starts with `crate`, `super` or `self`, wherever it stands. A module
//! and what lies inside it may know each other, and the root of the crate is no room: it names what
//! the crate offers. What is left must not come back to where it started.

use super::paths;
use super::product::{Crate, File};
use std::collections::{BTreeMap, BTreeSet};

/// A module as the names from the root of its crate.
pub type Module = Vec<String>;

/// Which module names which others.
#[derive(Debug, Default)]
pub struct Imports(BTreeMap<Module, BTreeSet<Module>>);

impl Imports {
    /// The imports of a crate. Binaries in `src/bin` are crates of their own, and left out.
    pub fn of(krate: &Crate) -> Self {
        let of_crate = |file: &&File| !inside(krate, file).starts_with("bin/");
        let files: Vec<&File> = krate.files.iter().filter(of_crate).collect();
        let modules = files.iter().map(|file| module(inside(krate, file)));
        let mut imports = Self(modules.map(|module| (module, BTreeSet::new())).collect());
        for file in files {
            let from = module(inside(krate, file));
            for path in paths::of(&file.rust.syntax) {
                imports.note(&from, &path);
            }
        }
        imports
    }

    /// How many modules there are, the root not counted.
    pub fn modules(&self) -> usize {
        self.0.keys().filter(|module| !module.is_empty()).count()
    }

    fn note(&mut self, from: &Module, path: &[String]) {
        let Some(to) = self.resolve(from, path) else {
            return; // it leads above the root, which no compiler lets pass
        };
        let related = to.starts_with(from) || from.starts_with(&to);
        if let (false, Some(known)) = (related, self.0.get_mut(from)) {
            known.insert(to);
        }
    }

    /// The innermost module that a path leads through.
    fn resolve(&self, from: &Module, path: &[String]) -> Option<Module> {
        let mut at = from.clone();
        for name in path {
            match name.as_str() {
                "crate" => at.clear(),
                "self" => {}
                "super" => drop(at.pop()?),
                name => {
                    at.push(name.to_owned());
                    if !self.0.contains_key(&at) {
                        at.pop();
                        return Some(at);
                    }
                }
            }
        }
        Some(at)
    }

    /// The circles, each as the modules that reach each other.
    pub fn circles(&self) -> Vec<Vec<Module>> {
        circles(&self.0)
    }

    /// The circles between rooms: whatever is inside a folder of modules is taken for the folder,
    /// on each floor. A circle of modules is one of rooms, but not the other way round.
    pub fn circles_of_rooms(&self) -> Vec<Vec<Module>> {
        let mut rooms: BTreeMap<Module, BTreeSet<Module>> = BTreeMap::new();
        for (from, all) in &self.0 {
            for to in all {
                let both = from.iter().zip(to);
                let shared = both.take_while(|(one, other)| one == other).count();
                let (from, to) = (from[..=shared].to_vec(), to[..=shared].to_vec());
                rooms.entry(to.clone()).or_default();
                rooms.entry(from).or_default().insert(to);
            }
        }
        circles(&rooms)
    }
}

/// Nodes of a graph that reach each other.
fn circles(graph: &BTreeMap<Module, BTreeSet<Module>>) -> Vec<Vec<Module>> {
    let reached: BTreeMap<&Module, BTreeSet<&Module>> = graph
        .keys()
        .map(|module| (module, reach(graph, module)))
        .collect();
    let mut found: BTreeSet<Vec<Module>> = BTreeSet::new();
    for (module, reaches) in &reached {
        if reaches.contains(module) {
            let back = |other: &&&Module| reached[**other].contains(module);
            let circle = reaches.iter().filter(back);
            found.insert(circle.map(|module| (*module).clone()).collect());
        }
    }
    found.into_iter().collect()
}

/// Everything that can be reached from a node by one step or more.
fn reach<'a>(graph: &'a BTreeMap<Module, BTreeSet<Module>>, from: &Module) -> BTreeSet<&'a Module> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&Module> = graph.get(from).into_iter().flatten().collect();
    while let Some(next) = open.pop() {
        if reached.insert(next) {
            open.extend(graph.get(next).into_iter().flatten());
        }
    }
    reached
}

/// The path of a file inside its crate.
fn inside<'a>(krate: &Crate, file: &'a File) -> &'a str {
    let path = file.source.path.strip_prefix(&krate.folder);
    path.unwrap_or_default().trim_start_matches('/')
}

/// The module that a file is.
fn module(inside: &str) -> Module {
    let path = inside.trim_end_matches(".rs");
    let mut names: Module = path.split('/').map(str::to_owned).collect();
    if matches!(
        names.last().map(String::as_str),
        Some("lib" | "main" | "mod")
    ) {
        names.pop();
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::rust::Rust;
    use crate::sources::walk::Source;

    fn krate(files: &[(&str, &str)]) -> Imports {
        let file = |(path, text): &(&str, &str)| File {
            source: Source {
                path: format!("src/{path}"),
                text: (*text).to_owned(),
            },
            rust: Rust::parse(path, text).expect("Rust"),
        };
        let files = files.iter().map(file).collect();
        let folder = "src".to_owned();
        Imports::of(&Crate { folder, files })
    }

    fn told(circles: &[Vec<Module>]) -> Vec<String> {
        let name = |module: &Module| module.join("::");
        let circle = |circle: &Vec<Module>| circle.iter().map(name).collect::<Vec<_>>().join(" ");
        circles.iter().map(circle).collect()
    }

    #[test]
    fn modules_that_import_each_other_are_a_circle() {
        let imports = krate(&[
            ("lib.rs", "mod a; mod b; mod c; mod d;"),
            ("a.rs", "use crate::b::B;"),
            ("b.rs", "fn f() { g(super::c::h()) }"),
            ("c.rs", "fn f() { ensure!(crate::a::A) }"),
            ("d.rs", "use crate::a::A;"),
        ]);
        assert_eq!(told(&imports.circles()), ["a b c"]);
        assert_eq!(imports.modules(), 4);
    }

    #[test]
    fn a_parent_and_its_children_are_none() {
        let imports = krate(&[
            ("lib.rs", "mod a; use a::A; pub struct Root;"),
            (
                "a/mod.rs",
                "mod b; use self::b::B; use crate::Root; pub struct A;",
            ),
            ("a/b.rs", "use super::A; pub struct B;"),
        ]);
        assert_eq!(told(&imports.circles()), [""; 0]);
    }

    #[test]
    fn rooms_that_import_each_other_are_a_circle_of_rooms() {
        let imports = krate(&[
            ("a/one.rs", "use crate::b::two::Two;"),
            ("a/three.rs", ""),
            ("b/two.rs", ""),
            ("b/four.rs", "use crate::a::three::Three;"),
        ]);
        assert_eq!(told(&imports.circles()), [""; 0]);
        assert_eq!(told(&imports.circles_of_rooms()), [""; 0], "no module a");
        let imports = krate(&[
            ("a/mod.rs", "mod one; mod three;"),
            ("b/mod.rs", "mod two; mod four;"),
            ("a/one.rs", "use crate::b::two::Two;"),
            ("a/three.rs", ""),
            ("b/two.rs", ""),
            ("b/four.rs", "use crate::a::three::Three;"),
        ]);
        assert_eq!(told(&imports.circles()), [""; 0]);
        assert_eq!(told(&imports.circles_of_rooms()), ["a b"]);
    }
}
