//! A form of data for a page: one value a line, in the order of the types'
//! declarations. It says nothing of itself, so that reading it takes hardly any
//! program (a tenth of what serde's derives take), and it stands in a `script`
//! element as it is.
//!
//! | value | its lines |
//! |---|---|
//! | text, id | itself |
//! | whole number | its decimal digits |
//! | truth | `0` or `1` |
//! | something that may be missing | `0`, or `1` and the value |
//! | list | how many, then each |
//! | word of a closed list, one of several kinds | its place among them from 0, then what it holds |
//! | record, pair | its fields |
//!
//! A text has no line break and no `<`. Numbers are of 32 bits.

use std::rc::Rc;
use std::str::Lines as TextLines;

use crate::base::vocabulary::Word;

/// A value of the form.
pub trait Wire: Sized {
    /// Reads the value. What is no such value is read as something, and noted.
    fn read(reader: &mut Reader<'_>) -> Self;
    /// Writes the value.
    fn write(&self, writer: &mut Writer);
}

/// What [`write()`] wrote, as it is read.
pub struct Reader<'t> {
    lines: TextLines<'t>,
    failed: bool,
}

impl<'t> Reader<'t> {
    /// The next line; empty where there is none.
    #[inline(never)]
    pub fn line(&mut self) -> &'t str {
        let line = self.lines.next();
        self.failed |= line.is_none();
        line.unwrap_or_default()
    }

    /// The next number; 0 where there is none.
    #[inline(never)]
    pub fn number(&mut self) -> i32 {
        let number = self.line().parse().ok();
        self.failed |= number.is_none();
        number.unwrap_or_default()
    }

    /// Notes that what was read is no such value.
    pub fn fail(&mut self) {
        self.failed = true;
    }
}

/// Reads what [`write()`] wrote; none if it is something else.
pub fn read<T: Wire>(text: &str) -> Option<T> {
    let mut reader = Reader { lines: text.lines(), failed: false };
    let value = T::read(&mut reader);
    if reader.failed || reader.lines.next().is_some() {
        // Happens once in a page's life, if at all; what would free a whole page's data is
        // two kilobytes of program.
        std::mem::forget(value);
        return None;
    }
    Some(value)
}

/// What is being written.
#[derive(Default)]
pub struct Writer {
    text: String,
    failed: bool,
}

impl Writer {
    /// Adds a line.
    pub fn line(&mut self, line: &str) {
        self.failed |= line.chars().any(|letter| letter.is_control() || letter == '<');
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// Adds a number.
    pub fn number(&mut self, number: impl TryInto<i32>) {
        let number = number.try_into().ok();
        self.failed |= number.is_none();
        self.line(&number.unwrap_or_default().to_string());
    }
}

/// Writes a value; none if it holds what has no lines: a line break, a `<`, a
/// number of more than 32 bits.
pub fn write<T: Wire>(value: &T) -> Option<String> {
    let mut writer = Writer::default();
    value.write(&mut writer);
    (!writer.failed).then_some(writer.text)
}

/// Declares the lines of a record: its fields, all of them, in their order; after
/// a semicolon those that do not travel and are read as their defaults.
macro_rules! wire_record {
    ($type:ident { $($field:ident),* $(; $($left_out:ident),*)? }) => {
        impl $crate::base::wire::Wire for $type {
            fn read(reader: &mut $crate::base::wire::Reader<'_>) -> Self {
                Self {
                    $($field: $crate::base::wire::Wire::read(reader),)*
                    $($($left_out: Default::default(),)*)?
                }
            }

            fn write(&self, writer: &mut $crate::base::wire::Writer) {
                $(self.$field.write(writer);)*
            }
        }
    };
}
pub(crate) use wire_record;

/// Declares the lines of one of several kinds, all of them; what is none of them
/// is read as the last.
macro_rules! wire_kinds {
    ($type:ident { $($kind:ident { $($field:tt: $name:ident),* } = $at:literal),* ; $last:ident { $($last_field:tt: $last_name:ident),* } = $last_at:literal }) => {
        impl $crate::base::wire::Wire for $type {
            fn read(reader: &mut $crate::base::wire::Reader<'_>) -> Self {
                match reader.number() {
                    $($at => Self::$kind { $($field: $crate::base::wire::Wire::read(reader)),* },)*
                    at => {
                        if at != $last_at {
                            reader.fail();
                        }
                        Self::$last { $($last_field: $crate::base::wire::Wire::read(reader)),* }
                    }
                }
            }

            fn write(&self, writer: &mut $crate::base::wire::Writer) {
                match self {
                    $(Self::$kind { $($field: $name),* } => {
                        writer.number($at);
                        $($name.write(writer);)*
                    })*
                    Self::$last { $($last_field: $last_name),* } => {
                        writer.number($last_at);
                        $($last_name.write(writer);)*
                    }
                }
            }
        }
    };
}
pub(crate) use wire_kinds;

impl Wire for String {
    #[inline(never)]
    fn read(reader: &mut Reader<'_>) -> Self {
        reader.line().to_owned()
    }

