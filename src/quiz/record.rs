//! The record of an attempt, which outlives the page: the one thing that is kept as lines
//! ([`saved`](super::saved)) and carried as symbols ([`code`](super::code)).

use crate::base::vec_map::VecMap;
use crate::quiz::answer::Answer;
use crate::quiz::attempt::{Attempt, Phase};
use crate::quiz::bank::Bank;
use crate::quiz::settings::{Settings, Switch};
use crate::story::id::QuestionId;

/// What outlives the page.
pub struct Record<'t> {
    /// How the quiz is set.
    pub settings: Settings,
    /// How long questions were before the reader, in seconds.
    pub seconds: u32,
    /// Where the attempt stood: a question, `start`, `result`; anything else is the first open question.
    pub at: &'t str,
    /// The complete answers.
    pub answers: VecMap<QuestionId, Answer>,
    /// The answers that were not handed in.
    pub drafts: VecMap<QuestionId, Answer>,
    /// How many of the story's corrections had been made.
    pub known: u32,
    /// The questions whose answers were given before a correction that had been made.
    pub outdated: Vec<&'t str>,
}

impl Record<'_> {
    /// The attempt, taken up again.
    pub fn resume(self, bank: &Bank) -> Attempt {
        let mut attempt = Attempt::with(bank, self.settings);
        attempt.answers = self.answers;
        attempt.drafts = self.drafts;
        attempt.seconds = self.seconds;
        // An answer that is not marked yet is asked for again only where it can be changed.
        let again = !attempt.settings.is_marked_at_end() || attempt.settings.is_on(Switch::Change);
        let named = attempt.order.iter().find(|id| id.as_str() == self.at && (again || !attempt.answers.contains(id)));
        match (self.at, named.cloned()) {
            ("start", _) => {}
            (_, Some(id)) => attempt.phase = Phase::Question(id),
            (_, None) => attempt.move_on(bank, 0),
        }
        for question in &bank.questions {
            let is_old = question.corrected > self.known || self.outdated.contains(&question.id.as_str());
            if is_old && attempt.answers.contains(&question.id) {
                attempt.outdated.push(question.id.clone());
            }
        }
        attempt
    }
}
