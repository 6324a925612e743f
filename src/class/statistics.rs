//! What a class's results come to: each question, each skill, how points are spread, and the wrong choice
//! most made.

use crate::base::number::saturated;
use crate::base::vocabulary::Word;
use crate::class::register::Register;
use crate::quiz::answer::Answer;
use crate::quiz::bank::Bank;
use crate::quiz::part::PartOutcome;
use crate::quiz::score::{POINTS_PER_QUESTION, Points, score};
use crate::story::question::{Interaction, Question, Skill};

/// How many steps of equal width the share of points is spread over.
pub const STEPS: usize = 10;

/// What a class has made of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfQuestion {
    /// Its place in the story.
    pub at: usize,
    /// Who was right, by their places in the register.
    pub right: Vec<usize>,
    /// Who was partly right.
    pub partly: Vec<usize>,
    /// Who was wrong.
    pub wrong: Vec<usize>,
    /// Who gave no answer.
    pub none: Vec<usize>,
    /// The wrong choice most made, and by whom.
    pub trap: Option<Trap>,
}

/// A wrong choice that several made, or one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trap {
    /// What was chosen, in words.
    pub text: String,
    /// By whom, by their places in the register.
    pub who: Vec<usize>,
}

impl OfQuestion {
    /// What was earned of what could be, in per cent, rounded down.
    pub fn percent(&self) -> u32 {
        let earned = self.right.len() * POINTS_PER_QUESTION as usize + self.partly.len();
        let of = self.count() * POINTS_PER_QUESTION as usize;
        saturated((earned * 100).checked_div(of).unwrap_or(0))
    }

    /// How many results there are.
    pub fn count(&self) -> usize {
        self.right.len() + self.partly.len() + self.wrong.len() + self.none.len()
    }
}

/// The points of a result at some questions.
pub fn points(bank: &Bank, register: &Register, entry: usize, questions: &[usize]) -> Points {
    let Some(entry) = register.entries.get(entry) else { return Points(0) };
    Points(questions.iter().map(|at| entry.submission.points(bank, *at).unwrap_or_default().0).sum())
}

/// Those of some questions that ask for a skill.
pub fn of_skill(bank: &Bank, questions: &[usize], skill: Skill) -> Vec<usize> {
    let is_of = |at: &&usize| bank.questions.get(**at).is_some_and(|question| question.skill == skill);
    questions.iter().filter(is_of).copied().collect()
}

/// What was made of each question that was asked, in their order.
pub fn questions(bank: &Bank, register: &Register) -> Vec<OfQuestion> {
    register
        .asked(bank)
        .into_iter()
        .filter_map(|at| Some(question(bank.questions.get(at)?, bank, register, at)))
        .collect()
}

fn question(question: &Question, bank: &Bank, register: &Register, at: usize) -> OfQuestion {
    let [mut right, mut partly, mut wrong, mut none] = [const { Vec::new() }; 4];
    for (place, entry) in register.entries.iter().enumerate() {
        let list = match entry.submission.points(bank, at) {
            None => &mut none,
            Some(Points(0)) => &mut wrong,
            Some(Points(POINTS_PER_QUESTION..)) => &mut right,
            Some(Points(_)) => &mut partly,
        };
        list.push(place);
    }
    OfQuestion { at, right, partly, wrong, none, trap: trap(question, register, at) }
}

/// The wrong choice most made; of several, the first.
fn trap(question: &Question, register: &Register, at: usize) -> Option<Trap> {
    // Of each wrong choice, a part and what was given for it, who made it.
    let mut made: Vec<((usize, usize), Vec<usize>)> = Vec::new();
    for (place, entry) in register.entries.iter().enumerate() {
        let Some(answer) = entry.submission.answer(at) else { continue };
        for choice in wrong(question, answer) {
            match made.iter_mut().find(|(known, _)| *known == choice) {
                Some((_, who)) => who.push(place),
                None => made.push((choice, vec![place])),
            }
        }
    }
    made.sort_by_key(|((part, given), who)| (usize::MAX - who.len(), *part, *given));
    let (choice, who) = made.into_iter().next()?;
    Some(Trap { text: told(question, choice)?, who })
}

/// What is wrong in an answer: a part, and what was given for it.
fn wrong(question: &Question, answer: &Answer) -> Vec<(usize, usize)> {
    let parts = score(question, answer).parts;
    let wrong = parts.iter().enumerate().filter(|(_, part)| part.is(PartOutcome::Wrong));
    wrong.filter_map(|(at, part)| Some((at, part.given?))).collect()
}

/// A wrong choice in words: an option; a statement and whom it was given to; an item and its place.
fn told(question: &Question, (part, given): (usize, usize)) -> Option<String> {
    Some(match &question.interaction {
        Interaction::Choose(options) => options.all.get(part)?.text.clone(),
        Interaction::Match(pairs) => {
            [&pairs.statements.get(part)?.text, " → ", &pairs.speakers.get(given)?.name].concat()
        }
        Interaction::Order(sequence) => [&sequence.items.get(part)?.text, " → ", &(given + 1).to_string()].concat(),
    })
}

