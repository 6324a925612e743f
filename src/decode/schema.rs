//! The JSON Schema of a record, made from what declares it.

use serde_json::{Value, json};

/// A key of a record, for the record's schema.
pub(crate) struct Field {
    /// Its name in the file.
    pub key: &'static str,
    /// What it was called before.
    pub old: &'static [&'static str],
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
    let mut properties = serde_json::Map::new();
    for Field { key, old, doc, mut schema, .. } in fields {
        for old in old {
            let mut schema = schema.clone();
            set(&mut schema, "description", json!(format!("What `{key}` was called before.")));
            set(&mut schema, "deprecated", json!(true));
            properties.insert((*old).to_owned(), schema);
        }
        set(&mut schema, "description", json!(sentence(doc)));
        properties.insert(key.to_owned(), schema);
    }
    json!({
        "type": "object",
        "description": sentence(doc),
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

/// Sets a key of a schema.
pub(crate) fn set(schema: &mut Value, key: &str, value: Value) {
    if let Value::Object(object) = schema {
        object.insert(key.to_owned(), value);
    }
}

/// The lines of a comment as one text.
fn sentence(doc: &[&str]) -> String {
    doc.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
}
