//! What an attempt does and never does.

use super::*;
use crate::base::random::Random;
use crate::quiz::kind::tests::random_edit;
use crate::story::id::ChoiceId;

/// An attempt at the fixture, after some actions in their written form.
#[track_caller]
pub fn after(bank: &Bank, actions: &[&str]) -> Attempt {
    let mut attempt = Attempt::new(bank);
    actions.iter().for_each(|action| attempt.step(bank, &QuizAction::parse(action).unwrap()));
    attempt
}

/// Two ways to the same attempt.
#[track_caller]
fn check(bank: &Bank, actions: &[&str], same: &[&str]) {
    assert_eq!(after(bank, actions), after(bank, same), "{actions:?}");
}

#[track_caller]
fn at(attempt: &Attempt) -> &str {
    match &attempt.phase {
        Phase::Start => "start",
        Phase::Question(id) => id.as_str(),
        Phase::Result => "result",
    }
}

/// Something that a page or a program could do, whether it has a place here or not.
pub fn random_action(random: &mut Random, bank: &Bank, attempt: &Attempt) -> QuizAction {
    fn any<'a, T>(random: &mut Random, all: &'a [T]) -> &'a T {
        &all[random.index(all.len())]
    }
    let question = match attempt.question(bank) {
        Some((_, question)) if random.below(8) > 0 => question,
        _ => any(random, &bank.questions),
    };
    match random.below(24) {
        0 => QuizAction::Started,
        20 => QuizAction::Reopened,
        21 => QuizAction::WentBack,
        22 => {
            let switch = *any(random, Switch::ALL);
            QuizAction::Set(switch.as_str().to_owned(), (*any(random, &switch.values())).to_owned())
        }
        23 => match any(random, &bank.questions).pairs() {
            Some(_) => QuizAction::Begun(*any(random, Mode::ALL)),
            None => QuizAction::Set("questions".to_owned(), random.below(30).to_string()),
        },
        1..=4 => QuizAction::Advanced,
        5..=8 => QuizAction::Answered,
        9 if random.below(3) == 0 => QuizAction::Retried,
        10 if random.below(9) == 0 => QuizAction::Widened,
        10 if random.below(100) == 0 => QuizAction::Restarted,
        _ => match random_edit(random, question) {
            edit if random.below(2) == 0 => QuizAction::Chosen(edit),
            edit => QuizAction::Edited(edit),
        },
    }
}

/// What holds for every attempt, however it came about.
#[track_caller]
pub fn check_sound(bank: &Bank, attempt: &Attempt) {
    assert_eq!(attempt.flaw(bank), None, "{attempt:?}");
}

/// Whether an action has a place in an attempt.
fn is_legal(bank: &Bank, attempt: &Attempt, action: &QuizAction) -> bool {
    let asked = attempt.question(bank).map(|(_, question)| question);
    let marked = asked.is_some_and(|question| attempt.is_marked(&question.id));
    match action {
        QuizAction::Started | QuizAction::Set(..) | QuizAction::Begun(_) => attempt.phase == Phase::Start,
        QuizAction::Edited(_) | QuizAction::Chosen(_) | QuizAction::Answered => asked.is_some() && !marked,
        QuizAction::Advanced => marked,
        QuizAction::Reopened => marked && attempt.settings.is_on(Switch::Change),
        QuizAction::WentBack => attempt.can_go_back(bank),
        QuizAction::Retried | QuizAction::Widened => attempt.phase == Phase::Result,
        QuizAction::Restarted => true,
    }
}

#[test]
fn an_attempt_begins_at_the_first_question_and_goes_on_in_order() {
    let bank = Bank::harbour();
    assert_eq!(at(&after(&bank, &[])), "start");
    assert_eq!(at(&after(&bank, &["start"])), "q-where");
    assert_eq!(at(&after(&bank, &["start", "pick helsinki", "check"])), "q-where");
    let second = after(&bank, &["start", "pick helsinki", "check", "next"]);
    assert_eq!((at(&second), second.question(&bank).unwrap().0), ("q-plan", 2));
}

