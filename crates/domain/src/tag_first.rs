//! Reads enums whose code stands in their own object, beside their data.
//!
//! What serde derives for such an enum puts the whole object aside before it looks at it, once for
//! each enum around another. Here the fields are read where they stand, as long as the code comes
//! first, and we write it first. What somebody else writes in another order is put aside and read
//! all the same.

use serde::Deserializer;
use serde::de::value::{MapAccessDeserializer, StringDeserializer};
use serde::de::{DeserializeOwned, DeserializeSeed, EnumAccess, Error as _, IgnoredAny};
use serde::de::{IntoDeserializer as _, MapAccess, VariantAccess, Visitor};
use serde_json::Value;
use std::fmt;
use std::marker::PhantomData;
use std::vec::IntoIter;

/// Reads an enum, which derives how it is read as serde does by default, from an object that holds
/// the code of the variant under `tag` and the fields of the variant beside it. Whatever else
/// stands there is passed over.
pub fn read<'de, D, T>(from: D, tag: &'static str) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let read = PhantomData;
    from.deserialize_map(Object { tag, read })
}

struct Object<T> {
    tag: &'static str,
    read: PhantomData<T>,
}

impl<'de, T: DeserializeOwned> Visitor<'de> for Object<T> {
    type Value = T;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "an object with `{}`", self.tag)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut before = Vec::new();
        while let Some(key) = map.next_key_seed(Key(self.tag))? {
            let Some(other) = key else {
                let (before, value) = (before.into_iter(), None);
                let rest = map;
                return T::deserialize(Variant(Fields {
                    before,
                    value,
                    rest,
                }));
            };
            before.push((other, map.next_value()?));
        }
        Err(A::Error::missing_field(self.tag))
    }
}

/// Reads a key: nothing for the one that is looked for.
struct Key(&'static str);

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Key {
    type Value = Option<String>;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("the name of a field")
    }

    fn visit_str<E>(self, key: &str) -> Result<Self::Value, E> {
        Ok((key != self.0).then(|| key.to_owned()))
    }
}

/// The object as the enum that serde reads by default: its code comes next.
struct Variant<A>(Fields<A>);

impl<'de, A: MapAccess<'de>> Deserializer<'de> for Variant<A> {
    type Error = A::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_enum(self)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de, A: MapAccess<'de>> EnumAccess<'de> for Variant<A> {
    type Error = A::Error;
    type Variant = Fields<A>;

    fn variant_seed<V: DeserializeSeed<'de>>(
        mut self,
        seed: V,
    ) -> Result<(V::Value, Fields<A>), A::Error> {
        let variant = self.0.rest.next_value_seed(seed)?;
        Ok((variant, self.0))
    }
}

/// The fields of a variant: what stood before its code, and what comes after it.
struct Fields<A> {
    before: IntoIter<(String, Value)>,
    value: Option<Value>,
    rest: A,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Fields<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        let Some((key, value)) = self.before.next() else {
            return self.rest.next_key_seed(seed);
        };
        self.value = Some(value);
        let key: StringDeserializer<A::Error> = key.into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        match self.value.take() {
            Some(value) => seed.deserialize(value).map_err(A::Error::custom),
            None => self.rest.next_value_seed(seed),
        }
    }
}

impl<'de, A: MapAccess<'de>> VariantAccess<'de> for Fields<A> {
    type Error = A::Error;

    fn unit_variant(mut self) -> Result<(), A::Error> {
        while self.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        visitor.visit_map(self)
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, A::Error> {
        seed.deserialize(MapAccessDeserializer::new(self))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _len: usize, _to: V) -> Result<V::Value, A::Error> {
        Err(A::Error::custom("a tuple has no names for its fields"))
    }
}
