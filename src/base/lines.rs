//! A form of data for a page: one value a line, in the order of the types'
//! declarations. It says nothing of itself, so that reading it takes little
//! code, and it stands in a `script` element as it is.
//!
//! | value | its lines |
//! |---|---|
//! | text | itself |
//! | whole number | its decimal digits |
//! | truth | `0` or `1` |
//! | something that may be missing | `0`, or `1` and the value |
//! | list | how many, then each |
//! | one of several kinds | its place among them from 0, then what it holds |
//! | record | its fields |
//!
//! A text has no line break and no `<`; fractions are not written, since reading
//! them takes 3 KB of program.

use std::fmt;
use std::str::Lines;

use serde::Serialize;
use serde::de::{self, DeserializeOwned, DeserializeSeed, EnumAccess, SeqAccess, VariantAccess, Visitor};
use serde::ser;

/// What cannot be written, or was not written by [`write`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinesError;

impl fmt::Display for LinesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not data of one value a line")
    }
}

impl std::error::Error for LinesError {}

impl de::Error for LinesError {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl ser::Error for LinesError {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// Reads what [`write`] wrote.
///
/// # Errors
/// If it is something else.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, LinesError> {
    T::deserialize(&mut Reader(text.lines()))
}

struct Reader<'t>(Lines<'t>);

impl Reader<'_> {
    fn number(&mut self) -> Result<i32, LinesError> {
        self.0.next().and_then(|line| line.parse().ok()).ok_or(LinesError)
    }

    fn count(&mut self) -> Result<usize, LinesError> {
        usize::try_from(self.number()?).map_err(|_| LinesError)
    }
}

macro_rules! refuse {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, _: V) -> Result<V::Value, LinesError> {
            Err(LinesError)
        }
    )*};
}

macro_rules! numbers {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, LinesError> {
            visitor.visit_i32(self.number()?)
        }
    )*};
}

