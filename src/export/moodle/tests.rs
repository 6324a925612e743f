use super::*;
use crate::class::assignment::Assignment;
use crate::export::format::{Export, ExportFormat, export};
use crate::export::keeps::{Form, Partial};
use crate::export::note::Loss;
use crate::export::sample;
use crate::export::source::ExportStory;
use ::base64::Engine;

fn exported(story: &ExportStory, format: ExportFormat) -> (Export, String) {
    let job = Job { story, assignment: &Assignment::default(), address: "", site: &[] };
    let export = export(&job, format);
    let text = String::from_utf8(export.bytes.clone()).unwrap();
    (export, text)
}

#[test]
fn a_choice_says_all_that_has_a_default() {
    let question = sample::choice("q-a", Kind::One, "3 < 5]]>?", &["a", "b", "c"], 1);
    let (export, text) = exported(&sample::story(vec![question]), ExportFormat::Moodle);
    assert_eq!((export.held, export.kind), (1, "application/xml"));
    let all = [
        "<category><text>The harbour: 50 % -› more</text></category>",
        "<name><text>1 3 ‹ 5]]›?</text></name>",
        "<![CDATA[<p lang=\"en\" dir=\"ltr\">3 &lt; 5]]&gt;?</p><p lang=\"en\" dir=\"ltr\">Choose one.</p>]]>",
        "<defaultgrade>1</defaultgrade>",
        "<penalty>0.3333333</penalty>",
        "<idnumber>made-up.q-a</idnumber>",
        "<single>true</single>",
        "<shuffleanswers>true</shuffleanswers>",
        "<answernumbering>abc</answernumbering>",
        "<answer fraction=\"100\" format=\"html\"><text><![CDATA[<span lang=\"en\" dir=\"ltr\">a</span>]]></text>",
        "<feedback format=\"html\"><text><![CDATA[<span lang=\"en\" dir=\"ltr\">Not so: b</span>]]></text></feedback>",
        "<tag><text>recall</text></tag>",
    ];
    for part in all {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let first = text.find("type=\"category\"").unwrap();
    assert!(
        text.matches("<question type").count() == 3 && text.find("<question type").unwrap() + 10 == first,
        "{text}"
    );
}

#[test]
fn texts_from_right_to_left_say_so() {
    let mut story = sample::story(sample::all_kinds(&["نعم", "لا", "ربما"], 0));
    story.direction = crate::lang::catalogue::Direction::Rtl;
    story.language = crate::lang::language::Language::parse("ar").unwrap();
    let (_, text) = exported(&story, ExportFormat::Moodle);
    assert!(text.contains("<p lang=\"ar\" dir=\"rtl\">نعم</p>") && !text.contains("\"ltr\""), "{text}");
}

#[test]
fn verdicts_stay_in_their_order() {
    let question = sample::choice("q-a", Kind::Stated, "x", &["True", "False", "Not stated"], 1);
    let (_, text) = exported(&sample::story(vec![question]), ExportFormat::Moodle);
    assert!(text.contains("<shuffleanswers>false</shuffleanswers>\n<answernumbering>none</answernumbering>"), "{text}");
    let at = |word| text.find(&format!(">{word}</span>")).unwrap();
    assert!(at("True") < at("False") && at("False") < at("Not stated"));
}

#[test]
fn markers_are_names_and_zones_are_the_right_places() {
    let question = sample::choice("q-a", Kind::Map, "x", &["Kyiv & co", "Riga", "Oslo", "Rome"], 2);
    let (export, text) = exported(&sample::story(vec![question]), ExportFormat::Markers);
    assert_eq!(export.held, 1);
    assert!(text.contains("<question type=\"ddmarker\">") && !text.contains("multichoice"), "{text}");
    assert_eq!((text.matches("<drag>").count(), text.matches("<drop>").count()), (4, 2));
    assert!(text.contains("<small>Map: Natural Earth &amp; others</small>"), "{text}");
    assert!(text.contains("<text>Kyiv &amp;amp; co</text>"), "the label is shown as HTML: {text}");
    assert!(text.contains("Oslo — Not so: Oslo"), "{text}");
    let picture = text.split("encoding=\"base64\">").nth(1).unwrap().split('<').next().unwrap();
    let picture = ::base64::engine::general_purpose::STANDARD.decode(picture).unwrap();
    let picture = String::from_utf8(picture).unwrap();
    // 1300 units are 600 points: 0.46153 of each.
    let head = "width=\"600\" height=\"277\" viewBox=\"0 0 600 277\"><g transform=\"scale(0.46153)\"><svg ";
    assert!(picture.contains(head), "{picture}");
    // The first place is at 50, 100 and has no other within twice its disc of 17.
    let first = text.split("<drop>").find(|drop| drop.contains("<coords>23,46;16</coords>"));
    assert!(first.is_some(), "{text}");
}

#[test]
fn a_place_that_is_not_on_the_map_is_no_marker() {
    let question = sample::choice("q-a", Kind::Map, "x", &["a", "b", "c"], 1);
    let mut story = sample::story(vec![question]);
    story.map.as_mut().unwrap().places.remove(0);
    let (export, _) = exported(&story, ExportFormat::Markers);
    assert_eq!((export.held, &export.notes[0].loss), (0, &Loss::LeftOut(Limit::Kind)));
    story.map = None;
    assert_eq!(exported(&story, ExportFormat::Markers).0.held, 0);
    assert_eq!(exported(&story, ExportFormat::Moodle).0.held, 1);
}

#[test]
fn what_is_kept_is_said_by_kind() {
    let keeps = |has_markers, question: &Question| Moodle { has_markers }.keeps(question).unwrap();
    let forms = |has_markers| -> Vec<(Form, Partial)> {
        let questions = sample::all_kinds(&["a", "b", "c", "d"], 0);
        let kept: Vec<Keeps> = questions.iter().map(|question| keeps(has_markers, question)).collect();
        assert!(kept.iter().all(|keeps| keeps.reasons && keeps.proof));
        kept.iter().map(|keeps| (keeps.form, keeps.partial)).collect()
    };
    let mut plain = vec![
        (Form::Choice, Partial::Never),
        (Form::Choices, Partial::Share),
        (Form::Choices, Partial::Share),
        (Form::Choice, Partial::Never),
        (Form::Choices, Partial::Share),
        (Form::Choice, Partial::Never),
        (Form::Matching, Partial::Share),
        (Form::Matching, Partial::Share),
        (Form::Numbers, Partial::Share),
        (Form::Numbers, Partial::Share),
    ];
    assert_eq!(forms(false), plain);
    plain[4] = (Form::Markers, Partial::Share);
    plain[5] = (Form::Markers, Partial::Share);
    assert_eq!(forms(true), plain);
}
