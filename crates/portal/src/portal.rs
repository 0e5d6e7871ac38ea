//! What every handler of the portal may use.

use crate::places::Places;
use crate::site::{PortalSettings, Site};
use service::App;
use std::sync::Arc;

/// One portal.
#[derive(Clone)]
pub(crate) struct Portal {
    /// The use cases.
    pub(crate) app: App,
    /// What the public address decides.
    pub(crate) site: Arc<Site>,
    /// Places for submissions with photos.
    pub(crate) places: Places,
}

impl Portal {
    pub(crate) fn new(app: App, settings: PortalSettings) -> Self {
        let mut site = Site::new(settings);
        site.channels = app.channels().iter().copied().collect();
        Self {
            app,
            site: Arc::new(site),
            places: Places::default(),
        }
    }
}
