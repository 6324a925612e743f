//! The order of the styles: what `styles` promises, read from it.

#![allow(clippy::expect_used, reason = "a test may take what it knows to be there")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A sheet of the styles: its way below `styles`, and its text.
struct Sheet {
    way: String,
    text: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("styles")
}

fn sheets() -> Vec<Sheet> {
    fn collect(folder: &Path, sheets: &mut Vec<Sheet>) {
        for entry in fs::read_dir(folder).expect("a folder of the styles") {
            let path = entry.expect("an entry of it").path();
            if path.is_dir() {
                collect(&path, sheets);
            } else if path.extension().is_some_and(|extension| extension == "css") {
                let way = path.strip_prefix(root()).expect("it lies in there").to_string_lossy().replace('\\', "/");
                sheets.push(Sheet { way, text: fs::read_to_string(&path).expect("a sheet") });
            }
        }
    }
    let mut sheets = Vec::new();
    collect(&root(), &mut sheets);
    assert!(sheets.len() > 20, "{} sheets: hardly any was found", sheets.len());
    sheets
}

fn without_comments(text: &str) -> String {
    text.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, rest)| rest)).collect()
}

/// The parts of a text between commas that stand in no brackets.
fn parts(text: &str) -> Vec<String> {
    let (mut parts, mut depth) = (vec![String::new()], 0);
    for letter in text.chars() {
        depth += i32::from(letter == '(') - i32::from(letter == ')');
        match parts.last_mut() {
            Some(part) if letter != ',' || depth > 0 => part.push(letter),
            _ => parts.push(String::new()),
        }
    }
    parts.into_iter().map(|part| part.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// The selectors of all rules of a sheet.
fn selectors(text: &str) -> Vec<String> {
    let (mut selectors, mut open, mut start) = (Vec::new(), Vec::<String>::new(), 0);
    let text = without_comments(text);
    for (at, letter) in text.char_indices() {
        match letter {
            '{' => {
                let head = text[start..at].trim();
                let is_frame = open.iter().any(|around| around.starts_with("@keyframes"));
                if !head.starts_with('@') && !is_frame {
                    selectors.extend(parts(head));
                }
                open.push(head.to_owned());
            }
            '}' => drop(open.pop()),
            ';' => {}
            _ => continue,
        }
        start = at + 1;
    }
    selectors
}

/// The classes of a selector's part, in their order, but for what it excludes or looks for within.
fn classes(part: &str) -> Vec<String> {
    let mut classes = Vec::new();
    for (at, _) in part.match_indices('.') {
        let name = part[at + 1..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect::<String>();
        let (before, opened) = (&part[..at], |head: &str| part[..at].rfind(head));
        let aside = [opened(":not("), opened(":has(")].into_iter().flatten().any(|from| !before[from..].contains(')'));
        if name.starts_with(|c: char| c.is_ascii_lowercase()) && !aside {
            classes.push(name);
        }
    }
    classes
}

/// What a selector dresses, and what stands around it.
fn subject(selector: &str) -> (&str, &str) {
    let mut depth = 0;
    let cut = selector.char_indices().filter(|(_, letter)| {
        depth += i32::from(*letter == '(') - i32::from(*letter == ')');
        depth == 0 && " >+~".contains(*letter)
    });
    let cut = cut.last().map_or(0, |(at, _)| at + 1);
    (&selector[cut..], &selector[..cut])
}

/// Sheets that take from everywhere, since what they speak of goes through the whole page: what
/// stands on it when, and on paper. The front page is another document.
const ACROSS: [&str; 4] = ["page/shown.css", "print.css", "front.css", "class/print.css"];
/// The sheets of the classroom's pages, which are documents of their own, beside those in `class`.
const CLASSROOM: [&str; 4] = ["tokens.css", "layers.css", "base.css", "page/forms.css"];
/// What a story's page has of the classroom's.
const HAND: &str = "class/form.css";
/// The form of something, beside the class that says what it is.
const FORMS: [&str; 7] = ["is-right", "is-wrong", "is-partly", "selected", "open", "up", "to"];

#[test]
fn a_class_is_dressed_in_one_sheet_and_elsewhere_only_within_what_that_sheet_dresses() {
    let is_classroom = |way: &str| way.starts_with("class/");
    let story = dressed_twice(|way| !is_classroom(way) || way == HAND);
    let classroom = dressed_twice(|way| is_classroom(way) || CLASSROOM.contains(&way));
    assert!(story.is_empty() && classroom.is_empty(), "{story:#?}\n{classroom:#?}");
}

/// What the sheets of some documents dress in two places.
fn dressed_twice(is_of: impl Fn(&str) -> bool) -> Vec<String> {
    let mut homes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let (mut within, mut faults) = (Vec::new(), Vec::new());
    let sheets = sheets();
    for Sheet { way, text } in sheets.iter().filter(|sheet| is_of(&sheet.way) && !ACROSS.contains(&&*sheet.way)) {
        for selector in selectors(text) {
            let (own, context) = subject(&selector);
            let around: Vec<String> = classes(context).into_iter().filter(|class| !FORMS.contains(&&**class)).collect();
            // What holds of the whole page, as `[dir="rtl"]`, is no place of its own.
            if around.is_empty() && !context.is_empty() {
                continue;
            }
            for class in classes(own).into_iter().filter(|class| !FORMS.contains(&&**class)) {
                if around.is_empty() {
                    homes.entry(class).or_default().insert(way.clone());
                } else {
                    within.push((way.clone(), class, around.clone(), selector.clone()));
                }
            }
        }
    }
    for (class, ways) in homes.iter().filter(|(_, ways)| ways.len() > 1) {
        faults.push(format!(".{class} is dressed in {ways:?}"));
    }
    for (way, class, around, selector) in within {
        let is_home = |class: &String| homes.get(class).is_none_or(|ways| ways.contains(&way));
        if !is_home(&class) && !around.iter().any(is_home) {
            faults.push(format!("{way}: `{selector}`, but .{class} is dressed in {:?}", homes.get(&class)));
        }
    }
    faults
}

#[test]
fn who_lies_over_whom_stands_in_one_list() {
    let list = fs::read_to_string(root().join("layers.css")).expect("the list");
    for Sheet { way, text } in sheets() {
        for (at, line) in text.lines().enumerate().filter(|(_, line)| line.trim().starts_with("z-index:")) {
            let layer = line.trim().strip_prefix("z-index: var(").and_then(|rest| rest.strip_suffix(");"));
            let is_listed = layer.is_some_and(|layer| list.contains(&format!("  {layer}: ")));
            assert!(is_listed, "{way}:{}: `{}` is no layer of layers.css", at + 1, line.trim());
        }
    }
}

/// The source, in one.
fn source(folder: &Path) -> String {
    let entries = fs::read_dir(folder).expect("a folder of the source").map(|entry| entry.expect("an entry").path());
    let text = |path: PathBuf| match path.is_dir() {
        true => source(&path),
        false => fs::read_to_string(&path).unwrap_or_default(),
    };
    entries.map(text).collect()
}

/// The table's numbers as the styles write them, `24px`, by name.
fn table() -> BTreeMap<String, String> {
    let table = fs::read_to_string(root().join("layout.toml")).expect("the table");
    let table: toml::Table = table.parse().expect("a table");
    let mut numbers = BTreeMap::new();
    for (unit, rows) in &table {
        let unit = if ["ratio", "scaled"].contains(&&**unit) { "" } else { unit };
        for (name, value) in rows.as_table().expect("numbers of a unit") {
            let value = value.as_float().or(value.as_integer().map(|value| value as f64)).expect("a number");
            numbers.insert(name.clone(), format!("{value}{unit}"));
        }
    }
    numbers
}

#[test]
fn numbers_that_the_program_knows_are_those_of_the_table() {
    let table = table();
    let mut used = BTreeSet::new();
    for Sheet { way, text } in sheets() {
        for (at, _) in text.match_indices("/* layout: ") {
            let (names, after) = text[at..]["/* layout: ".len()..].split_once(" */").expect("the end of a comment");
            // What stands before it: a declaration that has ended, or a condition.
            let code = text[..at].trim_end().trim_end_matches(';');
            let code = code.rsplit([';', '{', '}']).next().unwrap_or(code).trim();
            assert!(after.starts_with(['\n', ' ']), "{way}: `{code}` goes on behind the name of its number");
            let numbers: Vec<&str> = code.split(|c: char| !c.is_ascii_alphanumeric() && c != '.').collect();
            for name in names.split(", ") {
                let number = table.get(name).unwrap_or_else(|| panic!("{way}: `{code}`: no {name} in layout.toml"));
                assert!(numbers.contains(&&**number), "{way}: {name} is {number} in layout.toml, here `{code}`");
                used.insert(name.to_owned());
            }
        }
    }
    let unused: Vec<_> = table.keys().filter(|name| !used.contains(*name)).collect();
    assert!(unused.is_empty(), "no sheet takes {unused:?} from layout.toml");
    let source = source(&root().join("../src"));
    let is_word = |name: &str| source.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').any(|word| word == name);
    let unused: Vec<_> = table.keys().filter(|name| !is_word(&name.to_uppercase())).collect();
    assert!(unused.is_empty(), "no source takes {unused:?} from layout.toml");
}

#[test]
fn a_width_at_which_the_layout_changes_is_of_the_table() {
    let table = table();
    for Sheet { way, text } in sheets() {
        for number in ["columns_from", "insets_from", "large_from"].map(|name| (name, &table[name])) {
            let conditions = text.lines().filter(|line| line.starts_with('@') && line.contains(&**number.1));
            for line in conditions {
                assert!(line.contains(number.0), "{way}: `{line}` does not say that it is {}", number.0);
            }
        }
    }
}

#[test]
fn every_sheet_says_what_it_dresses_is_short_and_is_written_in_one_way() {
    for Sheet { way, text } in sheets() {
        assert!(text.starts_with("/* "), "{way} does not say what it dresses");
        let lines = text.lines().count();
        assert!(lines <= 250, "{way} has {lines} lines");
        let (mut depth, mut goes_on) = (0, false);
        for (at, line) in without_comments(&blank(&text)).lines().enumerate() {
            let (code, here) = (line.trim(), line.len() - line.trim_start().len());
            if code.is_empty() {
                continue;
            }
            depth -= usize::from(code == "}");
            // What goes on from the line before stands further in, or where that line began.
            assert!(here == 2 * depth || goes_on, "{way}:{}: `{code}` is not {depth} levels in", at + 1);
            depth += usize::from(code.ends_with('{'));
            goes_on = !code.ends_with(['{', '}', ';']);
        }
        assert_eq!(depth, 0, "{way}");
        assert!(!text.lines().any(|line| line.ends_with(' ')), "{way} has a space at the end of a line");
    }
}

/// A text with its comments blank, so that its lines are as many.
fn blank(text: &str) -> String {
    let mut parts = text.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |blank, part| {
        let (comment, rest) = part.split_once("*/").unwrap_or((part, ""));
        blank + &"\n".repeat(comment.matches('\n').count()) + rest
    })
}

#[test]
fn every_sheet_travels() {
    let page = |name: &str| fs::read_to_string(root().join("..").join(name)).expect("what trunk builds from");
    let (story, classroom) = (page("index.html"), page("collect.html") + &page("handout.html"));
    let is_classroom = |way: &str| way.starts_with("class/");
    for (page, of) in [(&story, false), (&classroom, true)] {
        let listed = page.split("href=\"styles/").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0));
        assert!(listed.into_iter().all(|way| is_classroom(way) == of || of && CLASSROOM.contains(&way)));
    }
    // These go with what they dress: the list of stories, the dialog that gives the lines to embed, the menu of exports.
    let apart = ["front.css", "share.css", "class/export.css"];
    for Sheet { way, .. } in sheets() {
        let page = if is_classroom(&way) { &classroom } else { &story };
        let times = page.matches(&format!("href=\"styles/{way}\"")).count();
        // The teacher's page and the worksheet have some in common.
        let right = usize::from(!apart.contains(&&*way));
        assert!(times == right || is_classroom(&way) && times == 2, "{way}: {times}");
    }
}

