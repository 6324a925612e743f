//! What a reader answers, by kind of question.

use crate::base::random::Random;
use crate::base::vec_map::{VecMap, VecSet};
use crate::base::vocabulary::Word;
use crate::story::id::{ItemId, OptionId, PlaceId, QuestionId, StatementId};
use crate::story::model::{Interaction, Question, Speaker, Verdict};

/// An answer, complete or on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// One option, once picked.
    One(Option<OptionId>),
    /// The options picked.
    Several(VecSet<OptionId>),
    /// A verdict, once picked.
    Stated(Option<Verdict>),
    /// The statements that have been given a speaker.
    Who(VecMap<StatementId, Speaker>),
    /// The items in the reader's order; `moved` once it is the reader's own.
    Order {
        /// All the items.
        items: Vec<ItemId>,
        /// Whether the reader has moved any.
        moved: bool,
    },
    /// The places picked.
    Map(VecSet<PlaceId>),
}

/// One thing a reader did to an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// An option was picked, or unpicked where several are right.
    OptionPicked(OptionId),
    /// A verdict was picked.
    VerdictPicked(Verdict),
    /// A statement was given a speaker, by the speaker's id, or none again.
    SpeakerSet(StatementId, String),
    /// An item was moved to a place in the order, from 0.
    ItemMoved(ItemId, usize),
    /// A place was picked or unpicked.
    PlacePicked(PlaceId),
}

impl Edit {
    /// Reads the written form of an edit, as it stands in the page:
    ///
    /// | form | edit |
    /// |---|---|
    /// | `option ID` | an option |
    /// | `verdict WORD` | a verdict |
    /// | `speaker STATEMENT SPEAKER`, `speaker STATEMENT` | a speaker, or none |
    /// | `move ITEM PLACE` | an item's place, from 0 |
    /// | `place ID` | a place |
    pub fn parse(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let (kind, id) = (words.next()?, words.next()?);
        let more = words.next().unwrap_or_default();
        match kind {
            "option" => OptionId::parse(id).map(Self::OptionPicked),
            "verdict" => Verdict::parse(id).map(Self::VerdictPicked),
            "speaker" => Some(Self::SpeakerSet(StatementId::parse(id)?, more.to_owned())),
            "move" => Some(Self::ItemMoved(ItemId::parse(id)?, more.parse().ok()?)),
            "place" => PlaceId::parse(id).map(Self::PlacePicked),
            _ => None,
        }
    }
}

impl Answer {
    /// The answer that a question starts with.
    pub fn empty(question: &Question) -> Self {
        match &question.interaction {
            Interaction::One { .. } => Self::One(None),
            Interaction::Several { .. } => Self::Several(VecSet::default()),
            Interaction::Stated { .. } => Self::Stated(None),
            Interaction::Who { .. } => Self::Who(VecMap::default()),
            Interaction::Order { items } => {
                let mut items: Vec<ItemId> = items.iter().map(|item| item.id.clone()).collect();
                shuffle(&question.id, &mut items);
                Self::Order { items, moved: false }
            }
            Interaction::Map { .. } => Self::Map(VecSet::default()),
        }
    }

    /// Whether there is enough of it to be marked.
    pub fn is_complete(&self, question: &Question) -> bool {
        match (self, &question.interaction) {
            (Self::One(picked), Interaction::One { .. }) => picked.is_some(),
            (Self::Several(picked), Interaction::Several { .. }) => !picked.is_empty(),
            (Self::Stated(picked), Interaction::Stated { .. }) => picked.is_some(),
            (Self::Who(given), Interaction::Who { statements, .. }) => given.len() == statements.len(),
            (Self::Order { moved, .. }, Interaction::Order { .. }) => *moved,
            (Self::Map(picked), Interaction::Map { .. }) => !picked.is_empty(),
            (
                Self::One(_) | Self::Several(_) | Self::Stated(_) | Self::Who(_) | Self::Order { .. } | Self::Map(_),
                _,
            ) => false,
        }
    }

    /// Whether every id of it is the question's own: an answer from storage may
    /// be of an older edition of the story.
    pub fn fits(&self, question: &Question) -> bool {
        match (self, &question.interaction) {
            (Self::One(picked), Interaction::One { options, .. }) => {
                picked.iter().all(|id| options.iter().any(|option| option.id == *id))
            }
            (Self::Several(picked), Interaction::Several { options, .. }) => {
                picked.keys().all(|id| options.iter().any(|option| option.id == *id))
            }
            (Self::Stated(_), Interaction::Stated { .. }) => true,
            (Self::Who(given), Interaction::Who { speakers, statements }) => given.iter().all(|(id, by)| {
                speakers.iter().any(|named| named.speaker == *by)
                    && statements.iter().any(|statement| statement.id == *id)
            }),
            (Self::Order { items, .. }, Interaction::Order { items: own }) => {
                items.len() == own.len() && own.iter().all(|item| items.contains(&item.id))
            }
            (Self::Map(picked), Interaction::Map { candidates, .. }) => {
                picked.keys().all(|id| candidates.iter().any(|candidate| candidate.place == *id))
            }
            (
                Self::One(_) | Self::Several(_) | Self::Stated(_) | Self::Who(_) | Self::Order { .. } | Self::Map(_),
                _,
            ) => false,
        }
    }

