//! Scripts as they are published: the text that stands in `script/`, minified,
//! behind one line that holds all that is put into it, `const data = {…};`. Nothing is ever
//! looked for in a script, so that no text can be taken for a part of it.

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_minifier::{Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;
use serde_json::Value;

use crate::publish::wasm_names::hash;

/// A script with its data.
pub fn with_data(data: &Value, script: &str) -> String {
    format!("const data = {};\n{}", literal(data), minified(script))
}

/// A script with its data, for a file of its own, behind the name of that, which says its content: `NAME-HASH.js`.
pub fn file(name: &str, data: &Value, script: &str) -> (String, String) {
    let script = with_data(data, script);
    (format!("{name}-{}.js", hash(script.as_bytes())), script)
}

/// A style sheet without its comments and the white space at the ends of its lines.
pub fn sheet(written: &str) -> String {
    let mut parts = written.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    let plain = parts.fold(first, |plain, part| plain + part.split_once("*/").map_or("", |(_, rest)| rest));
    // Where a selector goes on in another line the comma stands between both.
    plain.lines().map(str::trim).collect()
}

/// A script that is a function, called with its data: for pages of others, in which it is to
/// leave no name.
pub fn called_with(data: &Value, script: &str) -> String {
    // By itself, as it is written and checked, it is a statement without an effect.
    let script = minified(&["export default ", script].concat());
    let function = script.strip_prefix("export default").map(str::trim).unwrap_or(&script);
    format!("({})({})", function.strip_suffix(';').unwrap_or(function), literal(data))
}

/// A value as a script writes it. JSON is JavaScript; what would end the line or the element
/// that a script stands in can only stand within its texts, where it can be written otherwise.
fn literal(value: &Value) -> String {
    let mut literal = String::new();
    for letter in value.to_string().chars() {
        match letter {
            '<' => literal.push_str("\\u003c"),
            '\u{2028}' => literal.push_str("\\u2028"),
            '\u{2029}' => literal.push_str("\\u2029"),
            _ => literal.push(letter),
        }
    }
    literal
}

/// A script without what only its authors need: comments, types, line breaks, long names. It is
/// read as a module; its own names need not stay what they are, those of others do. What is no
/// script stays as it is.
pub fn minified(script: &str) -> String {
    let allocator = Allocator::default();
    let read = Parser::new(&allocator, script, SourceType::mjs()).parse();
    if !read.diagnostics.is_empty() {
        return script.to_owned();
    }
    let mut program = read.program;
    let scoping = Minifier::new(MinifierOptions::default()).minify(&allocator, &mut program).scoping;
    Codegen::new().with_options(CodegenOptions::minify()).with_scoping(scoping).build(&program).code
}

#[cfg(test)]
mod tests {
    use std::fs;

    use serde_json::json;

    use super::*;

    #[test]
    fn a_sheet_is_published_without_what_only_its_authors_need() {
        assert_eq!(sheet("/* Of\n a. */\na,\nb {\n  c: d e; /* f */\n}\n"), "a,b {c: d e;}");
    }

    #[test]
    fn a_script_begins_with_its_data_and_says_nothing_else_of_them() {
        let script = "// Of data.\n  go(data);\n";
        assert_eq!(with_data(&json!({ "n": 1 }), script), "const data = {\"n\":1};\ngo(data);");
    }

    #[test]
    fn a_function_is_called_with_its_data() {
        assert_eq!(
            called_with(&json!({ "n": 1 }), "// Of n.\n({ n }) => {\n  go(n);\n};\n"),
            "(({n:e})=>{go(e)})({\"n\":1})"
        );
    }

    #[test]
    fn a_script_is_published_without_what_only_its_authors_need() {
        let script = "// @ts-check\n/**\n * @param {number} count\n */\nself.go = count => {\n\n  \
            const more = /** @type {M} */ (count);\n  /** @type {(m: M) => void} */\n  be(more, more, \"/*\");\n};\n";
        assert_eq!(minified(script), "self.go=e=>{let t=e;be(t,t,`/*`)};");
    }

    #[test]
    fn what_is_no_script_stays_as_it_is() {
        assert_eq!(minified("const = 1; // no"), "const = 1; // no");
    }

    #[test]
    fn every_script_can_be_read_and_is_shorter_published() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/publish/script");
        let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let scripts: Vec<_> = files.filter(|file| file.extension().is_some_and(|end| end == "js")).collect();
        assert!(scripts.len() > 9);
        for file in scripts {
            let script = fs::read_to_string(&file).unwrap();
            let published = minified(
                &["export default async () => {", &script.replace("export default ", "").replace("export ", ""), "}"]
                    .concat(),
            );
            assert!(published.len() * 10 < script.len() * 9, "{}: {published}", file.display());
            assert!(!published.contains("// ") && !published.contains("/*"), "{}", file.display());
        }
    }

    #[test]
    fn no_text_is_more_than_a_text() {
        let hostile = [
            "\"",
            "'",
            "`",
            "\\",
            "\\\"",
            "</script>",
            "<!--<script>",
            "]]>",
            "$&",
            "$`",
            "$'",
            "$1",
            "${x}",
            "\u{2028}",
            "\u{2029}",
            "VIEW SETTINGS",
            "STYLE",
            "WORDS",
            "APP_JS",
            "const data = 1;",
            "/* DATA */",
            "*/",
            "//",
            "\0",
            "\n//",
            "\r\n",
            "é",
            "\u{feff}",
            "\u{1f600}",
        ];
        for text in hostile {
            let data = json!({ text: [text] });
            let script = with_data(&data, "go(data);");
            let line = script.strip_prefix("const data = ").and_then(|rest| rest.strip_suffix(";\ngo(data);")).unwrap();
            // It is one line of plain signs, and reads as what it was.
            assert_eq!(serde_json::from_str::<Value>(line).unwrap(), data);
            assert!(!line.contains(['<', '\n', '\r', '\u{2028}', '\u{2029}']), "{line}");
        }
    }
}