/// The colours of a palette: the light one, and what the dark one has in place of it.
fn palettes() -> [BTreeMap<String, String>; 2] {
    let text = sheets().into_iter().find(|sheet| sheet.way == "tokens.css").expect("the tokens").text;
    let blocks: Vec<&str> = text.split(":root {").skip(1).collect();
    let colors = |block: &str| -> BTreeMap<String, String> {
        let block = block.split_once('}').expect("its end").0;
        let pairs =
            block.lines().filter_map(|line| line.trim().strip_prefix("--")?.strip_suffix(';')?.split_once(": "));
        pairs
            .filter(|(_, value)| value.starts_with('#'))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    };
    let light = colors(blocks.first().expect("the light palette"));
    let mut dark = light.clone();
    dark.extend(colors(blocks.get(1).expect("the dark palette")));
    [light, dark]
}

/// The relative luminance of a colour such as `#fff` or `#1a2126`, with the 0.05 that a ratio adds.
fn luminance(color: &str) -> f64 {
    let digits: Vec<u32> = color.chars().filter_map(|digit| digit.to_digit(16)).collect();
    let parts = digits.chunks(digits.len() / 3).map(|part| match part {
        [one] => one * 17,
        part => part.iter().fold(0, |sum, digit| sum * 16 + digit),
    });
    let linear = |part: u32| {
        let part = f64::from(part) / 255.0;
        if part > 0.04045 { ((part + 0.055) / 1.055).powf(2.4) } else { part / 12.92 }
    };
    parts.zip([0.2126, 0.7152, 0.0722]).map(|(part, share)| share * linear(part)).sum::<f64>() + 0.05
}

