//! What sessions set, by the rules.

use dateline::base::random::Random;
use dateline::export::format::ExportFormat;
use dateline::export::keeps::Adaptation;
use dateline::export::note::Loss;
use dateline::lms::launch::Standard;
use dateline::quiz::bank::Bank;

use crate::exported::{exported, sample, stories};
use crate::judge::Judge;
use crate::played::{End, odd, play};

/// How quizzes are set; those with a mark say so.
pub const QUERIES: [&str; 10] = [
    "",
    "questions=3&seed=9",
    "pass=60",
    "pass=100&questions=2&seed=4",
    "pass=1&feedback=at-end",
    "change=yes",
    "change=yes&feedback=at-end&pass=50",
    "practice=yes",
    "practice=yes&order=shuffled&seed=5&questions=4",
    "order=shuffled&seed=77&pass=67&confirm=yes",
];

/// A quiz of a story by one of the settings, before a judge.
pub fn judged(bank: &Bank, standard: Standard, query: &str, seed: u32) -> (Judge, End) {
    let mut random = Random::new(seed);
    let count = [None, Some(""), Some("NaN"), Some("0")][usize::from(seed % 4 == 1) * (1 + random.index(2))];
    let mut judge = Judge::new(standard, query.contains("pass="), count);
    let name = judge.standard();
    let end = play(bank, name, query, &mut random, &mut judge);
    (judge, end)
}

#[test]
fn every_session_keeps_the_rules_and_tells_what_the_page_tells() {
    let mut banks: Vec<(&str, Bank)> = stories().into_iter().map(|story| ("a story", story.bank)).collect();
    banks.extend(odd());
    for standard in [Standard::Scorm12, Standard::Scorm2004] {
        for (what, bank) in &banks {
            for (seed, query) in (0..).zip(QUERIES) {
                // The greatest stories take long, and one quiz of a part of them is as good as ten.
                let query = if bank.questions.len() > 100 { "questions=25&seed=3" } else { query };
                if bank.questions.len() > 100 && seed > 0 {
                    break;
                }
                let (judge, end) = judged(bank, standard, query, seed);
                let raw: f64 = judge.value("score.raw").parse().expect("a number");
                assert!(
                    (raw - end.share * 100.0).abs() <= 0.0501 + f64::from(u8::from(end.passed == Some(false))) / 10.0
                );
                assert_eq!(raw == 100.0, end.share == 1.0, "{raw} for {}", end.share);
                let status =
                    judge.value(if standard == Standard::Scorm12 { "lesson_status" } else { "success_status" });
                let told = end.passed.map(|passed| if passed { "passed" } else { "failed" });
                let without = if standard == Standard::Scorm12 { "completed" } else { "" };
                assert_eq!(status, told.unwrap_or(without), "{what}, {query}");
            }
        }
    }
}

#[test]
fn what_a_system_cannot_be_told_of_an_answer_is_noted() {
    let (_, bank) = odd().into_iter().find(|(what, _)| *what == "forty options").expect("one");
    let mut story = sample::story(Vec::new());
    story.bank = bank;
    for (format, noted) in [
        (ExportFormat::Scorm12Thin, [].as_slice()),
        (ExportFormat::Scorm2004Thin, &["q-forty-0", "q-who-0", "q-order-0"]),
    ] {
        let notes = exported(&story, format).notes;
        assert!(notes.iter().all(|note| note.loss == Loss::Adapted(Adaptation::Record)), "{notes:?}");
        assert_eq!(notes.iter().map(|note| note.id.as_str()).collect::<Vec<_>>(), noted);
    }
}
