//! What answers are worth.

use super::*;
use crate::quiz::bank::Bank;
use crate::quiz::kind::tests::answers;
use crate::quiz::pick::Edit;

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
    check(&bank, "q-plan", &["pick ferry"], 2);
    check(&bank, "q-plan", &["pick bridge"], 0);
    check(&bank, "q-plan", &[], 0);
}

#[test]
fn a_verdict_earns_all_or_nothing() {
    let bank = Bank::harbour();
    check(&bank, "q-open", &["pick not-stated"], 2);
    check(&bank, "q-open", &["pick true"], 0);
    check(&bank, "q-open", &[], 0);
}

#[test]
fn what_is_partly_right_earns_half_and_each_wrong_pick_cancels_a_right_one() {
    let bank = Bank::harbour();
    check(&bank, "q-two", &["pick yes-berg", "pick yes-lind", "pick yes-ozols"], 2);
    check(&bank, "q-two", &["pick yes-berg", "pick yes-lind"], 1);
    check(&bank, "q-two", &["pick yes-berg"], 1);
    check(&bank, "q-two", &["pick yes-berg", "pick yes-lind", "pick yes-ozols", "pick no-aalto"], 1);
    check(&bank, "q-two", &["pick yes-berg", "pick no-aalto"], 0);
    check(&bank, "q-two", &["pick no-aalto", "pick no-tamm", "pick no-ozols"], 0);
    check(&bank, "q-two", &["pick yes-berg", "pick no-aalto", "pick no-tamm", "pick no-ozols"], 0);
    check(&bank, "q-two", &[], 0);
}

#[test]
fn the_map_is_marked_as_several_are() {
    let bank = Bank::harbour();
    check(&bank, "q-where", &["pick riga"], 2);
    check(&bank, "q-where", &["pick helsinki"], 0);
    check(&bank, "q-regions", &["pick odesa", "pick mykolaiv"], 2);
    check(&bank, "q-regions", &["pick odesa"], 1);
    check(&bank, "q-regions", &["pick odesa", "pick mykolaiv", "pick vinnytsia"], 1);
    check(&bank, "q-regions", &["pick vinnytsia"], 0);
    check(&bank, "q-regions", &[], 0);
}

#[test]
fn statements_with_their_speakers_and_items_in_their_places_earn_half_until_all_are_right() {
    let bank = Bank::harbour();
    let right = ["match cheap aalto", "match steel berg", "match train clerks", "match stone clerks"];
    check(&bank, "q-who", &right, 2);
    check(&bank, "q-who", &right[..3], 1);
    check(&bank, "q-who", &[&right[..], &["match train aalto"]].concat(), 1);
    check(&bank, "q-who", &["match cheap berg"], 0);
    check(&bank, "q-who", &[], 0);
    let right = ["move fly 0", "move speak 1", "move count 2", "move drink 3"];
    check(&bank, "q-week", &right, 2);
    check(&bank, "q-week", &[&right[..], &["move speak 2"]].concat(), 1);
    check(&bank, "q-week", &[&right[..], &["move drink 1"]].concat(), 1);
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
fn every_part_that_is_wrong_is_explained_and_no_right_one() {
    for question in &Bank::harbour().questions {
        for answer in answers(question) {
            let score = score(question, &answer);
            let wrong = score.parts.iter().filter(|part| part.is(PartOutcome::Wrong)).count();
            assert_eq!(reasons(question, &score).len(), wrong, "{}: {answer:?}", question.id);
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
    let outcomes = [0, 1, 2, u32::MAX].map(|points| Points(points).outcome());
    assert_eq!(outcomes, [Outcome::Wrong, Outcome::Partly, Outcome::Right, Outcome::Right]);
}

#[test]
fn a_band_is_all_only_where_all_is_right() {
    let band = |halves: u32| Band::of(Points(halves), 12);
    assert_eq!(
        [24, 23, 16, 15, 8, 7, 0].map(band),
        [Band::All, Band::Most, Band::Most, Band::Some, Band::Some, Band::Few, Band::Few]
    );
}
