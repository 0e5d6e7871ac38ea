//! Kinds of settings that are written otherwise than they are held.

use secrecy::SecretString;
use serde::{Deserialize, Deserializer};
use std::net::IpAddr;

/// A text that is never printed.
pub(super) fn secret<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<SecretString>, D::Error> {
    String::deserialize(deserializer).map(|key| Some(SecretString::from(key)))
}

/// A list, or one text with commas, as fits in a variable.
pub(super) fn addresses<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<IpAddr>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Addresses {
        List(Vec<IpAddr>),
        Text(String),
    }
    match Addresses::deserialize(deserializer)? {
        Addresses::List(list) => Ok(list),
        Addresses::Text(text) => text
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(|part| part.parse().map_err(serde::de::Error::custom))
            .collect(),
    }
}
