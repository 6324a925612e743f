//! Scripts as they are published: the text that stands in `script/`, without its comments,
//! behind one line that holds all that is put into it, `const data = {…};`. Nothing is ever
//! looked for in a script, so that no text can be taken for a part of it.

use serde_json::Value;

/// A script with its data.
pub fn with_data(data: &Value, script: &str) -> String {
    format!("const data = {};\n{}", literal(data), without_comments(script))
}

/// A script that is a function, called with its data: for pages of others, in which it is to
/// leave no name.
pub fn called_with(data: &Value, script: &str) -> String {
    let script = without_comments(script);
    // By itself, as it is written and checked, it is a statement.
    format!("({})({})", script.strip_suffix(';').unwrap_or(&script), literal(data))
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

/// A script without its lines of comment, its types (`/** … */`, which no text may hold), its
/// indents, and the line breaks that nothing needs.
pub fn without_comments(script: &str) -> String {
    let mut code = String::new();
    let mut rest = script;
    while let Some((before, types)) = rest.split_once("/**") {
        code += before;
        let (_, after) = types.split_once("*/").unwrap_or_default();
        rest = after.strip_prefix(' ').unwrap_or(after);
    }
    code += rest;
    let mut script = String::new();
    for line in code.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//")) {
        // A line that begins or ends so goes on with another.
        let goes_on = script.ends_with(['{', '(', '[', ',', ';', '=', '>', '&', '|', '?', ':'])
            || line.starts_with([')', '}', ']', '.', '?', ':', '&', '|']);
        if !script.is_empty() && !goes_on {
            script.push('\n');
        }
        script += line;
    }
    script
}

#[cfg(test)]
mod tests {
    use std::fs;

    use serde_json::json;

    use super::*;

    #[test]
    fn a_script_begins_with_its_data_and_says_nothing_else_of_them() {
        let script = "// Of data.\n  go(data);\n";
        assert_eq!(with_data(&json!({ "n": 1 }), script), "const data = {\"n\":1};\ngo(data);");
    }

    #[test]
    fn a_function_is_called_with_its_data() {
        assert_eq!(
            called_with(&json!({ "n": 1 }), "// Of n.\n({ n }) => {\n  go(n);\n};\n"),
            "(({ n }) => {go(n);})({\"n\":1})"
        );
    }

    #[test]
    fn a_script_is_published_without_its_comments_and_types() {
        let script = "// @ts-check\n/**\n * @param {number} n\n */\nconst go = n => {\n\n  \
            const m = /** @type {M} */ (n);\n  /** @type {(m: M) => void} */\n  be(m, \"/*\");\n};\n";
        assert_eq!(without_comments(script), "const go = n => {const m = (n);be(m, \"/*\");};");
    }

    #[test]
    fn no_comment_stands_behind_what_is_published() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/publish/script");
        let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let scripts: Vec<_> = files.filter(|file| file.extension().is_some_and(|end| end == "js")).collect();
        assert!(scripts.len() > 9);
        for script in scripts {
            let published = without_comments(&fs::read_to_string(&script).unwrap());
            assert!(!published.contains("//") && !published.contains("/*"), "{}", script.display());
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
