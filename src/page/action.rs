//! Actions: whatever happens to the page, as the reducer ([`State::step`](crate::page::state::State::step))
//! takes it. What a button does stands in the page in an action's written form.

use crate::base::vocabulary::{Word, words};
use crate::map::id::ExtentId;
use crate::map::nearest::Heading;
use crate::map::tooltip::Corner;
use crate::page::notice::Shown;
use crate::page::swipe::Turn;
use crate::quiz::attempt;
use crate::story::id::{FactId, SubjectId, TopicId};

words! {
    /// A step of zoom.
    Zoom {
        /// Nearer.
        In = "in",
        /// Farther.
        Out = "out",
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The program took over the page: with the address's fragment and what was
    /// kept from an earlier visit.
    Began {
        /// The fragment, with or without its `#`.
        fragment: String,
        /// The query, with or without its `?`: it sets the quiz.
        query: String,
        /// What was kept.
        kept: Option<String>,
        /// Whether the browser keeps what it is given.
        keeps: bool,
        /// Any number but 0.
        chance: u32,
    },
    /// The browser did not keep what it was given.
    NotKept,
    /// The quiz was kept by another window of this page.
    KeptElsewhere {
        /// What it kept.
        kept: String,
        /// Whether that is newer than what stands here, which is not kept yet.
        is_newer: bool,
    },
    /// A resume code was typed in.
    CodeEntered(String),
    /// The resume code was asked for, to be put in elsewhere.
    CodeCopied,
    /// The result is to be shared.
    Shared,
    /// The page is to be printed.
    Printed,
    /// A text was copied.
    Copied,
    /// A text could not be copied.
    NotCopied(String),
    /// A link to a part of this page was followed, by its fragment.
    Followed(String),
    /// The address has another fragment: the reader went back or forward, or put another one in.
    AddressChanged {
        /// The fragment, with or without its `#`.
        fragment: String,
        /// Whether the page itself has written it: what it carries is not newer than the state.
        is_own: bool,
    },
    /// The page is a card in a host page: a few questions are asked at first.
    Carded,
    /// The list of people and places was asked for.
    Listed,
    /// What is open was closed.
    Closed,
    /// An extent of the map was asked for.
    ExtentChosen(ExtentId),
    /// The map was asked to come nearer or go farther.
    Zoomed(Zoom),
    /// The map was asked to move the camera a step in a direction.
    Panned(Heading),
    /// The camera has come to rest, and the map shows this.
    CameraMoved(Shown),
    /// The map was made to fill the screen, or not to fill it any more.
    Enlarged,
    /// A map item is pointed at, by the mouse or by the focus, or none is.
    Pointed(Option<(SubjectId, Corner)>),
    /// A map item got the focus.
    ItemFocused(SubjectId),
    /// A token, a marker or a shape of the map was picked.
    Picked(SubjectId),
    /// A topic was chosen, or all of them.
    TopicChosen(Option<TopicId>),
    /// Where a fact happened was asked for.
    FactShown(FactId),
    /// Escape was pressed.
    Escaped {
        /// Whether the map had the focus.
        in_map: bool,
    },
    /// Another step was asked for.
    Turned(Turn),
    /// Something happened in the quiz.
    Quiz(attempt::QuizAction),
}

impl Action {
    /// Reads the written form of an action, as it stands in the page: `extent ID`,
    /// `zoom WORD`, `pan WORD`, `enlarge`, `list`, `close`, `topic ID`, `topic`, `fact ID`, `turn WORD`,
    /// `code TEXT`,
    /// `copy`, `share`, `print`, or something of the [quiz](attempt::QuizAction::parse).
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, id) = text.split_once(' ').unwrap_or((text, ""));
        match kind {
            "extent" => ExtentId::parse(id).map(Self::ExtentChosen),
            "zoom" => Zoom::parse(id).map(Self::Zoomed),
            "pan" => Heading::parse(id).map(Self::Panned),
            "enlarge" => Some(Self::Enlarged),
            "list" => Some(Self::Listed),
            "close" => Some(Self::Closed),
            "topic" => Some(Self::TopicChosen(TopicId::parse(id))),
            "fact" => FactId::parse(id).map(Self::FactShown),
            "turn" => Turn::parse(id).map(Self::Turned),
            "code" => Some(Self::CodeEntered(id.to_owned())),
            "copy" => Some(Self::CodeCopied),
            "share" => Some(Self::Shared),
            "print" => Some(Self::Printed),
            _ => attempt::QuizAction::parse(text).map(Self::Quiz),
        }
    }

    /// The written form of an action, as [`parse`](Self::parse) reads it; none of what only happens.
    pub fn written(&self) -> Option<String> {
        let (kind, id) = match self {
            Self::ExtentChosen(id) => ("extent ", id.as_str()),
            Self::Zoomed(zoom) => ("zoom ", zoom.as_str()),
            Self::Panned(heading) => ("pan ", heading.as_str()),
            Self::Enlarged => ("enlarge", ""),
            Self::Listed => ("list", ""),
            Self::Closed => ("close", ""),
            Self::TopicChosen(Some(id)) => ("topic ", id.as_str()),
            Self::TopicChosen(None) => ("topic", ""),
            Self::FactShown(id) => ("fact ", id.as_str()),
            Self::Turned(turn) => ("turn ", turn.as_str()),
            Self::CodeEntered(text) => ("code ", text.as_str()),
            Self::CodeCopied => ("copy", ""),
            Self::Shared => ("share", ""),
            Self::Printed => ("print", ""),
            Self::Quiz(action) => return Some(action.written()),
            Self::Began { .. }
            | Self::Carded
            | Self::NotKept
            | Self::KeptElsewhere { .. }
            | Self::Copied
            | Self::NotCopied(_)
            | Self::Followed(_)
            | Self::AddressChanged { .. }
            | Self::CameraMoved(_)
            | Self::Pointed(_)
            | Self::ItemFocused(_)
            | Self::Picked(_)
            | Self::Escaped { .. } => return None,
        };
        Some([kind, id].concat())
    }
}
