//! Ordering: items to put in their order.

use super::Told;
use crate::base::wire::wire_record;
use crate::story::id::ItemId;

/// Items to put in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Sequence {
    /// In the right order.
    pub items: Vec<Item>,
}

/// An item of a sequence.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// What happened.
    pub text: String,
    /// When, in words.
    pub why: String,
}

wire_record! { Sequence { items } }
wire_record! { Item { id, text, why } }

impl Told for Sequence {
    /// By the alphabet, so that the right order is not given away.
    fn asked(&self) -> Vec<&str> {
        let mut texts = self.right();
        texts.sort_unstable();
        texts
    }

    fn answer(&self) -> Vec<String> {
        self.items.iter().map(|item| item.text.clone()).collect()
    }

    fn texts(&self) -> Vec<&str> {
        self.items.iter().flat_map(|item| [item.text.as_str(), item.why.as_str()]).collect()
    }

    fn right(&self) -> Vec<&str> {
        self.items.iter().map(|item| item.text.as_str()).collect()
    }

    fn is_ordered(&self) -> bool {
        true
    }
}
