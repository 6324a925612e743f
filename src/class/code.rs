//! What a pupil hands in, as a code: to be read out, copied, photographed. The class code holds the points of
//! each question, the full code every answer; both hold the pupil's number in the class register, a mark by
//! chance that tells two pupils with the same answers from one who hands in twice, and digests of the story's questions and
//! of the assignment.
//!
//! Each is one number, its lowest digits first, in Crockford's 32 symbols, of a fixed length for a story; with
//! [two check symbols](super::check) behind each block of it.
//!
//! | digit | values |
//! |---|---|
//! | the story and its questions | 1,024 |
//! | the assignment | 128 |
//! | the number in the register, 0 where there is none | 64 |
//! | the mark of the attempt | 512 |
//! | of a class code, for each question in the story's order: not answered, then each number of half points that there can be | 3 or 4 |
//! | of a full code, for each question: the answer, as in a resume code; where one thing is to be chosen, none or its place | |

use crate::base::number::saturated;
use crate::class::assignment::DIGESTS;
use crate::class::check;
use crate::quiz;
use crate::quiz::answer::Answer;
use crate::quiz::attempt::Attempt;
use crate::quiz::bank::Bank;
use crate::quiz::code::{digest_of, letters};
use crate::quiz::kind;
use crate::quiz::mixed_radix::MixedRadix;
use crate::quiz::pick::Pick;
use crate::quiz::score::{POINTS_PER_QUESTION, Points, score};
use crate::quiz::settings::Settings;
use crate::story::question::{Interaction, Question};

/// How many digests of stories there are.
const STORIES: u64 = 1_024;
/// How many numbers a class register has, with the one that is none.
pub const NUMBERS: u32 = 64;
/// How many marks of attempts there are.
pub const MARKS: u32 = 512;

/// What is handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// The digest of the assignment.
    pub assignment: u64,
    /// The number in the class register; 0 where there is none.
    pub number: u32,
    /// The mark of the attempt.
    pub mark: u32,
    /// What became of the questions.
    pub work: Work,
}

/// What became of the questions of a story, in its order; none where one was not answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Work {
    /// The points.
    Points(Vec<Option<Points>>),
    /// The answers.
    Answers(Vec<Option<Answer>>),
}

/// Which of both codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeForm {
    /// Of the points.
    Class,
    /// Of the answers.
    Full,
}

/// Both, the longer one first.
pub const FORMS: [CodeForm; 2] = [CodeForm::Full, CodeForm::Class];

/// Why symbols are no code that can be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadCode {
    /// Their checks are wrong, or they stand for nothing.
    Misread,
    /// They are a code, and of another story or of other questions.
    OtherStory,
}

impl CodeForm {
    /// What tells its checks from those of the other.
    fn kind(self) -> u8 {
        match self {
            Self::Class => 1,
            Self::Full => 2,
        }
    }

    /// How many symbols it has.
    pub fn length(self, bank: &Bank) -> usize {
        check::checked_length(self.plain_length(bank))
    }

    /// How many it has without checks.
    fn plain_length(self, bank: &Bank) -> usize {
        let mut digits = MixedRadix::default();
        let most = |digits: &mut MixedRadix, values: u64| digits.digit(values - 1, values);
        for values in [STORIES, DIGESTS, NUMBERS.into(), MARKS.into()] {
            most(&mut digits, values);
        }
        for question in &bank.questions {
            match self {
                Self::Class => {
                    most(&mut digits, values(question));
                }
                Self::Full => {
                    picked(question, &mut digits, &whole(question));
                }
            }
        }
        digits.most()
    }
}

/// The picks of an answer that takes all the digits that one can.
fn whole(question: &Question) -> Vec<Pick> {
    match &question.interaction {
        Interaction::Choose(_) => Vec::new(),
        Interaction::Match(pairs) => (0..pairs.statements.len()).map(|part| Pick { part, target: 0 }).collect(),
        Interaction::Order(sequence) => (0..sequence.items.len()).map(|part| Pick { part, target: 0 }).collect(),
    }
}

/// Writes the picks of an answer, or reads them.
fn picked(question: &Question, digits: &mut MixedRadix, picks: &[Pick]) -> Vec<Pick> {
    match question.options().filter(|_| question.is_single_choice()) {
        Some(options) => {
            // Of several, which old attempts may have, a wrong one: together they were wrong.
            let is_wrong = |pick: &&Pick| options.all.get(pick.part).is_some_and(|choice| !choice.right);
            let pick = picks.iter().find(is_wrong).or(picks.first());
            let place = digits.place(pick.map(|pick| pick.part + 1), options.all.len() + 1);
            place.checked_sub(1).map(|part| Pick { part, target: 0 }).into_iter().collect()
        }
        None => kind::of(question).digits(digits, picks),
    }
}

/// How many values a question's points have, with not answered: where one thing is to be chosen it is right
/// or wrong.
fn values(question: &Question) -> u64 {
    u64::from(POINTS_PER_QUESTION) + if question.is_single_choice() { 1 } else { 2 }
}

/// Points as a digit, or a digit as points.
fn digit(question: &Question, points: Option<Points>) -> u64 {
    match points {
        None => 0,
        Some(Points(0)) => 1,
        Some(Points(POINTS_PER_QUESTION..)) => values(question) - 1,
        Some(Points(_)) => 2,
    }
}

fn points(question: &Question, digit: u64) -> Option<Points> {
    let of = values(question);
    match digit {
        0 => None,
        1 => Some(Points(0)),
        _ if digit + 1 == of => Some(Points(POINTS_PER_QUESTION)),
        _ => Some(Points(1)),
    }
}

