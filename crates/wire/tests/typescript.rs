//! The page's types are the program's types: `ui/src/wire/types.ts` is written from here.

use domain::aduan::command::CommandKind;
use domain::aduan::status::StatusCode;
use domain::aduan::{Jenis, Privasi, Sifat};
use domain::batas::BATAS;
use domain::id::NomorRegister;
use domain::person::aktor::Peran;
use domain::person::petugas::{AkunCommandKind, KeadaanAkun};
use domain::person::samaran::DataPribadi;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;
use ts_rs::{Config, TS, TypeVisitor};
use wire::desk::{self, Pandangan};
use wire::problem::Problem;

/// A constant, written as JSON that TypeScript checks against a type.
fn constant(about: &str, name: &str, json: &str, holds: &str) -> String {
    format!("\n/** {about} */\nexport const {name} = {json} as const satisfies {holds};\n")
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).expect("it can be written")
}

/// The words of a list of codes, by code, in the order of the list.
macro_rules! words {
    ($about:literal, $name:literal, $type:ident::$words:ident) => {{
        let line = |value: $type| format!("\n  {}: {:?}", value.as_str(), value.$words());
        let lines = $type::ALL.map(line).join(",");
        let holds = concat!("Record<", stringify!($type), ", string>");
        constant($about, $name, &format!("{{{lines}\n}}"), holds)
    }};
}

/// What the page would otherwise have to repeat: orders, words, limits and patterns.
fn constants() -> String {
    [
        constant(
            "Every view, in the order of the rail.",
            "PANDANGAN",
            &json(&Pandangan::ALL),
            "readonly Pandangan[]",
        ),
        constant(
            "Every command, in the order of the flow.",
            "COMMANDS",
            &json(&CommandKind::ALL),
            "readonly CommandKind[]",
        ),
        words!("The kind on screens.", "LABEL_JENIS", Jenis::label),
        words!(
            "What staff read beside an aduan.",
            "LABEL_PRIVASI",
            Privasi::label
        ),
        words!("The word of the form.", "LABEL_SIFAT", Sifat::label),
        words!(
            "What staff read of a status.",
            "LABEL_STATUS",
            StatusCode::label
        ),
        words!(
            "What personal data is called in a sentence.",
            "LABEL_DATA_PRIBADI",
            DataPribadi::label
        ),
        accounts(),
        constant("Every limit.", "BATAS", &json(&BATAS), "object"),
        constant(
            "What a register number looks like, as a regular expression.",
            "NOMOR_REGISTER",
            &json(&NomorRegister::PATTERN),
            "string",
        ),
    ]
    .concat()
}

/// What the page says of accounts of staff.
fn accounts() -> String {
    [
        words!("A role on screens.", "LABEL_PERAN", Peran::label),
        constant(
            "The roles that sign in at the desktop.",
            "PERAN_PETUGAS",
            &json(&staff()),
            "readonly Peran[]",
        ),
        words!(
            "How an account is.",
            "LABEL_KEADAAN_AKUN",
            KeadaanAkun::label
        ),
        words!(
            "What may be asked of an account.",
            "LABEL_AKUN_COMMAND",
            AkunCommandKind::label
        ),
    ]
    .concat()
}

fn staff() -> Vec<Peran> {
    let all = Peran::ALL.into_iter();
    all.filter(|peran| peran.is_staff()).collect()
}

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
    text.push_str(&constants());

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
