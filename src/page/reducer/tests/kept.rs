//! What is kept of the quiz: by the browser, in the address, in a code, by another window.

use super::*;
use crate::base::vec_map::VecMap;
use crate::story::id::QuestionId;

/// Another window has kept something since.
fn elsewhere(kept: String) -> Action {
    Action::KeptElsewhere { kept, is_newer: true }
}

#[test]
fn what_was_kept_is_taken_up_again() {
    let data = data();
    let new = State::new(&data);
    let head = "dateline-quiz 2 harbour\n";
    let kept = format!("{head}at q-where\none q-plan ferry\n");
    let expected = [shows(&Route::Quiz), whole_map(), Effect::TakeOver];
    let state = check(&data, &new, began("#quiz", Some(&kept)), &expected);
    assert_eq!((state.attempt.answers.len(), state.notice), (1, None));

    let kept = format!("{head}at q-plan\none q-plan ferry\none q-gone a\nstated q-open perhaps\n");
    let expected = [shows(&Route::Explore), Effect::TakeOver];
    let state = check(&data, &new, began("", Some(&kept)), &expected);
    assert_eq!(
        (state.attempt.answers.len(), state.notice),
        (1, Some(Notice::Dropped(vec!["q-gone".to_owned(), "q-open".to_owned()])))
    );

    for other in ["", "{}", "dateline-quiz 2 other\nat start\n", "dateline-quiz 9 harbour\nat start\n"] {
        let expected = [Effect::SetAside, shows(&Route::Explore), Effect::TakeOver];
        let state = check(&data, &new, began("", Some(other)), &expected);
        assert_eq!((&state.attempt, state.notice), (&new.attempt, Some(Notice::Unreadable)));
    }
}

#[test]
fn the_address_sets_the_quiz_and_what_it_sets_stays() {
    let data = data();
    let (mut state, _) = begun(&data, "#quiz", "?questions=5&pass=60&order=odd", None, true);
    assert_eq!((state.attempt.order.len(), state.attempt.settings.number(Number::Seed)), (5, 7));
    state.step(&data, written("set pass 90"), 0);
    state.step(&data, written("set feedback at-end"), 0);
    assert_eq!(state.attempt.settings.written(), "questions=5&seed=7&pass=60&feedback=at-end");
    // What the reader has set beside it, and the answers, are taken up again.
    state.step(&data, written("start"), 0);
    let kept = saved::save(&data.bank, &state.attempt);
    let (again, _) = begun(&data, "#quiz", "?questions=5&pass=60&order=odd", Some(&kept), true);
    assert_eq!((again.attempt, again.notice), (state.attempt, None));
}

#[test]
fn a_code_in_the_address_goes_before_what_was_kept_and_says_so() {
    let data = data();
    let head = "dateline-quiz 2 harbour\nat q-where\n";
    let answers = ["one q-plan ferry\n", "one q-plan bridge\n", PRICE];
    let code = |lines: &str| code::write(&data.bank, &goes_on(&data, &format!("{head}{lines}")).attempt);
    let both = answers[0].to_owned() + answers[2];
    // The code, what was kept, and whether that is said and set aside.
    for (from_code, kept, said, aside) in [
        (answers[0], None, false, false),
        (answers[0], Some(""), false, false),
        (answers[0], Some(answers[0]), false, false),
        (&both, Some(answers[0]), true, false),
        (answers[0], Some(&both), true, true),
        (answers[1], Some(answers[0]), true, true),
        ("", Some(answers[0]), true, true),
    ] {
        let kept = kept.map(|lines| format!("{head}{lines}"));
        let fragment = format!("#quiz={}", code(from_code));
        let (state, effects) = begun(&data, &fragment, "", kept.as_deref(), true);
        assert_eq!(state.attempt.answers, goes_on(&data, &format!("{head}{from_code}")).attempt.answers);
        assert_eq!(state.notice, said.then_some(Notice::CodeFirst), "{from_code} {kept:?}");
        assert_eq!(effects.contains(&Effect::SetAside), aside, "{from_code} {kept:?}");
        let places = |wanted: fn(&Effect) -> bool| effects.iter().position(wanted);
        let keep = places(|effect| matches!(effect, Effect::Keep(_)));
        assert!(keep.is_some() && places(|effect| *effect == Effect::SetAside) < keep, "set aside before it is kept");
        assert!(
            effects.contains(&Effect::ReplaceAddress("quiz".to_owned())),
            "opened again it goes on from what was kept"
        );
    }
    // What was picked and not handed in stays with its attempt, and is set aside with another.
    for (from_code, aside) in [(answers[0], false), (answers[1], true)] {
        let kept = format!("{head}{}draft map q-where riga\n", answers[0]);
        let (state, effects) = begun(&data, &format!("#quiz={}", code(from_code)), "", Some(&kept), true);
        assert_eq!(state.attempt.drafts.len(), usize::from(!aside), "{from_code}");
        assert_eq!(effects.contains(&Effect::SetAside), aside, "{from_code}");
    }
    // A code that is refused takes nothing away.
    let (state, effects) = begun(&data, "#quiz=NOCODE", "", Some(&format!("{head}{both}")), true);
    assert_eq!((state.attempt.answers.len(), state.notice), (2, Some(Notice::Refused(Refusal::Mistyped))));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Keep(_) | Effect::SetAside)));
}

