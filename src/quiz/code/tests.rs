//! What a resume code brings back, and what is none.

use super::*;
use crate::base::random::Random;
use crate::quiz::attempt::Phase;
use crate::quiz::attempt::tests::{check_sound, random_action};
use crate::quiz::kind::tests::last_edits;
use crate::quiz::settings::tests::random_settings;
use crate::story::id::{ChoiceId, QuestionId, StoryId};
use crate::story::question::{Interaction, Question};

fn any_symbol(random: &mut Random) -> u8 {
    u8::try_from(random.below(32)).unwrap()
}

/// An attempt with so many random actions behind it.
fn random_attempt(bank: &Bank, seed: u32, actions: u32) -> Attempt {
    let mut random = Random::new(seed);
    let mut attempt = Attempt::new(bank);
    if seed.is_multiple_of(3) {
        attempt = Attempt::with(bank, random_settings(&mut random, bank.questions.len()));
    }
    for _ in 0..actions {
        attempt.step(bank, &random_action(&mut random, bank, &attempt));
    }
    attempt
}

/// The attempt whose code is longest: the last answer to every question.
fn longest(bank: &Bank, settings: Settings) -> Attempt {
    let mut attempt = Attempt::with(bank, settings);
    for question in &bank.questions {
        let edits = last_edits(question);
        let answer = edits.iter().fold(Answer::default(), |answer, edit| answer.edited(question, edit));
        assert!(answer.is_complete(question));
        attempt.answers.insert(question.id.clone(), answer);
    }
    attempt
}

/// A story of twice as many questions: each comes a second time by another id.
fn doubled(mut bank: Bank) -> Bank {
    let again = |question: &Question| {
        let id = QuestionId::parse(&format!("{}-{}", question.id, bank.questions.len())).unwrap();
        Question { id, ..question.clone() }
    };
    let more: Vec<Question> = bank.questions.iter().map(again).collect();
    bank.questions.extend(more);
    bank
}

#[test]
fn a_code_of_twenty_four_questions_has_at_most_forty_symbols() {
    let bank = doubled(Bank::harbour());
    assert_eq!(bank.questions.len(), 24);
    let code = write(&bank, &longest(&bank, Settings::default()));
    assert_eq!((code.len(), grouped(&code).len()), (24, 29), "spaces and all, as by default");
    let all = "questions=24&seed=4294967295&pass=100&order=shuffled&feedback=at-end&change=yes&time=shown&practice=yes";
    let longest = longest(&bank, Settings::default().read(all));
    assert_eq!(write(&bank, &longest).len(), 34, "with every setting at its most");
    for seed in 0..60 {
        let attempt = random_attempt(&bank, seed, 400);
        // What came later stands behind what is as by default.
        let is_later = attempt.settings.is_on(Switch::Confirm) || attempt.settings.only != Only::default();
        let most = if is_later { 55 } else { 40 };
        assert!(write(&bank, &attempt).len() <= most);
    }
    assert_eq!(write(&bank, &Attempt::new(&bank)).len(), HEAD);
}

#[test]
fn a_code_brings_every_answer_and_setting_back() {
    let bank = Bank::harbour();
    for seed in 0..60 {
        let attempt = random_attempt(&bank, seed, seed * 10);
        let code = write(&bank, &attempt);
        let again = read(&bank, &code).unwrap();
        check_sound(&bank, &again);
        // More questions than there are is all of them.
        let mut settings = attempt.settings.clone();
        settings.set_number(Number::Questions, settings.number(Number::Questions).min(12));
        assert_eq!(again.settings, settings);
        assert_eq!(again.order, attempt.order);
        if !again.settings.is_on(Switch::Practice) {
            assert_eq!(again.answers, attempt.answers, "{code}");
            assert_eq!(again.phase == Phase::Result, attempt.is_full());
            assert_eq!(write(&bank, &again), code);
        }
    }
}

