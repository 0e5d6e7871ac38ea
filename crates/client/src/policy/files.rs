//! The settings of a computer with Linux: JSON objects in the files of a folder.

use super::{Policy, PolicyError};
use serde_json::{Map, Value};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Reads every file of a folder; the last by name is the strongest. No folder, no settings.
pub(super) fn read(folder: &Path) -> Result<Policy, PolicyError> {
    let mut policy = Policy::default();
    for file in json_files(folder)? {
        policy = one(&file)?.or(policy);
    }
    Ok(policy)
}

fn one(file: &Path) -> Result<Policy, PolicyError> {
    let place = file.display().to_string();
    let text = std::fs::read_to_string(file).map_err(|why| unreadable(file, &why))?;
    let members: Map<String, Value> =
        serde_json::from_str(&text).map_err(|why| PolicyError::NotJson {
            place: place.clone(),
            line: why.line(),
            column: why.column(),
        })?;
    let mut policy = Policy::default();
    for (name, value) in members {
        let Value::String(text) = value else {
            return Err(PolicyError::NotText { place, name });
        };
        policy.set(&place, &name, text)?;
    }
    Ok(policy)
}

fn json_files(folder: &Path) -> Result<Vec<PathBuf>, PolicyError> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(unreadable(folder, &error)),
    };
    let files: Result<Vec<PathBuf>, _> = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect();
    let mut files = files.map_err(|why| unreadable(folder, &why))?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    Ok(files)
}

fn unreadable(place: &Path, why: &dyn ToString) -> PolicyError {
    PolicyError::Unreadable {
        place: place.display().to_string(),
        why: why.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Switch;
    use rstest::rstest;
    use std::fs::write;

    #[test]
    fn later_files_are_stronger_and_silence_leaves_the_earlier() {
        let folder = tempfile::tempdir().unwrap();
        write(
            folder.path().join("10-kabupaten.json"),
            r#"{ "ServerUrl": "https://lama.contoh.id", "QuietHours": "off" }"#,
        )
        .unwrap();
        write(
            folder.path().join("50-kantor.json"),
            r#"{ "ServerUrl": "https://baru.contoh.id" }"#,
        )
        .unwrap();
        write(folder.path().join("catatan.txt"), "bukan kebijakan").unwrap();
        let policy = read(folder.path()).unwrap();
        assert_eq!(policy.server_url.as_deref(), Some("https://baru.contoh.id"));
        assert_eq!(policy.quiet_hours, Some(Switch::Off));
        assert_eq!(policy.ca_file, None);
    }

    #[test]
    fn no_folder_means_no_policy() {
        let folder = tempfile::tempdir().unwrap();
        let policy = read(&folder.path().join("tidak-ada")).unwrap();
        assert_eq!(policy, Policy::default());
    }

    #[rstest]
    #[case::a_switch_that_says_neither(r#"{ "Updates": "mati" }"#, "Updates", "bukan “mati”")]
    #[case::a_misspelt_name(r#"{ "ServerURL": "x" }"#, "ServerURL", "ServerUrl, CaFile")]
    #[case::no_text(r#"{ "QuietHours": false }"#, "QuietHours", "tanda kutip")]
    #[case::half_of_it("{\n  \"ServerUrl\": \"x\"", "JSON", "baris 2")]
    #[case::something_else("[]", "JSON", "baris 1")]
    fn what_is_wrong_is_told_with_its_file(
        #[case] text: &str,
        #[case] what: &str,
        #[case] advice: &str,
    ) {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path().join("a.json"), text).unwrap();
        let told = read(folder.path()).unwrap_err().sentence();
        for part in ["a.json", what, advice] {
            assert!(told.contains(part), "{part}: {told}");
        }
    }
}
