//! The interface's words (message catalogue) for an edition: those of its language, in which a pack may call
//! the report that it is made from by a word of its own.

use super::resolver::Resolver;
use crate::decode::diagnostic::{Diagnostic, Source};
use crate::lang::catalogue::{Prose, Text};
use crate::lang::cldr::Digits;
use crate::lang::interface;
use crate::lang::written::Written;
use crate::story::raw;

impl Resolver<'_> {
    /// The words, and what is wrong with their file; where there are none that is noted.
    pub(super) fn language(&mut self, source: &Source, texts: &raw::TextFile) -> (Option<Written>, Vec<Diagnostic>) {
        let Some(language) = &texts.language.0 else { return (None, Vec::new()) };
        let Some((mut words, diagnostics)) = interface::words(&language.value) else {
            let found = format!("there are no words of the interface for \"{}\"", language.value);
            self.texts.error(&language.span, found, interface::advice(&language.value));
            return (None, Vec::new());
        };
        if let Some(words) = &mut words {
            // What stands in quotes: ids have digits, too.
            words.digits = Digits::of(source.text().split('"').skip(1).step_by(2));
            if let Some(story) = &texts.story.0 {
                words.reword_prose(Prose::VerdictNotStated, story.not_stated.as_ref());
                words.reword(Text::DoStated, story.do_stated.as_ref());
                words.reword_prose(Prose::NoStance, story.no_stance.as_ref());
                words.reword_prose(Prose::KindAbsent, story.spoken_of.as_ref());
                words.reword(Text::BandAll, story.result_all.as_ref());
                words.reword(Text::BandMost, story.result_most.as_ref());
                words.reword(Text::BandSome, story.result_some.as_ref());
                words.reword(Text::BandFew, story.result_few.as_ref());
            }
        }
        (words, diagnostics)
    }
}
