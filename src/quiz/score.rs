//! What an answer is worth.

use crate::quiz::answer::Answer;
use crate::story::model::{Interaction, Question};

/// What a question is worth in whole points. Every part that a question of up
/// to eight parts can earn is a whole number of these, so that no score depends
/// on how a machine rounds.
pub const POINTS_PER_QUESTION: u32 = 840;

/// Points earned, in [`POINTS_PER_QUESTION`]ths of a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Points(pub u32);

/// How an answer turned out, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All points.
    Right,
    /// Some.
    Partly,
    /// None.
    Wrong,
}

impl Outcome {
    /// That of a part of a marked answer; none where it was rightly left out.
    pub fn of_part(chosen: bool, right: bool) -> Option<Self> {
        match (chosen, right) {
            (_, true) => Some(Self::Right),
            (true, false) => Some(Self::Wrong),
            (false, false) => None,
        }
    }
}

impl Points {
    /// A share of a question: `earned` of `parts` parts.
    fn share(earned: usize, parts: usize) -> Self {
        let earned = u32::try_from(earned.min(parts)).unwrap_or(0);
        let parts = u32::try_from(parts).unwrap_or(u32::MAX).max(1);
        Self(POINTS_PER_QUESTION * earned / parts)
    }

    /// In tenths of a question, rounded down: a full score is only for what is all right.
    pub fn tenths(self) -> u32 {
        self.0 * 10 / POINTS_PER_QUESTION
    }

    /// In one word.
    pub fn outcome(self) -> Outcome {
        match self.0 {
            0 => Outcome::Wrong,
            POINTS_PER_QUESTION.. => Outcome::Right,
            _ => Outcome::Partly,
        }
    }
}

/// Marks an answer:
/// - one, stated: all or nothing;
/// - several, map: each right pick earns its share, each wrong pick costs one;
/// - who: each statement with its speaker earns its share;
/// - order: each item in its right place earns its share.
///
/// An answer of another kind earns nothing.
pub fn mark(question: &Question, answer: &Answer) -> Points {
    match (&question.interaction, answer) {
        (Interaction::One { right, .. }, Answer::One(picked)) => {
            Points::share(usize::from(picked.as_ref() == Some(right)), 1)
        }
        (Interaction::Several { right, .. }, Answer::Several(picked)) => {
            let hits = right.iter().filter(|id| picked.contains(*id)).count();
            Points::share(hits.saturating_sub(picked.len() - hits), right.len())
        }
        (Interaction::Stated { right, .. }, Answer::Stated(picked)) => {
            Points::share(usize::from(*picked == Some(*right)), 1)
        }
        (Interaction::Who { statements, .. }, Answer::Who(given)) => {
            let hits = statements.iter().filter(|statement| given.get(&statement.id) == Some(&statement.by)).count();
            Points::share(hits, statements.len())
        }
        (Interaction::Order { items: right }, Answer::Order { items, .. }) => {
            let hits = right.iter().zip(items).filter(|(item, id)| item.id == **id).count();
            Points::share(hits, right.len())
        }
        (Interaction::Map { right, .. }, Answer::Map(picked)) => {
            let hits = right.iter().filter(|id| picked.contains(*id)).count();
            Points::share(hits.saturating_sub(picked.len() - hits), right.len())
        }
        (
            Interaction::One { .. }
            | Interaction::Several { .. }
            | Interaction::Stated { .. }
            | Interaction::Who { .. }
            | Interaction::Order { .. }
            | Interaction::Map { .. },
            _,
        ) => Points(0),
    }
}

