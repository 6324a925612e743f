use super::*;
use crate::class::assignment::Assignment;
use crate::export::format::{Export, ExportFormat, export};
use crate::export::note::Loss;
use crate::export::sample;
use crate::export::source::ExportStory;
use crate::story::question::Kind;

fn exported(story: &ExportStory, address: &str) -> (Export, String) {
    let job = Job { story, assignment: &Assignment::default(), address, site: &[] };
    let export = export(&job, ExportFormat::Gift);
    let text = String::from_utf8(export.bytes.clone()).unwrap();
    (export, text)
}

#[test]
fn a_choice_has_its_ids_its_reasons_and_its_proof() {
    let question = sample::choice("q-a", Kind::One, "Who: {he}?", &["a ->", "%5% b", "[html] c", "d"], 1);
    let (export, text) = exported(&sample::story(vec![question]), "https://news.example/x/");
    assert_eq!(export.held, 1);
    assert!(text.starts_with("$CATEGORY: The_harbour_50_more\n\n// [id:made-up.about] [tag:made-up]\n"), "{text}");
    let about = "::The harbour\\: 50 % -›  more::";
    assert!(text.contains(&about.replace("  ", " ")), "{text}");
    assert!(text.contains("[plain]The harbour\\: 50 % -> more\\nThe Gazette, 1 May \\{free\\}\\nhttps\\://news.example/x/index.html\n\n"), "{text}");
    assert!(text.contains("// [id:made-up.q-a] [tag:recall] [tag:made-up]\n::1 Who\\: \\{he\\}?::[plain]Who\\: \\{he\\}?\\nChoose one.{\n"), "{text}");
    for line in
        ["=a →\n", "~[plain]%5% b#Not so\\: %5% b\n", "~[plain][html] c#Not so\\: [html] c\n", "~d#Not so\\: d\n"]
    {
        assert!(text.contains(&["\t", line].concat()), "{line}: {text}");
    }
    let feedback = "\t####Since\\: Who\\: \\{he\\}?\\nProof\\: It was Who\\: \\{he\\}? (The report, 1 May)\n}\n";
    assert!(text.ends_with(feedback), "{text}");
}

#[test]
fn several_right_ones_have_weights_and_no_equals_sign() {
    let several = sample::choice("q-a", Kind::Several, "x", &["a", "b", "c", "d"], 3);
    let single = sample::choice("q-b", Kind::Several, "x", &["a", "b", "c", "d"], 1);
    let (_, text) = exported(&sample::story(vec![several, single]), "");
    assert!(text.contains("\t~%33.33333%a\n") && text.contains("\t~%-33.33333%d#Not so\\: d\n"), "{text}");
    assert!(text.contains("\t~%100%a\n") && text.contains("\t~%-100%d#"), "{text}");
    assert!(!text.contains("\t="), "{text}");
}

#[test]
fn pairs_have_one_arrow_each_and_names_that_nobody_needs_come_along() {
    let who = sample::who("q-a", "x", &["A -> a", "B:", "C"], &[("[x] s", 0), ("%1% t -> u", 1)]);
    let (export, text) = exported(&sample::story(vec![who]), "");
    for line in ["\t=[plain][x] s -> A → a\n", "\t=[plain]%1% t → u -> B\\:\n", "\t=-> C\n"] {
        assert!(text.contains(line), "{line}: {text}");
    }
    let losses: Vec<&Loss> = export.notes.iter().map(|note| &note.loss).collect();
    assert!(losses.contains(&&Loss::Adapted(Adaptation::Arrow)), "{losses:?}");
}

#[test]
fn a_file_without_questions_is_not_empty() {
    let mut story = sample::story(Vec::new());
    story.title = " : ".to_owned();
    story.credit = String::new();
    let (export, text) = exported(&story, "");
    assert_eq!((export.held, export.of), (0, 0));
    assert_eq!(text, "$CATEGORY: made_up\n\n// [id:made-up.about] [tag:made-up]\n::made-up::[plain]\\:\n");
}

#[test]
fn what_it_cannot_weigh_is_left_out_and_named() {
    let texts: Vec<String> = (0..14).map(|n| format!("o{n}")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let questions =
        vec![sample::choice("q-a", Kind::Several, "x", &texts, 11), sample::choice("q-b", Kind::One, "y", &texts, 1)];
    let (export, text) = exported(&sample::story(questions), "");
    assert_eq!((export.held, export.of), (1, 2));
    assert_eq!(export.notes[0].loss, Loss::LeftOut(Limit::Right(11, 10)));
    assert!(!text.contains("q-a") && text.contains("::2 y::"), "{text}");
}

#[test]
fn lines_mean_what_they_are_meant_to() {
    for story in sample::hostile() {
        let (_, text) = exported(&story, "");
        let mut was_empty = false;
        for line in text.lines() {
            let starts = ["$CATEGORY: ", "// [id:", "::", "\t=", "\t~", "\t####", "}"];
            assert!(line.is_empty() || starts.iter().any(|start| line.starts_with(start)), "{line}");
            assert!(!(was_empty && line.is_empty()));
            was_empty = line.is_empty();
        }
        assert!(!text.contains('\r') && !text.contains('\u{feff}'));
        assert_eq!(text.matches("$CATEGORY").count() - text.matches("$CATEGORY\\:").count(), 1);
    }
}
