//! The server as its clients meet it: over the real use cases, on a temporary database, with a
//! clock that stands still. Where `SIPENDEKAR_TEST_PG` names a PostgreSQL server, the tests of the
//! API run on it too.

mod ask;
mod support;

mod clock_and_photos;
mod closed;
mod commands;
mod cut;
mod documented;
mod first_sign_in;
mod first_sync;
mod gateways;
mod hostile;
mod locked;
#[cfg(target_os = "linux")] // its kernel tells the memory of a process
mod memory;
mod operator;
mod photos;
#[cfg(unix)] // the program is ended by signals
mod postgres_faults;
mod problems;
mod process;
mod security_txt;
#[cfg(unix)] // it is ended by signals
mod serving;
mod sign_in;
mod smtp;
mod stream;
mod sync;
mod unit;
mod updates;