impl<'de> de::Deserializer<'de> for &mut Reader<'_> {
    type Error = LinesError;

    numbers! { deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 }
    refuse! { deserialize_any deserialize_f32 deserialize_f64 deserialize_char deserialize_bytes deserialize_byte_buf deserialize_unit deserialize_map deserialize_ignored_any }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, LinesError> {
        visitor.visit_bool(self.number()? != 0)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, LinesError> {
        visitor.visit_str(self.0.next().ok_or(LinesError)?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, LinesError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, LinesError> {
        if self.number()? == 0 { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, LinesError> {
        let left = self.count()?;
        visitor.visit_seq(Items { reader: self, left })
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, left: usize, visitor: V) -> Result<V::Value, LinesError> {
        visitor.visit_seq(Items { reader: self, left })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, LinesError> {
        visitor.visit_seq(Items { reader: self, left: fields.len() })
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        left: usize,
        visitor: V,
    ) -> Result<V::Value, LinesError> {
        visitor.visit_seq(Items { reader: self, left })
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, LinesError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, LinesError> {
        visitor.visit_unit()
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, LinesError> {
        visitor.visit_enum(self)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, LinesError> {
        visitor.visit_u64(self.count()? as u64)
    }
}

/// The items of a list, or the fields of a record.
struct Items<'r, 't> {
    reader: &'r mut Reader<'t>,
    left: usize,
}

impl<'de> SeqAccess<'de> for Items<'_, '_> {
    type Error = LinesError;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, LinesError> {
        let Some(left) = self.left.checked_sub(1) else { return Ok(None) };
        self.left = left;
        seed.deserialize(&mut *self.reader).map(Some)
    }
}

impl<'de> EnumAccess<'de> for &mut Reader<'_> {
    type Error = LinesError;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), LinesError> {
        Ok((seed.deserialize(&mut *self)?, self))
    }
}

impl<'de> VariantAccess<'de> for &mut Reader<'_> {
    type Error = LinesError;

    fn unit_variant(self) -> Result<(), LinesError> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, LinesError> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, left: usize, visitor: V) -> Result<V::Value, LinesError> {
        visitor.visit_seq(Items { reader: self, left })
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, LinesError> {
        visitor.visit_seq(Items { reader: self, left: fields.len() })
    }
}

/// Writes a value.
///
/// # Errors
/// If it holds what this form has no lines for: a fraction, a line break, a `<`.
pub fn write<T: Serialize>(value: &T) -> Result<String, LinesError> {
    let mut writer = Writer(String::new());
    value.serialize(&mut writer)?;
    Ok(writer.0)
}

struct Writer(String);

impl Writer {
    fn line(&mut self, line: &str) -> Result<(), LinesError> {
        if line.chars().any(|letter| letter.is_control() || letter == '<') {
            return Err(LinesError);
        }
        self.0.push_str(line);
        self.0.push('\n');
        Ok(())
    }

    fn number(&mut self, number: i64) -> Result<(), LinesError> {
        // What is read back is 32 bits wide.
        i32::try_from(number).map_err(|_| LinesError)?;
        self.line(&number.to_string())
    }

    fn count(&mut self, count: usize) -> Result<(), LinesError> {
        self.number(i64::try_from(count).map_err(|_| LinesError)?)
    }
}

macro_rules! write_numbers {
    ($($method:ident($type:ty))*) => {$(
        fn $method(self, value: $type) -> Result<(), LinesError> {
            self.number(i64::try_from(value).map_err(|_| LinesError)?)
        }
    )*};
}

macro_rules! no_lines {
    ($($method:ident($($type:ty),*) -> $out:ty;)*) => {$(
        fn $method(self, $(_: $type),*) -> Result<$out, LinesError> {
            Err(LinesError)
        }
    )*};
}

impl ser::Serializer for &mut Writer {
    type Ok = ();
    type Error = LinesError;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = ser::Impossible<(), LinesError>;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    write_numbers! { serialize_i8(i8) serialize_i16(i16) serialize_i32(i32) serialize_i64(i64) serialize_u8(u8) serialize_u16(u16) serialize_u32(u32) serialize_u64(u64) }
    no_lines! {
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_char(char) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_unit() -> ();
        serialize_map(Option<usize>) -> Self::SerializeMap;
    }

    fn serialize_bool(self, value: bool) -> Result<(), LinesError> {
        self.number(value.into())
    }

    fn serialize_str(self, value: &str) -> Result<(), LinesError> {
        self.line(value)
    }

    fn serialize_none(self) -> Result<(), LinesError> {
        self.number(0)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), LinesError> {
        self.number(1)?;
        value.serialize(self)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), LinesError> {
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, at: u32, _: &'static str) -> Result<(), LinesError> {
        self.number(at.into())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), LinesError> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        at: u32,
        _: &'static str,
        value: &T,
    ) -> Result<(), LinesError> {
        self.number(at.into())?;
        value.serialize(self)
    }

    fn serialize_seq(self, count: Option<usize>) -> Result<Self, LinesError> {
        self.count(count.ok_or(LinesError)?)?;
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, LinesError> {
        Ok(self)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, LinesError> {
        Ok(self)
    }

    fn serialize_tuple_variant(self, _: &'static str, at: u32, _: &'static str, _: usize) -> Result<Self, LinesError> {
        self.number(at.into())?;
        Ok(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, LinesError> {
        Ok(self)
    }

    fn serialize_struct_variant(self, _: &'static str, at: u32, _: &'static str, _: usize) -> Result<Self, LinesError> {
        self.number(at.into())?;
        Ok(self)
    }
}

macro_rules! write_parts {
    ($($trait:ident::$method:ident($($key:ty)?);)*) => {$(
        impl ser::$trait for &mut Writer {
            type Ok = ();
            type Error = LinesError;

            fn $method<T: Serialize + ?Sized>(&mut self, $(_: $key,)? value: &T) -> Result<(), LinesError> {
                value.serialize(&mut **self)
            }

            fn end(self) -> Result<(), LinesError> {
                Ok(())
            }
        }
    )*};
}

write_parts! {
    SerializeSeq::serialize_element();
    SerializeTuple::serialize_element();
    SerializeTupleStruct::serialize_field();
    SerializeTupleVariant::serialize_field();
    SerializeStruct::serialize_field(&'static str);
    SerializeStructVariant::serialize_field(&'static str);
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    enum Kind {
        Plain,
        Held(Option<String>),
        Named { n: i32, all: Vec<(u8, bool)> },
    }

    #[test]
    fn read_is_the_inverse_of_write() {
        let value = vec![
            Kind::Plain,
            Kind::Held(None),
            Kind::Held(Some("“Когда, а не если”".to_owned())),
            Kind::Held(Some(String::new())),
            Kind::Named { n: -7, all: vec![(1, true), (255, false)] },
        ];
        let text = write(&value).expect("all of it can be written");
        assert!(text.starts_with("5\n0\n1\n0\n1\n1\n“"), "{text}");
        assert_eq!(read::<Vec<Kind>>(&text), Ok(value));
    }

    #[test]
    fn what_has_no_lines_is_refused() {
        assert_eq!(write(&"a\nb"), Err(LinesError));
        assert_eq!(write(&"</script>"), Err(LinesError));
        assert_eq!(write(&0.5), Err(LinesError));
        assert_eq!(write(&u32::MAX), Err(LinesError));
    }

    #[test]
    fn what_was_not_written_here_is_refused_without_a_panic() {
        for text in ["", "3\n0", "1\n9", "-1\n", "1\n2\nx\n0", "99999999999\n", "1\n2\n5\n2147483647\n1\n1\n"] {
            assert_eq!(read::<Vec<Kind>>(text), Err(LinesError), "{text:?}");
        }
    }
}
