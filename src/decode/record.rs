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

/// Notes the keys of a table that are not among `known`, nor what one was called before.
pub(crate) fn refuse_unknown(
    table: &DeTable<'_>,
    (known, old): (&[&str], &[&str]),
    path: &str,
    sink: &mut Diagnostics<'_>,
) {
    for (key, _) in entries(table) {
        let is = |known: &&str| **known == *key.get_ref();
        if !known.iter().chain(old).any(is) {
            let place = if path.is_empty() { String::new() } else { format!(" in `{path}`") };
            sink.error(
                &key.span(),
                format!("unknown key `{}`{place}", key.get_ref()),
                unknown_key(key.get_ref(), known),
            );
        }
    }
}

/// Reads one key of a table, or what it was called before.
pub(crate) fn field<T: Decode>(
    table: &DeTable<'_>,
    span: &Range<usize>,
    (key, old): (&str, &[&str]),
    path: &str,
    sink: &mut Diagnostics<'_>,
) -> Option<T> {
    let place = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    let mut given = old.iter().chain([&key]).filter_map(|key| Some((*key, table.get(*key)?)));
    let found = given.next();
    if let (Some((old, value)), Some(_)) = (found, given.next()) {
        let right = format!("`{old}` is what `{key}` was called before: write all of it as `{key}`");
        sink.error(&value.span(), format!("both `{}` and `{}`", place(old), place(key)), right);
    }
    match found {
        Some((key, value)) => T::decode(value.get_ref(), &value.span(), &place(key), sink).or_else(T::unread),
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

/// Declares a record: a struct whose fields are the keys of a table, or `field as "key"`; a key that
/// was called otherwise before is `field as "key" or "old"`, and is read by either name.
macro_rules! record {
    ($(#[doc = $doc:literal])* $name:ident { $($(#[doc = $field_doc:literal])* $field:ident $(as $key:literal $(or $old:literal)?)?: $type:ty,)* }) => {
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
                const OLD: &[&str] = &[$($($($old,)?)?)*];
                decode::refuse_unknown(table, (KEYS, OLD), path, sink);
                // Every field is read before any is missed, so that all mistakes are heard of.
                $(let $field = decode::field::<$type>(table, span, (decode::key(stringify!($field), &[$($key)?]), &[$($($old)?)?]), path, sink);)*
                Some(Self { $($field: $field?,)* })
            }

            fn schema() -> serde_json::Value {
                use $crate::decode::{self, Decode};
                decode::object(&[$($doc),*], vec![$(decode::Field {
                    key: decode::key(stringify!($field), &[$($key)?]),
                    old: &[$($($old)?)?],
                    doc: &[$($field_doc),*],
                    optional: <$type as Decode>::absent().is_some(),
                    schema: <$type as Decode>::schema(),
                }),*])
            }
        }
    };
}
pub(crate) use record;