#[test]
fn one_press_answers_a_single_choice_unless_it_is_to_be_checked_or_marked_at_the_end() {
    let bank = Bank::harbour();
    let plan = |settings: &str, action: &str| {
        let mut attempt = Attempt::with(&bank, Settings::default().read(settings));
        attempt.phase = Phase::Question(QuestionId::parse("q-plan").unwrap());
        attempt.step(&bank, &QuizAction::parse(action).unwrap());
        (attempt.answers.len(), attempt.drafts.len())
    };
    assert_eq!(plan("", "choose pick ferry"), (1, 0));
    assert_eq!(plan("", "pick ferry"), (0, 1), "a key that goes from option to option only picks");
    assert_eq!(plan("confirm=yes", "choose pick ferry"), (0, 1));
    assert_eq!(plan("feedback=at-end", "choose pick ferry"), (0, 1));
    assert_eq!(plan("feedback=at-end&practice=yes", "choose pick ferry"), (1, 0), "practice marks at once");
    assert_eq!(plan("", "choose pick nothing"), (0, 0));
    let mut who = Attempt::new(&bank);
    who.phase = Phase::Question(QuestionId::parse("q-who").unwrap());
    for (speakers, answered) in [("cheap aalto", 0), ("steel aalto", 0), ("train clerks", 0), ("stone clerks", 1)] {
        who.step(&bank, &QuizAction::parse(&format!("choose match {speakers}")).unwrap());
        assert_eq!(who.answers.len(), answered, "it counts once each has a speaker");
    }
    let mut several = Attempt::new(&bank);
    several.phase = Phase::Question(QuestionId::parse("q-two").unwrap());
    several.step(&bank, &QuizAction::parse("choose pick yes-berg").unwrap());
    assert_eq!((several.answers.len(), several.drafts.len()), (0, 1));
}

#[test]
fn a_map_question_with_one_right_place_takes_one_and_keeps_two_from_before() {
    let bank = Bank::harbour();
    let question = bank.sample("q-where");
    let edit = |answer: Answer, edit: &str| answer.edited(question, &Edit::parse(edit).unwrap());
    let answer = edit(edit(Answer::default(), "pick helsinki"), "pick riga");
    assert_eq!(answer.words(question), ["riga"]);
    assert_eq!(Answer::read(question, &["helsinki", "riga"]).unwrap().picks.len(), 2);
}

#[test]
fn at_the_result_of_a_few_questions_the_others_can_be_asked_and_answers_stay() {
    let bank = Bank::harbour();
    let mut attempt = Attempt::new(&bank);
    attempt.settings.set_number(Number::Questions, 2);
    attempt = Attempt::with(&bank, attempt.settings);
    let few = attempt.order.clone();
    assert_eq!(few.len(), 2);
    attempt.step(&bank, &QuizAction::Widened);
    assert_eq!((attempt.order.len(), attempt.phase.clone()), (2, Phase::Start));
    for id in &few {
        attempt.answers.insert(id.clone(), Answer::default());
    }
    attempt.phase = Phase::Result;
    attempt.step(&bank, &QuizAction::Widened);
    assert_eq!(attempt.order.len(), bank.questions.len());
    let (_, asked) = attempt.question(&bank).unwrap();
    assert!(!few.contains(&asked.id) && few.iter().all(|id| attempt.answers.contains(id)));
}

#[test]
fn an_answer_is_marked_once_it_is_handed_in() {
    let bank = Bank::harbour();
    let place = bank.sample("q-where");
    let begun = after(&bank, &["start", "pick riga"]);
    assert_eq!((begun.points(place), begun.score(&bank, None).0), (None, Points(0)));
    let handed_in = after(&bank, &["start", "pick riga", "check"]);
    assert_eq!((handed_in.points(place), handed_in.score(&bank, None).0), (Some(Points(2)), Points(2)));
    assert_eq!(handed_in.answer(place), begun.answer(place));
}

