//! Which notices become toasts. Pure: the time, the ledger and the calendar come in.
//!
//! ```text
//! new notices, due reminders ─▶ decide ─┐
//!                                       ├─▶ rows for the ledger, toasts
//! what waited for the opening ─▶ release┘
//! ```

mod decide;
mod release;
mod reminders;
mod situation;
mod toasts;

pub(crate) use decide::decide;
pub(crate) use release::release;
pub(crate) use reminders::due_reminders;
pub use situation::QuietHours;
pub(crate) use situation::Situation;
pub use toasts::{Sink, Toast};

#[cfg(test)]
mod tests;
