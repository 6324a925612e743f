//! How an answer comes about, by kind of question.

use super::*;
use crate::quiz::bank::Bank;
use crate::story::id::{ChoiceId, ItemId, SpeakerId, StatementId};

/// The answer to a question of the fixture, after some edits.
#[track_caller]
fn answer(bank: &Bank, question: &str, edits: &[&str]) -> Answer {
    let question = bank.sample(question);
    edits.iter().fold(Answer::default(), |answer, edit| answer.edited(question, &Edit::parse(edit).unwrap()))
}

/// Two ways to the same answer.
#[track_caller]
fn check(bank: &Bank, question: &str, edits: &[&str], same: &[&str]) {
    assert_eq!(answer(bank, question, edits), answer(bank, question, same), "{question}: {edits:?}");
}

#[test]
fn an_answer_starts_empty() {
    for question in &Bank::harbour().questions {
        assert!(!Answer::default().is_complete(question), "{}", question.id);
    }
}

#[test]
fn an_answer_is_complete_once_there_is_enough_to_mark() {
    let bank = Bank::harbour();
    let cases: [(&str, &[&str], bool); 10] = [
        ("q-plan", &["pick bridge"], true),
        ("q-speakers", &["pick tamm"], true),
        ("q-speakers", &["pick tamm", "pick tamm"], false),
        ("q-open", &["pick not-stated"], true),
        ("q-who", &["match cheap berg", "match steel berg", "match train berg"], false),
        ("q-who", &["match cheap berg", "match steel berg", "match train berg", "match stone berg"], true),
        ("q-week", &["move fly 0"], true),
        ("q-week", &["move nothing 0"], false),
        ("q-where", &["pick helsinki"], true),
        ("q-where", &["pick odesa"], false),
    ];
    for (question, edits, complete) in cases {
        assert_eq!(answer(&bank, question, edits).is_complete(bank.sample(question)), complete, "{edits:?}");
    }
}

#[test]
fn a_second_pick_takes_the_place_of_the_first_where_one_is_right() {
    let bank = Bank::harbour();
    check(&bank, "q-plan", &["pick bridge", "pick ferry"], &["pick ferry"]);
    check(&bank, "q-plan", &["pick ferry", "pick ferry"], &["pick ferry"]);
    check(&bank, "q-open", &["pick true", "pick false"], &["pick false"]);
    check(&bank, "q-who", &["match cheap berg", "match cheap aalto"], &["match cheap aalto"]);
}

#[test]
fn a_second_pick_takes_the_first_back_where_several_are_right() {
    let bank = Bank::harbour();
    check(&bank, "q-speakers", &["pick tamm", "pick ozols", "pick tamm"], &["pick ozols"]);
    check(&bank, "q-speakers", &["pick ozols", "pick berg"], &["pick berg", "pick ozols"]);
    check(&bank, "q-regions", &["pick vinnytsia", "pick vinnytsia"], &[]);
}

#[test]
fn an_item_is_moved_to_its_place_and_the_others_close_up() {
    let bank = Bank::harbour();
    let order = |edits: &[&str]| answer(&bank, "q-week", edits).words(bank.sample("q-week")).join(" ");
    let sorted = ["move fly 0", "move speak 1", "move count 2", "move drink 3"];
    assert_eq!(order(&sorted), "fly speak count drink");
    let with = |last: &'static str| order(&[&sorted[..], &[last]].concat());
    assert_eq!(with("move drink 0"), "drink fly speak count");
    assert_eq!(with("move fly 3"), "speak count drink fly");
    assert_eq!(with("move speak 2"), "fly count speak drink");
    assert_eq!(with("move speak 4"), "fly speak count drink");
    assert_eq!(with("move speak 18446744073709551615"), "fly speak count drink");
}

#[test]
fn an_edit_that_does_not_belong_changes_nothing() {
    let bank = Bank::harbour();
    let edits = [
        "pick nobody",
        "pick true",
        "match cheap nobody",
        "match nothing aalto",
        "move nothing 0",
        "move fly 9",
        "pick atlantis",
    ];
    let begun: [(&str, &[&str]); 6] = [
        ("q-plan", &["pick bridge"]),
        ("q-speakers", &["pick tamm"]),
        ("q-open", &["pick false"]),
        ("q-who", &["match cheap aalto"]),
        ("q-week", &["move fly 0"]),
        ("q-where", &["pick helsinki"]),
    ];
    for (question, begun) in begun {
        for edit in edits.iter().filter(|edit| question != "q-open" || **edit != "pick true") {
            check(&bank, question, &[begun, &[*edit]].concat(), begun);
        }
    }
}

#[test]
fn the_words_of_an_answer_bring_it_back_and_no_others_do() {
    for question in &Bank::harbour().questions {
        let right = Answer::right(question);
        let words = right.words(question);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        assert_eq!(Answer::read(question, &words), Some(right), "{}", question.id);
        for wrong in ["", "nobody", "nobody=nothing"] {
            assert_eq!(Answer::read(question, &[wrong]), None, "{}", question.id);
            assert_eq!(Answer::read(question, &[&words[..], &[wrong]].concat()), None, "{}", question.id);
        }
        let none = Answer::read(question, &[]);
        assert!(none.is_none_or(|none| none.picks.is_empty()), "{}", question.id);
    }
}

#[test]
fn an_edit_is_read_from_its_written_form() {
    let statement = |id: &str| StatementId::parse(id).unwrap();
    let cases = [
        ("pick ferry", Some(Edit::Picked(ChoiceId::parse("ferry").unwrap()))),
        ("match cheap aalto", Some(Edit::Matched(statement("cheap"), SpeakerId::parse("aalto").unwrap()))),
        ("match cheap", None),
        ("move drink 2", Some(Edit::Moved(ItemId::parse("drink").unwrap(), 2))),
        ("", None),
        ("pick", None),
        ("pick Ferry", None),
        ("match ", None),
        ("move drink", None),
        ("move drink -1", None),
        ("move drink 99999999999999999999", None),
        ("pick helsinki/", None),
        ("wish helsinki", None),
    ];
    for (text, edit) in cases {
        assert_eq!(Edit::parse(text), edit, "{text:?}");
    }
}