#[test]
fn an_answer_that_is_not_complete_is_not_taken() {
    let bank = Bank::harbour();
    let early = after(&bank, &["start", "check"]);
    assert!(early.incomplete && early.answers.is_empty() && at(&early) == "q-where");
    assert!(!after(&bank, &["start", "check", "pick helsinki"]).incomplete);
    check(&bank, &["start", "check", "pick helsinki"], &["start", "pick helsinki"]);
}

#[test]
fn an_action_that_has_no_place_changes_nothing() {
    let bank = Bank::harbour();
    let cases: [(&[&str], &[&str]); 5] = [
        (&[], &["check", "next", "retry", "pick helsinki", "pick ferry"]),
        (&["start"], &["start", "next", "retry", "pick ferry", "pick odesa", "pick true"]),
        (&["start", "pick helsinki"], &["start", "next", "retry", "move helsinki 0", "match cheap aalto"]),
        (&["start", "pick helsinki", "check"], &["start", "check", "retry", "pick helsinki", "pick tallinn"]),
        (&["start", "pick helsinki", "check", "next"], &["start", "next", "retry", "pick helsinki"]),
    ];
    for (begun, idle) in cases {
        for action in idle {
            check(&bank, &[begun, &[*action]].concat(), begun);
        }
        check(&bank, &[begun, &["restart"]].concat(), &[]);
    }
}

#[test]
fn what_was_wrong_can_be_taken_again_and_what_was_right_stays() {
    let bank = Bank::harbour();
    // One that asked all, whatever was set by chance.
    let finished = |seed| {
        let (mut attempt, mut random) = (Attempt::new(&bank), Random::new(seed));
        while attempt.phase != Phase::Result {
            attempt.step(&bank, &random_action(&mut random, &bank, &attempt));
        }
        (attempt.order.len() == bank.questions.len() && !attempt.settings.is_on(Switch::Practice)).then_some(attempt)
    };
    let mut attempt = (0..).find_map(finished).unwrap();
    let right: Vec<QuestionId> = bank
        .questions
        .iter()
        .filter(|question| attempt.points(question).is_some_and(|points| points.outcome() == Outcome::Right))
        .map(|question| question.id.clone())
        .collect();
    assert!(!right.is_empty() && right.len() < bank.questions.len(), "{right:?}");
    let first = attempt.questions(&bank).find(|question| !right.contains(&question.id)).unwrap().clone();
    attempt.step(&bank, &QuizAction::Retried);
    assert_eq!(attempt.answers.keys().collect::<Vec<_>>(), {
        let mut right: Vec<_> = right.iter().collect();
        right.sort();
        right
    });
    assert_eq!(attempt.phase, Phase::Question(first.id.clone()));
    check_sound(&bank, &attempt);
}

#[test]
fn no_sequence_of_actions_makes_an_attempt_unsound() {
    let bank = Bank::harbour();
    let mut finished = 0;
    for seed in 0..12 {
        let mut random = Random::new(seed);
        let mut attempt = Attempt::new(&bank);
        for _ in 0..600 {
            let action = random_action(&mut random, &bank, &attempt);
            let before = attempt.clone();
            attempt.step(&bank, &action);
            check_sound(&bank, &attempt);
            assert!(before == attempt || is_legal(&bank, &before, &action), "{action:?} in {before:?}");
            finished += usize::from(attempt.phase == Phase::Result && before.phase != Phase::Result);
        }
    }
    assert!(finished > 3, "some reach the result: {finished}");
}

#[test]
fn the_same_actions_make_the_same_attempt() {
    let bank = Bank::harbour();
    for seed in [0, 1, 20_250_818] {
        let run = || {
            let mut random = Random::new(seed);
            let mut attempt = Attempt::new(&bank);
            for _ in 0..300 {
                attempt.step(&bank, &random_action(&mut random, &bank, &attempt));
            }
            attempt
        };
        assert_eq!(run(), run(), "seed {seed}");
    }
}

