//! Events for the host page of an embedded one, by `postMessage`: ids and scores, no text and
//! nothing of the reader. `docs/messages.schema.json` has their forms.

use crate::base::number::Digits;
use crate::lang::language::Language;
use crate::quiz::score::Outcome;
use crate::story::id::{QuestionId, StepId, StoryId, SubjectId};

/// Something that a host page is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The program has taken over the page.
    Ready {
        /// The story.
        story: StoryId,
        /// The page's language.
        lang: Language,
        /// How many corrections the story has.
        corrections: u32,
    },
    /// Another view is open.
    View {
        /// `explore`, `follow` or `quiz`.
        view: &'static str,
        /// The step of `follow`.
        step: Option<StepId>,
    },
    /// A card is open.
    Select(SubjectId),
    /// An answer was handed in, or changed.
    Answer {
        /// The question.
        question: QuestionId,
        /// How it turned out.
        outcome: Outcome,
        /// What was earned, in tenths of a question, rounded down.
        tenths: u32,
    },
    /// The result is shown.
    Complete {
        /// What was earned, in tenths of a question, rounded down.
        tenths: u32,
        /// How many questions were asked.
        of: u32,
    },
}

/// A JSON object of some keys and values; a value is JSON already.
fn object(pairs: &[(&str, String)]) -> String {
    let mut text = String::from("{");
    for (at, (key, value)) in pairs.iter().enumerate() {
        text.push_str(if at > 0 { ",\"" } else { "\"" });
        text.push_str(key);
        text.push_str("\":");
        text.push_str(value);
    }
    text.push('}');
    text
}

/// A JSON string; an id and a tag hold nothing that would need escaping.
fn string(id: &str) -> String {
    ["\"", id, "\""].concat()
}

/// A JSON number of tenths.
fn number(tenths: u32) -> String {
    let rest = tenths % 10;
    let whole = (tenths / 10).digits();
    if rest == 0 { whole } else { [&whole, ".", &rest.digits()].concat() }
}

impl Event {
    /// The object, as JSON.
    pub fn json(&self) -> String {
        match self {
            Self::Ready { story, lang, corrections } => object(&[
                ("type", string("dateline:ready")),
                ("story", string(story.as_str())),
                ("lang", string(lang.as_str())),
                ("corrections", corrections.digits()),
            ]),
            Self::View { view, step: None } => object(&[("type", string("dateline:view")), ("view", string(view))]),
            Self::View { view, step: Some(step) } => {
                object(&[("type", string("dateline:view")), ("view", string(view)), ("step", string(step.as_str()))])
            }
            Self::Select(id) => object(&[("type", string("dateline:select")), ("id", string(id.as_str()))]),
            Self::Answer { question, outcome, tenths } => object(&[
                ("type", string("dateline:answer")),
                ("question", string(question.as_str())),
                (
                    "outcome",
                    string(match outcome {
                        Outcome::Right => "right",
                        Outcome::Partly => "partly",
                        Outcome::Wrong => "wrong",
                    }),
                ),
                ("points", number(*tenths)),
            ]),
            Self::Complete { tenths, of } => {
                object(&[("type", string("dateline:complete")), ("points", number(*tenths)), ("of", of.digits())])
            }
        }
    }
}
