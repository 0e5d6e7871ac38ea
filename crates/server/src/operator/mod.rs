//! What an operator does from the command line.

pub mod account;
pub mod backup;
pub mod cli;
pub mod database;
pub mod demonstration;
pub mod doctor;
mod messages;
pub mod passphrase;
mod reach;
pub mod say;
