//! What the decision about a notice depends on besides the notice.

use crate::book::Book;
use domain::tenggat::kalender::wib;
use jiff::Timestamp;

/// Whether the working calendar keeps toasts back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum QuietHours {
    /// Outside working hours toasts wait for the opening.
    #[default]
    On,
    /// Toasts come at any hour: a policy for offices on duty around the clock.
    Off,
}

/// The officer's book, and the hour.
pub(crate) struct Situation<'a> {
    pub(crate) book: &'a Book,
    pub(crate) kini: Timestamp,
    pub(crate) quiet: QuietHours,
    /// How many more toasts may be shown now: nobody reads a storm.
    pub(crate) room: usize,
}

impl Situation<'_> {
    /// Whether no pull has come to its end yet since this cache began.
    pub(super) fn is_first_pull(&self) -> bool {
        self.book.meta.notice_cursor.is_none()
    }

    /// Whether toasts wait for the opening now.
    pub(super) fn is_quiet(&self) -> bool {
        let (QuietHours::On, Some(referensi)) = (self.quiet, &self.book.referensi) else {
            return false;
        };
        let kalender = &referensi.kalender;
        let hari = wib(self.kini).date();
        let open = kalender.buka_kantor(hari)..=kalender.tutup_kantor(hari);
        !kalender.is_hari_kerja(hari) || !open.contains(&self.kini)
    }
}
