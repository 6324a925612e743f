//! Quizzes that are played before a learning system: attempts of chance, driven through whole sessions as the page and the
//! launcher drive them, and stories that no pack would have.

#![allow(dead_code, reason = "each program of tests uses a part of this")]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may take what it knows to be there")]

pub mod forms;

use dateline::base::random::Random;
use dateline::base::wire;
use dateline::lang::language::Language;
use dateline::lms::deed::Deed;
use dateline::lms::figures::Span;
use dateline::lms::launch::Launch;
use dateline::lms::session::{Moment, Session};
use dateline::quiz::answer::Answer;
use dateline::quiz::attempt::{Attempt, Phase, QuizAction};
use dateline::quiz::bank::Bank;
use dateline::quiz::code;
use dateline::quiz::pick::Pick;
use dateline::quiz::saved::{Restored, restore, save};
use dateline::quiz::score::{Outcome, score};
use dateline::quiz::settings::Settings;
use dateline::story::question::{Interaction, Kind, Question};

use crate::exported::sample;

/// Where the story of a session is published.
pub const ADDRESS: &str = "https://news.example/talks/";

fn pick(part: usize, target: usize) -> Pick {
    Pick { part, target }
}

/// The right answer.
pub fn right(question: &Question) -> Answer {
    let picks = match &question.interaction {
        Interaction::Choose(options) => {
            (0..options.all.len()).filter(|at| options.all[*at].right).map(|at| pick(at, 0)).collect()
        }
        Interaction::Match(pairs) => {
            let speaker = |at: usize| pairs.speaker(&pairs.statements[at].by).expect("a speaker");
            (0..pairs.statements.len()).map(|at| pick(at, speaker(at))).collect()
        }
        Interaction::Order(sequence) => (0..sequence.items.len()).map(|at| pick(at, 0)).collect(),
    };
    Answer { picks }
}

/// Any answer that can be handed in.
pub fn any(question: &Question, random: &mut Random) -> Answer {
    let picks = match &question.interaction {
        Interaction::Choose(options) if question.is_single_choice() => vec![pick(random.index(options.all.len()), 0)],
        Interaction::Choose(options) => {
            let one = random.index(options.all.len());
            let odds = random.below(4) + 1;
            (0..options.all.len()).filter(|at| *at == one || random.below(odds) == 0).map(|at| pick(at, 0)).collect()
        }
        Interaction::Match(pairs) => {
            (0..pairs.statements.len()).map(|at| pick(at, random.index(pairs.speakers.len()))).collect()
        }
        Interaction::Order(sequence) => {
            let mut items: Vec<usize> = (0..sequence.items.len()).collect();
            random.shuffle(&mut items);
            items.into_iter().map(|item| pick(item, 0)).collect()
        }
    };
    Answer { picks }
}

/// An answer with an outcome; none where the question has none.
pub fn with_outcome(question: &Question, outcome: Outcome, random: &mut Random) -> Option<Answer> {
    let all = [right(question)].into_iter().chain(std::iter::repeat_with(|| any(question, random)).take(200));
    all.into_iter().find(|answer| score(question, answer).outcome() == outcome)
}

/// A story of questions, as if none gave another away.
pub fn bank(questions: Vec<Question>) -> Bank {
    sample::story(questions).bank
}

/// The same with other ids, whatever their form: a page's data are read as they are.
pub fn renamed(bank: &Bank, change: impl Fn(&str) -> String) -> Bank {
    let is_id = |line: &str| {
        let mut letters = line.chars();
        letters.next().is_some_and(|first| "pstiq".contains(first))
            && letters.all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
            && line.ends_with(|c: char| c.is_ascii_digit())
    };
    let lines = wire::write(bank).expect("its lines");
    let line = |line: &str| if is_id(line) { change(line) } else { line.to_owned() };
    wire::read(&lines.lines().map(|one| line(one) + "\n").collect::<String>()).expect("a story")
}

/// Stories that ask more of a system than packs do, each with what is odd in it.
pub fn odd() -> Vec<(&'static str, Bank)> {
    let long = |id: &str| format!("{id}-{}", "long".repeat(75));
    let cyrillic = |id: &str| format!("ї-{}", id.replace('-', "–"));
    let all = sample::all_kinds(&sample::HOSTILE, 0);
    let many: Vec<&str> = (0..40).map(|at| sample::HOSTILE[at % sample::HOSTILE.len()]).collect();
    let said: Vec<(&str, usize)> = many.iter().enumerate().map(|(at, text)| (*text, at % 7)).collect();
    let wide = |n: usize| {
        [
            sample::choice(&format!("q-forty-{n}"), Kind::Several, "Which?", &many, 20),
            sample::choice(&format!("q-one-{n}"), Kind::One, "Which one?", &many, 1),
            sample::who(&format!("q-who-{n}"), "Who?", &many[..7], &said),
            sample::order(&format!("q-order-{n}"), "When?", &many),
        ]
    };
    // Two ids that are the same once only letters are left of them.
    let same = |id: &str| match id {
        "p0" | "s0" | "t0" | "i0" => "a-b".to_owned(),
        "p1" | "s1" | "t1" | "i1" => "a_b".to_owned(),
        "q-one-0" => "q-pair_0".to_owned(),
        _ => id.to_owned(),
    };
    let hundreds = (0..30).flat_map(|n| sample::all_kinds(&sample::HOSTILE, n)).collect();
    vec![
        ("all kinds", bank(all.clone())),
        ("ids of three hundred letters", renamed(&bank(all.clone()), long)),
        ("ids in other letters", renamed(&bank(all.clone()), cyrillic)),
        ("ids that become the same", renamed(&bank(all), same)),
        ("forty options", bank(wide(0).to_vec())),
        ("three hundred questions", bank(hundreds)),
        ("more than a system keeps", bank((0..150).map(|n| wide(n)[3].clone()).collect())),
        (
            "stems of no length",
            bank(vec![
                sample::choice("q-none-0", Kind::One, " \n", &many[..3], 1),
                sample::choice("q-long-1", Kind::One, &"Що? ".repeat(200), &many[..3], 1),
            ]),
        ),
    ]
}

