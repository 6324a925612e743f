//! A worksheet's versions. (placeholder until the worksheet is merged)

use crate::base::vocabulary::words;
use crate::quiz::answer::Answer;
use crate::quiz::bank::Bank;
use crate::quiz::settings::Settings;
use crate::story::question::Question;

words! {
    /// A version.
    Version {
        /// The first.
        A = "a",
        /// The other.
        B = "b",
    }
}

/// A worksheet.
pub struct Paper;

impl Paper {
    /// The worksheet of an assignment in a version.
    pub fn new(_: &Bank, _: &Settings, _: Version) -> Self {
        Self
    }

    /// The answer that somebody has written.
    pub fn answer(&self, _: &Question, _: &str) -> Result<Option<Answer>, String> {
        Ok(None)
    }
}
