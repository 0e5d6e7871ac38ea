//! A place for icons beside the clock, as the panel of a desktop offers it.

use crate::desk::Desk;
use anyhow::{Context, Result};

/// The name by which programs find such a place.
const NAME: &str = "org.kde.StatusNotifierWatcher";

/// A desk has it as long as this is there.
pub struct Tray {
    _bus: zbus::Connection,
}

impl Tray {
    /// Puts one on a desk, before its programs start. It shows nothing, and nobody looks at it.
    pub async fn beside(desk: &Desk) -> Result<Self> {
        let bus = zbus::connection::Builder::address(desk.bus_address().as_str())?;
        let bus = bus.name(NAME)?.build().await.context("a place for icons")?;
        Ok(Self { _bus: bus })
    }
}
