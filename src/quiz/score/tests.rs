//! What answers are worth.

use super::*;
use crate::quiz::bank::Bank;
use crate::quiz::kind::tests::answers;
use crate::quiz::pick::{Edit, Pick};

/// The points of an answer to a question of the fixture.
#[track_caller]
fn check(bank: &Bank, question: &str, edits: &[&str], points: u32) {
    let question = bank.sample(question);
    let answer =
        edits.iter().fold(Answer::default(), |answer, edit| answer.edited(question, &Edit::parse(edit).unwrap()));
    assert_eq!(score(question, &answer).points(), Points(points), "{edits:?}");
}

#[test]
fn one_right_answer_earns_all_or_nothing() {
    let bank = Bank::harbour();
    check(&bank, "q-plan", &["pick ferry"], 840);
    check(&bank, "q-plan", &["pick bridge"], 0);
    check(&bank, "q-plan", &[], 0);
}

#[test]
fn a_verdict_earns_all_or_nothing() {
    let bank = Bank::harbour();
    check(&bank, "q-open", &["pick not-stated"], 840);
    check(&bank, "q-open", &["pick true"], 0);
    check(&bank, "q-open", &[], 0);
}

#[test]
fn each_right_pick_earns_its_share_and_each_wrong_one_costs_one() {
    let bank = Bank::harbour();
    check(&bank, "q-two", &["pick yes-berg", "pick yes-lind", "pick yes-ozols"], 840);
    check(&bank, "q-two", &["pick yes-berg", "pick yes-lind"], 560);
    check(&bank, "q-two", &["pick yes-berg"], 280);
    check(&bank, "q-two", &["pick yes-berg", "pick yes-lind", "pick yes-ozols", "pick no-aalto"], 560);
    check(&bank, "q-two", &["pick yes-berg", "pick no-aalto"], 0);
    check(&bank, "q-two", &["pick no-aalto", "pick no-tamm", "pick no-ozols"], 0);
    check(&bank, "q-two", &["pick yes-berg", "pick no-aalto", "pick no-tamm", "pick no-ozols"], 0);
    check(&bank, "q-two", &[], 0);
}

#[test]
fn the_map_is_marked_as_several_are() {
    let bank = Bank::harbour();
    check(&bank, "q-where", &["pick riga"], 840);
    check(&bank, "q-where", &["pick riga", "pick helsinki"], 0);
    check(&bank, "q-regions", &["pick odesa", "pick mykolaiv"], 840);
    check(&bank, "q-regions", &["pick odesa"], 420);
    check(&bank, "q-regions", &["pick odesa", "pick mykolaiv", "pick vinnytsia"], 420);
    check(&bank, "q-regions", &["pick vinnytsia"], 0);
    check(&bank, "q-regions", &[], 0);
}

#[test]
fn each_statement_with_its_speaker_earns_its_share() {
    let bank = Bank::harbour();
    let right = ["match cheap aalto", "match steel berg", "match train clerks", "match stone clerks"];
    check(&bank, "q-who", &right, 840);
    check(&bank, "q-who", &right[..3], 630);
    check(&bank, "q-who", &[&right[..], &["match train aalto"]].concat(), 630);
    check(&bank, "q-who", &["match cheap berg"], 0);
    check(&bank, "q-who", &[], 0);
}

#[test]
fn each_item_in_its_place_earns_its_share() {
    let bank = Bank::harbour();
    let right = ["move fly 0", "move speak 1", "move count 2", "move drink 3"];
    check(&bank, "q-week", &right, 840);
    check(&bank, "q-week", &[&right[..], &["move speak 2"]].concat(), 420);
    check(&bank, "q-week", &[&right[..], &["move drink 1"]].concat(), 210);
    check(&bank, "q-week", &[&right[..], &["move drink 0"]].concat(), 0);
}

#[test]
fn of_all_answers_to_a_question_one_earns_all_points_and_none_earns_more() {
    for question in &Bank::harbour().questions {
        let all = answers(question);
        let points: Vec<u32> = all.iter().map(|answer| score(question, answer).points().0).collect();
        assert!(points.iter().all(|points| *points <= POINTS_PER_QUESTION), "{}", question.id);
        let full = points.iter().filter(|points| **points == POINTS_PER_QUESTION).count();
        assert_eq!(full, 1, "{}", question.id);
        assert!(points.contains(&0), "{}", question.id);
    }
}

#[test]
fn every_wrong_choice_is_explained_and_no_right_one() {
    for question in &Bank::harbour().questions {
        for answer in answers(question) {
            let wrong = |pick: &&Pick| question.options().is_some_and(|options| !options.all[pick.part].right);
            let wrong = answer.picks.iter().filter(wrong).count();
            let whys = refutations(question, &score(question, &answer));
            assert_eq!(whys.len(), wrong, "{}: {answer:?}", question.id);
        }
    }
}

#[test]
fn a_score_says_what_became_of_each_part() {
    let bank = Bank::harbour();
    let outcomes = |id: &str, edits: &[&str]| {
        let question = bank.sample(id);
        let edit = |answer: Answer, edit: &&str| answer.edited(question, &Edit::parse(edit).unwrap());
        let score = score(question, &edits.iter().fold(Answer::default(), edit));
        score.parts.iter().map(Part::outcome).collect::<Vec<_>>()
    };
    let [right, missed, wrong] = [PartOutcome::Right, PartOutcome::Missed, PartOutcome::Wrong].map(Some);
    // The options are odesa, vinnytsia, mykolaiv and cherkasy; the first and the third are right.
    assert_eq!(outcomes("q-regions", &["pick odesa", "pick cherkasy"]), [right, None, missed, wrong]);
    assert_eq!(outcomes("q-plan", &["pick bridge"]), [wrong, None, missed, None]);
    let given = ["match cheap aalto", "match steel aalto", "match stone clerks"];
    assert_eq!(outcomes("q-who", &given), [right, wrong, missed, right]);
    // By the items in their right order: fly, speak, count, drink.
    let moved = ["move fly 0", "move speak 1", "move drink 2", "move count 3"];
    assert_eq!(outcomes("q-week", &moved), [right, right, wrong, wrong]);
}

#[test]
fn an_outcome_is_right_only_with_all_points_and_wrong_only_with_none() {
    let cases = [
        (0, Outcome::Wrong),
        (1, Outcome::Partly),
        (839, Outcome::Partly),
        (840, Outcome::Right),
        (u32::MAX, Outcome::Right),
    ];
    for (points, outcome) in cases {
        assert_eq!(Points(points).outcome(), outcome, "{points}");
    }
}

#[test]
fn a_share_is_whole_for_up_to_eight_parts() {
    for parts in 1..=8 {
        for earned in 0..=parts {
            let share = Points::share(earned, parts).0 as usize;
            assert_eq!(share * parts, POINTS_PER_QUESTION as usize * earned, "{earned} of {parts}");
        }
    }
    assert_eq!(Points::share(0, 0), Points(0));
    assert_eq!(Points::share(9, 8), Points(POINTS_PER_QUESTION));
}
