//! Opening and leaving: cards, facts, steps, the list.

use super::*;

#[test]
fn a_page_is_drawn_before_anything_is_known_of_its_reader() {
    let data = data();
    let state = State::new(&data);
    assert_eq!((&state.route, &state.shown, state.live), (&Route::Explore, &Shown::Extent(at("europe")), false));
    assert_eq!(state.roving, Some(data.subjects[0].id.clone()));
    assert_eq!((state.topic, state.notice, state.announcement), (None, None, None));
}

#[test]
fn a_page_begins_with_what_its_address_names() {
    let data = data();
    let new = State::new(&data);
    let state = check(&data, &new, began("", None), &[shows(&Route::Explore), Effect::TakeOver]);
    assert!(state.live && state.announcement.is_none());

    let card = Route::Subject(subject("aalto"));
    let state = check(&data, &new, began("#aalto", None), &[shows(&card), fly("aalto"), Effect::TakeOver]);
    assert_eq!((&state.route, &state.roving), (&card, &Some(subject("aalto"))));
    assert_eq!(state.announcement, Some(Announcement::Selected(subject("aalto"))));

    let fact = Route::parse("plan", &data);
    let state = check(&data, &new, began("#plan", None), &[shows(&fact), fly("aalto"), Effect::TakeOver]);
    assert_eq!(state.route.subject(), Some(&subject("aalto")));

    let background = Route::parse("law", &data);
    check(&data, &new, began("#law", None), &[shows(&background), Effect::TakeOver]);
    check(&data, &new, began("#quiz", None), &[shows(&Route::Quiz), Effect::TakeOver]);
}

#[test]
fn a_page_begins_with_the_list_where_its_address_names_nothing() {
    let data = data();
    for fragment in ["#nothing", "#step=nothing", "#q-where", "#/", &"x".repeat(100_000)] {
        let expected = [shows(&Route::Explore), Effect::TakeOver];
        let state = check(&data, &State::new(&data), began(fragment, None), &expected);
        assert_eq!(state.route, Route::Explore);
    }
}

#[test]
fn a_step_shows_what_is_lit_or_its_extent() {
    let data = data();
    let step = |id: &str| Route::Step(StepId::parse(id).unwrap());
    let new = State::new(&data);
    let frame = |route: &Route| Effect::Fly(CameraMove::Frame(route.scene(&data).unwrap().frame));
    let (grain, first) = (step("grain"), step("first"));
    let state = check(&data, &new, began("#step=grain", None), &[shows(&grain), frame(&grain), Effect::TakeOver]);
    assert_eq!(grain.scene(&data).unwrap().frame, data.map.extents[1].frame);
    let expected = [to("step=first"), shows(&first), frame(&first), Effect::FocusPanel];
    check(&data, &state, address("#step=first"), &expected);
    // Where an inset grows, the whole map is shown.
    assert_eq!(step("before").scene(&data).unwrap().frame, data.map.home);
}

#[test]
fn only_a_step_has_a_scene() {
    let data = data();
    for route in routes(&data) {
        assert_eq!(route.scene(&data).is_some(), matches!(route, Route::Step(_)), "{route:?}");
    }
    for (_, scene) in &data.steps {
        let ends = scene.lines.iter().flat_map(|(from, to)| [from, to]);
        assert!(ends.chain(&scene.hatched).all(|id| scene.lit.contains(id)), "{scene:?}");
        assert!(scene.lit.iter().all(|at| data.item(*at).is_some()), "{scene:?}");
    }
}

#[test]
fn lines_are_drawn_at_a_step_and_from_whoever_is_chosen_to_where_others_were_met() {
    let data = data();
    for route in routes(&data) {
        let expected = match &route {
            Route::Step(_) => &route.scene(&data).unwrap().lines,
            Route::Subject(id) | Route::Fact(_, Some(id)) => &data.subject(id).unwrap().met,
            Route::Explore | Route::Fact(_, None) | Route::Quiz | Route::Corrections => &Vec::new(),
        };
        assert_eq!(route.lines(&data), expected, "{route:?}");
    }
    assert!(!Route::Subject(subject("berg")).lines(&data).is_empty());
}

#[test]
fn every_step_goes_somewhere() {
    let data = data();
    for (id, _) in &data.steps {
        let mut state = State::new(&data);
        let effects = state.step(&data, began(&Route::Step(id.clone()).fragment(), None), 0);
        assert!(effects.iter().any(|effect| matches!(effect, Effect::Fly(_))), "{id}");
    }
}

#[test]
fn an_address_opens_what_it_names_unless_it_is_open() {
    let data = data();
    let state = after(&data, "#aalto", &[]);
    check_idle(&data, &state, address("#aalto"));
    check_idle(&data, &state, address("aalto"));
    check_idle(&data, &after(&data, "", &[]), address("#nothing"));
    let fact = Route::parse("plan", &data);
    check(&data, &state, address("#plan"), &[to("plan"), shows(&fact), fly("aalto"), Effect::FocusPanel]);
    let expected = [to("explore"), shows(&Route::Explore), Effect::FocusPanel];
    let state = check(&data, &state, address("#nothing"), &expected);
    assert_eq!(state.announcement, None);
    check(&data, &state, address("#quiz"), &[to("quiz"), shows(&Route::Quiz), Effect::FocusPanel]);
}

#[test]
fn going_back_opens_what_the_address_says_and_does_not_write_it_again() {
    let data = data();
    let state = after(&data, "", &[picked("tamm")]);
    let back = |fragment: &str| Action::AddressChanged { fragment: fragment.to_owned(), is_own: true };
    let state = check(&data, &state, back(""), &[shows(&Route::Explore)]);
    check_idle(&data, &state, back("#nonsense"));
}