/// What was earned of what could be at the questions of each skill that was asked for.
pub fn skills(bank: &Bank, register: &Register) -> Vec<(Skill, Points, u32)> {
    let asked = register.asked(bank);
    let of = |skill: &Skill| {
        let questions = of_skill(bank, &asked, *skill);
        let earned = (0..register.entries.len()).map(|entry| points(bank, register, entry, &questions).0).sum();
        let count = questions.len() * register.entries.len();
        (!questions.is_empty()).then_some((*skill, Points(earned), saturated(count)))
    };
    Skill::ALL.iter().filter_map(of).collect()
}

/// Who has earned how much: for each tenth of all points, the last with all of them, who is in it.
pub fn spread(bank: &Bank, register: &Register) -> Vec<Vec<usize>> {
    let asked = register.asked(bank);
    let of = asked.len() * POINTS_PER_QUESTION as usize;
    let mut steps = vec![Vec::new(); STEPS];
    for entry in 0..register.entries.len() {
        let earned = points(bank, register, entry, &asked).0 as usize;
        let step = (earned * STEPS).checked_div(of).unwrap_or(0).min(STEPS - 1);
        if let Some(who) = steps.get_mut(step) {
            who.push(entry);
        }
    }
    steps
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests {
    use super::*;
    use crate::base::random::Random;
    use crate::class::assignment::Assignment;
    use crate::class::code::CodeForm;
    use crate::class::code::tests::{first_story, random_submission};
    use crate::class::register::{RegisterEntry, Way};

    fn register(bank: &Bank, count: usize) -> Register {
        let mut random = Random::new(7);
        let mut register = Register { assignment: Assignment::read("class=9b").unwrap(), ..Register::default() };
        for at in 0..count {
            let mut submission =
                random_submission(&mut random, bank, if at % 3 == 0 { CodeForm::Class } else { CodeForm::Full });
            (submission.assignment, submission.number) =
                (register.assignment.digest(), u32::try_from(at % 63).unwrap());
            register.entries.push(RegisterEntry { submission, alias: String::new(), way: Way::Code });
        }
        register
    }

    #[test]
    fn everybody_is_in_every_count_once() {
        let bank = Bank::harbour();
        let register = register(&bank, 30);
        let everybody: Vec<usize> = (0..30).collect();
        let mut total = 0;
        for of in questions(&bank, &register) {
            let mut all = [of.right.clone(), of.partly.clone(), of.wrong.clone(), of.none.clone()].concat();
            all.sort_unstable();
            assert_eq!((all, of.count()), (everybody.clone(), 30));
            total += 2 * of.right.len() + of.partly.len();
            let trap = of.trap.unwrap();
            assert!(!trap.text.is_empty() && trap.who.iter().all(|who| !of.right.contains(who)), "{trap:?}");
        }
        let asked = register.asked(&bank);
        let by_pupil: u32 = (0..30).map(|entry| points(&bank, &register, entry, &asked).0).sum();
        let by_skill: u32 = skills(&bank, &register).iter().map(|(_, points, _)| points.0).sum();
        assert_eq!((by_pupil as usize, by_skill), (total, by_pupil));
        let mut spread: Vec<usize> = spread(&bank, &register).concat();
        spread.sort_unstable();
        assert_eq!(spread, everybody);
    }

    #[test]
    fn the_trap_is_the_wrong_choice_that_most_have_made() {
        let bank = Bank::harbour();
        let at = bank.questions.iter().position(|question| question.id.as_str() == "q-plan").unwrap();
        let options = &bank.questions[at].options().unwrap().all;
        let wrong: Vec<usize> = (0..options.len()).filter(|part| !options[*part].right).collect();
        let mut register = register(&bank, 0);
        for (number, part) in [wrong[0], wrong[1], wrong[1]].into_iter().enumerate() {
            let mut answers = vec![None; bank.questions.len()];
            answers[at] = Some(Answer { picks: vec![crate::quiz::pick::Pick { part, target: 0 }] });
            let work = crate::class::code::Work::Answers(answers);
            let submission =
                crate::class::code::Submission { assignment: 0, number: u32::try_from(number).unwrap(), mark: 0, work };
            register.entries.push(RegisterEntry { submission, alias: String::new(), way: Way::Code });
        }
        let of = &questions(&bank, &register)[at];
        assert_eq!(of.trap, Some(Trap { text: options[wrong[1]].text.clone(), who: vec![1, 2] }));
        assert_eq!((of.wrong.len(), of.percent()), (3, 0));
    }

    #[test]
    fn a_thousand_results_of_the_first_story_are_counted_in_no_time() {
        let bank = first_story();
        let register = register(&bank, 1_000);
        let begun = std::time::Instant::now();
        assert_eq!(questions(&bank, &register).len(), 24);
        assert!(begun.elapsed().as_secs() < 5, "compiled for debugging, too: {:?}", begun.elapsed());
    }
}