#[test]
fn an_attempt_from_a_code_has_its_own_settings_until_it_is_begun_anew() {
    let data = data();
    let query = "?questions=5&seed=3";
    let other = goes_on(&data, "dateline-quiz 2 harbour\nat q-where\nwith 0 pass=60\none q-plan ferry\n");
    let code = code::write(&data.bank, &other.attempt);
    let (mut state, _) = begun(&data, "#quiz", query, None, true);
    assert!(state.is_given("seed") && !state.is_given("pass"));
    state.step(&data, written(&format!("code {code}")), 0);
    assert_eq!((state.attempt.settings.written().as_str(), state.is_given("seed")), ("pass=60", false));
    // It is what is gone on from when the page is opened again.
    let kept = saved::save(&data.bank, &state.attempt);
    let (mut again, _) = begun(&data, "#quiz", query, Some(&kept), true);
    assert_eq!((&again.attempt.answers, &again.notice), (&state.attempt.answers, &None));
    again.step(&data, written("restart"), 0);
    assert_eq!(again.attempt.settings.written(), "questions=5&seed=3&pass=60");
    assert!(again.is_given("seed") && again.attempt.answers.is_empty() && again.attempt.order.len() == 5);
}

#[test]
fn what_was_kept_in_the_meantime_adds_answers_and_changes_none() {
    let data = data();
    let head = "dateline-quiz 2 harbour\nat q-where\n";
    let meanwhile = |lines: &str| Action::KeptElsewhere { kept: format!("{head}{lines}"), is_newer: false };
    let mut state = goes_on(&data, &format!("{head}one q-plan ferry\n"));
    let effects = state.step(&data, meanwhile(&format!("one q-plan bridge\n{PRICE}")), 0);
    let all = saved::save(&data.bank, &goes_on(&data, &format!("{head}one q-plan ferry\n{PRICE}")).attempt);
    assert_eq!(saved::save(&data.bank, &state.attempt), all);
    assert_eq!(effects, [Effect::Keep(all)]);
    // Begun anew elsewhere, it is begun anew here.
    let anew = "dateline-quiz 2 harbour\nat start\n".to_owned();
    state.step(&data, Action::KeptElsewhere { kept: anew, is_newer: true }, 0);
    assert_eq!(state.attempt, Attempt::new(&data.bank));
}

#[test]
fn what_is_kept_says_whether_a_query_has_set_it() {
    let kept = "dateline-quiz 2 harbour\nat q-where\nwith 12 questions=5&seed=7\none q-plan ferry\n";
    for (query, is_set) in [
        ("questions=5&seed=7", true),
        ("seed=7", true),
        ("seed=8", false),
        ("order=story", true),
        ("order=shuffled", false),
    ] {
        assert_eq!(saved::is_set_by(kept, query), is_set, "{query}");
    }
    assert!(saved::is_set_by("dateline-quiz 2 harbour\nat start\n", "order=story"));
    assert!(!saved::is_set_by("", "questions=5"));
}

