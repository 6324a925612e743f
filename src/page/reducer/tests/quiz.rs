//! The quiz beside the map, which answers some questions.

use super::*;
use crate::page::route::tests::data_of;
use crate::story::sample;

#[test]
fn picking_during_a_question_on_the_map_answers_it() {
    let data = data();
    let asked = data.bank.sample("q-where");
    let answer = |state: &State| state.attempt.answer(asked).words(asked).join(" ");
    let state = after(&data, "#quiz", &[written("start")]);
    // No candidate, and nothing at all.
    check_idle(&data, &state, picked("sitka"));
    check_idle(&data, &state, picked("nothing"));
    // One press answers, also by the shape of a country.
    for (id, answered) in [("tallinn", "tallinn"), ("ozols", "riga"), ("aalto", "helsinki")] {
        let kept = keep("q-where", &format!("map q-where {answered}\n"));
        let state = check(&data, &state, picked(id), &[FEEDBACK, kept]);
        assert_eq!((answer(&state).as_str(), &state.route), (answered, &Route::Quiz), "{id}");
        assert_eq!(state.announcement, None);
        // Once it is marked it stays so, and the quiz stays open.
        let state = check(&data, &state, picked("riga"), &[]);
        assert_eq!((answer(&state).as_str(), &state.route), (answered, &Route::Quiz));
    }
}

#[test]
fn picking_during_a_question_with_several_right_places_picks_them_one_by_one() {
    let data = data();
    let mut state = goes_on(&data, "dateline-quiz 2 harbour\nat q-regions\n");
    for (id, words) in
        [("odesa", " odesa"), ("vinnytsia", " odesa vinnytsia"), ("odesa", " vinnytsia"), ("vinnytsia", "")]
    {
        state = check(&data, &state, picked(id), &[keep("q-regions", &format!("draft map q-regions{words}\n"))]);
    }
}

#[test]
fn the_quiz_is_kept_at_every_move_every_pick_and_every_answer() {
    let data = data();
    let state = after(&data, "#quiz", &[written("extent ukraine")]);
    let state = check(&data, &state, written("start"), &[keep("q-where", ""), Effect::FocusPanel, whole_map()]);
    assert_eq!(state.shown, Shown::Extent(at("europe")));
    let state = check(&data, &state, written("check"), &[]);
    assert!(state.attempt.incomplete);
    let state = check(&data, &state, written("pick riga"), &[keep("q-where", "draft map q-where riga\n")]);
    let state = check(&data, &state, written("check"), &[FEEDBACK, keep("q-where", "map q-where riga\n")]);
    assert_eq!(state.announcement, None);
    let expected = [keep("q-plan", "map q-where riga\n"), Effect::FocusPanel];
    let state = check(&data, &state, written("next"), &expected);
    assert_eq!(state.announcement, None);
    check_idle(&data, &state, written("next"));
    check_idle(&data, &state, written("retry"));
    check(&data, &state, written("restart"), &[keep("start", ""), Effect::FocusPanel]);
}

#[test]
fn a_question_that_offers_regions_alone_is_asked_near_them() {
    let data = data();
    let kept = "dateline-quiz 2 harbour\nat q-regions\n";
    let state = goes_on(&data, kept);
    assert_eq!(state.shown, Shown::Extent(at("ukraine")));
    // Nor does it matter that nothing but the question names some of them.
    let mut story = sample::story();
    for fact in story.facts.iter_mut().filter(|fact| fact.id.as_str() == "trains") {
        fact.places.clear();
    }
    let data = data_of(&story);
    assert_eq!(goes_on(&data, kept).shown, Shown::Extent(at("ukraine")));
}

#[test]
fn coming_back_to_a_question_on_the_map_shows_all_of_it() {
    let data = data();
    let away = after(&data, "#quiz", &[written("start"), address("#aalto"), Action::CameraMoved(Shown::Elsewhere(20))]);
    let expected = [to("quiz"), shows(&Route::Quiz), whole_map(), Effect::FocusPanel];
    assert_eq!(check(&data, &away, address("#quiz"), &expected).shown, Shown::Extent(at("europe")));
}

#[test]
fn a_notice_is_gone_once_the_quiz_goes_on() {
    let data = data();
    let mut state = State::new(&data);
    state.step(&data, began("#quiz", Some("?")), 0);
    assert_eq!(state.notice, Some(Notice::Unreadable));
    state.step(&data, address("#aalto"), 0);
    assert_eq!(state.notice, Some(Notice::Unreadable));
    state.step(&data, written("start"), 0);
    assert_eq!(state.notice, None);
}

#[test]
fn what_is_shared_gives_no_answer_away() {
    let data = data();
    let state = after(&data, "#quiz", &[written("start"), written("pick riga"), written("check")]);
    assert_eq!(
        state.clone().step(&data, written("share"), 0),
        [Effect::Share { tenths: 10, of: 12, squares: ["🟩", &"🟥".repeat(11)].concat() }]
    );
}
