//! Sessions in every order of calls, before a double of a learning system that is as strict as the strictest.

use super::*;
use crate::base::random::Random;
use crate::class::paper::right;
use crate::quiz::settings::Settings;

const AT: Moment<'static> = Moment { session: Span(12_345), local: "2025-08-18T13:45:07" };

fn english() -> Language {
    Language::parse("en").unwrap()
}

/// A session of a launch with a mode and what was kept.
fn session<'b>(bank: &'b Bank, language: &'b Language, standard: &str, mode: &str, kept: &str) -> Session<'b> {
    let text = format!("{standard}\n{mode}\n{kept}\nhttps://news.example/talks/\n");
    Session::new(bank, language, Launch::read(bank, &text).unwrap())
}

/// The settings of a query.
fn attempt(bank: &Bank, query: &str) -> Attempt {
    Attempt::with(bank, Settings::default().read(query))
}

/// Answers the question at a place among those that are asked: rightly, or wrongly.
fn give(bank: &Bank, attempt: &mut Attempt, at: usize, is_right: bool) -> Attempt {
    let id = attempt.order[at].clone();
    let question = bank.question(&id).unwrap();
    let mut answer = right(question);
    if !is_right {
        match question.options() {
            Some(options) => {
                let wrong = options.all.iter().position(|choice| !choice.right).unwrap();
                answer.picks = vec![crate::quiz::pick::Pick { part: wrong, target: 0 }];
            }
            None if question.sequence().is_some() => answer.picks.reverse(),
            None => answer.picks.iter_mut().for_each(|pick| {
                pick.target = (pick.target + 1) % question.pairs().unwrap().speakers.len();
            }),
        }
    }
    attempt.answers.insert(id, answer);
    // As it is where it goes on: at the next open question, or at the result.
    code::read(bank, &code::write(bank, attempt)).unwrap()
}

fn value<'d>(deeds: &'d [Deed], element: &str) -> Option<&'d str> {
    deeds.iter().rev().find_map(|deed| match deed {
        Deed::Set(name, value) if name == element => Some(value.as_str()),
        _ => None,
    })
}

/// The names of what is done, for a look at the order.
fn names(deeds: &[Deed]) -> Vec<String> {
    let name = |deed: &Deed| match deed {
        Deed::Set(name, _) => name.trim_start_matches("cmi.").to_owned(),
        Deed::Commit => "commit".to_owned(),
        Deed::Finish => "finish".to_owned(),
        Deed::Keep(_) => "keep".to_owned(),
        Deed::Send(statement) => {
            let read: serde_json::Value = serde_json::from_str(statement).unwrap();
            read["verb"]["display"]["en"].as_str().unwrap().to_owned()
        }
    };
    deeds.iter().map(name).collect()
}

#[test]
fn a_quiz_is_told_of_in_the_order_that_systems_take() {
    let (bank, language) = (Bank::harbour(), english());
    for (standard, query, end) in [
        (
            "1.2",
            "questions=2&seed=3",
            "core.score.min core.score.max core.score.raw core.lesson_status core.exit core.session_time commit finish",
        ),
        (
            "2004",
            "questions=2&seed=3",
            "score.min score.max score.raw score.scaled completion_status exit session_time commit finish",
        ),
        (
            "2004",
            "questions=2&seed=3&pass=60",
            "score.min score.max score.raw score.scaled completion_status success_status exit session_time commit finish",
        ),
    ] {
        let mut own = session(&bank, &language, standard, "normal", "");
        assert_eq!(names(&own.begin(AT)).len(), 3);
        assert_eq!(own.begin(AT), []);
        let mut attempt = attempt(&bank, query);
        let first = own.step(give(&bank, &mut attempt, 0, true), Span(525), AT);
        assert_eq!(first.iter().filter(|deed| **deed == Deed::Commit).count(), 1, "once a question");
        assert!(
            value(&first, "cmi.score.raw").or(value(&first, "cmi.core.score.raw")).is_none(),
            "no score before the end"
        );
        assert_eq!(value(&first, "cmi.interactions.0.result"), Some("correct"));
        let last = own.step(give(&bank, &mut attempt, 1, false), Span(700), AT);
        assert!(names(&last).join(" ").ends_with(end), "{:?}", names(&last));
        assert_eq!(last.iter().filter(|deed| **deed == Deed::Finish).count(), 1);
        assert!(value(&last, "cmi.suspend_data").unwrap().ends_with('!'));
        // Nothing after the end.
        assert_eq!(own.step(give(&bank, &mut attempt, 1, true), Span(1), AT), []);
        assert_eq!(own.leave(AT), []);
    }
}