    fn write(&self, writer: &mut Writer) {
        writer.line(self);
    }
}

impl Wire for Rc<str> {
    fn read(reader: &mut Reader<'_>) -> Self {
        reader.line().into()
    }

    fn write(&self, writer: &mut Writer) {
        writer.line(self);
    }
}

impl Wire for i32 {
    fn read(reader: &mut Reader<'_>) -> Self {
        reader.number()
    }

    fn write(&self, writer: &mut Writer) {
        writer.number(*self);
    }
}

impl Wire for u32 {
    #[inline(never)]
    fn read(reader: &mut Reader<'_>) -> Self {
        let number = reader.number();
        if number < 0 {
            reader.fail();
        }
        number.unsigned_abs()
    }

    fn write(&self, writer: &mut Writer) {
        writer.number(*self);
    }
}

impl Wire for bool {
    fn read(reader: &mut Reader<'_>) -> Self {
        reader.number() != 0
    }

    fn write(&self, writer: &mut Writer) {
        writer.number(i32::from(*self));
    }
}

impl<T: Word> Wire for T {
    #[inline(never)]
    fn read(reader: &mut Reader<'_>) -> Self {
        let word = usize::try_from(reader.number()).ok().and_then(|at| T::ALL.get(at));
        if word.is_none() {
            reader.fail();
        }
        word.copied().unwrap_or(T::FIRST)
    }

    fn write(&self, writer: &mut Writer) {
        let at = T::ALL.iter().position(|word| word == self);
        writer.number(at.unwrap_or_default());
    }
}

impl<T: Wire> Wire for Option<T> {
    #[inline(never)]
    fn read(reader: &mut Reader<'_>) -> Self {
        (reader.number() != 0).then(|| T::read(reader))
    }

    fn write(&self, writer: &mut Writer) {
        writer.number(i32::from(self.is_some()));
        self.iter().for_each(|value| value.write(writer));
    }
}

impl<T: Wire> Wire for Vec<T> {
    #[inline(never)]
    fn read(reader: &mut Reader<'_>) -> Self {
        let mut items = Self::new();
        // A count that is no count ends with the text.
        for _ in 0..reader.number() {
            if reader.failed {
                break;
            }
            items.push(T::read(reader));
        }
        items
    }

    fn write(&self, writer: &mut Writer) {
        writer.number(self.len());
        self.iter().for_each(|item| item.write(writer));
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn read(reader: &mut Reader<'_>) -> Self {
        let first = A::read(reader);
        (first, B::read(reader))
    }

    fn write(&self, writer: &mut Writer) {
        self.0.write(writer);
        self.1.write(writer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq)]
    enum Kind {
        Held(Option<String>),
        Named { n: i32, all: Vec<(u32, bool)> },
    }

    wire_kinds! { Kind { Held { 0: text } = 0; Named { n: n, all: all } = 1 } }

    #[derive(Debug, PartialEq)]
    struct Record {
        kinds: Vec<Kind>,
        id: Rc<str>,
        left: Vec<u8>,
    }

    wire_record! { Record { kinds, id; left } }

    #[test]
    fn read_is_the_inverse_of_write() {
        let kinds = vec![
            Kind::Held(None),
            Kind::Held(Some("“Когда, а не если”".to_owned())),
            Kind::Held(Some(String::new())),
            Kind::Named { n: -7, all: vec![(1, true), (255, false)] },
        ];
        let value = Record { kinds, id: "f12".into(), left: Vec::new() };
        let text = write(&value).expect("all of it can be written");
        assert!(text.starts_with("4\n0\n0\n0\n1\n“"), "{text}");
        assert_eq!(read(&text), Some(value));
    }

    #[test]
    fn what_has_no_lines_is_refused() {
        assert_eq!(write(&"a\nb".to_owned()), None);
        assert_eq!(write(&"</script>".to_owned()), None);
        assert_eq!(write(&u32::MAX), None);
    }

    #[test]
    fn what_was_not_written_here_is_refused_without_a_panic() {
        for text in [
            "",
            "1\n0",
            "1\n9\n",
            "2147483647\n0\n0\n",
            "x\n",
            "0\nf1\nmore",
            "1\n1\n5\n2147483647\n1\n1\n",
            "1\n1\n5\n1\n-1\n1\nf1\n",
        ] {
            assert_eq!(read::<Record>(text), None, "{text:?}");
        }
    }
}
