//! What can be read from a TOML value (a deserializer that goes on after a mistake), and
//! values with their span, the bytes of the file where they stand.

use std::ops::Range;

use serde_json::Value;
use toml::de::DeValue;

use super::Diagnostics;

/// A value and the bytes of the file where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Its bytes in the file.
    pub span: Range<usize>,
}

/// A value that a mistake leaves out: what stands beside it is read and checked
/// all the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Sound<T>(pub Option<T>);

/// What can be read from a TOML value.
pub trait Decode: Sized {
    /// Reads the value, noting all that is wrong in it; `None` where nothing
    /// usable is left. `path` is the way to it, for messages.
    fn decode(value: &DeValue<'_>, span: &Range<usize>, path: &str, sink: &mut Diagnostics<'_>) -> Option<Self>;

    /// What stands for a key that is left out; `None` where it must be there.
    fn absent() -> Option<Self> {
        None
    }

    /// What stands for a value that is wrong or missing; `None` where the whole
    /// record is lost with it.
    fn unread() -> Option<Self> {
        None
    }

    /// What an editor is told of the value, as a [JSON Schema](https://json-schema.org/draft-07):
    /// the draft that editors of TOML read.
    fn schema() -> Value;
}

/// What kind of value was found, for messages.
fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// Notes that another kind of value was needed.
pub(crate) fn mismatch(value: &DeValue<'_>, span: &Range<usize>, path: &str, right: &str, sink: &mut Diagnostics<'_>) {
    sink.error(span, format!("`{path}` is {}", kind(value)), format!("it must be {right}"));
}