/// What the address is made to carry, without a step in the history.
fn replaced(effects: &[Effect]) -> Option<String> {
    effects.iter().find_map(|effect| match effect {
        Effect::ReplaceAddress(fragment) => Some(fragment.clone()),
        _ => None,
    })
}

/// The address has another fragment: one that the page has written, or one from elsewhere.
fn changed(fragment: &str, is_own: bool) -> Action {
    Action::AddressChanged { fragment: fragment.to_owned(), is_own }
}

#[test]
fn a_step_back_takes_the_newest_answers_along_where_nothing_is_kept() {
    let data = data();
    let (mut state, _) = begun(&data, "", "", None, false);
    state.step(&data, address("#quiz"), 0);
    state.step(&data, written("start"), 0);
    state.step(&data, written("pick riga"), 0);
    let first = replaced(&state.step(&data, written("check"), 0)).unwrap();
    state.step(&data, written("next"), 0);
    state.step(&data, written("pick ferry"), 0);
    state.step(&data, written("check"), 0);
    // To entries from before the answers, and from between them.
    for (fragment, opens) in [("", "explore&quiz="), ("#aalto", "aalto&quiz="), (&*first, "quiz=")] {
        let effects = state.step(&data, changed(fragment, true), 0);
        let amended = replaced(&effects).expect(fragment);
        assert!(amended.starts_with(opens) && !effects.contains(&to(&amended)), "{amended}");
        let (again, _) = begun(&data, &amended, "", None, false);
        assert_eq!((&again.attempt.answers, again.attempt.answers.len()), (&state.attempt.answers, 2), "{fragment}");
    }
    // Where the browser keeps them, the address says what is open and no more.
    let mut kept = after(&data, "#quiz", &[written("start"), written("pick riga"), written("check")]);
    assert_eq!(replaced(&kept.step(&data, changed("#aalto", true), 0)), None);
}

#[test]
fn a_code_that_comes_into_the_open_page_is_taken_with_a_word() {
    let data = data();
    let other = after(&data, "#quiz", &[written("start"), written("pick riga"), written("check")]);
    let code = format!("#quiz={}", code::write(&data.bank, &other.attempt));
    for keeps in [true, false] {
        for opened in ["#quiz", "#aalto"] {
            let (mut state, _) = begun(&data, "#quiz", "", None, keeps);
            state.step(&data, written("start"), 0);
            state.step(&data, written("pick helsinki"), 0);
            state.step(&data, written("check"), 0);
            state.step(&data, address(opened), 0);
            let own = state.attempt.clone();
            // What the page itself has written there is no news.
            state.step(&data, changed(&code, true), 0);
            assert_eq!((&state.attempt, &state.notice), (&own, &None), "{opened}");
            let effects = state.step(&data, changed(&code, false), 0);
            assert_eq!((&state.attempt.answers, &state.route), (&other.attempt.answers, &Route::Quiz), "{opened}");
            assert_eq!(state.notice, Some(Notice::CodeFirst));
            assert_eq!(state.announcement, Some(Announcement::Noticed));
            assert!(effects.contains(&Effect::SetAside) && effects.contains(&Effect::FocusPanel), "{effects:?}");
            assert_eq!(replaced(&effects).as_deref() == Some("quiz"), keeps, "{effects:?}");
        }
    }
    // One that is none takes nothing away.
    let mut state = after(&data, "#quiz", &[written("start"), written("pick riga"), written("check")]);
    let before = state.attempt.answers.clone();
    state.step(&data, changed("#quiz=NOCODE", false), 0);
    assert_eq!((&state.attempt.answers, &state.notice), (&before, &Some(Notice::Refused(Refusal::Mistyped))));
}

