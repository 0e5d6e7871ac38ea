//! Notices: who is told of what, and what became of it.

pub(crate) mod account;
pub(crate) mod left;
pub(crate) mod tell;

mod letter;
mod mark;
mod outbox;
mod pesan;
mod warga;

pub use mark::mark_notices;
pub use outbox::{
    ATTEMPT, Carrier, Envelope, OutboxHealth, Step, Undelivered, outbox_health, send_next,
};
pub(crate) use pesan::Contact;
pub use pesan::{Switch, switch_channel};
pub use warga::{NoticePage, NoticeWarga, Waiting, of_warga, opened, waiting};
