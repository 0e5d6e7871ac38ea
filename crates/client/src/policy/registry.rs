//! The settings of a computer with Windows: values of the registry.

use super::{Policy, PolicyError};
use windows_registry::{Key, LOCAL_MACHINE};

/// `ERROR_FILE_NOT_FOUND` as an `HRESULT`: there is no such key or value.
const NOT_THERE: i32 = 0x8007_0002_u32.cast_signed();
/// `ERROR_INVALID_DATA` as an `HRESULT`: the value is of another type.
const OTHER_TYPE: i32 = 0x8007_000D_u32.cast_signed();

/// Reads the values of a key. No key, no settings.
pub(super) fn read(path: &str) -> Result<Policy, PolicyError> {
    let place = format!(r"HKLM\{path}");
    let key = match LOCAL_MACHINE.open(path) {
        Ok(key) => key,
        Err(error) if error.code().0 == NOT_THERE => return Ok(Policy::default()),
        Err(error) => return Err(unreadable(place, &error)),
    };
    let mut policy = Policy::default();
    for name in Policy::NAMES {
        if let Some(text) = text(&key, &place, name)? {
            policy.set(&place, name, text)?;
        }
    }
    Ok(policy)
}

/// A value; an empty one counts as not set, because the installer writes it so.
fn text(key: &Key, place: &str, name: &str) -> Result<Option<String>, PolicyError> {
    match key.get_string(name) {
        Ok(value) => Ok(Some(value).filter(|value| !value.trim().is_empty())),
        Err(error) if error.code().0 == NOT_THERE => Ok(None),
        Err(error) if error.code().0 == OTHER_TYPE => Err(PolicyError::NotText {
            place: place.to_owned(),
            name: name.to_owned(),
        }),
        Err(error) => Err(unreadable(format!(r"{place}\{name}"), &error)),
    }
}

fn unreadable(place: String, why: &dyn ToString) -> PolicyError {
    PolicyError::Unreadable {
        place,
        why: why.to_string(),
    }
}