    /// The answer after an edit. An edit that does not belong to the question
    /// changes nothing.
    pub fn edited(&self, question: &Question, edit: &Edit) -> Self {
        let mut answer = self.clone();
        match (&mut answer, edit) {
            (Self::One(picked), Edit::OptionPicked(id)) => *picked = Some(id.clone()),
            (Self::Several(picked), Edit::OptionPicked(id)) => picked.toggle(id.clone()),
            (Self::Stated(picked), Edit::VerdictPicked(verdict)) => *picked = Some(*verdict),
            (Self::Who(given), Edit::SpeakerSet(id, speaker)) => {
                if let Some(speaker) = question.speaker(speaker) {
                    given.insert(id.clone(), speaker.clone());
                } else if speaker.is_empty() {
                    given.remove(id);
                }
            }
            (Self::Order { items, moved }, Edit::ItemMoved(id, to)) => {
                if let Some(from) = items.iter().position(|item| item == id)
                    && *to < items.len()
                {
                    let item = items.remove(from);
                    items.insert(*to, item);
                    *moved = true;
                }
            }
            (Self::Map(picked), Edit::PlacePicked(id)) => picked.toggle(id.clone()),
            (
                Self::One(_) | Self::Several(_) | Self::Stated(_) | Self::Who(_) | Self::Order { .. } | Self::Map(_),
                _,
            ) => {}
        }
        if answer.fits(question) { answer } else { self.clone() }
    }
}

