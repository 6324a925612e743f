//! An attempt at a story's questions: a state machine that knows no browser.

use crate::base::id::QuestionId;
use crate::base::sorted::Map;
use crate::quiz::answer::{Answer, Edit};
use crate::quiz::bank::Bank;
use crate::quiz::mark::{Outcome, Points, mark};
use crate::story::model::Question;

/// Where an attempt stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Before the first question.
    Start,
    /// At a question: its answer is being made, or was marked.
    Question(QuestionId),
    /// At the result.
    Result,
}

/// An attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// The questions, in the order they are asked.
    pub order: Vec<QuestionId>,
    /// Where it stands.
    pub stage: Stage,
    /// The answers that were given, and marked.
    pub answers: Map<QuestionId, Answer>,
    /// The answer that is being made.
    pub draft: Option<Answer>,
    /// Whether an answer was handed in before it was complete.
    pub incomplete: bool,
}

/// What happened to an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// The first question, or the one that was left, was asked for.
    Started,
    /// The answer was changed.
    Edited(Edit),
    /// The answer was handed in.
    Answered,
    /// The next question, or the result, was asked for.
    Advanced,
    /// The wrong and partly right ones were taken again.
    Retried,
    /// All was begun anew.
    Restarted,
}

impl Action {
    /// Reads the written form of an action, as it stands in the page: `start`,
    /// `check`, `next`, `retry`, `restart`, or an [edit](Edit::parse).
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "start" => Self::Started,
            "check" => Self::Answered,
            "next" => Self::Advanced,
            "retry" => Self::Retried,
            "restart" => Self::Restarted,
            _ => Self::Edited(Edit::parse(text)?),
        })
    }
}

impl Attempt {
    /// A new attempt at all questions, in the order of the story.
    pub fn new(bank: &Bank) -> Self {
        Self {
            order: bank.questions.iter().map(|question| question.id.clone()).collect(),
            stage: Stage::Start,
            answers: Map::default(),
            draft: None,
            incomplete: false,
        }
    }

    /// The question that is asked, and its number from 1.
    pub fn question<'s>(&self, bank: &'s Bank) -> Option<(usize, &'s Question)> {
        let Stage::Question(id) = &self.stage else { return None };
        let number = self.order.iter().position(|other| other == id)? + 1;
        Some((number, bank.question(id)?))
    }

    /// The answer that stands at a question: the one given, else the draft,
    /// else an empty one.
    pub fn answer(&self, question: &Question) -> Answer {
        let draft = || match &self.stage {
            Stage::Question(id) if *id == question.id => self.draft.clone(),
            Stage::Question(_) | Stage::Start | Stage::Result => None,
        };
        self.answers.get(&question.id).cloned().or_else(draft).unwrap_or_else(|| Answer::empty(question))
    }

    /// What was earned at a question, once it was answered.
    pub fn points(&self, question: &Question) -> Option<Points> {
        self.answers.get(&question.id).map(|answer| mark(question, answer))
    }

    /// What was earned in all.
    pub fn total(&self, bank: &Bank) -> Points {
        let earned = self.order.iter().filter_map(|id| self.points(bank.question(id)?));
        Points(earned.map(|points| points.0).sum())
    }

    /// Takes an action. One that has no place here changes nothing.
    pub fn step(&mut self, bank: &Bank, action: &Action) {
        // The question that is asked and not yet answered.
        let open =
            self.question(bank).map(|(_, question)| question).filter(|question| !self.answers.contains(&question.id));
        match action {
            Action::Started => {
                if self.stage == Stage::Start {
                    self.move_on(0);
                }
            }
            Action::Edited(edit) => {
                if let Some(question) = open {
                    let answer = self.answer(question);
                    let edited = answer.edited(question, edit);
                    if edited != answer {
                        self.draft = Some(edited);
                        self.incomplete = false;
                    }
                }
            }
            Action::Answered => {
                if let Some(question) = open {
                    let answer = self.answer(question);
                    self.incomplete = !answer.is_complete(question);
                    if !self.incomplete {
                        self.answers.insert(question.id.clone(), answer);
                        self.draft = None;
                    }
                }
            }
            Action::Advanced => {
                if let (Some((number, _)), None) = (self.question(bank), open) {
                    self.move_on(number);
                }
            }
            Action::Retried => {
                if self.stage == Stage::Result {
                    self.answers.retain(|id, answer| {
                        bank.question(id).is_some_and(|question| mark(question, answer).outcome() == Outcome::Right)
                    });
                    self.move_on(0);
                }
            }
            Action::Restarted => *self = Self::new(bank),
        }
    }

    /// Goes to the first unanswered question after a number, else to the first
    /// unanswered of all, else to the result.
    fn move_on(&mut self, after: usize) {
        let open = |id: &&QuestionId| !self.answers.contains(id);
        let next = self.order.iter().skip(after).find(open).or_else(|| self.order.iter().find(open));
        self.stage = next.map_or(Stage::Result, |id| Stage::Question(id.clone()));
        self.draft = None;
        self.incomplete = false;
    }
}

