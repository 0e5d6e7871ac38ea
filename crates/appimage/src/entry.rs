//! The entry in the officer's menu, on request: `--pasang` and `--copot`.

use crate::error::Fault;
use crate::mimeapps;
use crate::place::Folder;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Name of the entry and its icons, after the application's identifier.
const NAME: &str = "id.go.bengkaliskab.sipendekar";

/// Sizes of the icons inside the image.
const SIZES: [&str; 3] = ["32x32", "128x128", "256x256"];

/// Where the entry and what belongs to it lie.
#[derive(Debug, Clone)]
pub struct Menu {
    /// `$XDG_DATA_HOME`.
    pub data: PathBuf,
    /// `$XDG_CONFIG_HOME`.
    pub config: PathBuf,
}

impl Menu {
    /// The menu of whoever started this.
    pub fn of_officer() -> Result<Self, Fault> {
        Ok(Self {
            data: Folder::Data.of_officer()?,
            config: Folder::Config.of_officer()?,
        })
    }

    /// Writes the entry that starts this AppImage, with the icons from its unpacked image.
    pub fn install(&self, appimage: &Path, image: &Path) -> Result<(), Fault> {
        let template = image.join(format!("{NAME}.desktop"));
        let template = fs::read_to_string(&template).map_err(Fault::at(&template))?;
        write(&self.entry(), entry(&template, appimage)?.as_bytes())?;
        for size in SIZES {
            let icon = icon(&image.join("usr/share"), size);
            write(
                &self.icon(size),
                &fs::read(&icon).map_err(Fault::at(&icon))?,
            )?;
        }
        let list = self.list();
        let chosen = mimeapps::with(&read_if_there(&list)?, &file_name());
        write(&list, chosen.as_bytes())?;
        self.refresh();
        Ok(())
    }

    /// Removes all of it, and the folders that are empty then.
    pub fn remove(&self) -> Result<(), Fault> {
        remove(&self.entry())?;
        SIZES.iter().try_for_each(|size| remove(&self.icon(size)))?;
        self.refresh();
        self.remove_choice()?;
        self.remove_empty_index()?;
        let icons = self.data.join("icons/hicolor");
        for size in SIZES {
            remove_empty(&[icons.join(size).join("apps"), icons.join(size)]);
        }
        remove_empty(&[icons, self.data.join("icons"), self.applications()]);
        Ok(())
    }

    fn remove_choice(&self) -> Result<(), Fault> {
        let list = self.list();
        let old = read_if_there(&list)?;
        match mimeapps::without(&old, &file_name()) {
            Some(new) if new == old => Ok(()),
            Some(new) => write(&list, new.as_bytes()),
            None => remove(&list),
        }
    }

    /// `update-desktop-database` leaves an index of nothing.
    fn remove_empty_index(&self) -> Result<(), Fault> {
        let index = self.applications().join("mimeinfo.cache");
        match read_if_there(&index)?.trim() {
            "[MIME Cache]" => remove(&index),
            _ => Ok(()), // there is none, or other entries are in it
        }
    }

    /// Lets the desktop look again, where it has a program for that; others look by themselves.
    fn refresh(&self) {
        let mut update = Command::new("update-desktop-database");
        update.arg(self.applications()).stdin(Stdio::null());
        let _ = update.stdout(Stdio::null()).stderr(Stdio::null()).status();
    }

    fn applications(&self) -> PathBuf {
        self.data.join("applications")
    }

    fn entry(&self) -> PathBuf {
        self.applications().join(file_name())
    }

    fn icon(&self, size: &str) -> PathBuf {
        icon(&self.data, size)
    }

    fn list(&self) -> PathBuf {
        self.config.join("mimeapps.list")
    }
}

fn file_name() -> String {
    format!("{NAME}.desktop")
}

fn icon(data: &Path, size: &str) -> PathBuf {
    data.join(format!("icons/hicolor/{size}/apps/{NAME}.png"))
}

/// The image's own entry, starting this file instead of a program in the path, and without the version,
/// which an update of the file would leave behind. Desktops don't find a program whose path has a
/// percent sign, however it is written.
fn entry(template: &str, appimage: &Path) -> Result<String, Fault> {
    let path = appimage
        .to_str()
        .filter(|path| !path.contains(|letter: char| letter == '%' || letter.is_control()))
        .ok_or_else(|| Fault::Name(appimage.to_path_buf()))?;
    let start = format!("Exec={} %u\nTryExec={}", quoted(path), plain(path));
    let line = |line| match line {
        line if str::starts_with(line, "Exec=") => Some(start.as_str()),
        line if line.starts_with("X-AppImage-Version=") => None,
        other => Some(other), // as in the image
    };
    let lines: Vec<&str> = template.lines().filter_map(line).collect();
    Ok(lines.join("\n") + "\n")
}

/// A path as an argument of `Exec`: quoted, with the signs of the quotes, of the entry's own
/// escapes made harmless.
fn quoted(path: &str) -> String {
    let mut argument = String::from("\"");
    for letter in path.chars() {
        match letter {
            '"' | '`' | '$' => argument.extend(["\\\\", letter.encode_utf8(&mut [0; 4])]),
            '\\' => argument.push_str("\\\\\\\\"),
            other => argument.push(other),
        }
    }
    argument + "\""
}

/// A path as a plain value of an entry.
fn plain(path: &str) -> String {
    path.replace('\\', "\\\\")
}

/// Puts a file in its place, whole; links of the officer stay links.
fn write(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Fault::at(folder))?;
    }
    let written = disk::replace(&path, bytes).and_then(|()| disk::keep_name(&path));
    written.map_err(Fault::at(&path))
}

fn read_if_there(path: &Path) -> Result<String, Fault> {
    match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        read => read.map_err(Fault::at(path)),
    }
}

fn remove(path: &Path) -> Result<(), Fault> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Fault::at(path)(error)),
        Ok(()) | Err(_) => Ok(()),
    }
}

fn remove_empty(folders: &[PathBuf]) {
    for folder in folders {
        let _ = fs::remove_dir(folder); // others keep something there
    }
}

#[cfg(test)]
#[path = "entry_tests.rs"]
mod tests;
