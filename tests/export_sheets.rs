//! Sheets and cards as others read them: openpyxl the workbooks, Python the text, Anki's own importer the cards.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may take what it knows to be there")]

use std::fs;

use dateline::class::assignment::Assignment;
use dateline::export::format::ExportFormat;
use dateline::export::job::ExportQuestion;
use dateline::export::keeps::Limit;
use dateline::export::note::Loss;
use dateline::export::source::ExportStory;
use dateline::lang::catalogue::Direction;
use dateline::quiz::answer::Answer;
use dateline::quiz::pick::Pick;
use dateline::quiz::score::{Points, score};
use dateline::story::question::{Interaction, Kind, Question};
use serde_json::{Value, json};

mod exported;
#[allow(dead_code, reason = "the entries are what is needed of it")]
#[path = "hostile/corpus.rs"]
mod hostile;

use exported::{exported, job, python, reworded, stories, system_python};

/// Prints the sheets of workbooks, or the rows of text, as JSON.
const READ: &str = r#"
import csv, json, sys, openpyxl
books = []
for path in sys.argv[1:]:
    if path.endswith(".csv"):
        with open(path, encoding="utf-8-sig", newline="") as file:
            mark = "," if ";" not in file.readline().split('"')[0] else ";"
            file.seek(0)
            books.append(list(csv.reader(file, delimiter=mark)))
    else:
        books.append([[sheet.title, bool(sheet.sheet_view.rightToLeft),
            [[cell.value for cell in row] for row in sheet.iter_rows()],
            [sheet["B2"].alignment.wrap_text, sheet["A1"].font.b, sheet.column_dimensions["B"].width,
                sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet["B2"].alignment.readingOrder,
                sheet.print_title_rows, sheet["B8"].font.b,
                all(row.height and 15 <= row.height <= 409 for row in sheet.row_dimensions.values())]] for sheet in openpyxl.load_workbook(path)])
print(json.dumps(books))
"#;

/// The stories as they are, and with hostile texts that no letter is lost of on the way into a sheet.
fn all() -> Vec<ExportStory> {
    let plain = |text: &String| text.chars().count() < 100 && !text.chars().any(|c| c.is_control() || c == '\u{feff}');
    let mut texts = hostile::corpus().into_iter().filter(plain).collect::<Vec<_>>().into_iter().cycle();
    let mut all = stories();
    let hostile: Vec<_> =
        all.iter().map(|story| reworded(story.clone(), &mut || texts.next().expect("one of them"))).collect();
    all.extend(hostile);
    // What an importer would take for the beginning of a quoted field, for a comment, for a deck within a deck.
    let mut odd =
        ["\"never closed", "\"a\" :: b", "#tags:x", "[sound:a.mp3] {{c1::b}} \\(x\\)", "a\u{a0}b"].into_iter().cycle();
    for story in stories().into_iter().take(2) {
        all.push(reworded(story, &mut || odd.next().unwrap_or_default().to_owned()));
        odd.next();
    }
    all
}

