//! Records: a struct declared once by `record!`, which is the reader of a TOML table, the
//! list of keys that an unknown key is compared with, and the table's schema.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Decode, Diagnostics};
use crate::decode::suggest::nearest;

/// The keys of a table as a phrase, nearest first where one is near.
fn unknown_key(key: &str, known: &[&str]) -> String {
    match nearest(key, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the keys here are {}", known.iter().map(|k| format!("`{k}`")).collect::<Vec<_>>().join(", ")),
    }
}

/// The entries of a table in the order of the file.
pub(crate) fn entries<'t, 'i>(table: &'t DeTable<'i>) -> Vec<(&'t Spanned<Cow<'i, str>>, &'t Spanned<DeValue<'i>>)> {
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