#[test]
fn a_code_is_read_however_it_is_written_down() {
    let bank = Bank::harbour();
    let attempt = longest(&bank, Settings::default().read("seed=11&order=shuffled"));
    let code = write(&bank, &attempt);
    assert!(code.contains(['0', '1']), "{code}");
    let forms = [
        code.to_lowercase(),
        grouped(&code),
        grouped(&code).replace(' ', "-"),
        format!("  {}  ", grouped(&code).to_lowercase()),
        code.replace('0', "o").replace('1', "l"),
        code.replace('0', "O").replace('1', "I"),
        format!("Here is my code: {}. See you tomorrow!", grouped(&code)),
        format!("https://news.example/talks/?questions=5&lang=uk#{QUIZ_CODE}{code}"),
        format!("my answers (https://news.example/#{QUIZ_CODE}{code}), as you asked"),
    ];
    for form in forms {
        assert_eq!(read(&bank, &form).unwrap().answers, attempt.answers, "{form}");
    }
}

#[test]
fn a_mistyped_code_is_told() {
    let bank = Bank::harbour();
    let code = write(&bank, &random_attempt(&bank, 1, 400));
    for at in 0..code.len() {
        for symbol in SYMBOLS {
            let mut letters = code.clone().into_bytes();
            letters[at] = *symbol;
            let typed = String::from_utf8(letters).unwrap();
            assert!(typed == code || read(&bank, &typed) == Err(Refusal::Mistyped), "{typed} for {code}");
        }
        let mut letters = code.clone().into_bytes();
        if at > 0 && letters[at] != letters[at - 1] {
            letters.swap(at, at - 1);
            let typed = String::from_utf8(letters).unwrap();
            assert_eq!(read(&bank, &typed), Err(Refusal::Mistyped), "{typed} for {code}");
        }
    }
    for typed in ["", " ", "7", "0000", "U0000", "Привіт", "\u{0}", &"Z".repeat(10_000)] {
        assert_eq!(read(&bank, typed), Err(Refusal::Mistyped), "{typed}");
    }
}

#[test]
fn of_a_mistyped_code_no_part_is_taken_for_a_code() {
    let bank = Bank::harbour();
    let code = grouped(&write(&bank, &longest(&bank, Settings::default())));
    for at in (0..code.len()).filter(|at| !code[*at..].starts_with(' ')) {
        for symbol in SYMBOLS {
            let typed = [&code[..at], &char::from(*symbol).to_string(), &code[at + 1..]].concat();
            for typed in [typed.to_lowercase(), typed] {
                let is_right = typed.eq_ignore_ascii_case(&code);
                assert!(is_right || read(&bank, &typed).is_err(), "{typed} for {code}");
            }
        }
    }
    for at in 1..code.len() {
        assert!(read(&bank, &code[at..]).is_err(), "{}", &code[at..]);
    }
}

#[test]
fn a_code_of_another_story_or_of_other_questions_is_told() {
    let bank = Bank::harbour();
    let code = write(&bank, &random_attempt(&bank, 1, 400));
    let other = Bank { story: StoryId::parse("other-talks").unwrap(), ..bank.clone() };
    assert_eq!(read(&other, &code), Err(Refusal::OtherStory));
    let mut fewer = bank.clone();
    fewer.questions.pop();
    assert_eq!(read(&fewer, &code), Err(Refusal::OtherQuestions));
    let mut renamed = bank.clone();
    let Interaction::Choose(options) = &mut renamed.questions[1].interaction else { panic!("a choice") };
    options.all[0].id = ChoiceId::parse("renamed").unwrap();
    assert_eq!(read(&renamed, &code), Err(Refusal::OtherQuestions));
}

#[test]
fn any_text_is_taken_only_if_it_is_the_code_of_what_it_gives() {
    let bank = Bank::harbour();
    let mut random = Random::new(4);
    let mut taken = 0;
    let head = head(&bank);
    for round in 0..2_000 {
        let mut symbols: Vec<u8> = (0..random.below(44)).map(|_| any_symbol(&mut random)).collect();
        // Most would fail at the head; so that the rest is tried, too, many have one that fits.
        if round % 4 > 0 {
            symbols.splice(0..0, head);
            symbols.insert(0, check(&symbols));
        }
        let text: String = symbols.iter().map(|symbol| char::from(SYMBOLS[usize::from(*symbol)])).collect();
        if let Ok(attempt) = read(&bank, &text) {
            taken += 1;
            check_sound(&bank, &attempt);
            if !attempt.settings.is_on(Switch::Practice) {
                assert_eq!(write(&bank, &attempt), text);
            }
        }
    }
    assert!(taken > 10, "some are taken: {taken}");
}

