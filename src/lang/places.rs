//! Placeholders: the places of a text that are filled when it is drawn, such as `{n}`.

use std::fmt::Write;

use crate::decode::suggest::nearest;

/// The names of a text's places, as often as they stand in it; none where a brace stands
/// there that is part of no place.
pub fn places(text: &str) -> Option<Vec<&str>> {
    let mut parts = text.split('{');
    let mut places = Vec::new();
    if parts.next()?.contains('}') {
        return None;
    }
    for part in parts {
        let (name, rest) = part.split_once('}')?;
        if name.is_empty() || rest.contains('}') {
            return None;
        }
        places.push(name);
    }
    Some(places)
}

/// What is wrong with the places of a text: each as what was found and what would be right.
/// It must have those of the English text, each once; the one that is `spare` may be missing.
pub fn faults(text: &str, english: &str, spare: Option<&str>) -> Vec<(String, String)> {
    let known = places(english).unwrap_or_default();
    let all = || {
        known.iter().fold(String::new(), |mut all, name| {
            let _ = write!(all, "{}{{{name}}}", if all.is_empty() { "" } else { ", " });
            all
        })
    };
    let Some(found) = places(text) else {
        let right = if known.is_empty() { "leave it out".to_owned() } else { format!("its places are {}", all()) };
        return vec![("has a brace that is part of no place".to_owned(), right)];
    };
    let mut faults = Vec::new();
    let mut meant = Vec::new();
    for (at, name) in found.iter().enumerate() {
        let count = found.iter().filter(|other| *other == name).count();
        if found.iter().position(|other| other == name) != Some(at) {
            // It was spoken of where it stands first.
        } else if !known.contains(name) {
            let near = nearest(name, known.iter().copied().filter(|known| !found.contains(known)));
            meant.extend(near);
            let right = match near {
                Some(near) => format!("did you mean `{{{near}}}`?"),
                None if known.is_empty() => "leave it out".to_owned(),
                None => format!("its places are {}", all()),
            };
            faults.push((format!("has `{{{name}}}`, which English does not"), right));
        } else if count > 1 {
            faults.push((format!("has `{{{name}}}` {count} times"), "once is right".to_owned()));
        }
    }
    for name in known.iter().filter(|name| !found.contains(name) && !meant.contains(name) && spare != Some(name)) {
        faults.push((format!("has no `{{{name}}}`, which English has"), format!("its places are {}", all())));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_stand_in_braces() {
        let cases: [(&str, Option<&[&str]>); 7] = [
            ("Explore", Some(&[])),
            ("{n} of {of}", Some(&["n", "of"])),
            ("{n}{n}", Some(&["n", "n"])),
            ("{n", None),
            ("n}", None),
            ("{{n}}", None),
            ("a {} b", None),
        ];
        for (text, expected) in cases {
            assert_eq!(places(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_text_has_the_places_of_the_english_one() {
        let english = "Step {n} of {of}";
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<String> =
                faults(text, english, None).into_iter().map(|(found, right)| format!("{found}; {right}")).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("{of} Schritte, davon {n}", &[]);
        check("Schritt {n} von {off}", &["has `{off}`, which English does not; did you mean `{of}`?"]);
        check("Schritt {nn} von {of}", &["has `{nn}`, which English does not; did you mean `{n}`?"]);
        check("Schritt {n}", &["has no `{of}`, which English has; its places are {n}, {of}"]);
        check("Schritt {n} von {of} ({n})", &["has `{n}` 2 times; once is right"]);
        check("Schritt {n von {of}", &["has a brace that is part of no place; its places are {n}, {of}"]);
        check(
            "Schritt {number} von {of}",
            &[
                "has `{number}`, which English does not; its places are {n}, {of}",
                "has no `{n}`, which English has; its places are {n}, {of}",
            ],
        );
        assert_eq!(
            faults("{n} Orte", "Places", None),
            [("has `{n}`, which English does not".to_owned(), "leave it out".to_owned())]
        );
        assert_eq!(faults("one fact", "{n} facts", Some("n")), []);
    }
}