/// What an apostrophe keeps from being a formula is the text without it.
fn plain(cell: &Value) -> String {
    let text = cell.as_str().unwrap_or_default();
    let is_kept = text
        .strip_prefix('\'')
        .is_some_and(|rest| rest.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']));
    if is_kept { text[1..].to_owned() } else { text.to_owned() }
}

/// The place of a sign such as `B` or `2` among those before the lines of a cell, and what stands behind it.
fn signed(cell: &str) -> Vec<(&str, &str)> {
    cell.lines().map(|line| line.split_once(". ").expect("a sign before it")).collect()
}

/// The answer that letters of a sheet mean, to a question with these lines.
fn meant(question: &ExportQuestion, choices: &str, letters: &str) -> Answer {
    let lines = signed(choices);
    let at = |sign: &str| {
        let (_, text) = lines.iter().find(|(other, _)| *other == sign).expect("a letter that is there");
        // Hostile texts come more than once: the place is told by the order, and the text must be its own.
        let line = lines.iter().position(|(other, _)| *other == sign).expect("likewise");
        let part = question.order[line];
        let own = match &question.asked.interaction {
            Interaction::Choose(options) => &options.all[part].text,
            Interaction::Match(pairs) => &pairs.statements[part].text,
            Interaction::Order(sequence) => &sequence.items[part].text,
        };
        assert_eq!(text, own);
        part
    };
    let pick = |word: &str| match &question.asked.interaction {
        Interaction::Match(_) => {
            let (sign, speaker) = word.split_at(word.find(|c: char| c.is_ascii_digit()).expect("a number"));
            Pick { part: at(sign), target: speaker.parse::<usize>().expect("a number") - 1 }
        }
        Interaction::Choose(_) | Interaction::Order(_) => Pick { part: at(word), target: 0 },
    };
    Answer { picks: letters.split(' ').map(pick).collect() }
}

/// The rows of a sheet are the questions of a story, with the right answers of those.
fn are_the_questions(story: &ExportStory, rows: &[Vec<String>]) {
    let assignment = Assignment::default();
    let job = job(story, &assignment);
    let questions = job.questions();
    assert_eq!(rows.len(), questions.len() + 1, "a head, and a row each");
    for (question, row) in questions.iter().zip(&rows[1..]) {
        let asked = question.asked;
        let [id, kind, stem, task, choices, speakers, letters, right, why, proof] =
            [1, 2, 4, 5, 6, 7, 8, 9, 10, 12].map(|at| row[at].as_str());
        assert_eq!((id, stem, task), (asked.id.as_str(), asked.stem.as_str(), job.task(asked)));
        assert_eq!((row[0].as_str(), row[13].as_str()), (question.number.to_string().as_str(), "1"));
        assert_eq!(kind, story.words.table.kind_name(asked.kind));
        assert_eq!(score(asked, &meant(question, choices, letters)).points(), Points(2), "{id}: {letters}");
        // Another answer, from the same cell, is not right.
        let other = match &asked.interaction {
            Interaction::Choose(_) => {
                let wrong = signed(choices).iter().map(|(sign, _)| *sign).find(|sign| !letters.contains(sign));
                wrong.expect("a wrong one").to_owned()
            }
            Interaction::Match(pairs) => letters
                .split(' ')
                .map(|word| {
                    let (sign, number) = word.split_at(1);
                    let next = number.parse::<usize>().expect("a number") % pairs.speakers.len() + 1;
                    format!("{sign}{next}")
                })
                .collect::<Vec<_>>()
                .join(" "),
            Interaction::Order(_) => letters.split(' ').rev().collect::<Vec<_>>().join(" "),
        };
        assert!(score(asked, &meant(question, choices, &other)).points() < Points(2), "{id}: {other}");
        assert_eq!(signed(speakers).len(), asked.pairs().map_or(0, |pairs| pairs.speakers.len()));
        assert_eq!(right.lines().count(), letters.split(' ').count());
        assert_eq!(why, question.proof.why);
        let facts: Vec<String> = question.proof.facts.iter().map(|(fact, whose)| format!("{fact} ({whose})")).collect();
        assert_eq!(proof, facts.join("\n"));
        let reasons = asked.options().map(|options| options.all.iter().filter(|choice| choice.why.is_some()).count());
        assert_eq!(signed(&row[11]).len(), reasons.unwrap_or(question.order.len()), "{id}");
    }
}

/// What Python reads of the stories in a format, in their order.
fn read(stories: &[ExportStory], format: ExportFormat, ending: &str) -> Option<Vec<Value>> {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |(at, story): (usize, &ExportStory)| {
        let path = folder.path().join(format!("{at}.{ending}"));
        fs::write(&path, exported(story, format).bytes).expect("the file");
        path.to_str().expect("a path").to_owned()
    };
    let paths: Vec<String> = stories.iter().enumerate().map(write).collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let read: Value = serde_json::from_str(&system_python(READ, &paths)?).expect("JSON");
    Some(read.as_array().expect("a list").clone())
}

fn cells(rows: &Value, text: impl Fn(&Value) -> String) -> Vec<Vec<String>> {
    let row = |row: &Value| row.as_array().expect("a row").iter().map(&text).collect();
    rows.as_array().expect("rows").iter().map(row).collect()
}

#[test]
fn openpyxl_reads_the_questions_of_a_workbook() {
    let stories = all();
    let Some(read) = read(&stories, ExportFormat::Workbook, "xlsx") else { return };
    assert_eq!(read.len(), stories.len());
    for (story, book) in stories.iter().zip(&read) {
        let text = |cell: &Value| {
            cell.as_str().map_or_else(|| cell.as_f64().map_or_else(String::new, |n| n.to_string()), str::to_owned)
        };
        are_the_questions(story, &cells(&book[0][2], text));
        let is_rtl = story.direction == Direction::Rtl;
        assert_eq!((book[0][1].as_bool(), book[1][1].as_bool()), (Some(is_rtl), Some(is_rtl)));
        let order = if is_rtl { 2.0 } else { 0.0 };
        let looks = [14.0, 90.0].map(|wide| json!([true, true, wide, "landscape", 9, order, "$1:$1", false, true]));
        assert_eq!([&book[0][3], &book[1][3]], looks.each_ref(), "broken lines, a bold head, columns of some width");
        let about = cells(&book[1][2], text);
        let said: Vec<&str> = about.iter().map(|row| row[1].as_str()).collect();
        let address = ["https://news.example/x/", &story.page].concat();
        assert_eq!(said, [&story.title, &story.credit, story.language.as_str(), &address]);
    }
}

#[test]
fn python_reads_the_same_questions_of_the_text() {
    let stories = all();
    let Some(read) = read(&stories, ExportFormat::Csv, "csv") else { return };
    for (story, rows) in stories.iter().zip(&read) {
        let rows = cells(rows, plain);
        are_the_questions(story, &rows);
        assert!(rows[1..].iter().all(|row| row[14] == story.title && row[15] == story.credit), "where it is from");
    }
}

#[test]
fn a_text_that_no_cell_takes_keeps_its_question_out() {
    let mut story = stories().remove(0);
    story.bank.questions[3].stem = "🗺".repeat(20_000);
    for format in [ExportFormat::Workbook, ExportFormat::Csv] {
        let export = exported(&story, format);
        assert_eq!(export.held, export.of - 1);
        let [note] = export.notes.as_slice() else { panic!("one note: {:?}", export.notes) };
        assert!(matches!(&note.loss, Loss::LeftOut(Limit::Text(_, 40_000, 32_767))), "{:?}", note.loss);
    }
}

#[test]
fn openpyxl_reads_what_kahoot_takes() {
    let stories = all();
    let Some(read) = read(&stories, ExportFormat::Kahoot, "xlsx") else { return };
    let mut held = 0;
    for (story, book) in stories.iter().zip(&read) {
        let assignment = Assignment::default();
        let (job, export) = (job(story, &assignment), exported(story, ExportFormat::Kahoot));
        let is_out = |number: usize| {
            let of_it = |note: &&dateline::export::note::Note| note.number == number;
            export.notes.iter().filter(of_it).any(|note| matches!(note.loss, Loss::LeftOut(_)))
        };
        let questions = job.questions();
        let kept: Vec<_> = questions.iter().filter(|question| !is_out(question.number)).collect();
        held += kept.len();
        assert_eq!((kept.len(), questions.len()), (export.held, export.of));
        let rows = book[0][2].as_array().expect("rows");
        assert_eq!(rows.len(), 8 + kept.len(), "the head stands in row 8");
        let order = if story.direction == Direction::Rtl { 2.0 } else { 0.0 };
        assert_eq!(book[0][3], json!([true, false, 48.0, "landscape", 9, order, "$8:$8", true, true]));
        assert!(rows[7][1].as_str().expect("a head").starts_with("Question - max 120"));
        assert_eq!(
            (rows[2][1].as_str(), rows[3][1].as_str()),
            (Some(story.title.as_str()), Some(story.credit.as_str()))
        );
        for (row, question) in rows[8..].iter().zip(kept) {
            assert!(!matches!(question.asked.kind, Kind::Who | Kind::Order));
            assert_eq!(row[1].as_str(), Some(question.asked.stem.as_str()));
            let options = question.asked.options().expect("a choice");
            let texts: Vec<&str> = (2..6).filter_map(|at| row[at].as_str()).collect();
            let own: Vec<&str> = question.order.iter().map(|part| options.all[*part].text.as_str()).collect();
            assert_eq!(texts, own);
            let short = |text: &str, most: usize| text.encode_utf16().count() <= most;
            assert!(short(&question.asked.stem, 120) && texts.iter().all(|text| short(text, 75)));
            assert!(matches!(row[6].as_u64(), Some(20 | 30 | 60)), "{}", row[6]);
            let right =
                row[7].as_u64().map_or_else(|| row[7].as_str().unwrap_or_default().to_owned(), |n| n.to_string());
            let picks = right
                .split(',')
                .map(|n| Pick { part: question.order[n.parse::<usize>().expect("a number") - 1], target: 0 });
            assert_eq!(score(question.asked, &Answer { picks: picks.collect() }).points(), Points(2), "{right}");
        }
    }
    assert!(held > 40, "the stories have more of them: {held}");
}

/// Imports files into new collections, a file after the other, and prints what became of them: of each file what was
/// new and what was changed, and the notes in the end.
const IMPORT: &str = r#"
import json, os, sys, tempfile, unicodedata
import anki.lang
from anki.collection import Collection
from anki.import_export_pb2 import ImportCsvRequest
told = []
for language, current, *paths in json.loads(sys.argv[1]):
    anki.lang.set_lang(language)
    with tempfile.TemporaryDirectory() as folder:
        col = Collection(os.path.join(folder, "c.anki2"))
        cloze = next(type for type in col.models.all() if type["type"] == 1)
        basic = unicodedata.normalize("NFC", col.tr.notetypes_basic_name())
        col.models.set_current(cloze if current == "cloze" else col.models.by_name(basic))
        counts = []
        for path in paths:
            log = col.import_csv(ImportCsvRequest(path=path, metadata=col.get_csv_metadata(path, None))).log
            counts.append([len(log.new), len(log.updated), len(log.duplicate) + len(log.conflicting)
                + len(log.first_field_match) + len(log.missing_notetype) + len(log.missing_deck) + len(log.empty_first_field)])
        notes = [col.get_note(id) for id in col.find_notes("")]
        told.append([counts, basic, [[note.guid, note.fields, sorted(note.tags), note.note_type()["name"],
            [col.decks.name(card.did) for card in note.cards()],
            note.cards()[0].render_output().answer_text] for note in notes]])
        col.close()
print(json.dumps(told))
"#;

/// Prints what the plain type of note is called in each of Anki's languages.
const NAMES: &str = r#"
import json, unicodedata
import anki.lang
names = set()
for tag in sorted({tag for _, tag in anki.lang.langs}):
    anki.lang.set_lang(tag)
    names.add(unicodedata.normalize("NFC", anki.lang.tr_legacyglobal.notetypes_basic_name()))
print(json.dumps(sorted(names)))
"#;

#[test]
fn the_cards_name_their_type_in_every_language_of_anki() {
    let Some(told) = python(NAMES, &[]) else { return };
    // What Anki finds wrong with its own translations stands before it.
    let told: Vec<String> = serde_json::from_str(told.lines().last().unwrap_or_default()).expect("JSON");
    let file = String::from_utf8(exported(&stories()[0], ExportFormat::Anki).bytes).expect("a text");
    let mut named: Vec<&str> = file.lines().filter_map(|line| line.strip_prefix("#notetype:")).collect();
    named.sort_unstable();
    assert_eq!(named, told);
}

/// The text that a reader sees of a card's HTML.
fn seen(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text += before;
        rest = after.split_once('>').expect("the end of a tag").1;
    }
    text += rest;
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#91;", "["), ("&#123;", "{"), ("&amp;", "&")];
    signs.iter().fold(text, |text, (name, sign)| text.replace(name, sign))
}

