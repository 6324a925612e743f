//! Scenes: what the map shows at a step of the follow mode.

use super::Subject;
use crate::map::id::InsetId;
use crate::story::id::PlaceId;

/// What the map shows at a step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Who and what is lit.
    pub lit: Vec<Subject>,
    /// The regions of these that are hatched.
    pub hatched: Vec<PlaceId>,
    /// The lines that are drawn, each from one of these to another.
    pub lines: Vec<(Subject, Subject)>,
    /// The inset that grows.
    pub inset: Option<InsetId>,
}

impl Scene {
    /// Lights something, unless it is lit already.
    pub fn light(&mut self, subject: Subject) {
        if !self.lit.contains(&subject) {
            self.lit.push(subject);
        }
    }
}
