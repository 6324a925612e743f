//! What a worksheet carries beside the questions: the places that stand on its map, and for the key why what is right is
//! right.

use crate::base::wire::wire_record;

/// What a worksheet has beside the questions.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetData {
    /// The places that questions ask for, by their ids and names, each with its number on the map: its place in this
    /// list, from 1.
    pub places: Vec<(String, String)>,
    /// For the key, in the order of the story's questions.
    pub proofs: Vec<Proof>,
}

/// Why the right answer of a question is right.
#[derive(Clone, Debug, PartialEq)]
pub struct Proof {
    /// Why, in a sentence.
    pub why: String,
    /// The facts that prove it, each with whose words it is.
    pub facts: Vec<(String, String)>,
}

wire_record! { SheetData { places, proofs } }
wire_record! { Proof { why, facts } }
