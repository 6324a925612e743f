//! Reads TOML into records and gives back every mistake, not the first only.
//!
//! A record is declared once by `record!`; the declaration is the reader, and
//! the list of keys that an unknown key is compared with.

pub mod diagnostic;
pub mod suggest;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde_json::{Value, json};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::base::vocabulary::Word;
use crate::decode::diagnostic::{Diagnostic, Severity, Source};
use crate::decode::suggest::nearest;

/// The largest file that is read, in bytes: far above any story, far below what
/// would slow a build.
pub const MAX_FILE_BYTES: usize = 1_000_000;

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

/// A text for readers: no markup, no control characters, not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text(pub String);

/// Collects what is wrong with one file.
pub struct Diagnostics<'a> {
    source: &'a Source,
    diagnostics: Vec<Diagnostic>,
    lost: Lost,
}

/// The ids of what could not be read. What refers to them is not wrong for that.
pub type Lost = BTreeSet<String>;

impl<'a> Diagnostics<'a> {
    /// An empty sink for a file.
    pub fn new(source: &'a Source) -> Self {
        Self { source, diagnostics: Vec::new(), lost: Lost::new() }
    }

    /// Notes an error at a span.
    pub fn error(&mut self, span: &Range<usize>, found: impl Into<String>, right: impl Into<String>) {
        self.diagnostics.push(self.source.diagnostic(Severity::Error, span, found, right));
    }

    /// Notes a warning at a span.
    pub fn warning(&mut self, span: &Range<usize>, found: impl Into<String>, right: impl Into<String>) {
        self.diagnostics.push(self.source.diagnostic(Severity::Warning, span, found, right));
    }

    /// The diagnostics, in the order of their places, each once.
    pub fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        self.diagnostics.sort_by_key(|diagnostic| (diagnostic.line, diagnostic.column));
        self.diagnostics.dedup();
        self.diagnostics
    }
}

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

/// A key of a record, for the record's schema.
pub(crate) struct Field {
    /// Its name in the file.
    pub key: &'static str,
    /// Its description, line by line.
    pub doc: &'static [&'static str],
    /// Whether it may be left out.
    pub optional: bool,
    /// The schema of its value.
    pub schema: Value,
}

