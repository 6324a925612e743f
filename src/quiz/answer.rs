//! What a reader answers, by kind of question.

use crate::base::id::{ItemId, OptionId, PlaceId, QuestionId, StatementId};
use crate::base::random::Random;
use crate::base::sorted::{Map, Set};
use crate::base::word::Word;
use crate::story::model::{Interaction, Question, Speaker, Verdict};

/// An answer, complete or on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// One option, once picked.
    One(Option<OptionId>),
    /// The options picked.
    Several(Set<OptionId>),
    /// A verdict, once picked.
    Stated(Option<Verdict>),
    /// The statements that have been given a speaker.
    Who(Map<StatementId, Speaker>),
    /// The items in the reader's order; `moved` once it is the reader's own.
    Order {
        /// All the items.
        items: Vec<ItemId>,
        /// Whether the reader has moved any.
        moved: bool,
    },
    /// The places picked.
    Map(Set<PlaceId>),
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
            Interaction::Several { .. } => Self::Several(Set::default()),
            Interaction::Stated { .. } => Self::Stated(None),
            Interaction::Who { .. } => Self::Who(Map::default()),
            Interaction::Order { items } => {
                let mut items: Vec<ItemId> = items.iter().map(|item| item.id.clone()).collect();
                shuffle(&question.id, &mut items);
                Self::Order { items, moved: false }
            }
            Interaction::Map { .. } => Self::Map(Set::default()),
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
                given.remove(id);
                if let Some(speaker) = question.speaker(speaker) {
                    given.insert(id.clone(), speaker.clone());
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
