//! The JSON Schemas of a pack's files, which an editor needs to complete and explain
//! them, made from the records that read them. They stand in
//! `docs/`; a file of a pack names its own in its first line.

use serde_json::{Value, json};

use super::{StructureFile, TextFile};
use crate::base::vocabulary::Word;
use crate::decode::{Decode, set};
use crate::story::question::Kind;

/// The schemas, each with the name of its file.
pub fn schemas() -> [(&'static str, String); 2] {
    let mut structure = StructureFile::schema();
    if let Some(question) = structure.pointer_mut("/properties/questions/items") {
        set(question, "allOf", Kind::ALL.iter().map(|kind| of_kind(*kind)).collect());
    }
    [
        ("story.schema.json", document("The structure of a Dateline story: story.toml", structure)),
        (
            "texts.schema.json",
            document("The texts of a Dateline story in one language: en.toml and the like", TextFile::schema()),
        ),
    ]
}

/// A question of a kind has the keys that belong to it.
fn of_kind(kind: Kind) -> Value {
    json!({
        "if": { "properties": { "kind": { "const": kind.as_str() } } },
        "then": { "required": kind.keys() },
    })
}

fn document(title: &str, mut schema: Value) -> String {
    set(&mut schema, "$schema", json!("http://json-schema.org/draft-07/schema#"));
    set(&mut schema, "title", json!(title));
    format!("{schema:#}\n")
}
