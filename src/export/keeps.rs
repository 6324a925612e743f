//! What a format keeps of a kind of question, and what keeps a single question out of it.

use crate::base::vocabulary::words;

words! {
    /// What a question becomes in a format.
    Form {
        /// The page itself asks it.
        Page = "the page itself",
        /// One of the options is right.
        Choice = "choice",
        /// Several are.
        Choices = "choice of several",
        /// Parts are matched.
        Matching = "matching",
        /// Items are matched with the numbers of their places.
        Numbers = "matching with numbers",
        /// Items are put in order.
        Ordering = "ordering",
        /// Each statement is a question of its own.
        Statements = "a choice for each statement",
        /// Places are marked on a picture of the map.
        Markers = "markers on the map",
        /// A card: what is asked, and the answer behind it.
        Card = "card",
        /// A row of a sheet.
        Row = "row",
    }
}

words! {
    /// What a partly right answer earns in a format.
    Partial {
        /// Half of the points, as in the page.
        Half = "half of the points, as on the page",
        /// The share of its parts that is right.
        Share = "the share that is right",
        /// Nothing.
        Nothing = "nothing",
        /// It cannot be partly right.
        Never = "–",
        /// Nobody marks it.
        Unmarked = "not marked",
    }
}

/// What a format keeps of a kind of question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keeps {
    /// What the question becomes.
    pub form: Form,
    /// What a partly right answer earns.
    pub partial: Partial,
    /// Whether it is told of each wrong part why it is wrong.
    pub reasons: bool,
    /// Whether it is told why the right answer is right, with the facts that prove it and whose words they are.
    pub proof: bool,
}

/// What keeps a question out of a format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The format has no questions of the kind.
    Kind,
    /// There are more right options than it can weigh: so many, of which it takes so many.
    Right(usize, usize),
    /// There are more options, items or speakers than it takes, likewise.
    Options(usize, usize),
    /// A text is longer than it takes: the text, how many letters it has, and how many it may have.
    Text(String, usize, usize),
    /// An id is longer, likewise.
    Id(String, usize, usize),
}

/// What becomes of a question in a format beside what the format [keeps](Keeps) of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Adaptation {
    /// An arrow of two signs is written as one sign.
    Arrow,
    /// The answer is not told to the system in full: it takes no text that long, or no more options.
    Record,
}