/// Shuffles by the question's id, so that the order is the same everywhere, and
/// never leaves the right order standing.
fn shuffle(question: &QuestionId, items: &mut [ItemId]) {
    let seed = question.as_str().bytes().fold(0_u32, |seed, byte| seed.wrapping_mul(31).wrapping_add(u32::from(byte)));
    let right = items.to_vec();
    Random::new(seed).shuffle(items);
    if items == right.as_slice() {
        items.rotate_left(1);
    }
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests {
    use super::*;
    use crate::quiz::bank::Bank;

    /// The answer to a question of the fixture, after some edits.
    #[track_caller]
    fn answer(bank: &Bank, question: &str, edits: &[&str]) -> Answer {
        let question = bank.sample(question);
        edits.iter().fold(Answer::empty(question), |answer, edit| answer.edited(question, &Edit::parse(edit).unwrap()))
    }

    /// Two ways to the same answer.
    #[track_caller]
    fn check(bank: &Bank, question: &str, edits: &[&str], same: &[&str]) {
        assert_eq!(answer(bank, question, edits), answer(bank, question, same), "{question}: {edits:?}");
    }

    #[test]
    fn an_answer_starts_empty_and_fits_its_question() {
        for question in &Bank::harbour().questions {
            let empty = Answer::empty(question);
            assert!(!empty.is_complete(question) && empty.fits(question), "{}", question.id);
        }
    }

    #[test]
    fn an_answer_is_complete_once_there_is_enough_to_mark() {
        let bank = Bank::harbour();
        let cases: [(&str, &[&str], bool); 11] = [
            ("q-plan", &["option bridge"], true),
            ("q-speakers", &["option tamm"], true),
            ("q-speakers", &["option tamm", "option tamm"], false),
            ("q-open", &["verdict not-stated"], true),
            ("q-who", &["speaker cheap berg", "speaker steel berg", "speaker train berg"], false),
            ("q-who", &["speaker cheap berg", "speaker steel berg", "speaker train berg", "speaker stone berg"], true),
            ("q-week", &["move fly 0"], true),
            ("q-week", &["move nothing 0"], false),
            ("q-where", &["place helsinki"], true),
            ("q-where", &["place helsinki", "place helsinki"], false),
            ("q-where", &["place odesa"], false),
        ];
        for (question, edits, complete) in cases {
            assert_eq!(answer(&bank, question, edits).is_complete(bank.sample(question)), complete, "{edits:?}");
        }
    }

    #[test]
    fn a_second_pick_takes_the_place_of_the_first_where_one_is_right() {
        let bank = Bank::harbour();
        check(&bank, "q-plan", &["option bridge", "option ferry"], &["option ferry"]);
        check(&bank, "q-plan", &["option ferry", "option ferry"], &["option ferry"]);
        check(&bank, "q-open", &["verdict true", "verdict false"], &["verdict false"]);
        check(&bank, "q-who", &["speaker cheap berg", "speaker cheap aalto"], &["speaker cheap aalto"]);
    }

    #[test]
    fn a_second_pick_takes_the_first_back_where_several_are_right() {
        let bank = Bank::harbour();
        check(&bank, "q-speakers", &["option tamm", "option ozols", "option tamm"], &["option ozols"]);
        check(&bank, "q-speakers", &["option ozols", "option berg"], &["option berg", "option ozols"]);
        check(&bank, "q-regions", &["place vinnytsia", "place vinnytsia"], &[]);
        check(&bank, "q-who", &["speaker cheap berg", "speaker cheap"], &[]);
    }

    #[test]
    fn an_item_is_moved_to_its_place_and_the_others_close_up() {
        let bank = Bank::harbour();
        let order = |edits: &[&str]| match answer(&bank, "q-week", edits) {
            Answer::Order { items, moved } => {
                (items.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "), moved)
            }
            other => panic!("{other:?}"),
        };
        let sorted = ["move fly 0", "move speak 1", "move count 2", "move drink 3"];
        assert_eq!(order(&sorted), ("fly speak count drink".to_owned(), true));
        let with = |last: &'static str| order(&[&sorted[..], &[last]].concat()).0;
        assert_eq!(with("move drink 0"), "drink fly speak count");
        assert_eq!(with("move fly 3"), "speak count drink fly");
        assert_eq!(with("move speak 2"), "fly count speak drink");
        assert_eq!(with("move speak 4"), "fly speak count drink");
        assert_eq!(with("move speak 18446744073709551615"), "fly speak count drink");
    }

    #[test]
    fn an_order_starts_mixed_and_for_every_reader_the_same() {
        let bank = Bank::harbour();
        for question in &bank.questions {
            let Interaction::Order { items: right } = &question.interaction else { continue };
            let Answer::Order { items, moved } = Answer::empty(question) else { panic!("{}", question.id) };
            let right: Vec<ItemId> = right.iter().map(|item| item.id.clone()).collect();
            assert!(!moved && items != right, "{}", question.id);
            assert!(items.len() == right.len() && right.iter().all(|id| items.contains(id)), "{}", question.id);
            assert_eq!(Answer::empty(question), Answer::Order { items, moved });
        }
    }

    #[test]
    fn an_edit_that_does_not_belong_changes_nothing() {
        let bank = Bank::harbour();
        let edits = [
            "option nobody",
            "verdict true",
            "speaker cheap nobody",
            "speaker nothing aalto",
            "move nothing 0",
            "move fly 9",
            "place atlantis",
        ];
        let begun: [(&str, &[&str]); 6] = [
            ("q-plan", &["option bridge"]),
            ("q-speakers", &["option tamm"]),
            ("q-open", &["verdict false"]),
            ("q-who", &["speaker cheap aalto"]),
            ("q-week", &["move fly 0"]),
            ("q-where", &["place helsinki"]),
        ];
        for (question, begun) in begun {
            for edit in edits.iter().filter(|edit| question != "q-open" || !edit.starts_with("verdict")) {
                check(&bank, question, &[begun, &[*edit]].concat(), begun);
            }
        }
    }

    #[test]
    fn an_answer_fits_no_question_of_another_kind() {
        let bank = Bank::harbour();
        for a in &bank.questions {
            for b in bank.questions.iter().filter(|b| b.interaction.kind() != a.interaction.kind()) {
                let answer = Answer::empty(a);
                assert!(!answer.fits(b) && !answer.is_complete(b), "{} and {}", a.id, b.id);
            }
        }
    }

    #[test]
    fn an_edit_is_read_from_its_written_form() {
        let cases = [
            ("option ferry", Some(Edit::OptionPicked(OptionId::parse("ferry").unwrap()))),
            ("verdict not-stated", Some(Edit::VerdictPicked(Verdict::NotStated))),
            ("speaker cheap aalto", Some(Edit::SpeakerSet(StatementId::parse("cheap").unwrap(), "aalto".to_owned()))),
            ("speaker cheap", Some(Edit::SpeakerSet(StatementId::parse("cheap").unwrap(), String::new()))),
            ("move drink 2", Some(Edit::ItemMoved(ItemId::parse("drink").unwrap(), 2))),
            ("place helsinki", Some(Edit::PlacePicked(PlaceId::parse("helsinki").unwrap()))),
            ("", None),
            ("option", None),
            ("option Ferry", None),
            ("verdict maybe", None),
            ("speaker ", None),
            ("move drink", None),
            ("move drink -1", None),
            ("move drink 99999999999999999999", None),
            ("place helsinki/", None),
            ("wish helsinki", None),
        ];
        for (text, edit) in cases {
            assert_eq!(Edit::parse(text), edit, "{text:?}");
        }
    }
}
