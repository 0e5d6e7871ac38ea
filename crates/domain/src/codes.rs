//! Closed lists of codes: enum, code, words, JSON and TypeScript from one list.
//!
//! What stands beside an enum by hand can be forgotten: a variant that is missing in `ALL` is
//! never offered, and nobody can read it from the database. Here there is one list, so a variant
//! cannot be left out.

/// Writes an enum whose values have stable codes, and everything that needs the whole list.
///
/// Of each variant it takes the doc comment, the code and any words for people; the words' names
/// and doc comments stand below the list. It writes the enum, `ALL` in the order of the list,
/// `as_str`, `parse`, one function for each of the words, and the JSON and TypeScript of the code.
///
/// ```
/// domain::codes! {
///     /// How urgent something is.
///     pub enum Urgency {
///         /// It can wait.
///         Low = "low" / "Biasa",
///         /// It cannot.
///         High = "high" / "Segera",
///     }
///     /// The word on screens.
///     label
/// }
///
/// assert_eq!(Urgency::parse("high"), Some(Urgency::High));
/// assert_eq!(Urgency::ALL.map(Urgency::label), ["Biasa", "Segera"]);
/// ```
#[macro_export]
macro_rules! codes {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident {
            $($(#[$attr:meta])* $variant:ident = $code:literal),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            ::serde::Serialize, ::serde::Deserialize, ::ts_rs::TS,
        )]
        $vis enum $name {
            $($(#[$attr])* #[serde(rename = $code)] $variant,)+
        }

        #[cfg(feature = "openapi")]
        impl ::utoipa::PartialSchema for $name {
            fn schema() -> ::utoipa::openapi::RefOr<::utoipa::openapi::schema::Schema> {
                ::utoipa::openapi::ObjectBuilder::new()
                    .schema_type(::utoipa::openapi::Type::String)
                    .enum_values(Some([$($code),+]))
                    .into()
            }
        }

        #[cfg(feature = "openapi")]
        impl ::utoipa::ToSchema for $name {}

        impl $name {
            /// Every value, in the order of the list.
            pub const ALL: [Self; [$($code),+].len()] = [$(Self::$variant),+];

            /// Stable code for storage and wire.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)+
                }
            }

            /// Reads a stable code.
            pub fn parse(code: &str) -> Option<Self> {
                match code {
                    $($code => Some(Self::$variant),)+
                    _ => None, // a code of another program, or of a newer one
                }
            }
        }
    };
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident {
            $($(#[$attr:meta])* $variant:ident = $code:literal / $word:literal),+ $(,)?
        }
        $(#[$about:meta])* $words:ident
    ) => {
        $crate::codes! {
            $(#[$meta])*
            $vis enum $name { $($(#[$attr])* $variant = $code,)+ }
        }

        impl $name {
            $(#[$about])*
            pub const fn $words(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }
    };
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident {
            $($(#[$attr:meta])* $variant:ident = $code:literal / $word:literal / $other:literal),+ $(,)?
        }
        $(#[$about:meta])* $words:ident
        $(#[$also:meta])* $others:ident
    ) => {
        $crate::codes! {
            $(#[$meta])*
            $vis enum $name { $($(#[$attr])* $variant = $code / $word,)+ }
            $(#[$about])* $words
        }

        impl $name {
            $(#[$also])*
            pub const fn $others(self) -> &'static str {
                match self {
                    $(Self::$variant => $other,)+
                }
            }
        }
    };
}

/// Writes an enum whose variants carry data together with the codes of its variants, so that the
/// two cannot part: a variant of the one is a variant of the other, and the code is the tag in
/// the JSON of both.
///
/// The first enum derives what its attributes say, but for `Deserialize`: it is read by
/// [`crate::tag_first`]. Its name is followed by the name of the tag. The second is written by
/// [`codes!`](crate::codes!) and takes its words the same way.
#[macro_export]
macro_rules! tagged {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident by $tag:tt {
            $(
                $(#[$attr:meta])*
                $variant:ident = $code:literal $(/ $word:literal)*
                $({ $(
                    $(#[doc = $doc:literal])*
                    $(#[serde($($serde:tt)*)])?
                    $(#[ts($($ts:tt)*)])?
                    $(#[cfg_attr($($only:tt)*)])?
                    $field:ident: $type:ty
                ),+ $(,)? })?
            ),+ $(,)?
        }

        $(#[$kind_meta:meta])*
        enum $kind:ident from $of:ident;

        $($words:tt)*
    ) => {
        $(#[$meta])*
        #[serde(tag = $tag)]
        $vis enum $name {
            $(
                $(#[$attr])*
                #[serde(rename = $code)]
                #[cfg_attr(feature = "openapi", schema(rename = $code))]
                $variant $({ $(
                    $(#[doc = $doc])*
                    $(#[serde($($serde)*)])?
                    $(#[ts($($ts)*)])?
                    $(#[cfg_attr($($only)*)])?
                    $field: $type
                ),+ })?,
            )+
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                #[derive(::serde::Deserialize)]
                enum Read {
                    $(
                        #[serde(rename = $code)]
                        $variant $({ $($(#[serde($($serde)*)])? $field: $type),+ })?,
                    )+
                }
                Ok(match $crate::tag_first::read(from, $tag)? {
                    $(Read::$variant $({ $($field),+ })? => Self::$variant $({ $($field),+ })?,)+
                })
            }
        }

        $crate::codes! {
            $(#[$kind_meta])*
            $vis enum $kind { $($(#[$attr])* $variant = $code $(/ $word)*,)+ }
            $($words)*
        }

        impl $name {
            /// Which of the list it is, without its data.
            pub const fn $of(&self) -> $kind {
                match self {
                    $(Self::$variant { .. } => $kind::$variant,)+
                }
            }
        }
    };
}
