//! What is kept of an attempt and read again, whatever became of it in between.

use super::*;
use crate::base::random::Random;
use crate::quiz::attempt::tests::{after, check_sound, random_action};

/// Reads a text that is an attempt; how many answers it lost.
#[track_caller]
fn restored(bank: &Bank, text: &str) -> (Attempt, usize) {
    match restore(bank, text) {
        Restored::Attempt { attempt, dropped } => (*attempt, dropped.len()),
        other => panic!("{other:?}: {text}"),
    }
}

/// What holds whatever was read.
#[track_caller]
fn check_sound_if_any(bank: &Bank, text: &str) {
    if let Restored::Attempt { attempt, .. } = restore(bank, text) {
        check_sound(bank, &attempt);
    }
}

/// A text with an answer of every kind, at the result.
fn full(bank: &Bank) -> String {
    let mut random = Random::new(5);
    let mut attempt = Attempt::new(bank);
    while attempt.phase != Phase::Result {
        attempt.step(bank, &random_action(&mut random, bank, &attempt));
    }
    save(bank, &attempt)
}

#[test]
fn an_attempt_is_kept_as_lines_of_ids() {
    let bank = Bank::harbour();
    let actions = [
        "start",
        "pick tallinn",
        "pick helsinki",
        "check",
        "next",
        "pick ferry",
        "check",
        "next",
        "pick crews-lind",
        "check",
        "next",
        "pick false",
        "check",
        "next",
        "move drink 0",
        "move fly 1",
        "move speak 2",
        "check",
        "next",
        "pick ozols",
        "pick berg",
        "check",
        "next",
        "pick true",
        "check",
        "next",
        "pick no-tamm",
        "check",
        "next",
        "match train clerks",
        "match stone berg",
        "match cheap aalto",
        "match steel aalto",
        "check",
        "next",
        "pick odesa",
    ];
    assert_eq!(
        save(&bank, &after(&bank, &actions)),
        "dateline-quiz 2 harbour\n\
         at q-regions\n\
         stated q-late true\n\
         one q-may crews-lind\n\
         stated q-open false\n\
         one q-plan ferry\n\
         several q-speakers berg ozols\n\
         several q-two no-tamm\n\
         order q-week drink fly speak count\n\
         map q-where helsinki\n\
         who q-who cheap=aalto steel=aalto stone=berg train=clerks\n\
         draft map q-regions odesa\n"
    );
    assert_eq!(save(&bank, &Attempt::new(&bank)), "dateline-quiz 2 harbour\nat start\n");
}

#[test]
fn restore_is_the_inverse_of_save() {
    let bank = Bank::harbour();
    for seed in 0..10 {
        let mut random = Random::new(seed);
        let mut attempt = Attempt::new(&bank);
        for _ in 0..400 {
            attempt.step(&bank, &random_action(&mut random, &bank, &attempt));
            let (again, dropped) = restored(&bank, &save(&bank, &attempt));
            assert_eq!((&again.answers, &again.phase, dropped), (&attempt.answers, &attempt.phase, 0));
            assert_eq!(again.drafts, attempt.drafts);
            assert_eq!(again.score(&bank, None).0, attempt.score(&bank, None).0);
        }
    }
}

#[test]
fn answers_that_do_not_fit_any_more_are_dropped_and_counted() {
    let bank = Bank::harbour();
    let head = "dateline-quiz 2 harbour\nat q-open\n";
    let right = "one q-plan ferry\n";
    let (sound, dropped) = restored(&bank, &format!("{head}{right}"));
    assert_eq!((sound.answers.len(), dropped), (1, 0));
    let misfits = [
        "one q-plan pier",
        "one q-plan",
        "one q-plan ferry bridge",
        "one q-gone ferry",
        "several q-plan ferry",
        "several q-speakers",
        "several q-speakers ozols aalto",
        "stated q-open perhaps",
        "stated q-open",
        "who q-who cheap=aalto steel=berg stone=clerks",
        "who q-who cheap=aalto steel=berg stone=clerks train=ozols",
        "who q-who cheap=aalto steel=berg stone=clerks train",
        "order q-week fly speak count",
        "order q-week fly speak count count",
        "order q-week fly speak count drink fly",
        "map q-where",
        "map q-where odesa",
        "wish q-where helsinki",
        "one  q-plan ferry",
        "draft one q-plan pier",
        "draft one q-plan",
        "draft several q-plan ferry",
        "draft order q-week fly speak",
        "draft who q-who cheap",
        "draft q-plan ferry",
        "draft draft one q-plan ferry",
        "draft ",
        "draft",
        "",
    ];
    for misfit in misfits {
        let (attempt, dropped) = restored(&bank, &format!("{head}{misfit}\n{right}"));
        assert_eq!((attempt, dropped), (sound.clone(), 1), "{misfit:?}");
    }
    let (attempt, dropped) = restored(&bank, &format!("{head}{}\n{right}", misfits.join("\n")));
    assert_eq!((attempt, dropped), (sound, misfits.len()));
}

