//! What is said of a pack in which something is wrong.

mod chains;
mod corrections;
mod ids;
mod map;
mod people;
mod questions;
mod scenes;
mod texts;
mod time;
mod values;

use crate::base::random::Random;
use crate::story::model::Story;
use crate::story::sample::{self, Change, STRUCTURE, TEXTS, read, story};

const STORY: &str = "story.toml";
const EN: &str = "en.toml";

/// Damages the fixture; all that is wrong must be said, and nothing else.
#[track_caller]
fn check(damages: &[Change<'_>]) {
    let (pack, diagnostics, expected) = sample::changed(damages, "error");
    assert_eq!(diagnostics, expected);
    assert!(pack.editions.is_empty(), "nothing is built from a pack with a mistake");
}

/// Each damage by itself.
#[track_caller]
fn check_each(damages: &[Change<'_>]) {
    damages.iter().for_each(|damage| check(&[*damage]));
}

/// The fixture's structure with some places changed, read without an error.
#[track_caller]
fn changed(changes: &[(&str, &str)]) -> Story {
    let structure = changes.iter().fold(STRUCTURE.to_owned(), |text, (from, to)| {
        assert_eq!(text.matches(from).count(), 1, "{from:?} stands once");
        text.replace(from, to)
    });
    let (mut pack, diagnostics) = read(&[(STORY, structure.as_str()), (EN, TEXTS)]);
    assert!(!diagnostics.iter().any(|diagnostic| diagnostic.contains(": error: ")), "{diagnostics:#?}");
    pack.editions.pop().unwrap().story
}

#[test]
fn the_fixture_has_no_mistake() {
    assert_eq!(story().questions.len(), 12);
}

#[test]
fn an_issue_stands_where_the_mistake_stands() {
    // The only case that counts lines by itself, since the others follow the fixture's text.
    let structure = "format = 1\nid = \"a\"\ndate = 2025-08-18\n  map = \"erope\"\n";
    let texts =
        "language = \"en\"\n[story]\ntitle = \"Ä\"\nstandfirst = \"b\"\ndescription = \"c\"\ncredit = \"<i>\"\n";
    let (_, diagnostics) = read(&[(STORY, structure), (EN, texts)]);
    assert_eq!(
        diagnostics,
        [
            "en.toml:6:10: error: `story.credit` has markup, `<i>`; texts are plain; write no HTML and no entities",
            "story.toml:4:9: error: there is no map \"erope\"; did you mean \"europe\"?",
        ]
    );
}

#[test]
fn all_mistakes_are_said_at_once() {
    check(&[
        (STORY, "format = 1", "format = ‸2", &["`format` is 2; this program reads format 1"]),
        (
            STORY,
            "mark = \"cross\"\n\n[[positions]]\nid = \"from-the-south\"",
            "mark = ‸\"corss\"\n\n[[positions]]\nid = \"from-the-south\"",
            &["`positions[2].mark` is \"corss\"; did you mean \"cross\"?"],
        ),
        (
            STORY,
            "shape = \"UA-51\"",
            "shape = ‸\"UA-99\"",
            &["the map \"europe\" has no shape \"UA-99\"; did you mean \"UA-09\"?"],
        ),
        (
            STORY,
            "seat = \"tallinn\"",
            "seat = ‸\"talinn\"",
            &["there is no place \"talinn\"; did you mean \"tallinn\"?"],
        ),
        (
            STORY,
            "topics = [\"ferry\"]\nplaces",
            "‸tpoics = [\"ferry\"]\nplaces",
            &["unknown key `tpoics` in `facts[2]`; did you mean `topics`?"],
        ),
        (
            STORY,
            "contradicts = [\"plan\"]",
            "contradicts = [‸\"plam\"]",
            &["there is no fact \"plam\"; did you mean \"plan\"?"],
        ),
        (STORY, "right = \"ferry\"", "right = ‸[]", &["0 in `right`; one option is right"]),
        (
            STORY,
            "by = \"herald\"",
            "by = ‸\"heralt\"",
            &["there is no speaker of this question named \"heralt\"; did you mean \"herald\"?"],
        ),
        (
            STORY,
            "date = 2025-03-04\nmap",
            "date = ‸2025\nmap",
            &["`date` is a whole number; it must be a day such as 2025-08-18, without quotes"],
        ),
        (
            EN,
            "[story]\ntitle",
            "‸[story]\n‸titel",
            &["`story` has no `title`; add `title = …`", "unknown key `titel` in `story`; did you mean `title`?"],
        ),
        (
            EN,
            "herald = { name = \"The Herald\" }\n",
            "",
            &["no text for `outlets.herald`; add a table [outlets.herald]"],
        ),
        (
            EN,
            "label = \"Friday\"",
            "label = ‸\"\"",
            &["`days.friday.label` is empty; write the text that readers shall see"],
        ),
        (
            EN,
            "initials = \"BB\"",
            "initials = ‸7",
            &["`people.berg.initials` is a whole number; it must be a text in quotes"],
        ),
        (
            EN,
            "second = { title = ",
            "second = { ‸titel = \"\", title = ",
            &["unknown key `titel` in `steps.second`; did you mean `title`?"],
        ),
        (
            EN,
            "items.fly =",
            "items.‸never = { text = \"a\", why = \"b\" }\nitems.fly =",
            &["`questions.q-week.items.never` is in no story; remove it, or add the id to story.toml"],
        ),
    ]);
}

#[test]
fn a_line_more_or_less_is_an_issue_or_none_but_never_a_panic() {
    let mut random = Random::new(7);
    for _ in 0..25 {
        let (mut structure, mut texts): (Vec<&str>, Vec<&str>) = (STRUCTURE.lines().collect(), TEXTS.lines().collect());
        for lines in [&mut structure, &mut texts] {
            let at = |random: &mut Random| random.index(lines.len());
            let (a, b, c) = (at(&mut random), at(&mut random), at(&mut random));
            let moved = lines.remove(a);
            lines.insert(b.min(lines.len()), moved);
            lines.remove(c.min(lines.len() - 1));
        }
        let (pack, diagnostics) = read(&[(STORY, structure.join("\n")), (EN, texts.join("\n"))]);
        let failed = diagnostics.iter().any(|diagnostic| diagnostic.contains(": error: "));
        assert!(pack.editions.is_empty() == failed, "{diagnostics:?}");
    }
}
