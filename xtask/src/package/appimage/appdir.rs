//! The folder that becomes the image.

use super::closure;
use super::licences;
use crate::package::mark::{Bundle, mark};
use crate::shell::{command, must, output, root as checkout};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};

/// Name of the entry and its icon: the application's identifier.
const NAME: &str = "id.go.bengkaliskab.sipendekar";

const LIBRARIES: &str = "/usr/lib/x86_64-linux-gnu";
/// Where WebKit's library looks for its processes, and the same from the image's `usr`, as long:
/// the runtime starts the program there.
const WEBKIT: &str = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1";
const WEBKIT_INSIDE: &str = "././/lib/x86_64-linux-gnu/webkit2gtk-4.1";
const WEBKIT_LIBRARY: &str = "libwebkit2gtk-4.1.so.0";

/// WebKit's processes, and the library that it loads into them.
const PROCESSES: &[&str] = &[
    "WebKitWebProcess",
    "WebKitNetworkProcess",
    "WebKitGPUProcess",
];
const INJECTED: &str = "injected-bundle/libwebkit2gtkinjectedbundle.so";

/// What is opened by name while the program runs: the tray, drawing without a graphics card,
/// pictures of themes.
const OPENED: &[&str] = &[
    "libayatana-appindicator3.so.1",
    "libEGL.so.1",
    "libEGL_mesa.so.0",
    "libGLESv2.so.2",
    "librsvg-2.so.2",
];

/// Loads pictures of icon themes.
const SVG_LOADER: &str = "gdk-pixbuf-2.0/2.10.0/loaders/libpixbufloader-svg.so";
/// The officer's settings of the desktop: size of the text, light or dark.
const SETTINGS_MODULE: &str = "gio/modules/libdconfsettings.so";
/// Draws without a graphics card.
const DRIVER: &str = "dri/swrast_dri.so";
const DRIVER_LIST: &str = "/usr/share/glvnd/egl_vendor.d/50_mesa.json";

/// Which file is of which kind; without it no picture is recognised. Made when
/// `shared-mime-info` is installed, so that only its source is a file of that package.
const KINDS: &str = "/usr/share/mime/mime.cache";
const KINDS_SOURCE: &str = "/usr/share/mime/packages/freedesktop.org.xml";

/// One font in two weights, for computers without any.
const FONTS: &[&str] = &[
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf",
];

const SCHEMAS: &str = "/usr/share/glib-2.0/schemas";
const ICON_THEME: &str = "/usr/share/icons/hicolor/index.theme";

/// Icons of the checkout by their size.
const ICONS: [(&str, &str); 3] = [
    ("32x32", "icons/32x32.png"),
    ("128x128", "icons/128x128.png"),
    ("256x256", "icons/128x128@2x.png"),
];

/// An assembled folder.
pub(super) struct AppDir {
    /// Where it is.
    pub(super) folder: PathBuf,
    /// Every carried program and library.
    pub(super) programs: Vec<PathBuf>,
    /// The files of Debian's packages that were carried.
    sources: Vec<PathBuf>,
}

impl AppDir {
    /// Assembles it anew around the desktop's binary.
    pub(super) fn make(folder: &Path, program: &Path, version: &str) -> Result<Self> {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        let mut dir = Self {
            folder: folder.to_path_buf(),
            programs: Vec::new(),
            sources: Vec::new(),
        };
        dir.put_program(program)?;
        dir.put_libraries(program)?;
        dir.put_webkit()?;
        dir.put_modules()?;
        forget_paths(&dir.programs)?;
        dir.let_programs_find()?;
        dir.put_data()?;
        dir.put_entry(version)?;
        dir.put_texts()?;
        licences::put(&dir.sources, &dir.doc())?;
        Ok(dir)
    }

    fn put_program(&mut self, program: &Path) -> Result<()> {
        let inside = self.usr("bin/sipendekar-desktop")?;
        mark(program, Bundle::AppImage, &inside)?;
        self.programs.push(inside);
        Ok(())
    }