#[test]
fn what_any_text_gives_has_a_code_that_gives_it_again() {
    // Not that text: one from before the first correction says no more than it did then.
    let bank = Bank::harbour().corrected(&[&["q-plan", "q-week"], &["q-may"], &["q-plan"]]);
    let (mut random, mut taken, mut outdated) = (Random::new(4), 0, 0);
    for _ in 0..1_500 {
        let mut symbols = head(&bank).to_vec();
        symbols.extend((0..random.below(14)).map(|_| any_symbol(&mut random)));
        symbols.insert(0, check(&symbols));
        let text: String = symbols.iter().map(|symbol| char::from(SYMBOLS[usize::from(*symbol)])).collect();
        let Ok(attempt) = read(&bank, &text) else { continue };
        check_sound(&bank, &attempt);
        (taken, outdated) = (taken + 1, outdated + attempt.outdated.len());
        assert_eq!(read(&bank, &write(&bank, &attempt)).as_ref(), Ok(&attempt), "{text}");
    }
    assert!(taken > 100 && outdated > 50, "some are taken: {taken}, {outdated}");
}

#[test]
fn a_longer_story_has_a_longer_code() {
    let bank = (0..6).fold(Bank::harbour(), |bank, _| doubled(bank));
    assert_eq!(bank.questions.len(), 768);
    let attempt = longest(&bank, Settings::default());
    let code = write(&bank, &attempt);
    assert!(code.len() > 300);
    assert_eq!(read(&bank, &code).unwrap().answers, attempt.answers);
}

/// What a code says, read where some rows of questions were corrected, and not before.
#[track_caller]
fn outdated(code: &str, corrections: &[&[&str]]) -> Vec<String> {
    let bank = Bank::harbour().corrected(corrections);
    let attempt = read(&bank, code).unwrap();
    check_sound(&bank, &attempt);
    let mut ids: Vec<String> = attempt.outdated.iter().map(ToString::to_string).collect();
    ids.sort();
    ids
}

#[test]
fn a_code_from_before_the_first_correction_is_read_as_before_and_its_answers_are_outdated() {
    let bank = Bank::harbour();
    let attempt = longest(&bank, Settings::default());
    let code = write(&bank, &attempt);
    assert_eq!(outdated(&code, &[]), [""; 0]);
    assert_eq!(outdated(&code, &[&["q-plan", "q-may"]]), ["q-may", "q-plan"]);
    assert_eq!(outdated(&code, &[&["q-plan"], &["q-week"]]), ["q-plan", "q-week"]);
    let corrected = bank.corrected(&[&["q-plan"], &["q-week"]]);
    assert_eq!(read(&corrected, &code).unwrap().answers, attempt.answers);
}

#[test]
fn a_code_says_which_corrections_its_answers_were_given_after() {
    let corrections: [&[&str]; 3] = [&["q-plan"], &["q-may", "q-week"], &["q-plan", "q-who"]];
    let bank = Bank::harbour().corrected(&corrections);
    let fresh = longest(&bank, Settings::default());
    let code = write(&bank, &fresh);
    assert_eq!(
        (outdated(&code, &corrections), read(&bank, &code).as_ref()),
        (Vec::new(), Ok(&Attempt { phase: Phase::Result, ..fresh.clone() }))
    );
    // The first of the corrections that an answer is from before, and all that came after it.
    for (ids, expected) in [
        (&["q-who"][..], &["q-plan", "q-who"][..]),
        (&["q-week"], &["q-may", "q-plan", "q-week", "q-who"]),
        (&["q-may", "q-who"], &["q-may", "q-plan", "q-week", "q-who"]),
    ] {
        let mut attempt = fresh.clone();
        attempt.outdated = ids.iter().map(|id| QuestionId::parse(id).unwrap()).collect();
        let code = write(&bank, &attempt);
        assert_eq!(outdated(&code, &corrections), expected, "{ids:?}");
        assert_eq!(write(&bank, &read(&bank, &code).unwrap()), code);
    }
}

#[test]
fn a_code_of_what_is_not_answered_has_nothing_outdated() {
    let corrections: [&[&str]; 1] = [&["q-plan"]];
    let code = write(&Bank::harbour(), &Attempt::new(&Bank::harbour()));
    assert_eq!(outdated(&code, &corrections), [""; 0]);
}