#[test]
fn what_was_picked_and_not_handed_in_is_picked_again() {
    let bank = Bank::harbour();
    let head = "dateline-quiz 2 harbour\nat q-who\n";
    let drafts = "draft several q-speakers\ndraft one q-plan ferry\ndraft who q-who steel=berg\n";
    let (attempt, dropped) = restored(&bank, &format!("{head}one q-plan bridge\n{drafts}"));
    let answer = |id: &str| attempt.answer(bank.sample(id)).words(bank.sample(id)).join(" ");
    assert_eq!((attempt.drafts.len(), attempt.answers.len(), dropped), (3, 1, 0));
    assert_eq!(answer("q-who"), "steel=berg");
    // An answer that was handed in, and cannot be changed, stands.
    assert_eq!((answer("q-plan").as_str(), attempt.is_marked(&bank.sample("q-plan").id)), ("bridge", true));
    let (open, _) = restored(&bank, &format!("{head}with 0 change=yes\none q-plan bridge\n{drafts}"));
    assert_eq!(open.draft(&bank.sample("q-plan").id).map(|draft| draft.picks.len()), Some(1));
    check_sound(&bank, &attempt);
    check_sound(&bank, &open);
}

#[test]
fn an_attempt_goes_on_where_it_stood_or_at_the_first_open_question() {
    let bank = Bank::harbour();
    let question = |id: &str| Phase::Question(QuestionId::parse(id).unwrap());
    let cases = [
        ("at start\n", Phase::Start),
        ("at q-week\n", question("q-week")),
        ("at q-gone\none q-plan ferry\n", question("q-where")),
        ("at result\nmap q-where helsinki\n", question("q-plan")),
        ("at \n", question("q-where")),
        ("at q-where\nmap q-where helsinki\n", question("q-where")),
    ];
    for (text, stage) in cases {
        assert_eq!(restored(&bank, &format!("dateline-quiz 2 harbour\n{text}")).0.phase, stage, "{text}");
    }
    let full = full(&bank);
    assert_eq!(restored(&bank, &full).0.phase, Phase::Result);
    assert_eq!(restored(&bank, &full.replace("at result", "at q-gone")).0.phase, Phase::Result);
}

#[test]
fn an_attempt_at_another_story_is_told_from_what_cannot_be_read() {
    let bank = Bank::harbour();
    let other = |id: &str| Restored::OtherStory(StoryId::parse(id).unwrap());
    let cases = [
        ("dateline-quiz 2 other-talks\nat start\n", other("other-talks")),
        ("dateline-quiz 2 other-talks", other("other-talks")),
        ("dateline-quiz 2 harbou\nat q-where\n", other("harbou")),
        ("", Restored::Unreadable),
        ("\n", Restored::Unreadable),
        ("dateline-quiz 2 harbour", Restored::Unreadable),
        ("dateline-quiz 2 harbour\n", Restored::Unreadable),
        ("dateline-quiz 2 harbour\nstart\n", Restored::Unreadable),
        ("dateline-quiz 2 Harbour Talks\nat start\n", Restored::Unreadable),
        ("dateline-quiz 1\nat start\n", Restored::Unreadable),
        ("dateline-quiz 3 harbour\nat start\n", Restored::Unreadable),
        ("dateline-quiz 0 harbour\nat start\n", Restored::Unreadable),
        ("dateline-quiz x harbour\nat start\n", Restored::Unreadable),
        ("dateline-quiz 4294967297 harbour\nat start\n", Restored::Unreadable),
        ("other-quiz 1 harbour\nat start\n", Restored::Unreadable),
        ("{\"dateline-quiz\":1}", Restored::Unreadable),
    ];
    for (text, expected) in cases {
        assert_eq!(restore(&bank, text), expected, "{text:?}");
    }
}

#[test]
fn what_version_1_kept_is_taken_up_with_the_default_settings() {
    let bank = Bank::harbour();
    let old = "dateline-quiz 1 harbour\nat q-week\none q-plan ferry\n";
    let (attempt, dropped) = restored(&bank, old);
    assert_eq!((attempt.answers.len(), dropped, &attempt.settings), (1, 0, &Settings::default()));
    assert_eq!(save(&bank, &attempt), old.replace("quiz 1", "quiz 2"));
}

#[test]
fn a_kept_text_cut_off_anywhere_gives_only_sound_answers() {
    let bank = Bank::harbour();
    let text = full(&bank);
    for end in 0..=text.len() {
        check_sound_if_any(&bank, &text[..end]);
    }
}

#[test]
fn a_kept_text_with_changed_letters_gives_only_sound_answers() {
    let bank = Bank::harbour();
    let text = full(&bank);
    let head = text.find('\n').unwrap();
    let odd: Vec<char> = " \n\r=-\t\0aq17é\u{202e}".chars().collect();
    let mut random = Random::new(9);
    for _ in 0..1_500 {
        let mut chars: Vec<char> = text.chars().collect();
        for _ in 0..=random.below(4) {
            // Rarely in the head, which makes all of it unreadable.
            let from = if random.below(20) == 0 { 0 } else { head + 1 };
            let at = from + random.index(chars.len() - from);
            chars[at] = odd[random.index(odd.len())];
        }
        check_sound_if_any(&bank, &chars.into_iter().collect::<String>());
    }
}