/// Why each thing that was wrongly chosen is wrong. The parts of a question that
/// matches or orders say of themselves where they belong.
pub fn refutations<'q>(question: &'q Question, answer: &Answer) -> Vec<&'q str> {
    let mut whys = Vec::new();
    match (&question.interaction, answer) {
        (Interaction::One { options, right }, Answer::One(Some(picked))) => {
            let wrong = options.iter().filter(|option| option.id == *picked && option.id != *right);
            whys.extend(wrong.filter_map(|option| option.why.as_deref()));
        }
        (Interaction::Several { options, right }, Answer::Several(picked)) => {
            let wrong = options.iter().filter(|option| picked.contains(&option.id) && !right.contains(&option.id));
            whys.extend(wrong.filter_map(|option| option.why.as_deref()));
        }
        (Interaction::Stated { wrong, .. }, Answer::Stated(Some(picked))) => {
            whys.extend(wrong.iter().filter(|other| other.verdict == *picked).map(|other| other.why.as_str()));
        }
        (Interaction::Map { candidates, right }, Answer::Map(picked)) => {
            let wrong =
                candidates.iter().filter(|other| picked.contains(&other.place) && !right.contains(&other.place));
            whys.extend(wrong.filter_map(|other| other.why.as_deref()));
        }
        (
            Interaction::One { .. }
            | Interaction::Several { .. }
            | Interaction::Stated { .. }
            | Interaction::Who { .. }
            | Interaction::Order { .. }
            | Interaction::Map { .. },
            _,
        ) => {}
    }
    whys
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests {
    use super::*;
    use crate::base::vocabulary::Word;
    use crate::quiz::answer::Edit;
    use crate::quiz::bank::Bank;
    use crate::story::model::Verdict;

    /// The points of an answer to a question of the fixture.
    #[track_caller]
    fn check(bank: &Bank, question: &str, edits: &[&str], points: u32) {
        let question = bank.sample(question);
        let answer = edits
            .iter()
            .fold(Answer::empty(question), |answer, edit| answer.edited(question, &Edit::parse(edit).unwrap()));
        assert_eq!(mark(question, &answer), Points(points), "{edits:?}");
    }

    /// Every answer that can be given to a question, the empty one among them.
    fn answers(question: &Question) -> Vec<Answer> {
        fn subsets<T: Clone + Ord>(all: &[T]) -> Vec<crate::base::vec_map::VecSet<T>> {
            let some = |bits: usize| all.iter().enumerate().filter(move |(i, _)| bits >> i & 1 == 1);
            (0..1 << all.len()).map(|bits| some(bits).map(|(_, item)| (item.clone(), ())).collect()).collect()
        }
        fn orders<T: Clone>(all: &[T]) -> Vec<Vec<T>> {
            let Some((first, rest)) = all.split_first() else { return vec![Vec::new()] };
            let insert = |order: Vec<T>| {
                (0..=order.len()).map(move |at| [&order[..at], std::slice::from_ref(first), &order[at..]].concat())
            };
            orders(rest).into_iter().flat_map(insert).collect()
        }
        match &question.interaction {
            Interaction::One { options, .. } => {
                let picks = options.iter().map(|option| Answer::One(Some(option.id.clone())));
                picks.chain([Answer::One(None)]).collect()
            }
            Interaction::Several { options, .. } => {
                let ids: Vec<_> = options.iter().map(|option| option.id.clone()).collect();
                subsets(&ids).into_iter().map(Answer::Several).collect()
            }
            Interaction::Stated { .. } => {
                Verdict::ALL.iter().map(|verdict| Some(*verdict)).chain([None]).map(Answer::Stated).collect()
            }
            Interaction::Who { speakers, statements } => {
                let mut all = vec![crate::base::vec_map::VecMap::default()];
                for statement in statements {
                    for i in 0..all.len() {
                        for named in speakers {
                            let mut given = all[i].clone();
                            given.insert(statement.id.clone(), named.speaker.clone());
                            all.push(given);
                        }
                    }
                }
                all.into_iter().map(Answer::Who).collect()
            }
            Interaction::Order { items } => {
                let ids: Vec<_> = items.iter().map(|item| item.id.clone()).collect();
                orders(&ids).into_iter().map(|items| Answer::Order { items, moved: true }).collect()
            }
            Interaction::Map { candidates, .. } => {
                let ids: Vec<_> = candidates.iter().map(|candidate| candidate.place.clone()).collect();
                subsets(&ids).into_iter().map(Answer::Map).collect()
            }
        }
    }

    #[test]
    fn one_right_answer_earns_all_or_nothing() {
        let bank = Bank::harbour();
        check(&bank, "q-plan", &["option ferry"], 840);
        check(&bank, "q-plan", &["option bridge"], 0);
        check(&bank, "q-plan", &[], 0);
    }

    #[test]
    fn a_verdict_earns_all_or_nothing() {
        let bank = Bank::harbour();
        check(&bank, "q-open", &["verdict not-stated"], 840);
        check(&bank, "q-open", &["verdict true"], 0);
        check(&bank, "q-open", &[], 0);
    }

    #[test]
    fn each_right_pick_earns_its_share_and_each_wrong_one_costs_one() {
        let bank = Bank::harbour();
        check(&bank, "q-two", &["option yes-berg", "option yes-lind", "option yes-ozols"], 840);
        check(&bank, "q-two", &["option yes-berg", "option yes-lind"], 560);
        check(&bank, "q-two", &["option yes-berg"], 280);
        check(&bank, "q-two", &["option yes-berg", "option yes-lind", "option yes-ozols", "option no-aalto"], 560);
        check(&bank, "q-two", &["option yes-berg", "option no-aalto"], 0);
        check(&bank, "q-two", &["option no-aalto", "option no-tamm", "option no-ozols"], 0);
        check(&bank, "q-two", &["option yes-berg", "option no-aalto", "option no-tamm", "option no-ozols"], 0);
        check(&bank, "q-two", &[], 0);
    }

    #[test]
    fn the_map_is_marked_as_several_are() {
        let bank = Bank::harbour();
        check(&bank, "q-where", &["place riga"], 840);
        check(&bank, "q-where", &["place riga", "place helsinki"], 0);
        check(&bank, "q-regions", &["place odesa", "place mykolaiv"], 840);
        check(&bank, "q-regions", &["place odesa"], 420);
        check(&bank, "q-regions", &["place odesa", "place mykolaiv", "place vinnytsia"], 420);
        check(&bank, "q-regions", &["place vinnytsia"], 0);
        check(&bank, "q-regions", &[], 0);
    }

    #[test]
    fn each_statement_with_its_speaker_earns_its_share() {
        let bank = Bank::harbour();
        let right = ["speaker cheap aalto", "speaker steel berg", "speaker train clerks", "speaker stone clerks"];
        check(&bank, "q-who", &right, 840);
        check(&bank, "q-who", &right[..3], 630);
        check(&bank, "q-who", &[&right[..], &["speaker train aalto"]].concat(), 630);
        check(&bank, "q-who", &["speaker cheap berg"], 0);
        check(&bank, "q-who", &[], 0);
    }

    #[test]
    fn each_item_in_its_place_earns_its_share() {
        let bank = Bank::harbour();
        let right = ["move fly 0", "move speak 1", "move count 2", "move drink 3"];
        check(&bank, "q-week", &right, 840);
        check(&bank, "q-week", &[&right[..], &["move speak 2"]].concat(), 420);
        check(&bank, "q-week", &[&right[..], &["move drink 1"]].concat(), 210);
        check(&bank, "q-week", &[&right[..], &["move drink 0"]].concat(), 0);
    }

    #[test]
    fn an_answer_of_another_kind_earns_nothing() {
        let bank = Bank::harbour();
        for a in &bank.questions {
            for b in bank.questions.iter().filter(|b| b.interaction.kind() != a.interaction.kind()) {
                assert_eq!(mark(b, &Answer::empty(a)), Points(0));
            }
        }
    }

    #[test]
    fn of_all_answers_to_a_question_one_earns_all_points_and_none_earns_more() {
        for question in &Bank::harbour().questions {
            let all = answers(question);
            assert!(all.iter().all(|answer| answer.fits(question)), "{}", question.id);
            let points: Vec<u32> = all.iter().map(|answer| mark(question, answer).0).collect();
            assert!(points.iter().all(|points| *points <= POINTS_PER_QUESTION), "{}", question.id);
            let full = points.iter().filter(|points| **points == POINTS_PER_QUESTION).count();
            assert_eq!(full, 1, "{}", question.id);
            assert!(points.contains(&0), "{}", question.id);
        }
    }

    #[test]
    fn every_wrong_choice_is_explained_and_no_right_one() {
        for question in &Bank::harbour().questions {
            for answer in answers(question) {
                let whys = refutations(question, &answer);
                let wrong = match (&question.interaction, &answer) {
                    (Interaction::Several { right, .. }, Answer::Several(picked)) => {
                        picked.keys().filter(|id| !right.contains(id)).count()
                    }
                    (Interaction::Map { right, .. }, Answer::Map(picked)) => {
                        picked.keys().filter(|id| !right.contains(id)).count()
                    }
                    (_, Answer::One(Some(_)) | Answer::Stated(Some(_))) => {
                        usize::from(mark(question, &answer) == Points(0))
                    }
                    _ => 0,
                };
                assert_eq!(whys.len(), wrong, "{}: {answer:?}", question.id);
            }
        }
    }

    #[test]
    fn an_outcome_is_right_only_with_all_points_and_wrong_only_with_none() {
        let cases = [
            (0, Outcome::Wrong),
            (1, Outcome::Partly),
            (839, Outcome::Partly),
            (840, Outcome::Right),
            (u32::MAX, Outcome::Right),
        ];
        for (points, outcome) in cases {
            assert_eq!(Points(points).outcome(), outcome, "{points}");
        }
    }

    #[test]
    fn a_share_is_whole_for_up_to_eight_parts() {
        for parts in 1..=8 {
            for earned in 0..=parts {
                let share = Points::share(earned, parts).0 as usize;
                assert_eq!(share * parts, POINTS_PER_QUESTION as usize * earned, "{earned} of {parts}");
            }
        }
        assert_eq!(Points::share(0, 0), Points(0));
        assert_eq!(Points::share(9, 8), Points(POINTS_PER_QUESTION));
    }
}
