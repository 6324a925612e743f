//! Notices and announcements: what a reader is told beside what is drawn, and what a live region
//! announces.

use crate::page::data::ExtentAt;
use crate::quiz::code::Refusal;
use crate::story::id::SubjectId;

/// What a screen reader is told, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Announcement {
    /// A card was opened.
    Selected(SubjectId),
    /// What the map shows.
    Showing(Shown),
    /// Something was asked to be shown on the map.
    Spotted(SubjectId),
    /// An answer was handed in before there was enough of it.
    Incomplete,
    /// An item, by its text, stands at a place, from 1, of so many.
    Placed(String, usize, usize),
    /// There is a notice.
    Noticed,
}

/// What the map shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A named extent.
    Extent(ExtentAt),
    /// Somewhere else, so many times enlarged, in tenths.
    Elsewhere(u32),
}

/// A word about what was kept from an earlier visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The answers to these questions, by id, do not fit any more.
    Dropped(Vec<String>),
    /// What was found could not be read, and was set aside.
    Unreadable,
    /// A resume code was not taken.
    Refused(Refusal),
    /// The address holds a code, which goes before what was kept.
    CodeFirst,
    /// The browser keeps nothing for this page.
    NotKept,
    /// A text was copied.
    Copied,
    /// A text could not be copied: here it is.
    NotCopied(String),
}