#[test]
fn anki_imports_each_question_as_a_card_and_changes_it_the_second_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: String, story: &ExportStory| {
        let path = folder.path().join(name);
        fs::write(&path, exported(story, ExportFormat::Anki).bytes).expect("the file");
        path.to_str().expect("a path").to_owned()
    };
    let stories = all();
    let mut jobs = Vec::new();
    for (at, story) in stories.iter().enumerate() {
        let mut changed = story.clone();
        changed.bank.questions.iter_mut().for_each(|question| question.stem.push('!'));
        jobs.push(json!([
            "en",
            "basic",
            write(format!("{at}.txt"), story),
            write(format!("{at}-changed.txt"), &changed)
        ]));
    }
    // The same in collections whose types of note have other names, where another was the last that was used.
    let languages = ["de", "fr", "es", "pl", "uk", "ar", "ja", "zh-CN", "ko", "it"];
    jobs.extend(languages.map(|language| json!([language, "cloze", jobs[0][2]])));
    let Some(told) = python(IMPORT, &[&Value::from(jobs).to_string()]) else { return };
    let told: Value = serde_json::from_str(&told).expect("JSON");
    for (story, told) in stories.iter().zip(told.as_array().expect("a list")) {
        let assignment = Assignment::default();
        let job = job(story, &assignment);
        let questions = job.questions();
        let of = questions.len();
        assert_eq!(told[0], json!([[of, 0, 0], [0, of, 0]]), "all are new, then all are changed: {}", story.title);
        for question in &questions {
            let (asked, id) = (question.asked, question.asked.id.as_str());
            let guid = format!("dateline:{}:{}:{id}", story.bank.story.as_str(), story.language.as_str());
            let note = told[2].as_array().expect("notes").iter().find(|note| note[0] == guid.as_str());
            let note = note.unwrap_or_else(|| panic!("{guid} is not there"));
            assert_eq!(note[2].as_array().expect("tags").len(), 2, "{}", note[2]);
            assert_eq!((&note[3], &note[4]), (&"Basic".into(), &json!([story.title.replace("::", ":")])));
            let [front, back] = [0, 1].map(|at| note[1][at].as_str().expect("a field"));
            let answer = seen(note[5].as_str().expect("a side"));
            let is_there = |text: &str, side: &str| {
                let line = text.replace(['\t', '\n'], " ");
                assert!(side.contains(&line), "{guid}: {line:?} is not in {side:?}");
            };
            let (front_text, back_text) = (seen(front), seen(back));
            is_there(&format!("{}!", asked.stem), &front_text);
            is_there(job.task(asked), &front_text);
            question
                .lettered()
                .iter()
                .for_each(|part| is_there(&format!("{}. {}", part.letter, part.text), &front_text));
            question.speakers().iter().for_each(|name| is_there(name, &front_text));
            question.right_answer().lines.iter().for_each(|line| is_there(line, &back_text));
            is_there(&question.proof.why, &back_text);
            is_there(&story.credit, &back_text);
            for (fact, whose) in &question.proof.facts {
                is_there(fact, &back_text);
                is_there(whose, &back_text);
                is_there(fact, &answer);
            }
            question.lettered().iter().filter_map(|part| part.why).for_each(|why| is_there(why, &back_text));
            let direction = if story.direction == Direction::Rtl { "<div dir=\"rtl\"" } else { "<div dir=\"ltr\"" };
            assert!([front, back].iter().all(|side| side.starts_with(direction)), "{front}");
            // No text has become an element of its own.
            let known = ["<div", "<p>", "<b>", "<i>", "<br>", "<ol>", "<ul>", "<li>", "<small>", "<span>", "</"];
            let odd = [front, back].concat();
            let odd = odd.match_indices('<').find(|(at, _)| !known.iter().any(|tag| odd[*at..].starts_with(tag)));
            assert_eq!(odd, None, "{guid}");
        }
    }
    let others = &told.as_array().expect("a list")[stories.len()..];
    for (language, told) in languages.iter().zip(others) {
        let notes = told[2].as_array().expect("notes");
        assert_eq!(told[0], json!([[notes.len(), 0, 0]]), "{language}");
        let others: Vec<_> = notes.iter().filter(|note| note[3] != told[1]).map(|note| &note[3]).collect();
        assert!(!notes.is_empty() && others.is_empty(), "{language}: {} and not {others:?}", told[1]);
    }
}

