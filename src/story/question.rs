//! A question of the quiz: as it is asked, which travels with the page, and with its evidence,
//! which stands in the page's text. How it is answered is one of three interactions, each in a
//! file of its own in [`kind`](super::kind).

use super::kind::Told;
use super::kind::choose::Options;
use super::kind::matching::Pairs;
use super::kind::order::Sequence;
use crate::base::vocabulary::words;
use crate::base::wire::{wire_kinds, wire_record};
use crate::story::id::{FactId, QuestionId};

words! {
    /// The kinds of question, as packs and exports name them.
    Kind {
        /// One right answer.
        One = "one",
        /// Several right answers.
        Several = "several",
        /// True, false or not stated.
        Stated = "stated",
        /// Who said it.
        Who = "who",
        /// Put in order.
        Order = "order",
        /// Pick on the map.
        Map = "map",
    }
}

words! {
    /// What a question asks of the reader.
    Skill {
        /// Who, where, what.
        Recall = "recall",
        /// What came first.
        Sequence = "sequence",
        /// Who says so, and through whom.
        Attribution = "attribution",
        /// What follows.
        Inference = "inference",
    }
}

/// A question as it is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Its id.
    pub id: QuestionId,
    /// Its kind, as the pack names it.
    pub kind: Kind,
    /// What it asks of the reader.
    pub skill: Skill,
    /// The stem: what is asked, or the statement to judge.
    pub stem: String,
    /// How it is answered.
    pub interaction: Interaction,
    /// The number, from 1, of the last correction that touches it; 0 where none does.
    pub corrected: u32,
}

/// A question with what stands behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct SourcedQuestion {
    /// The question.
    pub asked: Question,
    /// Why the right answer is right.
    pub why: String,
    /// The facts that prove it; never empty.
    pub evidence: Vec<FactId>,
}

/// How a question is answered, and what is right.
#[derive(Clone, Debug, PartialEq)]
pub enum Interaction {
    /// One or several out of some: options, verdicts, places on the map.
    Choose(Options),
    /// A speaker for each statement.
    Match(Pairs),
    /// All of them, in their order.
    Order(Sequence),
}

wire_record! { Question { id, kind, skill, stem, interaction, corrected } }
wire_kinds! { Interaction { Choose { 0: options } = 0, Match { 0: pairs } = 1; Order { 0: sequence } = 2 } }

impl Kind {
    /// The keys of a pack that belong to a question of the kind, beside those of all.
    pub fn keys(self) -> &'static [&'static str] {
        match self {
            Self::One | Self::Several => &["options", "right"],
            Self::Stated => &["right"],
            Self::Who => &["speakers", "statements"],
            Self::Order => &["items"],
            Self::Map => &["candidates", "right"],
        }
    }

    /// What there is to choose from, where too little of it would leave much to chance.
    pub fn choices(self) -> Option<&'static str> {
        match self {
            Self::One | Self::Several => Some("options"),
            Self::Order => Some("items to put in order"),
            Self::Map => Some("places to choose from"),
            Self::Stated | Self::Who => None,
        }
    }

    /// Whether the texts that there are to choose from are the pack's own, and no mere list of
    /// verdicts or places.
    pub fn has_own_texts(self) -> bool {
        match self {
            Self::One | Self::Several | Self::Who | Self::Order => true,
            Self::Stated | Self::Map => false,
        }
    }

    /// The section in which the texts of a question of the kind stand.
    pub fn section(self) -> &'static str {
        match self {
            Self::One | Self::Several => "options",
            Self::Stated => "answers",
            Self::Who => "statements",
            Self::Order => "items",
            Self::Map => "candidates",
        }
    }
}

impl Question {
    /// The options, where some are offered.
    pub fn options(&self) -> Option<&Options> {
        match &self.interaction {
            Interaction::Choose(options) => Some(options),
            Interaction::Match(_) | Interaction::Order(_) => None,
        }
    }

    /// The speakers and the statements, where they are to be matched.
    pub fn pairs(&self) -> Option<&Pairs> {
        match &self.interaction {
            Interaction::Match(pairs) => Some(pairs),
            Interaction::Choose(_) | Interaction::Order(_) => None,
        }
    }

    /// The items, where they are to be put in order.
    pub fn sequence(&self) -> Option<&Sequence> {
        match &self.interaction {
            Interaction::Order(sequence) => Some(sequence),
            Interaction::Choose(_) | Interaction::Match(_) => None,
        }
    }

    /// Whether one option alone can be chosen. On the map that is so where one place alone is right.
    pub fn is_single_choice(&self) -> bool {
        let is_single = |options: &Options| !options.many || self.kind == Kind::Map && options.right().count() == 1;
        self.options().is_some_and(is_single)
    }

    /// The places that can be picked, where the map is the answer sheet.
    pub fn candidates(&self) -> Option<&Options> {
        self.options().filter(|_| self.kind == Kind::Map)
    }
}

impl SourcedQuestion {
    /// What a correction names to be one of this question: it, or a fact that proves it.
    pub fn corrigible(&self) -> Vec<&str> {
        let evidence = self.evidence.iter().map(FactId::as_str);
        std::iter::once(self.asked.id.as_str()).chain(evidence).collect()
    }
}

impl Interaction {
    /// What there is to read of it.
    pub fn told(&self) -> &dyn Told {
        match self {
            Self::Choose(options) => options,
            Self::Match(pairs) => pairs,
            Self::Order(sequence) => sequence,
        }
    }
}
