//! The most memory that a server took while it was watched.

use crate::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How often it is looked at.
const EVERY: Duration = Duration::from_millis(250);

/// A process whose memory is looked at until this ends.
pub(super) struct Watched {
    most: Arc<Mutex<f64>>,
    stop: Arc<AtomicBool>,
}

impl Watched {
    /// Begins to watch.
    pub(super) fn start(pid: u32) -> Self {
        let watched = Self {
            most: Arc::default(),
            stop: Arc::default(),
        };
        let (most, stop) = (Arc::clone(&watched.most), Arc::clone(&watched.stop));
        std::thread::spawn(move || {
            while !stop.load(Ordering::Relaxed) {
                if let Ok(now) = process::memory(pid) {
                    let mut most = most.lock().unwrap_or_else(PoisonError::into_inner);
                    *most = most.max(now);
                }
                std::thread::sleep(EVERY);
            }
        });
        watched
    }

    /// The most until now, in megabytes.
    pub(super) fn most(&self) -> f64 {
        *self.most.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}
