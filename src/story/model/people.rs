//! People, the tokens that stand for them on the map, and their positions (stances) on a topic.

use crate::base::vocabulary::words;
use crate::map::id::ShapeId;
use crate::story::id::{FactId, PersonId, PlaceId, PositionId, TopicId};

words! {
    /// The form of the token that stands for a person or a body on the map; all who hold one
    /// office have the same.
    Token {
        /// A disc.
        Disc = "disc",
        /// A square with round corners.
        Rounded = "rounded",
        /// A square.
        Square = "square",
        /// A square with round corners, of another colour.
        Tablet = "tablet",
    }
}

/// A person, or a body (a company, an authority) that has a card and a token as people do.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// The id.
    pub id: PersonId,
    /// Whether he, she or it took part in the event.
    pub present: bool,
    /// The form of the token, by the office.
    pub token: Token,
    /// Where the token stands.
    pub seat: PlaceId,
    /// The country spoken for.
    pub country: Option<ShapeId>,
    /// In full.
    pub name: String,
    /// The surname.
    pub short: String,
    /// For the token.
    pub initials: String,
    /// The office in words.
    pub role: String,
    /// The phrase for what was passed on, where the pack has one.
    pub account: Option<String>,
    /// The phrase for what is said of the person, where the pack has one.
    pub of_whom: Option<String>,
}

words! {
    /// A shape that tells a position apart without colour.
    Mark {
        /// A filled disc.
        Circle = "circle",
        /// A filled square.
        Square = "square",
        /// A square on its corner.
        Diamond = "diamond",
        /// A triangle.
        Triangle = "triangle",
        /// An open circle.
        Ring = "ring",
        /// A cross.
        Cross = "cross",
    }
}

/// A matter that people take a stand on.
#[derive(Clone, Debug, PartialEq)]
pub struct Topic {
    /// Its id.
    pub id: TopicId,
    /// Its name.
    pub name: String,
}

/// Where one can stand on a topic.
#[derive(Clone, Debug, PartialEq)]
pub struct Position {
    /// Its id.
    pub id: PositionId,
    /// The topic.
    pub topic: TopicId,
    /// The shape that stands for it.
    pub mark: Mark,
    /// Its name, as a sentence.
    pub name: String,
    /// Its name in a few words.
    pub short: String,
}

/// Where a person stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Stance {
    /// Who.
    pub person: PersonId,
    /// Where.
    pub position: PositionId,
    /// What shows it.
    pub facts: Vec<FactId>,
}
