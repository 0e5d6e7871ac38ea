//! What the office installs with: the files for group policy, the manual and the Windows installer
//! name the settings as [`Policy`] reads them, and are whole.

use client::Policy;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// One element of an XML file: its name and its attributes.
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    /// Names of what it lies in, from the outside.
    within: Vec<(String, Option<String>)>,
}

impl Element {
    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// The element itself, or the nearest around it, of this name: its `name` attribute.
    fn owner(&self, kind: &str) -> Option<&str> {
        if self.name == kind {
            return self.attribute("name");
        }
        let around = self.within.iter().rev().find(|(name, _)| name == kind);
        around.and_then(|(_, name)| name.as_deref())
    }
}

fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn text(path: &str) -> String {
    let file = repository().join(path);
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Every element of a file, in its order; fails where the file is not well-formed.
fn elements(xml: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(xml);
    let mut within: Vec<(String, Option<String>)> = Vec::new();
    let mut elements = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                let element = element(&start, &within);
                let name = element.attribute("name").map(str::to_owned);
                within.push((element.name.clone(), name));
                elements.push(element);
            }
            Event::Empty(start) => elements.push(element(&start, &within)),
            Event::End(_) => drop(within.pop()), // the reader compares the names
            Event::Eof => break,
            _ => {} // text, comments and declarations hold no names
        }
    }
    assert!(within.is_empty(), "not closed: {within:?}");
    elements
}

fn element(start: &BytesStart<'_>, within: &[(String, Option<String>)]) -> Element {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).unwrap();
        (attribute.key.as_ref().to_owned(), value.into_owned())
    });
    Element {
        name: start.local_name().as_ref().to_owned(),
        attributes: attributes.collect(),
        within: within.to_vec(),
    }
}

fn admx() -> Vec<Element> {
    elements(&text("packaging/windows/kebijakan/SIPENDEKAR.admx"))
}

#[test]
fn group_policy_sets_every_setting_under_the_name_that_is_read() {
    let admx = admx();
    let policies = admx.iter().filter(|element| element.name == "policy");
    let keys: BTreeSet<_> = policies
        .map(|policy| (policy.attribute("class"), policy.attribute("key")))
        .collect();
    let machine = (Some("Machine"), Some(r"Software\Policies\SIPENDEKAR"));
    assert_eq!(keys, BTreeSet::from([machine]), "the key that Policy reads");
    let values: BTreeMap<_, _> = admx
        .iter()
        .filter_map(|element| Some((element.owner("policy")?, element.attribute("valueName")?)))
        .collect();
    for name in Policy::NAMES {
        assert_eq!(values.get(name), Some(name), "a policy and its value");
    }
}

#[test]
fn every_text_of_group_policy_is_there_in_both_languages() {
    let mut wanted = BTreeSet::new();
    for element in admx() {
        for value in element.attributes.values() {
            if let Some(inner) = value.strip_prefix("$(") {
                let inner = inner.strip_suffix(')').expect("a reference is closed");
                let (kind, id) = inner.split_once('.').expect("a reference has two parts");
                wanted.insert((kind.to_owned(), id.to_owned()));
            }
        }
        if element.owner("policy").is_some() && element.name == "text" {
            let id = element.attribute("id").expect("a text has an id");
            wanted.insert(("textBox".to_owned(), id.to_owned()));
        }
    }
    for language in ["id-ID", "en-US"] {
        let file = format!("packaging/windows/kebijakan/{language}/SIPENDEKAR.adml");
        let given = elements(&text(&file)).into_iter().filter_map(|element| {
            let id = element.attribute("id").or(element.attribute("refId"))?;
            Some((element.name.clone(), id.to_owned()))
        });
        assert_eq!(given.collect::<BTreeSet<_>>(), wanted, "{file}");
    }
}

#[test]
fn the_manual_has_a_row_for_every_setting() {
    let manual = text("docs/PEMASANGAN.md");
    for name in Policy::NAMES {
        let row = format!("| `{name}` |");
        assert!(manual.contains(&row), "no row begins with {row}");
    }
}

#[test]
fn the_windows_installer_is_well_formed_and_keeps_every_setting() {
    let template = elements(&filled(&text("packaging/windows/main.wxs")));
    let written = names(&template, "RegistryValue");
    let found = names(&template, "RegistrySearch");
    for name in Policy::NAMES {
        assert!(written.contains(name), "{name} is not written");
        assert!(found.contains(name), "an upgrade would forget {name}");
        let property = name.to_uppercase();
        let set = template.iter().any(|element| {
            element.name == "SetProperty" && element.attribute("Id") == Some(&property)
        });
        assert!(set, "{property} cannot be given");
    }
}

#[test]
fn the_windows_installer_starts_the_program_again_after_an_update_that_it_asked_for() {
    let template = elements(&filled(&text("packaging/windows/main.wxs")));
    let has = |kind: &str, wanted: &[(&str, &str)]| {
        template.iter().any(|element| {
            let same = |(name, value): &(&str, &str)| element.attribute(name) == Some(value);
            element.name == kind && wanted.iter().all(same)
        })
    };
    // The updater of Tauri passes these two, and they must reach the elevated half.
    for property in ["AUTOLAUNCHAPP", "LAUNCHAPPARGS"] {
        let secure = [("Id", property), ("Secure", "yes")];
        assert!(has("Property", &secure), "{property} cannot be given");
    }
    let start = [
        ("Id", "StartAgain"),
        ("FileKey", "Program"),
        ("ExeCommand", "[LAUNCHAPPARGS]"),
        ("Return", "asyncNoWait"),
    ];
    assert!(has("CustomAction", &start), "nothing starts the program");
    let when = [("Action", "StartAgain"), ("After", "InstallFinalize")];
    assert!(has("Custom", &when), "it would start before it is there");
}

#[test]
fn the_windows_installer_has_all_its_words() {
    let template = text("packaging/windows/main.wxs");
    let words = elements(&text("packaging/windows/id-ID.wxl"));
    let given: BTreeSet<_> = words
        .iter()
        .filter_map(|word| word.attribute("Id"))
        .collect();
    let wanted = template.split("!(loc.").skip(1);
    let wanted: BTreeSet<_> = wanted.filter_map(|rest| rest.split(')').next()).collect();
    assert_eq!(given, wanted);
}

#[test]
fn the_bundler_finds_the_installers_files_and_its_fixed_code() {
    let config: serde_json::Value =
        serde_json::from_str(&text("packaging/windows/tauri.msi.json")).unwrap();
    let wix = &config["bundle"]["windows"]["wix"];
    for path in [&wix["template"], &wix["language"]["en-US"]["localePath"]] {
        let path = path.as_str().expect("a path");
        assert!(repository().join(path).is_file(), "{path}");
    }
    // Another code would install a second SIPENDEKAR beside the first.
    assert_eq!(wix["upgradeCode"], "8D0B7B0E-2F6C-4B0D-9C55-6C1C3E0F5A27");
    assert_eq!(config["bundle"]["windows"]["allowDowngrades"], false);
}

fn names<'a>(elements: &'a [Element], kind: &str) -> BTreeSet<&'a str> {
    let of_kind = elements.iter().filter(|element| element.name == kind);
    of_kind
        .filter_map(|element| element.attribute("Name"))
        .collect()
}

/// A handlebars template with something in every place, and every block taken.
fn filled(template: &str) -> String {
    let mut parts = template.split("{{");
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (inside, after) = part.split_once("}}").expect("every place is closed");
        if !inside.starts_with(['#', '/']) {
            filled.push_str("isi");
        }
        filled.push_str(after);
    }
    filled
}
