use super::*;
use crate::class::assignment::Assignment;
use crate::export::sample;
use crate::export::source::ExportStory;

/// The entries of a story's questions.
fn with_entries<T>(story: &ExportStory, read: impl Fn(&[BankEntry]) -> T) -> T {
    let assignment = Assignment::default();
    let job = Job { story, assignment: &assignment, address: "https://news.example/x/", site: &[] };
    let questions = job.questions();
    read(&questions.iter().map(|question| BankEntry::new(&job, question, questions.len())).collect::<Vec<_>>())
}

#[test]
fn ids_names_and_tags_are_what_a_bank_takes() {
    let story = sample::story(sample::all_kinds(&sample::HOSTILE, 1));
    with_entries(&story, |entries| {
        let mut ids: Vec<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
        assert_eq!(ids.first(), Some(&"made-up.q-one-1"));
        assert!(ids.iter().all(|id| id.len() <= 100));
        ids.dedup();
        assert_eq!(ids.len(), entries.len());
        assert!(entries.iter().all(|entry| entry.tags == ["recall", "made-up"]));
        assert_eq!(entries[0].name, "01 -›", "{}", entries[0].name);
        assert_eq!(entries[9].name, "10 -›");
        assert_eq!(entries[1].stem, ["->", "Choose all."]);
    });
}

#[test]
fn names_are_short_on_one_line_and_without_markup() {
    assert_eq!(short("a\nb <i>:: ", 60), "a b ‹i›");
    assert_eq!(short("їжак їсть", 5), "їжак…");
    assert_eq!(name(7, 24, "x"), "07 x");
    assert_eq!(name(7, 7, "x"), "7 x");
}

#[test]
fn two_statements_and_two_items_have_a_third_row() {
    let questions = vec![
        sample::who("q-a", "x", &["A", "B"], &[("s", 1), ("t", 0)]),
        sample::who("q-b", "x", &["A", "B", "C"], &[("s", 1), ("t", 0)]),
        sample::order("q-c", "x", &["i", "j"]),
        sample::order("q-d", "x", &["i", "j", "k"]),
    ];
    let rows = |entry: &BankEntry| match &entry.answers {
        EntryAnswers::Pairs(pairs) => {
            let mut rows: Vec<String> = pairs.iter().map(|pair| format!("{}={}", pair.left, pair.right)).collect();
            rows.sort();
            rows
        }
        EntryAnswers::Choice(_) => Vec::new(),
    };
    with_entries(&sample::story(questions), |entries| {
        assert_eq!(rows(&entries[0]), ["=A", "s=B", "t=A"]);
        assert_eq!(rows(&entries[1]), ["=C", "s=B", "t=A"]);
        assert_eq!(rows(&entries[2]), ["=3", "i=1", "j=2"]);
        assert_eq!(rows(&entries[3]), ["i=1", "j=2", "k=3"]);
        assert!(entries[0].feedback.contains(&"s — B (Told so: s)".to_owned()), "{:?}", entries[0].feedback);
        assert!(entries[2].feedback.contains(&"2 — j (Then: j)".to_owned()), "{:?}", entries[2].feedback);
        assert_eq!(entries[2].feedback[0], "Since: x");
        assert_eq!(entries[2].feedback[1], "Proof: It was x (The report, 1 May)");
    });
}

#[test]
fn more_right_options_than_there_are_shares_are_a_limit_with_its_number() {
    let texts: Vec<String> = (0..24).map(|n| format!("o{n}")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let limit = |kind, right| limit(&sample::choice("q", kind, "x", &texts, right));
    assert_eq!(limit(Kind::Several, 10), None);
    assert_eq!(limit(Kind::Several, 11), Some(Limit::Right(11, 10)));
    assert_eq!(limit(Kind::Map, 12), Some(Limit::Right(12, 10)));
    assert_eq!(limit(Kind::Several, 20), None);
    assert_eq!(limit(Kind::One, 1), None);
}
