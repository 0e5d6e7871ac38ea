//! Windows on a desk, moved and measured from outside, as its window manager sees them.

use crate::desk::Desk;
use crate::process::run;
use anyhow::{Context, Result};

impl Desk {
    /// The visible window whose title says something.
    fn window(&self, title: &str) -> Result<String> {
        let mut find = self.command("xdotool");
        find.args(["search", "--onlyvisible", "--name", title]);
        let found = run("xdotool", &mut find)?;
        let window = found.lines().next_back().context("a window")?;
        Ok(window.to_owned())
    }

    /// Makes a window as wide and high as this.
    pub fn size_window(&self, title: &str, (width, height): (u32, u32)) -> Result<()> {
        let mut size = self.command("xdotool");
        size.args(["windowsize", "--sync", &self.window(title)?]);
        size.args([width.to_string(), height.to_string()]);
        run("xdotool", &mut size).map(drop)
    }

    /// How wide and high a window is.
    pub fn window_size(&self, title: &str) -> Result<(u32, u32)> {
        let mut ask = self.command("xdotool");
        ask.args(["getwindowgeometry", "--shell", &self.window(title)?]);
        let told = run("xdotool", &mut ask)?;
        let number = |name: &str| {
            let line = told.lines().find_map(|line| line.strip_prefix(name));
            line.and_then(|text| text.parse().ok())
                .with_context(|| format!("{name} in {told}"))
        };
        Ok((number("WIDTH=")?, number("HEIGHT=")?))
    }
}