#[test]
fn elements_of_an_interaction_stand_in_their_order_and_have_their_forms() {
    let (bank, language) = (Bank::harbour(), english());
    for (standard, order, time, latency) in [
        ("1.2", "id type time correct_responses.0.pattern student_response result latency", "13:45:07", "00:00:05.25"),
        (
            "2004",
            "id type timestamp correct_responses.0.pattern learner_response result latency description",
            "2025-08-18T13:45:07",
            "PT5.25S",
        ),
    ] {
        let mut own = session(&bank, &language, standard, "", "");
        own.begin(AT);
        let mut attempt = attempt(&bank, "");
        for at in 0..bank.questions.len() - 1 {
            let deeds = own.step(give(&bank, &mut attempt, at, at % 2 == 0), Span(525), AT);
            let start = format!("interactions.{at}.");
            let told: Vec<String> =
                names(&deeds).iter().filter_map(|name| name.strip_prefix(&start).map(str::to_owned)).collect();
            assert_eq!(told.join(" "), order, "{}", bank.questions[at].id);
            let of = |element: &str| value(&deeds, &format!("cmi.{start}{element}")).unwrap();
            assert_eq!(of(if standard == "1.2" { "time" } else { "timestamp" }), time);
            assert_eq!(of("latency"), latency);
            let response = of(if standard == "1.2" { "student_response" } else { "learner_response" });
            let plain = response.replace("[,]", "").replace("[.]", "").replace([',', '.'], "");
            assert!(plain.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_'), "{response}");
            assert_eq!(response == of("correct_responses.0.pattern"), at % 2 == 0, "{response}");
        }
    }
}

#[test]
fn what_was_left_goes_on_under_the_same_indices() {
    let (bank, language) = (Bank::harbour(), english());
    for standard in ["1.2", "2004"] {
        let mut own = session(&bank, &language, standard, "normal", "");
        own.begin(AT);
        let mut attempt = attempt(&bank, "order=shuffled&seed=5");
        let mut kept = String::new();
        for at in 0..3 {
            let deeds = own.step(give(&bank, &mut attempt, at, true), Span(1), AT);
            kept = value(&deeds, "cmi.suspend_data").unwrap().to_owned();
        }
        assert!(names(&own.leave(AT)).ends_with(&["commit".to_owned()]), "no finish of what goes on");
        // The count says what the system has of them; one that says nothing, or something else, has them all.
        for (known, index) in [("", 3), ("3", 3), ("NaN", 3), ("0", 0), ("2", 2), ("7", 3)] {
            let text = format!("{standard}\nnormal\n{kept}\n\n\n\n{known}");
            let mut again = Session::new(&bank, &language, Launch::read(&bank, &text).unwrap());
            again.begin(AT);
            let deeds = again.step(give(&bank, &mut attempt.clone(), 3, true), Span(1), AT);
            let ids: Vec<String> = names(&deeds).into_iter().filter(|name| name.ends_with(".id")).collect();
            assert_eq!(ids, [format!("interactions.{index}.id")], "{known}");
        }
    }
}

#[test]
fn every_answer_is_kept_also_one_that_is_not_told_or_was_given_before() {
    let (bank, language) = (Bank::harbour(), english());
    for (standard, query) in [("1.2", ""), ("2004", "change=yes"), ("cmi5", "change=yes"), ("cmi5", "")] {
        let mut own = session(&bank, &language, standard, "normal", "");
        own.begin(AT);
        let kept = |deeds: &[Deed]| {
            deeds.iter().rev().find_map(|deed| match deed {
                Deed::Keep(text) => Some(Suspend::read(&bank, text)),
                Deed::Set(name, text) if name == "cmi.suspend_data" => Some(Suspend::read(&bank, text)),
                _ => None,
            })
        };
        // The quiz is begun, two questions are answered, it is begun anew, and one of them is answered as before.
        let fresh = attempt(&bank, query);
        assert_eq!(own.step(fresh.clone(), Span(1), AT), [], "{standard} {query}");
        for _ in 0..2 {
            let mut now = fresh.clone();
            for at in 0..2 {
                let deeds = own.step(give(&bank, &mut now, at, true), Span(1), AT);
                assert_eq!(kept(&deeds).unwrap().attempt.unwrap().answers, now.answers, "{standard} {query}");
            }
            let deeds = own.step(fresh.clone(), Span(1), AT);
            assert!(kept(&deeds).unwrap().attempt.unwrap().answers.is_empty(), "{standard} {query}");
        }
    }
}

#[test]
fn no_index_becomes_the_one_of_another_question() {
    let (bank, language) = (Bank::harbour(), english());
    // What was kept is of another version of the story, or of another product, and its interactions are there still.
    for (kept, known, index) in [("7ABH02KQZ9.0-1", "2", 2), ("bookmark12", "5", 5), ("", "0", 0), ("", "", 0)] {
        let text = format!("2004\nnormal\n{kept}\n\n\n\n{known}");
        let mut own = Session::new(&bank, &language, Launch::read(&bank, &text).unwrap());
        own.begin(AT);
        let mut attempt = attempt(&bank, "");
        for at in 0..2 {
            let deeds = own.step(give(&bank, &mut attempt, at, true), Span(1), AT);
            assert!(value(&deeds, &format!("cmi.interactions.{}.id", index + at)).is_some(), "{kept:?} {known:?}");
        }
    }
}

#[test]
fn nothing_is_told_in_review_nor_of_what_was_told() {
    let (bank, language) = (Bank::harbour(), english());
    let mut done = attempt(&bank, "");
    let whole = (0..bank.questions.len()).map(|at| give(&bank, &mut done, at, true)).last().unwrap();
    let code = code::write(&bank, &whole);
    for (mode, kept) in [("review", String::new()), ("browse", code.clone()), ("normal", format!("{code}.0-1!"))] {
        for standard in ["1.2", "2004"] {
            let mut own = session(&bank, &language, standard, mode, &kept);
            assert_eq!(own.begin(AT), [], "{mode}");
            assert_eq!(own.step(whole.clone(), Span(1), AT), []);
            assert_eq!(own.leave(AT), []);
        }
        let mut own = session(&bank, &language, "cmi5", mode, &kept);
        assert_eq!(names(&own.begin(AT)), ["initialized", "terminated"], "{mode}");
        assert_eq!(own.step(whole.clone(), Span(1), AT), []);
    }
    // Whoever left after the last answer, before anybody was told, is told of at once.
    let mut own = session(&bank, &language, "1.2", "normal", &code);
    assert!(own.begin(AT).contains(&Deed::Finish));
}

#[test]
fn cmi5_is_told_each_thing_once_and_in_order() {
    let (bank, language) = (Bank::harbour(), english());
    let all = bank.questions.len();
    for (query, mastery, right, judged) in [
        ("", "", all, None),
        ("", "0", 0, Some("passed")),
        ("pass=50", "", 0, Some("failed")),
        ("pass=50", "", all, Some("passed")),
        ("pass=100", "0.5", all, Some("passed")),
        ("change=yes&feedback=at-end", "1", 1, Some("failed")),
    ] {
        let text = format!("cmi5\nNormal\n\nhttps://news.example/talks/\n{mastery}\nCompletedAndPassed");
        let text = if judged.is_none() { text.replace("AndPassed", "") } else { text };
        let mut own = Session::new(&bank, &language, Launch::read(&bank, &text).unwrap());
        let mut deeds = own.begin(AT);
        let mut attempt = attempt(&bank, query);
        for at in 0..all {
            deeds.extend(own.step(give(&bank, &mut attempt, at, at < right), Span(1), AT));
        }
        deeds.extend(own.leave(AT));
        let told: Vec<String> = names(&deeds).into_iter().filter(|name| name != "keep").collect();
        let mut expected = vec!["initialized"];
        expected.extend(vec!["answered"; all]);
        expected.push("completed");
        expected.extend(judged);
        expected.push("terminated");
        assert_eq!(told, expected, "{query} {mastery}");
    }
}

#[test]
fn whatever_happens_in_whichever_order_the_end_is_told_once_and_last() {
    let (bank, language) = (Bank::harbour(), english());
    let mut random = Random::new(7);
    for round in 0..400 {
        let standard = ["1.2", "2004", "cmi5"][round % 3];
        let query = ["", "change=yes", "practice=yes", "questions=3&seed=9&feedback=at-end"][random.index(4)];
        let mut own = session(&bank, &language, standard, "normal", "");
        let mut attempt = attempt(&bank, query);
        let mut deeds = Vec::new();
        for _ in 0..30 {
            let asked = attempt.order.len();
            deeds.extend(match random.index(6) {
                0 => own.begin(AT),
                1 => own.leave(AT),
                2 => own.step(Attempt::new(&bank), Span(1), AT),
                _ => {
                    let now = give(&bank, &mut attempt, random.index(asked), random.below(2) == 0);
                    own.step(now, Span(1), AT)
                }
            });
        }
        let told = names(&deeds);
        let count = |name: &str| told.iter().filter(|told| *told == name).count();
        assert!(count("finish") <= 1 && count("initialized") <= 1 && count("terminated") <= 1, "{told:?}");
        assert!(count("completed") <= 1 && count("passed") + count("failed") <= 1);
        for last in ["finish", "terminated"] {
            assert!(told.iter().position(|name| name == last).is_none_or(|at| at + 1 == told.len()), "{told:?}");
        }
        // Indices come one after the other.
        let mut next = 0;
        for name in told.iter().filter(|name| name.ends_with(".id")) {
            let index: usize = name.trim_start_matches("interactions.").trim_end_matches(".id").parse().unwrap();
            assert!(index <= next, "{told:?}");
            next = next.max(index + 1);
        }
    }
}
