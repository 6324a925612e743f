//! What the browser's side is to do for the classroom.

use crate::class::action::Tab;

/// What the browser's side is to do.
#[derive(Clone, Debug, PartialEq)]
pub enum ClassEffect {
    /// Keep a class under its number.
    Keep(u32, String),
    /// Keep it no more.
    Forget(u32),
    /// Save a file: its name, what it is, its bytes.
    Save(String, &'static str, Vec<u8>),
    /// Copy a text.
    Copy(String),
    /// Print the page.
    Print,
    /// Give the focus to what a selector finds.
    Focus(&'static str),
    /// Empty the field of codes.
    Clear,
    /// Show which part of the page is open.
    Tab(Tab),
    /// Keep the assignment that is being set in the address, as its query.
    Draft(String),
    /// Note which class is open, by its number.
    Opened(u32),
}