#[test]
fn a_kept_text_has_lines_in_any_order_and_the_last_of_a_question_counts() {
    let bank = Bank::harbour();
    let head = "dateline-quiz 2 harbour\nat start\n";
    let (attempt, dropped) = restored(&bank, &format!("{head}one q-plan bridge\none q-plan ferry\n"));
    assert_eq!((attempt.answers.len(), dropped), (1, 0));
    assert_eq!(attempt.score(&bank, None).0.0, 2);
    let text = full(&bank);
    let lines: Vec<&str> = text.lines().collect();
    let reversed: Vec<&str> = lines[..2].iter().chain(lines[2..].iter().rev()).copied().collect();
    assert_eq!(restored(&bank, &reversed.join("\n")), restored(&bank, &text));
}

/// The answers of a text that are from before a correction of some rows of questions.
#[track_caller]
fn outdated(corrections: &[&[&str]], text: &str) -> Vec<String> {
    let bank = Bank::harbour().corrected(corrections);
    let (attempt, dropped) = restored(&bank, text);
    assert_eq!(dropped, 0, "{text}");
    check_sound(&bank, &attempt);
    let mut ids: Vec<String> = attempt.outdated.iter().map(ToString::to_string).collect();
    ids.sort();
    ids
}

#[test]
fn an_answer_kept_before_a_correction_of_its_question_is_outdated_after_it() {
    let answers = "one q-may crews-lind\none q-plan ferry\nmap q-where riga\n";
    let [none, one] = [&[][..], &[&["q-plan", "q-open"][..]][..]];
    let two = &[&["q-plan", "q-open"][..], &["q-where"]][..];
    for (corrections, line, expected) in [
        (none, "", &[][..]),
        // Kept before the first correction.
        (one, "", &["q-plan"]),
        (two, "", &["q-plan", "q-where"]),
        // Kept when one, or both, were known.
        (one, "corrected 1\n", &[]),
        (two, "corrected 1\n", &["q-where"]),
        (two, "corrected 2\n", &[]),
        // What was outdated then is so still.
        (one, "corrected 1 q-plan\n", &["q-plan"]),
        (two, "corrected 1 q-plan\n", &["q-plan", "q-where"]),
        (two, "corrected 2 q-where\n", &["q-where"]),
        // What is not answered, or is nothing, is not.
        (two, "corrected 2 q-open q-gone ?\n", &[]),
        // A number that is none is that of a time before all corrections.
        (two, "corrected x\n", &["q-plan", "q-where"]),
        (two, "corrected 99\n", &[]),
    ] {
        let text = format!("dateline-quiz 2 harbour\nat q-week\n{line}{answers}");
        assert_eq!(outdated(corrections, &text), expected, "{text}");
    }
}

#[test]
fn what_is_outdated_is_kept_and_read_again() {
    let bank = Bank::harbour().corrected(&[&["q-plan"], &["q-may", "q-plan"]]);
    let old = "dateline-quiz 2 harbour\nat q-open\none q-may crews-lind\none q-plan ferry\n";
    let (attempt, _) = restored(&bank, old);
    let kept = save(&bank, &attempt);
    assert_eq!(kept, old.replace("at q-open\n", "at q-open\ncorrected 2 q-plan q-may\n"));
    assert_eq!(restored(&bank, &kept), (attempt, 0));
    let later = Bank::harbour().corrected(&[&["q-plan"], &["q-may", "q-plan"], &["q-open"]]);
    assert_eq!(restored(&later, &kept).0.outdated, restored(&bank, &kept).0.outdated);
}

#[test]
fn what_is_outdated_survives_any_sequence_of_actions() {
    let bank = Bank::harbour().corrected(&[&["q-plan", "q-week"], &["q-may", "q-who", "q-where"]]);
    let mut outdated = 0;
    for seed in 0..10 {
        let mut random = Random::new(seed);
        let mut attempt = restored(&bank, &full(&Bank::harbour())).0;
        for _ in 0..60 {
            attempt.step(&bank, &random_action(&mut random, &bank, &attempt));
            let (again, dropped) = restored(&bank, &save(&bank, &attempt));
            assert_eq!((&again.answers, dropped), (&attempt.answers, 0));
            for question in &bank.questions {
                let is_outdated = attempt.is_outdated(&question.id);
                assert_eq!(again.is_outdated(&question.id), is_outdated);
                outdated += usize::from(is_outdated);
            }
        }
    }
    assert!(outdated > 100, "some are: {outdated}");
}

#[test]
fn where_nothing_was_corrected_nothing_is_said_of_it() {
    let bank = Bank::harbour();
    assert!(!full(&bank).contains("corrected"));
    let text = "dateline-quiz 2 harbour\nat q-open\none q-plan ferry\n";
    assert_eq!(save(&bank, &restored(&bank, text).0), text);
}
