//! What every use case stands on, and what knows of none of them.

pub(crate) mod clock;
pub(crate) mod dasar;
pub(crate) mod in_place;
pub(crate) mod intake;
pub(crate) mod keys;
pub(crate) mod kode;
pub(crate) mod limit;
pub(crate) mod names;
pub(crate) mod next_look;
pub(crate) mod own_keys;
pub(crate) mod own_log;
pub(crate) mod referensi;
pub(crate) mod room;
pub(crate) mod sealing;
pub(crate) mod turnstile;
pub(crate) mod witness;
