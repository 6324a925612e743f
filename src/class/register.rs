//! The register of a class: what was handed in for an assignment, each result once. Nothing that is taken in
//! changes what is there, but for points that become the answers they stood for.

use crate::base::vocabulary::words;
use crate::class::assignment::Assignment;
use crate::class::code::{CodeForm, Submission};
use crate::class::find::Found;
use crate::quiz::bank::Bank;
use crate::story::id::QuestionId;
use crate::story::question::Question;

words! {
    /// How a result came.
    Way {
        /// As a code, by itself or in a link, a file or a picture.
        Code = "code",
        /// On paper, typed in by the teacher.
        Paper = "paper",
    }
}

/// A result in the register.
#[derive(Clone, Debug, PartialEq)]
pub struct RegisterEntry {
    /// What was handed in.
    pub submission: Submission,
    /// The name that the pupil goes by; empty where there is none.
    pub alias: String,
    /// How it came.
    pub way: Way,
}

/// How many hands were raised for each option of a question, on the wall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hands {
    /// The question.
    pub question: QuestionId,
    /// For each option, in the question's order.
    pub counts: Vec<u32>,
}

/// A class and what it has handed in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Register {
    /// What the teacher calls it.
    pub name: String,
    /// The assignment.
    pub assignment: Assignment,
    /// The digest of the assignment, where nothing else is known of it: of the first result that came.
    pub digest: Option<u64>,
    /// The results, in the order in which they came.
    pub entries: Vec<RegisterEntry>,
    /// What was counted on the wall.
    pub hands: Vec<Hands>,
}

/// What became of a result that was to be taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is there now.
    New,
    /// Its points were there; its answers are there now, too.
    Fuller,
    /// It was there already.
    Known,
    /// It is there now; another has its number in the class register.
    SameNumber,
    /// It is of another assignment.
    OtherAssignment,
}

impl RegisterEntry {
    /// Whether two are one result, as far as both know: those of two names are not.
    pub fn is_same(&self, bank: &Bank, other: &Self) -> bool {
        let is_one = self.alias.is_empty() || other.alias.is_empty() || self.alias == other.alias;
        is_one && self.submission.is_same(bank, &other.submission)
    }
}

impl Register {
    /// The questions that are asked, by their places in the story, in the order of the assignment; where that is
    /// not known, those that anybody has answered.
    pub fn asked(&self, bank: &Bank) -> Vec<usize> {
        if self.digest.is_some() {
            let is_asked = |at: &usize| self.entries.iter().any(|entry| entry.submission.points(bank, *at).is_some());
            return (0..bank.questions.len()).filter(is_asked).collect();
        }
        let place = |id: &QuestionId| bank.questions.iter().position(|question| question.id == *id);
        self.assignment.settings.order(bank).iter().filter_map(place).collect()
    }

    /// What tells the assignment from others in a code.
    pub fn digest(&self) -> u64 {
        self.digest.unwrap_or_else(|| self.assignment.digest())
    }

    /// Takes in what was found, if it is of this assignment.
    pub fn take(&mut self, bank: &Bank, found: &Found, way: Way) -> Option<Taken> {
        let submission = found.read.as_ref().ok()?;
        Some(self.add(bank, RegisterEntry { submission: submission.clone(), alias: found.alias.clone(), way }))
    }

    /// Takes in a result, if it is of this assignment.
    pub fn add(&mut self, bank: &Bank, entry: RegisterEntry) -> Taken {
        let own = &entry.submission;
        let asked = self.asked(bank);
        let is_stranger = |at: usize| self.digest.is_none() && own.points(bank, at).is_some() && !asked.contains(&at);
        if own.assignment != self.digest() || (0..bank.questions.len()).any(is_stranger) {
            return Taken::OtherAssignment;
        }
        if let Some(other) = self.entries.iter_mut().find(|other| other.is_same(bank, &entry)) {
            if other.alias.is_empty() {
                other.alias = entry.alias;
            }
            if other.submission.form() == CodeForm::Class && own.form() == CodeForm::Full {
                other.submission = entry.submission;
                return Taken::Fuller;
            }
            return Taken::Known;
        }
        let has_same = own.number > 0 && self.entries.iter().any(|other| other.submission.number == own.number);
        self.entries.push(entry);
        if has_same { Taken::SameNumber } else { Taken::New }
    }

    /// Takes in all that another register of the same assignment has.
    pub fn merge(&mut self, bank: &Bank, other: Self) {
        for entry in other.entries {
            self.add(bank, entry);
        }
        let is_known = |own: &[Hands], hands: &Hands| own.iter().any(|known| known.question == hands.question);
        let hands: Vec<Hands> = other.hands.into_iter().filter(|hands| !is_known(&self.hands, hands)).collect();
        self.hands.extend(hands);
    }

    /// The entries that have the number in the register or the name of one, and are others.
    pub fn namesakes(&self, at: usize) -> Vec<usize> {
        let Some(own) = self.entries.get(at) else { return Vec::new() };
        let is_same = |other: &RegisterEntry| {
            own.submission.number > 0 && other.submission.number == own.submission.number
                || !own.alias.is_empty() && other.alias == own.alias
        };
        let others = self.entries.iter().enumerate().filter(|(place, other)| *place != at && is_same(other));
        others.map(|(place, _)| place).collect()
    }