#[test]
fn picking_something_opens_its_card() {
    let data = data();
    let card = Route::Subject(subject("tamm"));
    for from in ["", "#aalto", "#plan", "#law", "#step=second", "#quiz"] {
        let expected = [to("tamm"), shows(&card), fly("tamm"), Effect::RevealTitle];
        let state = check(&data, &after(&data, from, &[]), picked("tamm"), &expected);
        assert_eq!((&state.route, &state.roving), (&card, &Some(subject("tamm"))));
        assert_eq!(state.announcement, Some(Announcement::Selected(subject("tamm"))));
        check_idle(&data, &state, picked("tamm"));
    }
    check_idle(&data, &after(&data, "#plan", &[]), picked("aalto"));
    check_idle(&data, &after(&data, "", &[]), picked("nothing"));
}

#[test]
fn picking_during_another_question_opens_a_card() {
    let data = data();
    let quiz = after(&data, "#quiz", &[written("start"), picked("aalto"), written("check"), written("next")]);
    let card = Route::Subject(subject("aalto"));
    let state = check(&data, &quiz, picked("aalto"), &[to("aalto"), shows(&card), fly("aalto"), Effect::RevealTitle]);
    assert_eq!(state.attempt, quiz.attempt);
}

#[test]
fn escape_leaves_a_card_and_nothing_else() {
    let data = data();
    for open in ["#aalto", "#plan"] {
        check(&data, &after(&data, open, &[]), ESCAPED, &[to("explore"), shows(&Route::Explore)]);
    }
    for other in ["", "#law", "#step=second", "#quiz"] {
        check_idle(&data, &after(&data, other, &[]), ESCAPED);
    }
}

#[test]
fn a_turn_leads_from_step_to_step_and_not_beyond_them() {
    let data = data();
    let steps: Vec<StepId> = data.steps.iter().map(|(id, _)| id.clone()).collect();
    let mut state = after(&data, "#follow", &[]);
    check_idle(&data, &state, Action::Turned(Turn::Back));
    for step in &steps[1..] {
        let effects = state.step(&data, Action::Turned(Turn::On), 0);
        assert_eq!(state.route, Route::Step(step.clone()));
        assert_eq!(effects[..2], [to(&format!("step={step}")), shows(&state.route)]);
        assert_eq!(effects.last(), Some(&Effect::FocusPanel));
    }
    check_idle(&data, &state, Action::Turned(Turn::On));
    for step in steps.iter().rev().skip(1) {
        state.step(&data, Action::Turned(Turn::Back), 0);
        assert_eq!(state.route, Route::Step(step.clone()));
    }
    for elsewhere in ["", "#aalto", "#plan", "#quiz"] {
        check_idle(&data, &after(&data, elsewhere, &[]), Action::Turned(Turn::On));
    }
}

#[test]
fn escape_takes_one_thing_at_a_time_and_then_leaves_the_map() {
    let data = data();
    let escaped = Action::Escaped { in_map: true };
    let tip = Some((subject("lind"), Corner::Up));
    let mut state = after(&data, "#aalto", &[Action::Pointed(tip.clone()), written("enlarge")]);
    assert_eq!((&state.tip, state.large), (&tip, true));
    state = check(&data, &state, escaped.clone(), &[]);
    assert_eq!((&state.tip, state.large), (&None, true));
    state = check(&data, &state, escaped.clone(), &[Effect::Resize]);
    assert!(!state.large);
    state = check(&data, &state, escaped.clone(), &[to("explore"), shows(&Route::Explore)]);
    check(&data, &state, escaped, &[Effect::FocusPanel]);
}

#[test]
fn the_list_comes_up_in_a_sheet_and_what_is_closed_leaves_the_focus_on_the_map() {
    let data = data();
    let card = after(&data, "#aalto", &[]);
    let expected = [to("explore"), shows(&Route::Explore), Effect::ShowList, Effect::FocusPanel];
    check(&data, &card, written("list"), &expected);
    let expected = [to("explore"), shows(&Route::Explore), Effect::FocusMap];
    check(&data, &card, written("close"), &expected);
}

#[test]
fn a_card_asks_a_few_questions_where_its_address_does_not_say_how_many() {
    let data = data();
    for (query, card, asked) in [
        ("", true, 5),
        ("", false, data.bank.questions.len()),
        ("?questions=3", true, 3),
        ("?questions=0", true, data.bank.questions.len()),
    ] {
        let mut state = State::new(&data);
        if card {
            state.step(&data, Action::Carded, 0);
        }
        let (query, fragment) = (query.to_owned(), String::new());
        state.step(&data, Action::Began { fragment, query, kept: None, keeps: true, chance: 7 }, 0);
        assert_eq!(state.attempt.order.len(), asked, "{card}");
    }
}

#[test]
fn a_card_that_was_opened_from_a_question_closes_to_it() {
    let data = data();
    let quiz = after(&data, "#quiz", &[written("start"), written("pick riga"), written("check"), written("next")]);
    for close in [Action::Closed, ESCAPED] {
        let mut state = quiz.clone();
        for action in [picked("aalto"), picked("berg"), close.clone()] {
            state.step(&data, action, 0);
        }
        assert_eq!((&state.route, &state.attempt), (&Route::Quiz, &quiz.attempt), "{close:?}");
        // From the list it closes to the list, as ever.
        for action in [address(""), picked("aalto"), close.clone()] {
            state.step(&data, action, 0);
        }
        assert_eq!(state.route, Route::Explore, "{close:?}");
    }
}
