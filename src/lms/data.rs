//! What a page carries for a learning system: the questions, and their language.

use crate::base::wire::wire_record;
use crate::lang::language::Language;
use crate::quiz::bank::Bank;

/// What it carries.
#[derive(Clone, Debug, PartialEq)]
pub struct LmsData {
    /// The language of the questions.
    pub language: Language,
    /// The questions.
    pub bank: Bank,
}

wire_record! { LmsData { language, bank } }
