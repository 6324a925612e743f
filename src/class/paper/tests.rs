//! What stands on a sheet and what is typed from it: every question of the fixture and of the first story, on both
//! versions, for several seeds.

use std::collections::BTreeSet;

use super::*;
use crate::base::vocabulary::Word;
use crate::class::code::tests::first_story;
use crate::quiz::kind::tests::answers;
use crate::quiz::score::{POINTS_PER_QUESTION, Points};

const SEEDS: [u32; 4] = [0, 1, 7, 20_250_818];

fn settings(seed: u32) -> Settings {
    let mut settings = Settings::default();
    settings.set_number(Number::Seed, seed);
    settings
}

/// Looks at every question of every version.
fn each(look: impl Fn(&PaperQuestion, &str)) {
    for bank in [Bank::harbour(), first_story()] {
        for seed in SEEDS {
            for version in Version::ALL {
                let paper = Paper::new(&bank, &settings(seed), *version);
                assert_eq!(paper.questions.len(), bank.questions.len());
                for question in &paper.questions {
                    let what = format!("{} on {} of {seed}", question.question.id, version.letter());
                    look(question, &what);
                }
            }
        }
    }
}

/// A question of the fixture on the first version.
fn sample<'b>(bank: &'b Bank, id: &str) -> PaperQuestion<'b> {
    let paper = Paper::new(bank, &settings(7), Version::A);
    paper.questions.into_iter().find(|question| question.question.id.as_str() == id).unwrap()
}

#[test]
fn the_key_typed_in_is_all_right() {
    each(|question, what| {
        let answer = question.answer(&question.key()).unwrap().unwrap();
        assert_eq!(score(question.question, &answer).points(), Points(POINTS_PER_QUESTION), "{what}");
        assert_eq!(answer, Answer::right(question.question), "{what}");
    });
}

#[test]
fn whatever_is_answered_is_read_as_it_was_written() {
    each(|question, what| {
        let single = question.question.is_single_choice();
        let all = answers(question.question).into_iter().filter(|answer| answer.is_complete(question.question));
        for answer in all.filter(|answer| !single || answer.picks.len() == 1) {
            let written = question.written(&answer);
            for typed in [
                written.clone(),
                written.to_lowercase(),
                format!(" {} ", written.replace(' ', ", ")),
                written.replace(' ', "."),
            ] {
                assert_eq!(question.answer(&typed), Ok(Some(answer.clone())), "{what}: {typed}");
            }
            // Numbers of places cannot be told from each other without anything between them.
            if question.question.kind != Kind::Map {
                assert_eq!(question.answer(&written.replace(' ', "")), Ok(Some(answer)), "{what}: {written}");
            }
        }
    });
}

#[test]
fn what_is_no_answer_is_told_with_one_that_is() {
    each(|question, what| {
        for nothing in ["", " ", " - ", "."] {
            assert_eq!(question.answer(nothing), Ok(None), "{what}");
        }
        for typed in ["Z", "99", "A B C D E F G H", "0", "?!x", "Ж", "1,000,000,000,000,000,000,000", "AA1"] {
            let NoAnswer { found, example } = question.answer(typed).unwrap_err();
            assert_eq!(found, typed);
            assert!(matches!(question.answer(&example), Ok(Some(_))), "{what}: {example}");
        }
    });
}

#[test]
fn one_answer_is_one_sign_and_a_row_is_whole() {
    let bank = Bank::harbour();
    let wrong = |id: &str, typed: &str| sample(&bank, id).answer(typed).unwrap_err().example;
    assert_eq!(wrong("q-plan", "A B"), "A");
    assert_eq!(wrong("q-speakers", "F"), "A B");
    assert_eq!(wrong("q-who", "A"), "A B C A");
    assert_eq!(wrong("q-week", "1 1 2"), "4 3 2 1");
    // A place that another question offers.
    let (one, other) = (sample(&bank, "q-where"), sample(&bank, "q-regions"));
    assert!(other.answer(one.sign(0)).is_err());
}

#[test]
fn nothing_on_a_sheet_tells_what_is_right() {
    for bank in [Bank::harbour(), first_story()] {
        let mut keys: BTreeSet<String> = BTreeSet::new();
        for seed in SEEDS {
            for version in Version::ALL {
                let paper = Paper::new(&bank, &settings(seed), *version);
                let one = paper.questions.iter().filter(|question| question.question.kind == Kind::One);
                keys.extend(one.map(PaperQuestion::key));
                for question in paper.questions.iter().filter(|question| question.question.kind == Kind::Order) {
                    assert!(!question.order.is_sorted(), "{}", question.question.id);
                }
            }
        }
        assert_eq!(keys.into_iter().collect::<String>(), "ABCD");
    }
}

#[test]
fn the_versions_differ_in_all_that_is_shuffled_and_stay_as_they_are() {
    let bank = first_story();
    for seed in SEEDS {
        let [a, b] = [Version::A, Version::B].map(|version| Paper::new(&bank, &settings(seed), version));
        for (one, other) in a.questions.iter().zip(&b.questions) {
            assert_eq!(one.question, other.question);
            let is_alike = matches!(one.question.kind, Kind::Stated | Kind::Map);
            assert_eq!(one.order == other.order, is_alike, "{} of {seed}", one.question.id);
        }
    }
    // A sheet that was printed is typed in by another build.
    let paper = Paper::new(&bank, &settings(7), Version::B);
    let keys: Vec<String> = paper.questions.iter().take(6).map(PaperQuestion::key).collect();
    assert_eq!(keys, ["1", "A", "C A B D", "A E F", "C", "4 1 3 2"]);
}

#[test]
fn what_is_asked_is_what_the_settings_ask() {
    let bank = first_story();
    let settings = Settings::default().read("questions=5&seed=9&order=shuffled");
    let paper = Paper::new(&bank, &settings, Version::A);
    let ids: Vec<_> = paper.questions.iter().map(|question| question.question.id.clone()).collect();
    assert_eq!((ids.len(), ids), (5, settings.order(&bank)));
    assert!(paper.questions.iter().all(|question| bank.questions[question.at].id == question.question.id));
}

#[test]
fn places_are_numbered_once_and_alike_whatever_they_are_called() {
    let bank = first_story();
    let ids = |bank: &Bank| places(bank).iter().map(|place| place.id.clone()).collect::<Vec<_>>();
    let mut other = bank.clone();
    for question in &mut other.questions {
        if let crate::story::question::Interaction::Choose(options) = &mut question.interaction {
            options.all.iter_mut().for_each(|choice| choice.text = choice.text.chars().rev().collect());
        }
    }
    assert_eq!(ids(&bank), ids(&other));
    assert_eq!(ids(&bank).iter().collect::<BTreeSet<_>>().len(), ids(&bank).len());
}
