//! Reads single values: strings, numbers, booleans, dates, and words out of closed lists
//! (enums).

use std::ops::Range;

use serde_json::{Value, json};
use toml::de::DeValue;

use super::{Decode, Diagnostics, mismatch};
use crate::base::vocabulary::Word;
use crate::decode::suggest::nearest;

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