/// What a system says at a launch.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// What it has kept.
    pub suspend: String,
    /// Its mastery score.
    pub mastery: &'static str,
    /// The rule by which it moves on.
    pub move_on: &'static str,
    /// How many interactions it has.
    pub known: String,
}

/// What hears of deeds, call by call, and says what it does at a launch.
pub trait Host {
    /// Another launch; none where it was told of the end.
    fn launch(&mut self) -> Option<Said>;
    /// What a call has given.
    fn take(&mut self, deeds: &[Deed]);
}

/// What became of a quiz that was played.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct End {
    /// The share of the points, from 0 to 1, as the page tells it.
    pub share: f64,
    /// Whether it was passed; none without a mark.
    pub passed: Option<bool>,
}

/// An attempt as it is once the page has kept it.
fn kept(bank: &Bank, attempt: &Attempt) -> Attempt {
    match restore(bank, &save(bank, attempt)) {
        Restored::Attempt { attempt, .. } => *attempt,
        Restored::OtherStory(_) | Restored::Unreadable => panic!("the attempt is not kept"),
    }
}

/// A reader's clock.
struct Clock {
    hundredths: u32,
    shown: String,
}

impl Clock {
    fn moment(&mut self, random: &mut Random) -> Moment<'_> {
        self.hundredths += random.below(90_000);
        let seconds = self.hundredths / 100;
        self.shown = format!("2025-08-18T{:02}:{:02}:{:02}", seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
        Moment { session: Span(self.hundredths), local: &self.shown }
    }
}

/// Plays a quiz that is set by a query to its end, over as many sessions as chance has it.
pub fn play(bank: &Bank, standard: &str, query: &str, random: &mut Random, host: &mut dyn Host) -> End {
    let language = Language::parse("uk").expect("a language");
    let mut end = None;
    let mut breaks = random.below(3);
    for _ in 0..8 {
        let Some(Said { suspend, mastery, move_on, known }) = host.launch() else { break };
        let lines = [standard, "normal", &suspend, ADDRESS, mastery, move_on, &known].join("\n");
        let (code, _) = suspend.split_once('.').unwrap_or((&suspend, ""));
        let fresh = || Attempt::with(bank, Settings::default().read(query));
        let mut attempt = code::read(bank, code).unwrap_or_else(|_| fresh());
        let mut own = Session::new(bank, &language, Launch::read(bank, &lines).expect("a launch"));
        let mut clock = Clock { hundredths: 3, shown: String::new() };
        host.take(&own.begin(clock.moment(random)));
        let mut step = |own: &mut Session, attempt: &Attempt, random: &mut Random| {
            let latency = Span(random.below(70_000));
            own.step(kept(bank, attempt), latency, clock.moment(random))
        };
        host.take(&step(&mut own, &attempt, random));
        let is_left = loop {
            let open = attempt.question(bank).map(|(_, question)| question);
            match open {
                None if attempt.phase == Phase::Result => break false,
                None => attempt.step(bank, &QuizAction::Started),
                Some(question) if attempt.is_marked(&question.id) => {
                    let again = if random.below(4) == 0 { QuizAction::Reopened } else { QuizAction::Advanced };
                    attempt.step(bank, &again);
                }
                Some(question) => {
                    // Whoever has missed it often enough has it right.
                    let is_right = random.below(3) == 0;
                    let answer = if is_right { right(question) } else { any(question, random) };
                    attempt.drafts.insert(question.id.clone(), answer);
                    attempt.step(bank, &QuizAction::Answered);
                }
            }
            host.take(&step(&mut own, &attempt, random));
            let asked = u32::try_from(attempt.order.len()).expect("a number");
            if breaks > 0 && random.below(asked) == 0 {
                breaks -= 1;
                break true;
            }
        };
        let (points, of) = attempt.score(bank, None);
        end = Some(End { share: f64::from(points.0) / f64::from(2 * of), passed: attempt.passed(bank) });
        for more in [QuizAction::Retried, QuizAction::Widened, QuizAction::Restarted] {
            if !is_left {
                attempt.step(bank, &more);
                host.take(&step(&mut own, &attempt, random));
            }
        }
        // Some browsers end without a word.
        if !is_left || random.below(3) > 0 {
            host.take(&own.leave(clock.moment(random)));
        }
    }
    assert!(host.launch().is_none(), "the quiz was not told of: {query}");
    end.expect("an end")
}