    fn put_libraries(&mut self, program: &Path) -> Result<()> {
        let below = |name: &&str| Path::new(LIBRARIES).join(name);
        let modules = [SVG_LOADER, SETTINGS_MODULE, DRIVER];
        let mut roots = vec![program.to_path_buf()];
        roots.extend(OPENED.iter().chain(&modules).map(below));
        roots.extend(PROCESSES.iter().chain(&[INJECTED]).map(in_webkit));
        for (name, from) in closure::of(&roots)? {
            self.carry_program(&from, &format!("lib/{name}"))?;
        }
        for name in OPENED {
            if !self.folder.join("usr/lib").join(name).exists() {
                self.carry_program(&below(name), &format!("lib/{name}"))?;
            }
        }
        Ok(())
    }

    /// WebKit's processes, found from the folder in which the program is started.
    fn put_webkit(&mut self) -> Result<()> {
        for part in PROCESSES.iter().chain(&[INJECTED]) {
            let inside = format!("lib/x86_64-linux-gnu/webkit2gtk-4.1/{part}");
            self.carry_program(&in_webkit(part), &inside)?;
        }
        let library = self.usr(&format!("lib/{WEBKIT_LIBRARY}"))?;
        let bytes = fs::read(&library)?;
        let bytes = replace(bytes, WEBKIT.as_bytes(), WEBKIT_INSIDE.as_bytes())?;
        fs::write(library, bytes)?;
        Ok(())
    }

    fn put_modules(&mut self) -> Result<()> {
        self.carry_program(&Path::new(LIBRARIES).join(DRIVER), "lib/dri/swrast_dri.so")?;
        let settings = Path::new(LIBRARIES).join(SETTINGS_MODULE);
        self.carry_program(&settings, "lib/gio/modules/libdconfsettings.so")?;
        let loader = Path::new(LIBRARIES).join(SVG_LOADER);
        self.carry_program(&loader, "lib/libpixbufloader-svg.so")?;
        let query = Path::new(LIBRARIES).join("gdk-pixbuf-2.0/gdk-pixbuf-query-loaders");
        let query = query.to_str().context("UTF-8")?.to_owned();
        let list = output(command(&query, &[]).arg(&loader))?;
        let folder = loader.parent().context("a folder")?.to_string_lossy();
        // Without a folder the loader is looked for like every library.
        let list = list.replace(&format!("{folder}/"), "");
        fs::write(self.usr("lib/gdk-pixbuf/loaders.cache")?, list)?;
        Ok(())
    }

    fn let_programs_find(&self) -> Result<()> {
        find_libraries(&self.usr("bin/sipendekar-desktop")?, "$ORIGIN/../lib")?;
        for process in PROCESSES {
            let inside = format!("lib/x86_64-linux-gnu/webkit2gtk-4.1/{process}");
            find_libraries(&self.usr(&inside)?, "$ORIGIN/../..")?;
        }
        Ok(())
    }

    fn put_data(&mut self) -> Result<()> {
        self.carry(Path::new(DRIVER_LIST), "share/glvnd/50_mesa.json")?;
        self.carry(Path::new(ICON_THEME), "share/icons/hicolor/index.theme")?;
        fs::copy(KINDS, self.usr("share/mime/mime.cache")?)?;
        self.sources.push(KINDS_SOURCE.into());
        for font in FONTS {
            let name = Path::new(font).file_name().context("a name")?;
            let inside = format!("share/fonts/{}", name.to_string_lossy());
            self.carry(Path::new(font), &inside)?;
        }
        for entry in fs::read_dir(SCHEMAS)? {
            let from = entry?.path();
            let name = from.file_name().context("a name")?.to_string_lossy();
            if name.starts_with("org.g") {
                self.carry(&from, &format!("share/glib-2.0/schemas/{name}"))?;
            }
        }
        let schemas = self.folder.join("usr/share/glib-2.0/schemas");
        must(command("glib-compile-schemas", &["--strict"]).arg(schemas))
    }

    /// What every AppImage has at its root, and `--pasang` takes from there.
    fn put_entry(&self, version: &str) -> Result<()> {
        let template = checkout().join("packaging/linux/sipendekar.desktop");
        let entry = fs::read_to_string(&template)?
            .replace(
                "{{comment}}",
                "Aplikasi Pendengar Keluhan dan Aspirasi Rakyat",
            )
            .replace("{{exec}}", "sipendekar-desktop")
            .replace("{{icon}}", NAME);
        ensure!(
            !entry.contains("{{"),
            "{} has more places",
            template.display()
        );
        let entry = format!("{entry}X-AppImage-Version={version}\n");
        fs::write(self.folder.join(format!("{NAME}.desktop")), entry)?;
        for (size, icon) in ICONS {
            let inside = format!("share/icons/hicolor/{size}/apps/{NAME}.png");
            fs::copy(checkout().join(icon), self.usr(&inside)?)?;
        }
        let icon = format!("{NAME}.png");
        fs::copy(checkout().join("icons/icon.png"), self.folder.join(&icon))?;
        symlink(icon, self.folder.join(".DirIcon"))?;
        Ok(())
    }

