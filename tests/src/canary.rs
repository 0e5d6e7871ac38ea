//! Searching everything that was written for what must not be there.

use anyhow::{Context, Result, ensure};
use base64::Engine;
use std::fs;
use std::path::{Path, PathBuf};

/// A secret and how to name it without telling it.
pub struct Canary {
    name: &'static str,
    forms: Vec<Vec<u8>>,
}

impl Canary {
    /// A secret in every shape in which a program might let it slip.
    pub fn new(name: &'static str, secret: &str) -> Self {
        let wide = secret.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let base64 = base64::engine::general_purpose::STANDARD.encode(secret);
        let base64 = base64.trim_end_matches('=');
        // The last character of base64 depends on what follows.
        let base64 = base64
            .get(..base64.len().saturating_sub(1))
            .unwrap_or_default();
        let forms = vec![secret.as_bytes().to_vec(), wide, base64.as_bytes().to_vec()];
        Self { name, forms }
    }

    fn is_in(&self, bytes: &[u8]) -> bool {
        let holds = |form: &Vec<u8>| {
            !form.is_empty()
                && bytes
                    .windows(form.len())
                    .any(|part| part == form.as_slice())
        };
        self.forms.iter().any(holds)
    }
}

/// Names of the canaries that occur in a text.
pub fn in_text<'a>(canaries: &'a [Canary], text: &str) -> Vec<&'a str> {
    let found = canaries
        .iter()
        .filter(|canary| canary.is_in(text.as_bytes()));
    found.map(|canary| canary.name).collect()
}

/// Every file under a folder that holds a canary, and which.
pub fn in_folder(canaries: &[Canary], folder: &Path) -> Result<Vec<String>> {
    let files = files(folder)?;
    ensure!(
        !files.is_empty(),
        "{} holds no file to search",
        folder.display()
    );
    let mut found = Vec::new();
    for path in files {
        let Ok(bytes) = fs::read(&path) else { continue }; // gone since it was listed
        for canary in canaries.iter().filter(|canary| canary.is_in(&bytes)) {
            found.push(format!("{} in {}", canary.name, path.display()));
        }
    }
    Ok(found)
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).with_context(|| folder.display().to_string())?;
        for entry in entries {
            let entry = entry?;
            let kind = entry.file_type()?;
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                found.push(entry.path());
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_found_in_every_shape() {
        let canaries = [Canary::new("sandi", "rahasia-sekali")];
        let wide: Vec<u8> = "x rahasia-sekali y"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("dalam")).expect("a folder");
        fs::write(folder.path().join("dalam/lebar"), wide).expect("a file");
        fs::write(folder.path().join("base64"), "cmFoYXNpYS1zZWthbGk=").expect("a file");
        fs::write(folder.path().join("bersih"), "rahasia sekali").expect("a file");
        let found = in_folder(&canaries, folder.path()).expect("a search");
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(in_text(&canaries, "log: rahasia-sekali"), ["sandi"]);
        assert!(in_text(&canaries, "log: ••••").is_empty());
    }
}
