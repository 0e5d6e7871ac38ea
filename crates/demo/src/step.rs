//! What happens in the demonstration, one thing at a time.

use domain::aduan::command::Command;
use domain::id::SkpdKode;
use jiff::Timestamp;

/// One thing that somebody did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    /// When.
    pub(crate) at: Timestamp,
    /// To which sample, by its place in the list.
    pub(crate) sample: usize,
    /// What.
    pub(crate) act: Act,
}

impl Step {
    /// Which SKPD the aduan is disposed to by it, if it is.
    pub(crate) fn disposed_to(&self) -> Option<&SkpdKode> {
        match &self.act {
            Act::Command(_, Command::Disposisikan { utama, .. }) => Some(utama),
            Act::Command(..) | Act::File | Act::Merge { .. } => None,
        }
    }
}

/// What somebody did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Act {
    /// The citizen filed it.
    File,
    /// Somebody gave a command.
    Command(By, Command),
    /// The admin merged it into another sample, whose number is known only then.
    Merge {
        /// Place of the other sample.
        into: usize,
    },
}

/// Who did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The citizen who filed the sample.
    Citizen,
    /// The Admin Diskominfo.
    Admin,
    /// The officer of the sample's SKPD.
    Officer,
}
