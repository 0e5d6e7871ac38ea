//! Windows on a desk, moved, measured and typed into from outside, as its window manager sees them.

use crate::desk::Desk;
use crate::process::run;
use crate::wait::{SOON, until};
use anyhow::{Context, Result};
use std::time::Duration;

/// From one key to the next, by a quick hand.
const HAND: Duration = Duration::from_millis(250);

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

    /// Waits until the window with that title is gone; shows the screen if it stays.
    pub async fn window_gone(&self, title: &str) -> Result<()> {
        let what = format!("“{title}” is gone");
        let gone = until(&what, SOON, async || {
            Ok(self.window_size(title).is_err().then_some(()))
        });
        match gone.await {
            Ok(()) => Ok(()),
            Err(error) => {
                let picture = self.picture("window-stays").await?;
                Err(error.context(picture.display().to_string()))
            }
        }
    }

    /// Presses keys together, as a hand would, in whatever has the focus: `ctrl+z`, or several
    /// after each other with spaces between them. What is pressed while the window manager still
    /// decides who has the keyboard reaches nobody, so this waits until it has, and as long as a
    /// hand takes.
    pub async fn press_keys(&self, keys: &str) -> Result<()> {
        until("a window has the keyboard", SOON, async || {
            let mut ask = self.command("xdotool");
            Ok(
                run("xdotool", ask.args(["getactivewindow", "getwindowfocus"]))
                    .ok()
                    .map(drop),
            )
        })
        .await?;
        tokio::time::sleep(HAND).await;
        let mut press = self.command("xdotool");
        press
            .args(["key", "--clearmodifiers"])
            .args(keys.split(' '));
        run("xdotool", &mut press).map(drop)
    }
}
