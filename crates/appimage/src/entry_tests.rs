//! The menu entry: what it says, and that it goes without a trace.

use super::*;

const TEMPLATE: &str = "[Desktop Entry]\nName=SIPENDEKAR\nExec=sipendekar-desktop %u\nType=x\nX-AppImage-Version=0.1.0\n";

/// An unpacked image with an entry and icons.
fn image() -> tempfile::TempDir {
    let image = tempfile::tempdir().unwrap();
    fs::write(image.path().join(file_name()), TEMPLATE).unwrap();
    for size in SIZES {
        write(&icon(&image.path().join("usr/share"), size), b"png").unwrap();
    }
    image
}

fn menu(home: &Path) -> Menu {
    Menu {
        data: home.join("data"),
        config: home.join("config"),
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = paths
        .flat_map(|path| {
            if path.is_dir() {
                files(&path)
            } else {
                vec![path]
            }
        })
        .collect();
    files.sort();
    files
}

#[test]
fn the_entry_starts_this_file() {
    let text = entry(TEMPLATE, Path::new("/opt/Aduan Kita/S.AppImage")).unwrap();
    assert!(
        text.contains("Exec=\"/opt/Aduan Kita/S.AppImage\" %u\n"),
        "{text}"
    );
    assert!(
        text.contains("TryExec=/opt/Aduan Kita/S.AppImage\n"),
        "{text}"
    );
    assert!(!text.contains("sipendekar-desktop"));
    assert!(!text.contains("Version"), "an update would leave it behind");
}

#[test]
fn signs_with_a_meaning_lose_it() {
    assert_eq!(quoted("/a\"b$c`d\\e"), r#""/a\\"b\\$c\\`d\\\\e""#);
    assert!(entry(TEMPLATE, Path::new("/a\nExec=evil")).is_err());
    assert!(entry(TEMPLATE, Path::new("/100%/S.AppImage")).is_err());
}

#[test]
fn what_was_installed_goes_without_a_trace() {
    let (image, home) = (image(), tempfile::tempdir().unwrap());
    let menu = menu(home.path());
    menu.install(Path::new("/opt/S.AppImage"), image.path())
        .unwrap();
    assert_eq!(files(&menu.data).len(), 1 + SIZES.len() + index(&menu));
    assert!(files(&menu.config).len() == 1);
    menu.remove().unwrap();
    assert_eq!(files(home.path()), Vec::<PathBuf>::new());
    assert!(!menu.data.join("icons").exists());
}

/// One more file where `update-desktop-database` is installed.
fn index(menu: &Menu) -> usize {
    usize::from(menu.applications().join("mimeinfo.cache").exists())
}

#[test]
fn what_others_installed_stays() {
    let (image, home) = (image(), tempfile::tempdir().unwrap());
    let menu = menu(home.path());
    let others = menu.applications().join("other.desktop");
    write(
        &others,
        b"[Desktop Entry]\nType=Application\nName=x\nExec=x\n",
    )
    .unwrap();
    write(
        &menu.list(),
        b"[Default Applications]\ntext/html=x.desktop\n",
    )
    .unwrap();
    menu.install(Path::new("/opt/S.AppImage"), image.path())
        .unwrap();
    menu.remove().unwrap();
    assert!(others.exists() && menu.list().exists());
    menu.remove().unwrap(); // a second time changes nothing
}
