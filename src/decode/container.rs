//! Reads what holds other values: optional ones, lists, and tables whose keys are ids.

use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::{Value, json};
use toml::de::DeValue;

use super::{At, Decode, Diagnostics, Sound, entries, mismatch};

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