impl Submission {
    /// That of an attempt.
    pub fn of(bank: &Bank, attempt: &Attempt, assignment: u64, number: u32, mark: u32) -> Self {
        let is_asked = |question: &&Question| attempt.order.contains(&question.id);
        let answer = |question: &Question| {
            Some(question).filter(is_asked).and_then(|question| attempt.answers.get(&question.id).cloned())
        };
        let work = Work::Answers(bank.questions.iter().map(answer).collect());
        Self { assignment, number: number % NUMBERS, mark: mark % MARKS, work }
    }

    /// Whether two are one result, as far as both know: the same number and mark, the same points, and the same answers
    /// where both have them.
    pub fn is_same(&self, bank: &Bank, other: &Self) -> bool {
        (self.assignment, self.number, self.mark) == (other.assignment, other.number, other.mark)
            && (0..bank.questions.len()).all(|at| self.points(bank, at) == other.points(bank, at))
            && (self.form() != other.form() || self.work == other.work)
    }

    /// The points of a question, by its place in the story; none where it was not answered.
    pub fn points(&self, bank: &Bank, at: usize) -> Option<Points> {
        match &self.work {
            Work::Points(points) => *points.get(at)?,
            Work::Answers(answers) => Some(score(bank.questions.get(at)?, answers.get(at)?.as_ref()?).points()),
        }
    }

    /// The answer to a question, by its place in the story, where it is known.
    pub fn answer(&self, at: usize) -> Option<&Answer> {
        match &self.work {
            Work::Answers(answers) => answers.get(at)?.as_ref(),
            Work::Points(_) => None,
        }
    }

    /// The code by which the quiz goes on with these answers, set as an assignment has it; none where they are
    /// not known.
    pub fn resume_code(&self, bank: &Bank, settings: &Settings) -> Option<String> {
        let Work::Answers(answers) = &self.work else { return None };
        let mut attempt = Attempt::with(bank, settings.clone());
        for (question, answer) in bank.questions.iter().zip(answers) {
            answer.iter().for_each(|answer| attempt.answers.insert(question.id.clone(), answer.clone()));
        }
        Some(quiz::code::write(bank, &attempt))
    }

    /// The form in which all of it is written.
    pub fn form(&self) -> CodeForm {
        match self.work {
            Work::Points(_) => CodeForm::Class,
            Work::Answers(_) => CodeForm::Full,
        }
    }

    /// Its code, in one piece. Of points alone there is no full code: they have their class code either way.
    pub fn code(&self, bank: &Bank, form: CodeForm) -> String {
        let form = if self.form() == CodeForm::Class { CodeForm::Class } else { form };
        let mut digits = MixedRadix::default();
        digits.digit(story(bank), STORIES);
        digits.digit(self.assignment % DIGESTS, DIGESTS);
        digits.digit(u64::from(self.number % NUMBERS), NUMBERS.into());
        digits.digit(u64::from(self.mark % MARKS), MARKS.into());
        for (at, question) in bank.questions.iter().enumerate() {
            match form {
                CodeForm::Class => {
                    digits.digit(digit(question, self.points(bank, at)), values(question));
                }
                CodeForm::Full => {
                    let picks = self.answer(at).map_or(&[][..], |answer| &answer.picks);
                    picked(question, &mut digits, picks);
                }
            }
        }
        let mut symbols = digits.symbols();
        symbols.resize(form.plain_length(bank), 0);
        letters(&check::with_checks(form.kind(), &symbols))
    }
}

/// What tells a story and its questions from others.
fn story(bank: &Bank) -> u64 {
    u64::from(digest_of(bank) >> 22)
}

/// Reads the symbols of a code.
///
/// # Errors
/// Why they are none that can be taken.
pub fn decode(bank: &Bank, symbols: &[u8]) -> Result<Submission, BadCode> {
    let mut refusal = BadCode::Misread;
    for form in FORMS {
        let Some(plain) = check::without_checks(form.kind(), symbols) else { continue };
        refusal = BadCode::OtherStory;
        if symbols.len() != form.length(bank) {
            continue;
        }
        let mut digits = MixedRadix::of(&plain);
        if digits.digit(0, STORIES) != story(bank) {
            continue;
        }
        let assignment = digits.digit(0, DIGESTS);
        let [number, mark] = [NUMBERS, MARKS].map(|values| saturated(digits.digit(0, values.into())));
        let mut is_whole = true;
        let work = match form {
            CodeForm::Class => {
                let read = |question| points(question, digits.digit(0, values(question)));
                Work::Points(bank.questions.iter().map(read).collect())
            }
            CodeForm::Full => {
                let read = |question: &Question| {
                    let answer = Answer { picks: picked(question, &mut digits, &[]) };
                    let is_given = !answer.picks.is_empty();
                    is_whole &= !is_given || answer.is_complete(question);
                    is_given.then_some(answer)
                };
                Work::Answers(bank.questions.iter().map(read).collect())
            }
        };
        if is_whole && digits.is_over() {
            return Ok(Submission { assignment, number, mark, work });
        }
        refusal = BadCode::Misread;
    }
    Err(refusal)
}

/// The codes that symbols with a mistake may have been, nearest first, each with the places at which it differs.
pub fn mended(bank: &Bank, symbols: &[u8]) -> Vec<(Vec<u8>, Vec<usize>)> {
    let forms = FORMS.into_iter().filter(|form| form.length(bank) == symbols.len());
    let all = forms.flat_map(|form| check::mended(form.kind(), symbols));
    all.filter(|(other, _)| decode(bank, other).is_ok()).collect()
}

#[cfg(test)]
#[cfg(feature = "cli")]
pub(crate) mod tests;
