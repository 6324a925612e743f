//! Matching: a speaker for each statement.

use super::Told;
use crate::base::wire::wire_record;
use crate::story::id::{SpeakerId, StatementId};

/// Statements, and the speakers to choose from.
#[derive(Clone, Debug, PartialEq)]
pub struct Pairs {
    /// To choose from.
    pub speakers: Vec<NamedSpeaker>,
    /// What was said.
    pub statements: Vec<Statement>,
}

/// A speaker with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedSpeaker {
    /// Who: people, voices and outlets share one namespace.
    pub id: SpeakerId,
    /// The name.
    pub name: String,
}

/// A statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Its id.
    pub id: StatementId,
    /// Who said it: one of the speakers.
    pub by: SpeakerId,
    /// What was said.
    pub text: String,
    /// Who said it and where, in words.
    pub why: String,
}

wire_record! { Pairs { speakers, statements } }
wire_record! { NamedSpeaker { id, name } }
wire_record! { Statement { id, by, text, why } }

impl Pairs {
    /// The place of a speaker among those to choose from.
    pub fn speaker(&self, id: &SpeakerId) -> Option<usize> {
        self.speakers.iter().position(|named| named.id == *id)
    }
}

impl Told for Pairs {
    fn asked(&self) -> Vec<&str> {
        self.right()
    }

    fn answer(&self) -> Vec<String> {
        let name = |id: &SpeakerId| self.speakers.iter().find(|named| named.id == *id).map_or("", |named| &named.name);
        self.statements.iter().map(|statement| format!("{} — {}", statement.text, name(&statement.by))).collect()
    }

    fn texts(&self) -> Vec<&str> {
        self.statements.iter().flat_map(|statement| [statement.text.as_str(), statement.why.as_str()]).collect()
    }

    fn right(&self) -> Vec<&str> {
        self.statements.iter().map(|statement| statement.text.as_str()).collect()
    }
}