#[test]
fn kahoot_takes_what_is_just_short_enough_and_names_what_is_not() {
    let story = stories().into_iter().find(|story| story.bank.story.as_str() == "harbour").expect("the pack");
    let of = |kind: Kind| story.bank.questions.iter().position(|question| question.kind == kind).expect("one of it");
    let at = of(Kind::One);
    let left_out = |change: &dyn Fn(&mut Question)| {
        let mut story = story.clone();
        change(&mut story.bank.questions[at]);
        let id = story.bank.questions[at].id.clone();
        let export = exported(&story, ExportFormat::Kahoot);
        export.notes.into_iter().filter(|note| note.id == id).find_map(|note| match note.loss {
            Loss::LeftOut(limit) => Some(limit),
            _ => None,
        })
    };
    let option = |text: String| {
        move |question: &mut Question| match &mut question.interaction {
            Interaction::Choose(options) => options.all[0].text.clone_from(&text),
            Interaction::Match(_) | Interaction::Order(_) => {}
        }
    };
    let more = |of: usize| {
        move |question: &mut Question| match &mut question.interaction {
            Interaction::Choose(options) => {
                let wrong = options.all.iter().find(|choice| !choice.right).expect("a wrong one").clone();
                options.all.resize(of, wrong);
            }
            Interaction::Match(_) | Interaction::Order(_) => {}
        }
    };
    let text = |n: usize| "ї".repeat(n);
    assert_eq!(left_out(&|question| question.stem = text(120)), None);
    assert_eq!(left_out(&|question| question.stem = text(121)), Some(Limit::Text(text(121), 121, 120)));
    assert_eq!(left_out(&option(text(75))), None);
    assert_eq!(left_out(&option(text(76))), Some(Limit::Text(text(76), 76, 75)));
    assert_eq!(left_out(&option("🗺".repeat(38))), Some(Limit::Text("🗺".repeat(38), 76, 75)));
    assert_eq!(left_out(&more(4)), None);
    assert_eq!(left_out(&more(5)), Some(Limit::Options(5, 4)));
    let notes = exported(&story, ExportFormat::Kahoot).notes;
    for kind in [Kind::Who, Kind::Order] {
        let id = &story.bank.questions[of(kind)].id;
        assert!(notes.iter().any(|note| note.id == *id && note.loss == Loss::LeftOut(Limit::Kind)), "{}", id.as_str());
    }
    let lost = |loss: &Loss| notes.iter().filter(|note| note.loss == *loss).count();
    assert_eq!(lost(&Loss::Reasons), lost(&Loss::Proof), "no question has its reasons or its proof");
    assert!(lost(&Loss::Reasons) > 0);
}