#[test]
fn where_nothing_is_kept_it_is_said_once_and_the_address_holds_the_answers() {
    let data = data();
    let (mut state, _) = begun(&data, "#quiz", "", None, false);
    assert_eq!(state.notice, Some(Notice::NotKept));
    state.step(&data, written("start"), 0);
    state.step(&data, written("pick helsinki"), 0);
    let effects = state.step(&data, written("check"), 0);
    assert_eq!(state.notice, None);
    let code = replaced(&effects);
    let (again, _) = begun(&data, &code.unwrap(), "", None, false);
    assert_eq!(again.attempt.answers, state.attempt.answers);
    // Whatever is open then.
    for (action, opens) in [
        (address("#aalto"), "aalto&quiz="),
        (address("#step=before"), "step=before&quiz="),
        (address("#quiz"), "quiz="),
    ] {
        let effects = state.step(&data, action, 0);
        let address = effects.iter().find_map(|effect| match effect {
            Effect::Address(fragment) if fragment.starts_with(opens) => Some(fragment.clone()),
            _ => None,
        });
        let address = address.expect(opens);
        let (again, _) = begun(&data, &address, "", None, false);
        assert_eq!((&again.attempt.answers, &again.route), (&state.attempt.answers, &state.route), "{address}");
    }
    // Where it turns out later.
    let mut state = after(&data, "#quiz", &[written("start"), Action::NotKept]);
    assert_eq!((&state.notice, state.announcement.clone()), (&Some(Notice::NotKept), Some(Announcement::Noticed)));
    state.notice = None;
    state.step(&data, Action::NotKept, 0);
    assert_eq!(state.notice, None);
}

#[test]
fn a_code_that_is_typed_in_is_gone_on_from_or_refused_with_a_word() {
    let data = data();
    let begun = after(&data, "#quiz", &[written("start"), written("pick helsinki"), written("check")]);
    let code = code::grouped(&code::write(&data.bank, &begun.attempt)).to_lowercase();
    let mut fresh = after(&data, "#quiz", &[]);
    let refused = fresh.step(&data, written("code no such thing"), 0);
    assert_eq!((refused, &fresh.notice), (Vec::new(), &Some(Notice::Refused(Refusal::Mistyped))));
    let taken = fresh.step(&data, written(&format!("code {code}")), 0);
    assert_eq!((&fresh.attempt.answers, &fresh.notice), (&begun.attempt.answers, &None));
    assert!(taken.contains(&Effect::FocusPanel) && taken.iter().any(|effect| matches!(effect, Effect::Keep(_))));
}

#[test]
fn two_windows_take_over_each_others_answers_and_lose_none() {
    let data = data();
    let mut random = Random::new(21);
    for _ in 0..40 {
        let mut windows = [after(&data, "#quiz", &[written("start")]), after(&data, "#quiz", &[written("start")])];
        let mut all = VecMap::default();
        for _ in 0..40 {
            let at = random.index(2);
            let action = random_action(&mut random, &data.bank, &windows[at].attempt);
            let takes_away =
                [attempt::QuizAction::Restarted, attempt::QuizAction::Retried, attempt::QuizAction::Started];
            if takes_away.contains(&action) {
                continue;
            }
            let effects = windows[at].step(&data, Action::Quiz(action), 0);
            windows[at].attempt.answers.iter().for_each(|(id, answer)| all.insert(id.clone(), answer.clone()));
            for effect in effects {
                if let Effect::Keep(text) = effect {
                    windows[1 - at].step(&data, elsewhere(text), 0);
                }
            }
            for window in &windows {
                check_sound(&data.bank, &window.attempt);
                assert_eq!(window.attempt.answers.len(), all.len());
            }
        }
    }
    let mut state = after(&data, "#quiz", &[written("start")]);
    let before = state.clone();
    state.step(&data, elsewhere("damaged".to_owned()), 0);
    assert_eq!((&state.attempt, &state.notice), (&before.attempt, &before.notice));
}

