//! What is to be done with a learning system, and how that is told to the launcher's script.

use crate::base::json::string;

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Set an element of SCORM's data model.
    Set(String, String),
    /// Have what was set kept.
    Commit,
    /// End the session.
    Finish,
    /// Keep a text for the next session (xAPI's state).
    Keep(String),
    /// Send a statement of xAPI, to which the script adds who, when, and what the launch says of it.
    Send(String),
}

/// Deeds as JSON: a list of lists, the first word of each of which says what it is.
pub fn written(deeds: &[Deed]) -> String {
    let one = |deed: &Deed| match deed {
        Deed::Set(element, value) => ["[\"set\",", &string(element), ",", &string(value), "]"].concat(),
        Deed::Commit => "[\"commit\"]".to_owned(),
        Deed::Finish => "[\"finish\"]".to_owned(),
        Deed::Keep(text) => ["[\"keep\",", &string(text), "]"].concat(),
        // It is JSON by itself.
        Deed::Send(statement) => ["[\"send\",", statement, "]"].concat(),
    };
    ["[", &deeds.iter().map(one).collect::<Vec<_>>().join(","), "]"].concat()
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests {
    use super::*;

    #[test]
    fn deeds_are_json() {
        let deeds = [
            Deed::Set("cmi.x".to_owned(), "a \"b\"\n".to_owned()),
            Deed::Commit,
            Deed::Finish,
            Deed::Keep("7AB".to_owned()),
            Deed::Send("{\"verb\":1}".to_owned()),
        ];
        let read: serde_json::Value = serde_json::from_str(&written(&deeds)).unwrap();
        let right = serde_json::json!([["set", "cmi.x", "a \"b\"\n"], ["commit"], ["finish"], ["keep", "7AB"], ["send", {"verb": 1}]]);
        assert_eq!(read, right);
        assert_eq!(written(&[]), "[]");
    }
}
