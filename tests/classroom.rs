//! A class of thirty, with all kinds of answers, and the table that it comes to: what stands in
//! `tests/golden/class.txt` is handed in to the page in browsers, too, and a code that was once handed in keeps its form.
//! `DATELINE_BLESS=1` writes it anew.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may take what it knows to be there")]

use std::fs;
use std::path::Path;

use dateline::base::random::Random;
use dateline::class::assignment::Assignment;
use dateline::class::code::{CodeForm, Submission, Work, decode};
use dateline::class::data::{ClassData, ClassPage};
use dateline::class::find::{find, fragment};
use dateline::class::register::{Register, Taken, Way};
use dateline::class::sheet::SheetCell;
use dateline::class::table::rows;
use dateline::geo::atlas::Maps;
use dateline::publish::class_page;
use dateline::publish::files::PageLanguage;
use dateline::quiz::answer::Answer;
use dateline::quiz::pick::Pick;
use dateline::story::pack;
use dateline::story::question::{Interaction, Question};

/// The assignment.
const ASSIGNMENT: &str = "questions=10&seed=7&feedback=at-end&class=9b%20%26%20co";
/// How many pupils there are.
const PUPILS: u32 = 30;

/// What a page carries for the fixture.
fn data() -> ClassData {
    let pack = pack::read(Path::new("tests/packs/harbour"), &Maps::shipped());
    let tongues = PageLanguage::all(pack.editions.iter().map(|edition| &edition.language));
    let edition = &pack.editions[0];
    class_page::data(ClassPage::Class, &edition.language, edition, &tongues, None)
}

/// An answer by chance, which is right more often than chance alone would have it.
fn answer(random: &mut Random, question: &Question) -> Answer {
    let is_right = random.below(3) > 0;
    let any = |random: &mut Random, of: usize| random.index(of);
    let pick = |part: usize, target: usize| Pick { part, target };
    let picks = match &question.interaction {
        Interaction::Choose(options) => {
            let all = 0..options.all.len();
            if is_right {
                all.filter(|part| options.all[*part].right).map(|part| pick(part, 0)).collect()
            } else if question.is_single_choice() {
                vec![pick(any(random, options.all.len()), 0)]
            } else {
                let first = any(random, options.all.len());
                all.filter(|part| *part == first || random.below(3) == 0).map(|part| pick(part, 0)).collect()
            }
        }
        Interaction::Match(pairs) => {
            let own = |part: usize| pairs.speaker(&pairs.statements[part].by).expect("a speaker");
            let mut target = |part| if is_right { own(part) } else { any(random, pairs.speakers.len()) };
            (0..pairs.statements.len()).map(|part| pick(part, target(part))).collect()
        }
        Interaction::Order(sequence) => {
            let mut items: Vec<usize> = (0..sequence.items.len()).collect();
            if !is_right {
                random.shuffle(&mut items);
            }
            items.into_iter().map(|part| pick(part, 0)).collect()
        }
    };
    Answer { picks }
}

/// What each pupil hands in: the code, the pseudonym, the way.
fn handed_in(data: &ClassData, assignment: &Assignment) -> Vec<(String, String, &'static str)> {
    let mut random = Random::new(20_250_818);
    let order = assignment.settings.order(&data.bank);
    let names = ["Mia", "=1+1", "Клас \"9\"", "ليلى", "a&as=b"];
    (1..=PUPILS)
        .map(|number| {
            let is_asked = |question: &&Question| order.contains(&question.id);
            let mut given = |question| Some(question).filter(is_asked).map(|question| answer(&mut random, question));
            let work = Work::Answers(data.bank.questions.iter().map(&mut given).collect());
            let is_named = number % 6 == 0;
            let own = if is_named { 0 } else { number };
            let mark = random.below(512);
            let submission = Submission { assignment: assignment.digest(), number: own, mark, work };
            let alias = if is_named { names[(number / 6 - 1) as usize] } else { "" };
            // A name goes with a link or a file only.
            let way = match number % 6 {
                0 if number % 12 == 0 => "link",
                0 => "file",
                1 | 2 => "class",
                3 => "full",
                4 => "link",
                _ => "picture",
            };
            let form = if way == "class" { CodeForm::Class } else { CodeForm::Full };
            let code = match way {
                "link" | "file" => fragment(&data.bank, &submission, alias, assignment),
                _ => submission.code(&data.bank, form),
            };
            (code, alias.to_owned(), way)
        })
        .collect()
}

fn written(cell: &SheetCell) -> String {
    match cell {
        SheetCell::Text(text) => text.clone(),
        SheetCell::Tenths(tenths) if tenths % 10 == 0 => (tenths / 10).to_string(),
        SheetCell::Tenths(tenths) => format!("{}.{}", tenths / 10, tenths % 10),
        SheetCell::Empty => "–".to_owned(),
    }
}

#[test]
fn a_class_of_thirty_comes_to_its_table() {
    let data = data();
    let assignment = Assignment::read(ASSIGNMENT).expect("an assignment");
    let handed_in = handed_in(&data, &assignment);
    let mut register = Register { name: "9b".to_owned(), assignment, ..Register::default() };
    for (code, alias, _) in &handed_in {
        let found = find(&data.bank, code);
        assert_eq!(found.len(), 1, "{code}");
        assert_eq!(&found[0].alias, alias);
        assert_eq!(register.take(&data.bank, &found[0], Way::Code), Some(Taken::New));
    }
    let lines = handed_in.iter().map(|(code, _, way)| format!("{way}\t{code}\n"));
    let table = rows(&data, &register, false);
    let table = table.iter().map(|row| row.iter().map(written).collect::<Vec<_>>().join("\t") + "\n");
    let text = format!("{ASSIGNMENT}\n{}\n{}", lines.collect::<String>(), table.collect::<String>());
    let path = "tests/golden/class.txt";
    if std::env::var_os("DATELINE_BLESS").is_some() {
        fs::write(path, &text).expect("the file");
    }
    assert_eq!(fs::read_to_string(path).expect("the file"), text);
}

#[test]
fn whatever_is_typed_in_only_codes_are_taken() {
    let data = data();
    let assignment = Assignment::read(ASSIGNMENT).expect("an assignment");
    let codes = handed_in(&data, &assignment);
    let mut random = Random::new(3);
    for turn in 0..300 {
        // Pieces of codes, of links and of other texts, in any order.
        let mut text = String::new();
        for _ in 0..random.below(12) {
            let (code, _, _) = &codes[random.index(codes.len())];
            let letters: Vec<char> = code.chars().collect();
            let from = random.index(letters.len());
            let piece: String = letters[from..].iter().take(random.index(letters.len())).collect();
            text += &piece;
            text += ["", " ", "\n", "&as=", "\u{202e}", "<b>", "7", "-"][random.index(8)];
        }
        for found in find(&data.bank, &text) {
            if let Ok(submission) = found.read {
                let own = submission.code(&data.bank, submission.form());
                let symbols: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
                assert!(symbols.contains(&own), "{turn}: {own} is not in {text:?}");
                assert!(decode(&data.bank, &dateline::quiz::typed::values(&own)).is_ok());
            }
        }
    }
}