    fn put_texts(&self) -> Result<()> {
        let run = self.folder.join("AppRun");
        fs::write(&run, include_str!("AppRun"))?;
        fs::set_permissions(&run, fs::Permissions::from_mode(0o755))?;
        fs::write(
            self.usr("etc/fonts/fonts.conf")?,
            include_str!("fonts.conf"),
        )?;
        let ours = checkout().join("packaging/linux/copyright");
        fs::copy(ours, self.usr("share/doc/sipendekar/copyright")?)?;
        Ok(())
    }

    fn doc(&self) -> PathBuf {
        self.folder.join("usr/share/doc")
    }

    /// A path below `usr` whose folder is there.
    fn usr(&self, inside: &str) -> Result<PathBuf> {
        let path = self.folder.join("usr").join(inside);
        fs::create_dir_all(path.parent().context("below usr")?)?;
        Ok(path)
    }

    /// Copies a file of a Debian package.
    fn carry(&mut self, from: &Path, inside: &str) -> Result<PathBuf> {
        let from = from
            .canonicalize()
            .with_context(|| from.display().to_string())?;
        let to = self.usr(inside)?;
        fs::copy(&from, &to).with_context(|| from.display().to_string())?;
        self.sources.push(from);
        Ok(to)
    }

    fn carry_program(&mut self, from: &Path, inside: &str) -> Result<()> {
        let to = self.carry(from, inside)?;
        self.programs.push(to);
        Ok(())
    }
}

/// Removes where libraries look by themselves: it comes before what their program says.
fn forget_paths(programs: &[PathBuf]) -> Result<()> {
    let said = output(command("readelf", &["--dynamic", "--wide"]).args(programs))?;
    let mut file = "";
    for line in said.lines() {
        if let Some(name) = line.strip_prefix("File: ") {
            file = name;
        } else if line.contains("(RUNPATH)") || line.contains("(RPATH)") {
            must(&mut command("patchelf", &["--remove-rpath", file]))?;
        }
    }
    Ok(())
}

/// Lets a program look for its libraries here first, also for those that they open by name.
/// Programs of the computer that it starts are not touched, unlike by `LD_LIBRARY_PATH`.
fn find_libraries(program: &Path, origin: &str) -> Result<()> {
    let mut patch = command("patchelf", &["--force-rpath", "--set-rpath", origin]);
    must(patch.arg(program))
}

fn in_webkit(part: &&str) -> PathBuf {
    Path::new(WEBKIT).join(part)
}

/// Replaces every occurrence by something as long.
fn replace(mut bytes: Vec<u8>, old: &[u8], new: &[u8]) -> Result<Vec<u8>> {
    ensure!(old.len() == new.len(), "a library can't grow");
    let starts: Vec<usize> = bytes
        .windows(old.len())
        .enumerate()
        .filter(|(_, window)| *window == old)
        .map(|(start, _)| start)
        .collect();
    ensure!(
        !starts.is_empty(),
        "WebKit looks for its processes elsewhere"
    );
    for start in starts {
        bytes[start..start + new.len()].copy_from_slice(new);
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_the_same_length_are_replaced_everywhere() -> Result<()> {
        assert_eq!(WEBKIT.len(), WEBKIT_INSIDE.len());
        let bytes = format!("a{WEBKIT}b{WEBKIT}/c").into_bytes();
        let replaced = replace(bytes, WEBKIT.as_bytes(), WEBKIT_INSIDE.as_bytes())?;
        assert_eq!(
            replaced,
            format!("a{WEBKIT_INSIDE}b{WEBKIT_INSIDE}/c").into_bytes()
        );
        Ok(())
    }

    #[test]
    fn a_library_without_the_path_is_refused() {
        assert!(replace(b"nothing".to_vec(), b"old", b"new").is_err());
        assert!(replace(b"old".to_vec(), b"old", b"newer").is_err());
    }
}