#[test]
fn an_action_is_read_from_its_written_form() {
    let cases = [
        ("start", Some(QuizAction::Started)),
        ("check", Some(QuizAction::Answered)),
        ("next", Some(QuizAction::Advanced)),
        ("retry", Some(QuizAction::Retried)),
        ("rest", Some(QuizAction::Widened)),
        ("restart", Some(QuizAction::Restarted)),
        ("pick true", Some(QuizAction::Edited(Edit::Picked(ChoiceId::parse("true").unwrap())))),
        ("", None),
        ("Start", None),
        ("finish", None),
        ("pick", None),
        ("hold Berg", None),
    ];
    for (text, action) in cases {
        assert_eq!(QuizAction::parse(text), action, "{text:?}");
    }
}

/// Says of the answers to some questions that they are from before a correction.
fn outdate(attempt: &mut Attempt, ids: &[&str]) {
    attempt.outdated = ids.iter().map(|id| QuestionId::parse(id).unwrap()).collect();
}

fn outdated(attempt: &Attempt) -> Vec<&str> {
    attempt.outdated.iter().filter(|id| attempt.is_outdated(id)).map(QuestionId::as_str).collect()
}

#[test]
fn an_answer_from_before_a_correction_stays_so_until_another_is_handed_in() {
    let bank = Bank::harbour().corrected(&[&["q-where", "q-plan"]]);
    let begun = ["set change yes", "start", "pick helsinki", "check", "next", "pick ferry", "check"];
    let mut attempt = after(&bank, &begun);
    assert_eq!(outdated(&attempt), [""; 0], "what is handed in now is of now");
    outdate(&mut attempt, &["q-plan", "q-where"]);
    for action in ["reopen", "pick bridge"] {
        attempt.step(&bank, &QuizAction::parse(action).unwrap());
        assert_eq!(outdated(&attempt), ["q-plan", "q-where"], "{action}");
    }
    attempt.step(&bank, &QuizAction::Answered);
    assert_eq!(outdated(&attempt), ["q-where"]);
    check_sound(&bank, &attempt);
    attempt.step(&bank, &QuizAction::Restarted);
    assert_eq!(outdated(&attempt), [""; 0]);
}

#[test]
fn what_is_taken_again_is_not_from_before_a_correction_any_more() {
    let bank = Bank::harbour();
    let mut attempt = Attempt::new(&bank);
    let mut random = Random::new(3);
    while attempt.phase != Phase::Result {
        attempt.step(&bank, &random_action(&mut random, &bank, &attempt));
    }
    let all: Vec<&str> = bank.questions.iter().map(|question| question.id.as_str()).collect();
    outdate(&mut attempt, &all);
    attempt.step(&bank, &QuizAction::Retried);
    check_sound(&bank, &attempt);
    let kept = outdated(&attempt);
    assert!(!kept.is_empty() && kept.len() == attempt.answers.len() && kept.len() < all.len(), "{kept:?}");
}

#[test]
fn what_practice_asks_again_is_not_from_before_a_correction_any_more() {
    let bank = Bank::harbour();
    let mut attempt =
        after(&bank, &["set practice yes", "start", "pick helsinki", "check", "next", "pick ferry", "check"]);
    outdate(&mut attempt, &["q-plan", "q-where"]);
    attempt.move_on(&bank, 0);
    assert_eq!((at(&attempt), outdated(&attempt)), ("q-where", vec!["q-plan"]));
    check_sound(&bank, &attempt);
}

#[test]
fn what_is_not_answered_is_not_from_before_a_correction() {
    let bank = Bank::harbour();
    let mut attempt = after(&bank, &["start", "pick helsinki", "check"]);
    outdate(&mut attempt, &["q-where", "q-plan"]);
    assert_eq!(outdated(&attempt), ["q-where"]);
}
