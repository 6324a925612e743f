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
    format!("({})({})", without_comments(script), literal(data))
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

/// A script without its lines of comment and its indents.
pub fn without_comments(script: &str) -> String {
    let lines = script.lines().map(str::trim).filter(|line| !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
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
            called_with(&json!({ "n": 1 }), "// Of n.\n({ n }) => {\n  go(n);\n}\n"),
            "(({ n }) => {\ngo(n);\n})({\"n\":1})"
        );
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