    /// The entries that have all answers in common with one, of which not all are right, and are others'.
    pub fn alike(&self, bank: &Bank, at: usize) -> Vec<usize> {
        let Some(own) = self.entries.get(at).map(|entry| &entry.submission) else { return Vec::new() };
        let asked = self.asked(bank);
        let full = |points| points == Some(crate::quiz::score::Points(crate::quiz::score::POINTS_PER_QUESTION));
        if own.form() == CodeForm::Class || asked.iter().all(|question| full(own.points(bank, *question))) {
            return Vec::new();
        }
        let is_alike =
            |other: &Submission| other.work == own.work && (other.number, other.mark) != (own.number, own.mark);
        let others =
            self.entries.iter().enumerate().filter(|(place, other)| *place != at && is_alike(&other.submission));
        others.map(|(place, _)| place).collect()
    }

    /// Takes in what was counted on the wall: of a question that was counted before, that is replaced.
    pub fn count(&mut self, question: &Question, counts: &[u32]) {
        let Some(options) = question.options() else { return };
        let mut counts = counts.to_vec();
        counts.resize(options.all.len(), 0);
        self.hands.retain(|hands| hands.question != question.id);
        if counts.iter().any(|count| *count > 0) {
            self.hands.push(Hands { question: question.id.clone(), counts });
        }
    }
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests {
    use super::*;
    use crate::base::random::Random;
    use crate::class::code::tests::random_submission;
    use crate::class::code::{Work, decode};
    use crate::quiz::typed::values;

    fn entry(submission: &Submission) -> RegisterEntry {
        RegisterEntry { submission: submission.clone(), alias: String::new(), way: Way::Code }
    }

    #[test]
    fn a_result_is_in_the_register_once_however_it_came() {
        let bank = Bank::harbour();
        let mut register = Register { assignment: Assignment::read("class=9b").unwrap(), ..Register::default() };
        let mut random = Random::new(1);
        let mut full = random_submission(&mut random, &bank, CodeForm::Full);
        (full.assignment, full.number) = (register.assignment.digest(), 7);
        let short = decode(&bank, &values(&full.code(&bank, CodeForm::Class))).unwrap();
        assert_eq!(register.add(&bank, entry(&short)), Taken::New);
        assert_eq!(register.add(&bank, entry(&short)), Taken::Known);
        assert_eq!(register.add(&bank, RegisterEntry { alias: "Mia".to_owned(), ..entry(&full) }), Taken::Fuller);
        assert_eq!(register.add(&bank, entry(&full)), Taken::Known);
        assert_eq!(register.add(&bank, entry(&short)), Taken::Known);
        assert_eq!(register.entries, [RegisterEntry { alias: "Mia".to_owned(), ..entry(&full) }]);
        // The same answers by somebody else, and a second attempt under the same number.
        let other = Submission { number: 8, ..full.clone() };
        assert_eq!(register.add(&bank, entry(&other)), Taken::New);
        let again = Submission { mark: full.mark ^ 1, ..full.clone() };
        assert_eq!(register.add(&bank, entry(&again)), Taken::SameNumber);
        assert_eq!((register.namesakes(0), register.namesakes(1)), (vec![2], vec![]));
        assert_eq!(register.alike(&bank, 0), [1, 2]);
    }

    #[test]
    fn another_assignments_result_is_told_by_its_digest_and_by_its_questions() {
        let bank = Bank::harbour();
        let assignment = Assignment::read("class=9b&questions=3&seed=5").unwrap();
        let mut register = Register { assignment, ..Register::default() };
        let asked = register.asked(&bank);
        let mut random = Random::new(2);
        let mut own = random_submission(&mut random, &bank, CodeForm::Full);
        own.assignment = register.assignment.digest();
        let Work::Answers(answers) = &mut own.work else { panic!() };
        for (at, answer) in answers.iter_mut().enumerate() {
            if !asked.contains(&at) {
                *answer = None;
            }
        }
        let other = Submission { assignment: own.assignment ^ 1, ..own.clone() };
        assert_eq!(register.add(&bank, entry(&other)), Taken::OtherAssignment);
        let mut more = own.clone();
        let Work::Answers(answers) = &mut more.work else { panic!() };
        let spare = (0..bank.questions.len()).find(|at| !asked.contains(at)).unwrap();
        answers[spare] = Some(crate::quiz::answer::Answer::right(&bank.questions[spare]));
        assert_eq!(register.add(&bank, entry(&more)), Taken::OtherAssignment);
        assert!(register.entries.is_empty());
        assert_eq!(register.add(&bank, entry(&own)), Taken::New);
    }

    #[test]
    fn hands_are_counted_for_questions_with_options() {
        let bank = Bank::harbour();
        let mut register = Register::default();
        let one = bank.questions.iter().find(|question| question.options().is_some()).unwrap();
        let of = one.options().unwrap().all.len();
        for (counts, kept) in [(vec![3, 4], 1), (vec![1; 99], 1), (vec![0, 0], 0)] {
            register.count(one, &counts);
            assert_eq!(register.hands.len(), kept);
            assert!(register.hands.iter().all(|hands| hands.counts.len() == of));
        }
        let order = bank.questions.iter().find(|question| question.options().is_none()).unwrap();
        register.count(order, &[1]);
        assert!(register.hands.is_empty());
    }
}