#[cfg(test)]
#[cfg(feature = "cli")]
pub(crate) mod tests {
    use super::*;
    use crate::base::random::Random;
    use crate::base::word::Word;
    use crate::quiz::mark::POINTS_PER_QUESTION;
    use crate::story::model::{Interaction, Verdict};

    /// An attempt at the story that ships, after some actions in their written form.
    #[track_caller]
    pub fn after(bank: &Bank, actions: &[&str]) -> Attempt {
        let mut attempt = Attempt::new(bank);
        actions.iter().for_each(|action| attempt.step(bank, &Action::parse(action).unwrap()));
        attempt
    }

    /// Two ways to the same attempt.
    #[track_caller]
    fn check(bank: &Bank, actions: &[&str], same: &[&str]) {
        assert_eq!(after(bank, actions), after(bank, same), "{actions:?}");
    }

    #[track_caller]
    fn at(attempt: &Attempt) -> &str {
        match &attempt.stage {
            Stage::Start => "start",
            Stage::Question(id) => id.as_str(),
            Stage::Result => "result",
        }
    }

    /// Something that a page or a program could do, whether it has a place here or not.
    pub fn random_action(random: &mut Random, bank: &Bank, attempt: &Attempt) -> Action {
        fn any<'a, T>(random: &mut Random, all: &'a [T]) -> &'a T {
            &all[random.below(all.len() as u32) as usize]
        }
        let question = match attempt.question(bank) {
            Some((_, question)) if random.below(8) > 0 => question,
            _ => any(random, &bank.questions),
        };
        match random.below(20) {
            0 => Action::Started,
            1..=4 => Action::Advanced,
            5..=8 => Action::Answered,
            9 if random.below(3) == 0 => Action::Retried,
            10 if random.below(100) == 0 => Action::Restarted,
            _ => Action::Edited(match &question.interaction {
                Interaction::One { options, .. } | Interaction::Several { options, .. } => {
                    Edit::OptionPicked(any(random, options).id.clone())
                }
                Interaction::Stated { .. } => Edit::VerdictPicked(*any(random, Verdict::ALL)),
                Interaction::Who { speakers, statements } => {
                    let speaker = any(random, speakers).speaker.as_str();
                    let speaker = *any(random, &[speaker, speaker, speaker, "", "nobody"]);
                    Edit::SpeakerSet(any(random, statements).id.clone(), speaker.to_owned())
                }
                Interaction::Order { items } => {
                    Edit::ItemMoved(any(random, items).id.clone(), random.below(items.len() as u32 + 1) as usize)
                }
                Interaction::Map { candidates, .. } => Edit::PlacePicked(any(random, candidates).place.clone()),
            }),
        }
    }

    /// What holds for every attempt, however it came about.
    #[track_caller]
    pub fn check_sound(bank: &Bank, attempt: &Attempt) {
        let order: Vec<&QuestionId> = bank.questions.iter().map(|question| &question.id).collect();
        assert_eq!(attempt.order.iter().collect::<Vec<_>>(), order, "no question is lost or doubled");
        for (id, answer) in attempt.answers.iter() {
            let question = bank.question(id).unwrap();
            assert!(answer.fits(question) && answer.is_complete(question), "{answer:?}");
        }
        let open = attempt.order.iter().any(|id| !attempt.answers.contains(id));
        assert!(attempt.stage != Stage::Result || !open, "the result comes after all questions");
        let asked = attempt.question(bank).map(|(_, question)| question);
        assert_eq!(asked.is_some(), matches!(attempt.stage, Stage::Question(_)));
        if let Some(draft) = &attempt.draft {
            let question = asked.unwrap();
            assert!(draft.fits(question) && !attempt.answers.contains(&question.id), "{draft:?}");
        }
        let earned: u32 = bank.questions.iter().filter_map(|question| attempt.points(question)).map(|p| p.0).sum();
        assert_eq!(attempt.total(bank).0, earned);
        assert!(earned <= POINTS_PER_QUESTION * order.len() as u32);
    }

    /// Whether an action has a place in an attempt.
    fn is_legal(bank: &Bank, attempt: &Attempt, action: &Action) -> bool {
        let asked = attempt.question(bank).map(|(_, question)| question);
        let answered = asked.is_some_and(|question| attempt.answers.contains(&question.id));
        match action {
            Action::Started => attempt.stage == Stage::Start,
            Action::Edited(_) | Action::Answered => asked.is_some() && !answered,
            Action::Advanced => answered,
            Action::Retried => attempt.stage == Stage::Result,
            Action::Restarted => true,
        }
    }

    #[test]
    fn an_attempt_begins_at_the_first_question_and_goes_on_in_order() {
        let bank = Bank::shipped();
        assert_eq!(at(&after(&bank, &[])), "start");
        assert_eq!(at(&after(&bank, &["start"])), "q-hosts");
        assert_eq!(at(&after(&bank, &["start", "place kyiv", "check"])), "q-hosts");
        let second = after(&bank, &["start", "place kyiv", "check", "next"]);
        assert_eq!((at(&second), second.question(&bank).unwrap().0), ("q-meeting", 2));
    }

    #[test]
    fn an_answer_is_marked_once_it_is_handed_in() {
        let bank = Bank::shipped();
        let hosts = bank.sample("q-hosts");
        let begun = after(&bank, &["start", "place white-house"]);
        assert_eq!((begun.points(hosts), begun.total(&bank)), (None, Points(0)));
        let handed_in = after(&bank, &["start", "place white-house", "check"]);
        assert_eq!((handed_in.points(hosts), handed_in.total(&bank)), (Some(Points(840)), Points(840)));
        assert_eq!(handed_in.answer(hosts), begun.answer(hosts));
    }

    #[test]
    fn an_answer_that_is_not_complete_is_not_taken() {
        let bank = Bank::shipped();
        let early = after(&bank, &["start", "check"]);
        assert!(early.incomplete && early.answers.is_empty() && at(&early) == "q-hosts");
        assert!(!after(&bank, &["start", "check", "place kyiv"]).incomplete);
        check(&bank, &["start", "check", "place kyiv"], &["start", "place kyiv"]);
    }

    #[test]
    fn an_action_that_has_no_place_changes_nothing() {
        let bank = Bank::shipped();
        let cases: [(&[&str], &[&str]); 5] = [
            (&[], &["check", "next", "retry", "place kyiv", "option three"]),
            (&["start"], &["start", "next", "retry", "option three", "place odesa", "verdict true"]),
            (&["start", "place kyiv"], &["start", "next", "retry", "move kyiv 0", "speaker hold trump"]),
            (&["start", "place kyiv", "check"], &["start", "check", "retry", "place kyiv", "place paris"]),
            (&["start", "place kyiv", "check", "next"], &["start", "next", "retry", "place kyiv"]),
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
        let bank = Bank::shipped();
        let mut attempt = Attempt::new(&bank);
        let mut random = Random::new(3);
        while attempt.stage != Stage::Result {
            attempt.step(&bank, &random_action(&mut random, &bank, &attempt));
        }
        let right: Vec<QuestionId> = bank
            .questions
            .iter()
            .filter(|question| attempt.points(question).unwrap().outcome() == Outcome::Right)
            .map(|question| question.id.clone())
            .collect();
        assert!(!right.is_empty() && right.len() < bank.questions.len(), "{right:?}");
        let first = bank.questions.iter().find(|question| !right.contains(&question.id)).unwrap();
        attempt.step(&bank, &Action::Retried);
        assert_eq!(attempt.answers.keys().collect::<Vec<_>>(), {
            let mut right: Vec<_> = right.iter().collect();
            right.sort();
            right
        });
        assert_eq!(attempt.stage, Stage::Question(first.id.clone()));
        check_sound(&bank, &attempt);
    }

    #[test]
    fn no_sequence_of_actions_makes_an_attempt_unsound() {
        let bank = Bank::shipped();
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
                finished += usize::from(attempt.stage == Stage::Result && before.stage != Stage::Result);
            }
        }
        assert!(finished > 3, "some reach the result: {finished}");
    }

    #[test]
    fn the_same_actions_make_the_same_attempt() {
        let bank = Bank::shipped();
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
            ("start", Some(Action::Started)),
            ("check", Some(Action::Answered)),
            ("next", Some(Action::Advanced)),
            ("retry", Some(Action::Retried)),
            ("restart", Some(Action::Restarted)),
            ("verdict true", Some(Action::Edited(Edit::VerdictPicked(Verdict::True)))),
            ("", None),
            ("Start", None),
            ("finish", None),
            ("verdict", None),
        ];
        for (text, action) in cases {
            assert_eq!(Action::parse(text), action, "{text:?}");
        }
    }
}