#[test]
fn what_stands_on_the_map_can_be_read_on_what_it_stands_on() {
    for (palette, theme) in palettes().iter().zip(["light", "dark"]) {
        let ratio = |one: &str, other: &str| {
            let (one, other) = (luminance(&palette[one]), luminance(&palette[other]));
            one.max(other) / one.min(other)
        };
        for (ink, ground) in [
            ("label", "land"),
            ("label", "country"),
            ("label", "focus"),
            ("label-sea", "sea"),
            ("focus-ink", "focus"),
            ("region-line", "region"),
            ("region-line", "focus"),
            ("ink-soft", "raised"),
        ] {
            assert!(ratio(ink, ground) >= 4.5, "{theme}: {ink} on {ground}: {}", ratio(ink, ground));
        }
        // The land that the story is about, beside those that took part; the open tab, on its bar.
        assert!(ratio("focus", "country") >= 1.1, "{theme}: {}", ratio("focus", "country"));
        assert!(ratio("accent", "sunk") >= 3.0, "{theme}: {}", ratio("accent", "sunk"));
    }
}

#[test]
fn the_maps_colours_can_be_told_apart_in_both_themes() {
    // A ground or a line, what it lies on, and the least contrast of the two.
    let pairs = [
        ("sea", "land", 1.3),
        ("border", "land", 2.0),
        ("country", "land", 1.35),
        ("country", "sea", 1.15),
        ("country-line", "country", 2.0),
        ("focus", "land", 1.12),
        ("focus-line", "focus", 3.0),
        ("focus-line", "land", 3.0),
        ("region", "focus", 1.35),
        ("region-line", "region", 4.5),
        ("river", "land", 2.0),
        ("label", "land", 4.5),
        ("label", "country", 4.5),
        ("label-far", "land", 4.5),
        ("label-sea", "sea", 4.5),
        ("focus-ink", "focus", 4.5),
        ("focus-ink", "land", 4.5),
    ];
    let mut wrong = Vec::new();
    for (palette, theme) in palettes().iter().zip(["light", "dark"]) {
        for (one, other, least) in pairs {
            let [a, b] = [one, other].map(|name| luminance(&palette[name]));
            let contrast = a.max(b) / a.min(b);
            if contrast < least {
                wrong.push(format!("{theme}: --{one} on --{other} has {contrast:.2} : 1, not {least} : 1"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
