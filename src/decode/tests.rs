//! What is said of a file in which something is wrong, and what is read of it all the same.

use std::collections::BTreeMap;

use super::*;
use crate::base::random::Random;
use crate::decode::diagnostic::Source;

record! {
    /// A record to try the reader on,
    /// in two lines.
    Sample {
        /// What it is called.
        name: PlainText,
        count: Option<u32>,
        days: Vec<At<String>>,
    }
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let (_, diagnostics, _) = read::<Sample>(&Source::new("s.toml", text));
    let found: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_right_file_has_no_issue() {
    check("name = \"a > b & c\"\ndays = [\"x\"]", &[]);
}

#[test]
fn every_mistake_is_named_with_its_place() {
    check(
        "nmae = \"x\"\ncount = \"2\"\ndays = [1, \"b\", true]\n",
        &[
            "s.toml:1:1: error: unknown key `nmae`; did you mean `name`?",
            "s.toml:1:1: error: the file has no `name`; add `name = …`",
            "s.toml:2:9: error: `count` is a text; it must be a whole number",
            "s.toml:3:9: error: `days[1]` is a whole number; it must be a text in quotes",
            "s.toml:3:17: error: `days[3]` is true or false; it must be a text in quotes",
        ],
    );
}

#[test]
fn a_text_bears_no_markup_and_no_control_characters() {
    check(
        "name = \"a <b>bold</b> word\"",
        &["s.toml:1:8: error: `name` has markup, `<b>bold</b> `; texts are plain; write no HTML and no entities"],
    );
    check(
        "name = \"fish &amp; chips\"",
        &["s.toml:1:8: error: `name` has markup, `&amp; chips`; texts are plain; write no HTML and no entities"],
    );
    check(
        "name = \"a\\u0007b\"",
        &["s.toml:1:8: error: `name` has the control character U+0007; texts are plain characters on one line"],
    );
    check("name = \" \"", &["s.toml:1:8: error: `name` is empty; write the text that readers shall see"]);
}

#[test]
fn a_key_given_twice_is_an_error_of_syntax() {
    let (read, diagnostics, _) = read::<Sample>(&Source::new("s.toml", "name = \"a\"\nname = \"b\"\n"));
    assert!(read.is_none());
    assert_eq!(diagnostics[0].line, 2, "{diagnostics:?}");
}

#[test]
fn an_error_of_syntax_is_said_once() {
    // The parser says twice of the second line that no literal string is closed in it.
    let (_, diagnostics, _) = read::<Sample>(&Source::new("s.toml", "name = { text = \"Mark\n Rutte\" }\n"));
    assert!(diagnostics.len() > 2 && diagnostics.windows(2).all(|two| two[0] != two[1]), "{diagnostics:#?}");
}

#[test]
fn a_huge_file_is_refused_unread() {
    let (read, diagnostics, _) = read::<Sample>(&Source::new("s.toml", &"#".repeat(10_000_000)));
    assert!(read.is_none());
    assert_eq!(diagnostics[0].found, "a file of 10000000 bytes");
}
#[test]
fn the_largest_file_is_read_and_one_byte_more_is_not() {
    let text = format!("name = \"a\"\n#{}", "x".repeat(MAX_FILE_BYTES - 12));
    assert_eq!(text.len(), MAX_FILE_BYTES);
    check(&text, &[]);
    check(&format!("{text}x"), &["s.toml:1:1: error: a file of 1000001 bytes; at most 1000000 bytes are read"]);
}

#[test]
fn what_could_be_read_of_a_list_goes_on_without_the_rest() {
    let (read, diagnostics, _) = read::<Sample>(&Source::new("s.toml", "name = \"a\"\ndays = [\"b\", 2, \"c\"]"));
    let days: Vec<String> = read.unwrap().days.into_iter().map(|day| day.value).collect();
    assert_eq!(days, ["b", "c"]);
    assert_eq!(diagnostics.len(), 1);
}

#[test]
fn what_could_not_be_read_is_lost_by_its_id() {
    record! {
        /// Records of their own, in a list and in a table.
        Whole {
            list: Vec<Sample>,
            table: BTreeMap<String, At<Sample>>,
        }
    }
    let text = "list = [{ id = \"a\" }, { name = \"b\", days = 1 }]\ntable.c = {}\ntable.d = { name = \"d\" }\n";
    let (read, _, lost) = read::<Whole>(&Source::new("s.toml", text));
    assert_eq!(lost.into_iter().collect::<Vec<_>>(), ["a", "c"]);
    assert_eq!(read.unwrap().table.into_keys().collect::<Vec<_>>(), ["d"]);
}

#[test]
fn a_mistake_in_one_part_leaves_the_others_to_be_read() {
    record! {
        /// A record with a part that may be wrong.
        Lasting {
            part: Sound<Sample>,
            list: Vec<Sample>,
        }
    }
    for (text, sound) in [("part = 1", false), ("", false), ("part.nmae = \"a\"", false), ("part.name = \"a\"", true)] {
        let (read, diagnostics, _) =
            read::<Lasting>(&Source::new("s.toml", &format!("{text}\nlist = [{{ name = \"b\" }}]")));
        let read = read.unwrap();
        assert_eq!((read.part.0.is_some(), read.list.len(), diagnostics.is_empty()), (sound, 1, sound), "{text}");
    }
}

#[test]
fn a_number_is_told_from_what_only_looks_like_one() {
    check("name = \"a\"\ncount = 0x10", &[]);
    check("name = \"a\"\ncount = 4_294_967_295", &[]);
    let wrong = [
        ("4294967296", "a whole number; it must be from 0 to 4294967295"),
        ("-1", "a whole number; it must be from 0 to 4294967295"),
        ("1.0", "a number; it must be a whole number"),
        ("inf", "a number; it must be a whole number"),
        ("1979-05-27", "a date; it must be a whole number"),
        ("{}", "a table; it must be a whole number"),
    ];
    for (written, said) in wrong {
        check(&format!("name = \"a\"\ncount = {written}"), &[&format!("s.toml:2:9: error: `count` is {said}")]);
    }
}

#[test]
fn markup_is_told_from_a_sign_in_a_text() {
    for plain in ["R & D; Q & A", "AT&T", "a & b;", "&", "2 > 1", "->"] {
        check(&format!("name = '{plain}'"), &[]);
    }
    for sign in ["1 < 2", "a <- b", "<3", "<"] {
        check(&format!("name = '{sign}'"), &["s.toml:1:8: error: `name` has the sign `<`; say it in words"]);
    }
    for markup in ["<p", "</p>", "<!-- a -->", "<?xml", "&amp;", "&#39;", "&lt;b"] {
        let (read, diagnostics, _) = read::<Sample>(&Source::new("s.toml", &format!("name = '{markup}'")));
        assert!(read.is_none() && diagnostics.len() == 1, "{markup}");
    }
}

#[test]
fn nesting_without_end_is_an_error_of_syntax() {
    let deep = format!("name = \"a\"\ndays = {}", "[".repeat(400_000));
    let (read, diagnostics, _) = read::<Sample>(&Source::new("s.toml", &deep));
    assert!(read.is_none() && !diagnostics.is_empty());
}

#[test]
fn no_damage_to_a_file_makes_it_panic() {
    let whole = "name = \"a “b” c\"\ncount = 2\ndays = [\"x\", 'y']\n\n[other]\nday = 2025-08-18\n";
    for end in (0..=whole.len()).filter(|end| whole.is_char_boundary(*end)) {
        read::<Sample>(&Source::new("s.toml", &whole[..end]));
    }
    let mut random = Random::new(1);
    let odd: Vec<char> = "\"'[]{}=.,#\n\r\t\\ \0-_09az\u{feff}é".chars().collect();
    for _ in 0..3_000 {
        let mut chars: Vec<char> = whole.chars().collect();
        for _ in 0..=random.below(3) {
            let at = random.index(chars.len());
            chars[at] = odd[random.index(odd.len())];
        }
        let text: String = chars.into_iter().collect();
        let (read, diagnostics, _) = read::<Sample>(&Source::new("s.toml", &text));
        assert!(read.is_some() || !diagnostics.is_empty(), "{text:?}");
    }
}
