//! The documents for those who embed a page agree with the program: the table of
//! settings, the forms of messages, the samples for servers. `DATELINE_BLESS=1` writes
//! the table anew.

use std::fs;

use dateline::publish::embed::table;
use serde_json::{Value, json};

/// A file of the project, as text.
fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn the_table_of_settings_is_that_of_the_program() {
    let (path, from, to) = ("docs/embed.md", "<!-- settings -->\n", "<!-- /settings -->");
    let text = read(path);
    let (head, rest) = text.split_once(from).expect("a mark before the table");
    let (_, tail) = rest.split_once(to).expect("a mark behind the table");
    let right = [head, from, &table(), to, tail].concat();
    if std::env::var_os("DATELINE_BLESS").is_some() {
        fs::write(path, &right).expect("the document can be written");
    }
    assert_eq!(read(path), right, "DATELINE_BLESS=1 cargo test --features cli --test embed");
}

fn is_right(message: &Value) -> bool {
    let schema: Value = serde_json::from_str(&read("docs/messages.schema.json")).unwrap_or_default();
    assert!(schema.is_object(), "a schema is JSON");
    jsonschema::is_valid(&schema, message)
}

#[test]
fn the_schema_takes_every_message_and_nothing_else() {
    for right in [
        json!({ "type": "dateline:height", "height": 700 }),
        json!({ "type": "dateline:ready", "story": "harbour", "lang": "uk", "corrections": 0 }),
        json!({ "type": "dateline:view", "view": "explore" }),
        json!({ "type": "dateline:view", "view": "follow", "step": "before" }),
        json!({ "type": "dateline:select", "id": "aalto" }),
        json!({ "type": "dateline:answer", "question": "q-week", "outcome": "partly", "points": 0.3 }),
        json!({ "type": "dateline:complete", "points": 17.5, "of": 24 }),
        json!({ "type": "dateline:size" }),
        json!({ "type": "dateline:theme", "theme": "auto" }),
        json!({ "type": "dateline:lang", "lang": "en" }),
        json!({ "type": "dateline:goto", "goto": "step=before" }),
    ] {
        assert!(is_right(&right), "{right}");
    }
    for wrong in [
        json!({}),
        json!("dateline:size"),
        json!({ "type": "dateline:other" }),
        json!({ "type": "dateline:height", "height": 700.5 }),
        json!({ "type": "dateline:ready", "story": "harbour", "lang": "uk" }),
        json!({ "type": "dateline:ready", "story": "harbour", "lang": "uk", "corrections": -1 }),
        json!({ "type": "dateline:ready", "story": "harbour", "lang": "uk", "corrections": 0.5 }),
        json!({ "type": "dateline:select", "id": "<b>" }),
        json!({ "type": "dateline:answer", "question": "q-week", "outcome": "right", "points": 2 }),
        json!({ "type": "dateline:complete", "points": 1, "of": 1, "name": "somebody" }),
        json!({ "type": "dateline:theme", "theme": "pink" }),
    ] {
        assert!(!is_right(&wrong), "{wrong}");
    }
}

#[test]
fn the_types_and_the_text_name_every_message_of_the_schema() {
    let schema: Value = serde_json::from_str(&read("docs/messages.schema.json")).expect("a schema is JSON");
    let definitions = schema["definitions"].as_object().expect("definitions");
    let (types, text) = (read("docs/dateline.d.ts"), read("docs/embed.md"));
    for (name, definition) in definitions.iter().filter(|(name, _)| *name != "id") {
        assert!(
            types.contains(&format!("\"dateline:{name}\"")) && text.contains(&format!("`dateline:{name}`")),
            "{name}"
        );
        for key in definition["properties"].as_object().expect("properties").keys() {
            assert!(types.contains(&format!("{key}: ")) || types.contains(&format!("{key}?: ")), "{name}: {key}");
        }
    }
}

#[test]
fn every_sample_for_a_server_sets_the_same_headers() {
    let headers = [
        ["Access-Control-Allow-Origin", "AccessControlAllowOrigins"],
        ["Cross-Origin-Resource-Policy", "Cross-Origin-Resource-Policy"],
        ["frame-ancestors *; base-uri 'none'; form-action 'none'", "ContentSecurityPolicy"],
        ["nosniff", "ContentTypeOptions"],
        ["no-referrer", "ReferrerPolicy"],
        ["public, max-age=31536000, immutable", "immutable"],
        ["public, max-age=3600", "max-age=3600"],
        ["no-cache", "no-cache"],
    ];
    for sample in ["nginx.conf", "apache.htaccess", "_headers", "s3-cloudfront.md"] {
        let text = read(&format!("docs/servers/{sample}"));
        for names in headers {
            assert!(names.iter().any(|name| text.contains(name)), "{sample}: {names:?}");
        }
    }
}
