//! The macro behind the list of settings: whatever else must know a setting follows from its line.

/// Writes the sections, [`Config`](super::Config), its defaults, the flat shape that files and
/// variables are read into, and the names of the variables.
macro_rules! settings {
    ($(
        $(#[doc = $about:literal])*
        $section:ident: $Section:ident {
            $($(#[doc = $doc:literal])* $(#[serde($($serde:tt)*)])? $field:ident: $kind:ty = $default:expr,)+
        }
    )+) => {
        $(
            $(#[doc = $about])*
            #[derive(Debug, Clone)]
            pub struct $Section {
                $($(#[doc = $doc])* pub $field: $kind,)+
            }

            impl Default for $Section {
                fn default() -> Self {
                    Self { $($field: $default,)+ }
                }
            }
        )+

        /// The settings of one process.
        #[derive(Debug, Clone, Default)]
        pub struct Config {
            $($(#[doc = $about])* pub $section: $Section,)+
        }

        /// As a file and the variables have them: every name at the top.
        #[derive(serde::Deserialize)]
        #[serde(default, deny_unknown_fields)]
        struct Written {
            $($($(#[serde($($serde)*)])? $field: $kind,)+)+
        }

        impl Default for Written {
            fn default() -> Self {
                Self { $($($field: $default,)+)+ }
            }
        }

        impl From<Written> for Config {
            fn from(written: Written) -> Self {
                Self { $($section: $Section { $($field: written.$field,)+ },)+ }
            }
        }

        /// Settings by their names. A variable is `SIPENDEKAR_` and the name in capitals; others of
        /// that prefix belong to other programs.
        const NAMES: &[&str] = &[$($(stringify!($field),)+)+];
    };
}

pub(super) use settings;