/// The schema of a record.
pub(crate) fn object(doc: &[&str], fields: Vec<Field>) -> Value {
    let required: Vec<&str> = fields.iter().filter(|field| !field.optional).map(|field| field.key).collect();
    let properties: serde_json::Map<String, Value> = fields
        .into_iter()
        .map(|Field { key, doc, mut schema, .. }| {
            schema["description"] = json!(sentence(doc));
            (key.to_owned(), schema)
        })
        .collect();
    json!({
        "type": "object",
        "description": sentence(doc),
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

/// The lines of a comment as one text.
fn sentence(doc: &[&str]) -> String {
    doc.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
}

/// Reads a whole file as one record. Errors of syntax are all given, and then
/// nothing else, since what follows them is guesswork.
pub fn read<T: Decode>(source: &Source) -> (Option<T>, Vec<Diagnostic>, Lost) {
    let mut sink = Diagnostics::new(source);
    let text = source.text();
    if text.len() > MAX_FILE_BYTES {
        sink.error(
            &(0..0),
            format!("a file of {} bytes", text.len()),
            format!("at most {MAX_FILE_BYTES} bytes are read"),
        );
        return (None, sink.into_diagnostics(), Lost::new());
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let span = error.span().unwrap_or(0..0);
        sink.error(&span, format!("this is not TOML: {}", error.message()), "see toml.io for how it is written");
    }
    if !errors.is_empty() {
        return (None, sink.into_diagnostics(), Lost::new());
    }
    let span = table.span();
    let value = DeValue::Table(table.into_inner());
    let read = T::decode(&value, &span, "", &mut sink);
    let lost = std::mem::take(&mut sink.lost);
    (read, sink.into_diagnostics(), lost)
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

/// The keys of a table as a phrase, nearest first where one is near.
fn unknown_key(key: &str, known: &[&str]) -> String {
    match nearest(key, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the keys here are {}", known.iter().map(|k| format!("`{k}`")).collect::<Vec<_>>().join(", ")),
    }
}

/// The entries of a table in the order of the file.
pub(crate) fn entries<'t, 'i>(
    table: &'t DeTable<'i>,
) -> Vec<(&'t Spanned<std::borrow::Cow<'i, str>>, &'t Spanned<DeValue<'i>>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

/// Notes the keys of a table that are not among `known`.
pub(crate) fn refuse_unknown(table: &DeTable<'_>, known: &[&str], path: &str, sink: &mut Diagnostics<'_>) {
    for (key, _) in entries(table) {
        if !known.contains(&key.get_ref().as_ref()) {
            let place = if path.is_empty() { String::new() } else { format!(" in `{path}`") };
            sink.error(
                &key.span(),
                format!("unknown key `{}`{place}", key.get_ref()),
                unknown_key(key.get_ref(), known),
            );
        }
    }
}

/// Reads one key of a table.
pub(crate) fn field<T: Decode>(
    table: &DeTable<'_>,
    span: &Range<usize>,
    key: &str,
    path: &str,
    sink: &mut Diagnostics<'_>,
) -> Option<T> {
    let here = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    match table.get(key) {
        Some(value) => T::decode(value.get_ref(), &value.span(), &here, sink).or_else(T::unread),
        None => T::absent().or_else(|| {
            let whole = if path.is_empty() { "the file".to_owned() } else { format!("`{path}`") };
            sink.error(span, format!("{whole} has no `{key}`"), format!("add `{key} = …`"));
            T::unread()
        }),
    }
}

/// The key of a field: the one that was given, or its name, without the mark of a raw identifier.
pub(crate) const fn key(field: &'static str, given: &[&'static str]) -> &'static str {
    match (given, field.as_bytes()) {
        ([key, ..], _) => key,
        ([], [b'r', b'#', ..]) => field.split_at(2).1,
        ([], _) => field,
    }
}

/// Declares a record: a struct whose fields are the keys of a table, or `field as "key"`.
macro_rules! record {
    ($(#[doc = $doc:literal])* $name:ident { $($(#[doc = $field_doc:literal])* $field:ident $(as $key:literal)?: $type:ty,)* }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            $($(#[doc = $field_doc])* pub $field: $type,)*
        }

        impl $crate::decode::Decode for $name {
            fn decode(
                value: &toml::de::DeValue<'_>,
                span: &std::ops::Range<usize>,
                path: &str,
                sink: &mut $crate::decode::Diagnostics<'_>,
            ) -> Option<Self> {
                use $crate::decode;
                let toml::de::DeValue::Table(table) = value else {
                    decode::mismatch(value, span, path, "a table", sink);
                    return None;
                };
                const KEYS: &[&str] = &[$(decode::key(stringify!($field), &[$($key)?])),*];
                decode::refuse_unknown(table, KEYS, path, sink);
                // Every field is read before any is missed, so that all mistakes are heard of.
                $(let $field = decode::field::<$type>(table, span, decode::key(stringify!($field), &[$($key)?]), path, sink);)*
                Some(Self { $($field: $field?,)* })
            }

            fn schema() -> serde_json::Value {
                use $crate::decode::{self, Decode};
                decode::object(&[$($doc),*], vec![$(decode::Field {
                    key: decode::key(stringify!($field), &[$($key)?]),
                    doc: &[$($field_doc),*],
                    optional: <$type as Decode>::absent().is_some(),
                    schema: <$type as Decode>::schema(),
                }),*])
            }
        }
    };
}
pub(crate) use record;

impl<W: Word> Decode for W {
    fn decode(value: &DeValue<'_>, span: &Range<usize>, path: &str, sink: &mut Diagnostics<'_>) -> Option<Self> {
        let DeValue::String(text) = value else {
            mismatch(value, span, path, "a word in quotes", sink);
            return None;
        };
        let word = W::parse(text);
        if word.is_none() {
            let words: Vec<&str> = W::ALL.iter().map(|word| word.as_str()).collect();
            let right = match nearest(text, words.iter().copied()) {
                Some(near) => format!("did you mean \"{near}\"?"),
                None => format!("it must be one of \"{}\"", words.join("\", \"")),
            };
            sink.error(span, format!("`{path}` is \"{text}\""), right);
        }
        word
    }

    fn schema() -> Value {
        let words: Vec<Value> =
            W::ALL.iter().map(|word| json!({ "const": word.as_str(), "description": word.doc() })).collect();
        json!({ "type": "string", "oneOf": words })
    }
}

impl<T: Decode> Decode for At<T> {
    fn decode(value: &DeValue<'_>, span: &Range<usize>, path: &str, sink: &mut Diagnostics<'_>) -> Option<Self> {
        T::decode(value, span, path, sink).map(|value| At { value, span: span.clone() })
    }

    fn absent() -> Option<Self> {
        T::absent().map(|value| At { value, span: 0..0 })
    }

    fn schema() -> Value {
        T::schema()
    }
}

impl<T: Decode> Decode for Sound<T> {
    fn decode(value: &DeValue<'_>, span: &Range<usize>, path: &str, sink: &mut Diagnostics<'_>) -> Option<Self> {
        T::decode(value, span, path, sink).map(|value| Self(Some(value)))
    }

    fn unread() -> Option<Self> {
        Some(Self(None))
    }

    fn schema() -> Value {
        T::schema()
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(value: &DeValue<'_>, span: &Range<usize>, path: &str, sink: &mut Diagnostics<'_>) -> Option<Self> {
        T::decode(value, span, path, sink).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn schema() -> Value {
        T::schema()
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(value: &DeValue<'_>, span: &Range<usize>, path: &str, sink: &mut Diagnostics<'_>) -> Option<Self> {
        let DeValue::Array(items) = value else {
            mismatch(value, span, path, "a list", sink);
            return None;
        };
        let mut all = Vec::new();
        for (i, item) in items.iter().enumerate() {
            let read = T::decode(item.get_ref(), &item.span(), &format!("{path}[{}]", i + 1), sink);
            if read.is_none() {
                let id = item.get_ref().get("id").and_then(|id| id.get_ref().as_str());
                sink.lost.extend(id.map(str::to_owned));
            }
            // What could be read goes on, so that the rest of the file is checked too.
            all.extend(read);
        }
        Some(all)
    }

    fn absent() -> Option<Self> {
        Some(Vec::new())
    }

    fn schema() -> Value {
        json!({ "type": "array", "items": T::schema() })
    }
}

/// A table whose keys are ids.
impl<T: Decode> Decode for BTreeMap<String, At<T>> {
    fn decode(value: &DeValue<'_>, span: &Range<usize>, path: &str, sink: &mut Diagnostics<'_>) -> Option<Self> {
        let DeValue::Table(table) = value else {
            mismatch(value, span, path, "a table", sink);
            return None;
        };
        let mut map = BTreeMap::new();
        for (key, value) in entries(table) {
            let here = format!("{path}.{}", key.get_ref());
            match T::decode(value.get_ref(), &value.span(), &here, sink) {
                Some(read) => {
                    map.insert(key.get_ref().to_string(), At { value: read, span: key.span() });
                }
                None => {
                    sink.lost.insert(key.get_ref().to_string());
                }
            }
        }
        Some(map)
    }

    fn absent() -> Option<Self> {
        Some(BTreeMap::new())
    }

    fn schema() -> Value {
        json!({ "type": "object", "additionalProperties": T::schema() })
    }
}

impl Decode for String {
    fn decode(value: &DeValue<'_>, span: &Range<usize>, path: &str, sink: &mut Diagnostics<'_>) -> Option<Self> {
        match value {
            DeValue::String(text) => Some(text.to_string()),
            other => {
                mismatch(other, span, path, "a text in quotes", sink);
                None
            }
        }
    }

    fn schema() -> Value {
        json!({ "type": "string" })
    }
}

impl Decode for bool {
    fn decode(value: &DeValue<'_>, span: &Range<usize>, path: &str, sink: &mut Diagnostics<'_>) -> Option<Self> {
        match value {
            DeValue::Boolean(value) => Some(*value),
            other => {
                mismatch(other, span, path, "true or false", sink);
                None
            }
        }
    }

    fn schema() -> Value {
        json!({ "type": "boolean" })
    }
}

impl Decode for f64 {
    fn decode(value: &DeValue<'_>, span: &Range<usize>, path: &str, sink: &mut Diagnostics<'_>) -> Option<Self> {
        let number = match value {
            DeValue::Float(float) => float.as_str().parse::<f64>().ok(),
            DeValue::Integer(integer) => integer.as_str().parse::<f64>().ok(),
            DeValue::String(_) | DeValue::Boolean(_) | DeValue::Datetime(_) | DeValue::Array(_) | DeValue::Table(_) => {
                None
            }
        };
        let finite = number.filter(|n| n.is_finite());
        if finite.is_none() {
            mismatch(value, span, path, if number.is_some() { "a finite number" } else { "a number" }, sink);
        }
        finite
    }

    fn schema() -> Value {
        json!({ "type": "number" })
    }
}

impl Decode for u32 {
    fn decode(value: &DeValue<'_>, span: &Range<usize>, path: &str, sink: &mut Diagnostics<'_>) -> Option<Self> {
        let number = match value {
            DeValue::Integer(integer) => u32::from_str_radix(integer.as_str(), integer.radix()).ok(),
            DeValue::String(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Array(_)
            | DeValue::Table(_) => None,
        };
        if number.is_none() {
            let right = match value {
                DeValue::Integer(_) => "from 0 to 4294967295",
                DeValue::String(_)
                | DeValue::Float(_)
                | DeValue::Boolean(_)
                | DeValue::Datetime(_)
                | DeValue::Array(_)
                | DeValue::Table(_) => "a whole number",
            };
            mismatch(value, span, path, right, sink);
        }
        number
    }

    fn schema() -> Value {
        json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX })
    }
}

impl Decode for toml::value::Date {
    fn decode(value: &DeValue<'_>, span: &Range<usize>, path: &str, sink: &mut Diagnostics<'_>) -> Option<Self> {
        match value {
            DeValue::Datetime(toml::value::Datetime { date: Some(date), time: None, offset: None }) => Some(*date),
            other => {
                mismatch(other, span, path, "a day such as 2025-08-18, without quotes", sink);
                None
            }
        }
    }

    fn schema() -> Value {
        json!({ "type": "string", "format": "date" })
    }
}

impl Decode for Text {
    fn decode(value: &DeValue<'_>, span: &Range<usize>, path: &str, sink: &mut Diagnostics<'_>) -> Option<Self> {
        let text = String::decode(value, span, path, sink)?;
        let fault = if text.trim().is_empty() {
            Some(("is empty".to_owned(), "write the text that readers shall see"))
        } else if let Some(control) = text.chars().find(|c| is_forbidden(*c)) {
            Some((
                format!("has the control character U+{:04X}", u32::from(control)),
                "texts are plain characters on one line",
            ))
        } else if let Some(found) = markup(&text) {
            Some((format!("has markup, `{found}`"), "texts are plain; write no HTML and no entities"))
        } else if text.contains('<') {
            // It cannot stand in what a page carries for the program.
            Some(("has the sign `<`".to_owned(), "say it in words"))
        } else {
            None
        };
        match fault {
            Some((found, right)) => {
                sink.error(span, format!("`{path}` {found}"), right);
                None
            }
            None => Some(Text(text)),
        }
    }

    fn schema() -> Value {
        // No tag, no entity, nothing invisible: see `decode`.
        json!({ "type": "string", "minLength": 1, "pattern": r"^[^<\u0000-\u001f\u007f]*[^<\s\u0000-\u001f\u007f][^<\u0000-\u001f\u007f]*$" })
    }
}

/// Control characters, and the invisible ones that reorder what is read.
fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{2028}' | '\u{2029}')
}

/// The first thing in a text that looks like a tag or an entity, as far as a
/// message shows it.
fn markup(text: &str) -> Option<&str> {
    let starts = |(i, c): (usize, char)| {
        let rest = text.get(i + 1..)?;
        let next = rest.chars().next()?;
        let found = match c {
            '<' => next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?'),
            '&' => {
                let end = rest.find(';')?;
                (1..=10).contains(&end) && rest.get(..end)?.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#')
            }
            _ => false,
        };
        found.then(|| text.get(i..)).flatten()
    };
    let found = text.char_indices().find_map(starts)?;
    let end = found.char_indices().map(|(end, _)| end).nth(12).unwrap_or(found.len());
    found.get(..end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::random::Random;

    record! {
        /// A record to try the reader on,
        /// in two lines.
        Sample {
            /// What it is called.
            name: Text,
            count: Option<u32>,
            days: Vec<At<String>>,
        }
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let (_, diagnostics, _) = read::<Sample>(&Source::new("s.toml", text));
        let found: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_right_file_has_no_issue() {
        check("name = \"a > b & c\"\ndays = [\"x\"]", &[]);
    }

    #[test]
    fn every_mistake_is_named_with_its_place() {
        check(
            "nmae = \"x\"\ncount = \"2\"\ndays = [1, \"b\", true]\n",
            &[
                "s.toml:1:1: error: unknown key `nmae`; did you mean `name`?",
                "s.toml:1:1: error: the file has no `name`; add `name = …`",
                "s.toml:2:9: error: `count` is a text; it must be a whole number",
                "s.toml:3:9: error: `days[1]` is a whole number; it must be a text in quotes",
                "s.toml:3:17: error: `days[3]` is true or false; it must be a text in quotes",
            ],
        );
    }

    #[test]
    fn a_text_bears_no_markup_and_no_control_characters() {
        check(
            "name = \"a <b>bold</b> word\"",
            &["s.toml:1:8: error: `name` has markup, `<b>bold</b> `; texts are plain; write no HTML and no entities"],
        );
        check(
            "name = \"fish &amp; chips\"",
            &["s.toml:1:8: error: `name` has markup, `&amp; chips`; texts are plain; write no HTML and no entities"],
        );
        check(
            "name = \"a\\u0007b\"",
            &["s.toml:1:8: error: `name` has the control character U+0007; texts are plain characters on one line"],
        );
        check("name = \" \"", &["s.toml:1:8: error: `name` is empty; write the text that readers shall see"]);
    }

    #[test]
    fn a_key_given_twice_is_an_error_of_syntax() {
        let (read, diagnostics, _) = read::<Sample>(&Source::new("s.toml", "name = \"a\"\nname = \"b\"\n"));
        assert!(read.is_none());
        assert_eq!(diagnostics[0].line, 2, "{diagnostics:?}");
    }

    #[test]
    fn an_error_of_syntax_is_said_once() {
        // The parser says twice of the second line that no literal string is closed in it.
        let (_, diagnostics, _) = read::<Sample>(&Source::new("s.toml", "name = { text = \"Mark\n Rutte\" }\n"));
        assert!(diagnostics.len() > 2 && diagnostics.windows(2).all(|two| two[0] != two[1]), "{diagnostics:#?}");
    }

    #[test]
    fn a_huge_file_is_refused_unread() {
        let (read, diagnostics, _) = read::<Sample>(&Source::new("s.toml", &"#".repeat(10_000_000)));
        assert!(read.is_none());
        assert_eq!(diagnostics[0].found, "a file of 10000000 bytes");
    }
    #[test]
    fn the_largest_file_is_read_and_one_byte_more_is_not() {
        let text = format!("name = \"a\"\n#{}", "x".repeat(MAX_FILE_BYTES - 12));
        assert_eq!(text.len(), MAX_FILE_BYTES);
        check(&text, &[]);
        check(&format!("{text}x"), &["s.toml:1:1: error: a file of 1000001 bytes; at most 1000000 bytes are read"]);
    }

    #[test]
    fn what_could_be_read_of_a_list_goes_on_without_the_rest() {
        let (read, diagnostics, _) = read::<Sample>(&Source::new("s.toml", "name = \"a\"\ndays = [\"b\", 2, \"c\"]"));
        let days: Vec<String> = read.unwrap().days.into_iter().map(|day| day.value).collect();
        assert_eq!(days, ["b", "c"]);
        assert_eq!(diagnostics.len(), 1);
    }

    #[test]
    fn what_could_not_be_read_is_lost_by_its_id() {
        record! {
            /// Records of their own, in a list and in a table.
            Whole {
                list: Vec<Sample>,
                table: BTreeMap<String, At<Sample>>,
            }
        }
        let text = "list = [{ id = \"a\" }, { name = \"b\", days = 1 }]\ntable.c = {}\ntable.d = { name = \"d\" }\n";
        let (read, _, lost) = read::<Whole>(&Source::new("s.toml", text));
        assert_eq!(lost.into_iter().collect::<Vec<_>>(), ["a", "c"]);
        assert_eq!(read.unwrap().table.into_keys().collect::<Vec<_>>(), ["d"]);
    }

    #[test]
    fn a_mistake_in_one_part_leaves_the_others_to_be_read() {
        record! {
            /// A record with a part that may be wrong.
            Lasting {
                part: Sound<Sample>,
                list: Vec<Sample>,
            }
        }
        for (text, sound) in
            [("part = 1", false), ("", false), ("part.nmae = \"a\"", false), ("part.name = \"a\"", true)]
        {
            let (read, diagnostics, _) =
                read::<Lasting>(&Source::new("s.toml", &format!("{text}\nlist = [{{ name = \"b\" }}]")));
            let read = read.unwrap();
            assert_eq!((read.part.0.is_some(), read.list.len(), diagnostics.is_empty()), (sound, 1, sound), "{text}");
        }
    }

    #[test]
    fn a_number_is_told_from_what_only_looks_like_one() {
        check("name = \"a\"\ncount = 0x10", &[]);
        check("name = \"a\"\ncount = 4_294_967_295", &[]);
        let wrong = [
            ("4294967296", "a whole number; it must be from 0 to 4294967295"),
            ("-1", "a whole number; it must be from 0 to 4294967295"),
            ("1.0", "a number; it must be a whole number"),
            ("inf", "a number; it must be a whole number"),
            ("1979-05-27", "a date; it must be a whole number"),
            ("{}", "a table; it must be a whole number"),
        ];
        for (written, said) in wrong {
            check(&format!("name = \"a\"\ncount = {written}"), &[&format!("s.toml:2:9: error: `count` is {said}")]);
        }
    }

    #[test]
    fn markup_is_told_from_a_sign_in_a_text() {
        for plain in ["R & D; Q & A", "AT&T", "a & b;", "&", "2 > 1", "->"] {
            check(&format!("name = '{plain}'"), &[]);
        }
        for sign in ["1 < 2", "a <- b", "<3", "<"] {
            check(&format!("name = '{sign}'"), &["s.toml:1:8: error: `name` has the sign `<`; say it in words"]);
        }
        for markup in ["<p", "</p>", "<!-- a -->", "<?xml", "&amp;", "&#39;", "&lt;b"] {
            let (read, diagnostics, _) = read::<Sample>(&Source::new("s.toml", &format!("name = '{markup}'")));
            assert!(read.is_none() && diagnostics.len() == 1, "{markup}");
        }
    }

    #[test]
    fn nesting_without_end_is_an_error_of_syntax() {
        let deep = format!("name = \"a\"\ndays = {}", "[".repeat(400_000));
        let (read, diagnostics, _) = read::<Sample>(&Source::new("s.toml", &deep));
        assert!(read.is_none() && !diagnostics.is_empty());
    }

    #[test]
    fn no_damage_to_a_file_makes_it_panic() {
        let whole = "name = \"a “b” c\"\ncount = 2\ndays = [\"x\", 'y']\n\n[other]\nday = 2025-08-18\n";
        for end in (0..=whole.len()).filter(|end| whole.is_char_boundary(*end)) {
            read::<Sample>(&Source::new("s.toml", &whole[..end]));
        }
        let mut random = Random::new(1);
        let odd: Vec<char> = "\"'[]{}=.,#\n\r\t\\ \0-_09az\u{feff}é".chars().collect();
        for _ in 0..3_000 {
            let mut chars: Vec<char> = whole.chars().collect();
            for _ in 0..=random.below(3) {
                let at = random.below(chars.len() as u32) as usize;
                chars[at] = odd[random.below(odd.len() as u32) as usize];
            }
            let text: String = chars.into_iter().collect();
            let (read, diagnostics, _) = read::<Sample>(&Source::new("s.toml", &text));
            assert!(read.is_some() || !diagnostics.is_empty(), "{text:?}");
        }
    }
}