#[test]
fn what_is_kept_makes_the_same_quiz_again() {
    let data = data();
    let mut random = Random::new(11);
    let mut state = after(&data, "#quiz", &[]);
    let mut kept = None;
    for _ in 0..300 {
        let action = Action::Quiz(random_action(&mut random, &data.bank, &state.attempt));
        for effect in state.step(&data, action, 0) {
            if let Effect::Keep(text) = effect {
                kept = Some(text);
            }
        }
    }
    let mut again = State::new(&data);
    again.step(&data, began("#quiz", kept.as_deref()), 0);
    assert!(again.attempt.answers.len() > 3);
    assert_eq!((&again.attempt.answers, &again.attempt.phase), (&state.attempt.answers, &state.attempt.phase));
}

/// The questions whose answers are from before a correction.
fn outdated(state: &State) -> Vec<&str> {
    let given = state.attempt.outdated.iter().filter(|id| state.attempt.answers.contains(id));
    let mut ids: Vec<&str> = given.map(QuestionId::as_str).collect();
    ids.sort_unstable();
    ids
}

/// An answer to the question whose evidence was corrected.
const PRICE: &str = "who q-who cheap=aalto steel=berg stone=clerks train=clerks\n";

#[test]
fn an_answer_from_before_a_correction_is_told_from_others_until_it_is_given_anew() {
    let data = data();
    let head = "dateline-quiz 2 harbour\n";
    let mut state = goes_on(&data, &format!("{head}at q-plan\none q-plan ferry\n{PRICE}map q-regions odesa\n"));
    assert_eq!(outdated(&state), ["q-regions", "q-who"]);
    let later = goes_on(&data, &format!("{head}at q-plan\ncorrected 1\n{PRICE}map q-regions odesa\n"));
    assert_eq!(outdated(&later), ["q-regions"]);
    let kept = "at q-may\ncorrected 2 q-who q-regions\none q-plan ferry\nmap q-regions odesa\n";
    let effects = state.step(&data, written("next"), 0);
    assert_eq!(effects[0], Effect::Keep(format!("{head}{kept}{PRICE}")));
    state.step(&data, written("restart"), 0);
    assert_eq!(outdated(&state), [""; 0]);
}

#[test]
fn another_window_says_of_its_answers_whether_they_are_from_before_a_correction() {
    let data = data();
    let begun = after(&data, "#quiz", &[written("start"), written("pick riga"), written("check")]);
    let kept = |line: &str| elsewhere(format!("dateline-quiz 2 harbour\nat q-open\n{line}{PRICE}"));
    let mut state = check(&data, &begun, kept(""), &[]);
    assert_eq!((outdated(&state), state.attempt.answers.len()), (vec!["q-who"], 2));
    // It was answered anew over there.
    state = check(&data, &state, kept("corrected 2\n"), &[]);
    assert_eq!((outdated(&state), state.attempt.answers.len()), (Vec::new(), 2));
    state = check(&data, &state, kept("corrected 2 q-who\n"), &[]);
    assert_eq!(outdated(&state), ["q-who"]);
    check_sound(&data.bank, &state.attempt);
    // Where nothing was begun, all of it is taken over.
    let state = check(&data, &after(&data, "#quiz", &[]), kept(""), &[]);
    assert_eq!(outdated(&state), ["q-who"]);
}

#[test]
fn a_code_in_an_address_says_which_answers_are_from_before_a_correction() {
    let data = data();
    let mut before = data.clone();
    before.bank.corrections = 0;
    before.bank.questions.iter_mut().for_each(|question| question.corrected = 0);
    let old = goes_on(&before, &format!("dateline-quiz 2 harbour\nat q-open\none q-plan ferry\n{PRICE}"));
    let old = code::write(&before.bank, &old.attempt);
    let (state, _) = begun(&data, &format!("#quiz={old}"), "", None, false);
    assert_eq!((outdated(&state), state.attempt.answers.len()), (vec!["q-who"], 2));
    let (again, _) = begun(&data, &format!("#quiz={}", code::write(&data.bank, &state.attempt)), "", None, false);
    assert_eq!(again.attempt, state.attempt);
    let mut fresh = after(&data, "#quiz", &[]);
    fresh.step(&data, written(&format!("code {old}")), 0);
    assert_eq!(outdated(&fresh), ["q-who"]);
}
