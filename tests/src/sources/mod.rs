//! The sources as text and as syntax, for the tests that ask what STYLE says.

pub mod circles;
pub mod count;
pub mod duplicates;
pub mod facts;
pub mod glossary;
pub mod names;
mod paths;
pub mod product;
pub mod promises;
pub mod rust;
mod rust_names;
pub mod shape;
pub mod vocabulary;
pub mod walk;
mod writes;
