//! Why the settings of the office could not be read: in English for the log, and in a sentence for
//! whoever has written them.

use super::{Neither, Policy};
use thiserror::Error;

/// Why the settings of the office could not be read. They are not ignored in silence: an office
/// that set its own certificate authority must hear that it is not in force.
#[derive(Debug, Error)]
pub enum PolicyError {
    /// A file or key could not be read.
    #[error("{place}: {why}")]
    Unreadable {
        /// The file, or the key of the registry.
        place: String,
        /// What the system said.
        why: String,
    },
    /// A file is no JSON object.
    #[error("{place}: no JSON object, line {line}, column {column}")]
    NotJson {
        /// The file.
        place: String,
        /// Where it stops being one.
        line: usize,
        /// The same.
        column: usize,
    },
    /// There is no setting of this name.
    #[error("{place}: unknown setting {name}")]
    Unknown {
        /// The file.
        place: String,
        /// What it names.
        name: String,
    },
    /// A setting is something else than a text.
    #[error("{place}: {name} is no text")]
    NotText {
        /// The file, or the key of the registry.
        place: String,
        /// The setting.
        name: String,
    },
    /// A setting that turns something on or off says neither.
    #[error("{place}: {name}: {neither}")]
    Neither {
        /// The file, the key of the registry, or the environment.
        place: String,
        /// The setting, or the variable.
        name: String,
        /// What it says.
        neither: Neither,
    },
}

impl PolicyError {
    /// What is wrong, for people who can mend it.
    pub fn sentence(&self) -> String {
        match self {
            Self::Unreadable { place, why } => format!("{place} tidak terbaca ({why})"),
            Self::NotJson {
                place,
                line,
                column,
            } => format!("{place} bukan JSON yang benar, lihat baris {line} kolom {column}"),
            Self::Unknown { place, name } => {
                let names = Policy::NAMES.join(", ");
                format!("{place} menyebut {name}; kebijakan yang ada: {names}")
            }
            Self::NotText { place, name } => format!(
                "nilai {name} di {place} harus berupa teks: dalam JSON di antara tanda kutip, di \
                 Windows bertipe REG_SZ"
            ),
            Self::Neither {
                place,
                name,
                neither,
            } => format!(
                "nilai {name} di {place} harus on atau off, bukan “{}”",
                neither.0
            ),
        }
    }
}
