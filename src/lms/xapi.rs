//! Statements of xAPI 1.0.3 and 2.0, as cmi5 orders them: what was done, to what, with what result. The launcher's
//! script adds who did it, when, an id, and the context of the launch.
//!
//! In `context.extensions` and `contextActivities.category` stands what cmi5 (Quartz) asks of its own statements.

use crate::base::json::string;
use crate::base::vocabulary::Word;
use crate::lang::language::Language;
use crate::lms::figures::{Share, Span};
use crate::lms::response::{Recorded, Signs};
use crate::quiz::answer::Answer;
use crate::quiz::score::{Outcome, score};
use crate::story::question::{Interaction, Question};

const CMI5: &str = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
const MOVE_ON: &str = "https://w3id.org/xapi/cmi5/context/categories/moveon";
const MASTERY: &str = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";

/// What cmi5 has an activity say of itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cmi5Verb {
    /// It has begun.
    Initialized,
    /// It is done.
    Completed,
    /// It was passed, with the share, and the mark where there is one.
    Passed(Share, Option<Share>),
    /// It was not.
    Failed(Share, Option<Share>),
    /// The session is over.
    Terminated,
}

const SIGNS: Signs = Signs { between: "[,]", pair: "[.]" };

/// An object of some fields, of which those without a value are left out.
fn object(fields: &[(&str, Option<String>)]) -> String {
    let field = |(name, value): &(&str, Option<String>)| Some([&string(name), ":", value.as_ref()?].concat());
    ["{", &fields.iter().filter_map(field).collect::<Vec<_>>().join(","), "}"].concat()
}

fn list(values: impl Iterator<Item = String>) -> String {
    ["[", &values.collect::<Vec<_>>().join(","), "]"].concat()
}

/// A verb of ADL's vocabulary.
fn verb(name: &str) -> String {
    let id = ["http://adlnet.gov/expapi/verbs/", name].concat();
    object(&[("id", Some(string(&id))), ("display", Some(object(&[("en", Some(string(name)))])))])
}

/// A share as a score. The greatest is left out where it is reached: one store takes no score that is.
fn score_of(share: Share) -> String {
    let number = |text: &str| Some(text.to_owned());
    object(&[
        ("scaled", Some(share.scaled())),
        ("raw", Some(share.percent())),
        ("min", number("0")),
        ("max", number("100").filter(|_| share < Share(1000))),
    ])
}

/// A statement of cmi5 itself, whose object is the activity that was launched.
pub fn cmi5(verb_of: Cmi5Verb, session: Span) -> String {
    let span = Some(string(&session.duration()));
    let judged = |share: Share, success: &str| {
        object(&[("score", Some(score_of(share))), ("success", Some(success.to_owned())), ("duration", span.clone())])
    };
    let (name, result, mark) = match verb_of {
        Cmi5Verb::Initialized => ("initialized", None, None),
        Cmi5Verb::Completed => {
            let result = object(&[("completion", Some("true".to_owned())), ("duration", span.clone())]);
            ("completed", Some(result), None)
        }
        Cmi5Verb::Passed(share, mark) => ("passed", Some(judged(share, "true")), mark),
        Cmi5Verb::Failed(share, mark) => ("failed", Some(judged(share, "false")), mark),
        Cmi5Verb::Terminated => ("terminated", Some(object(&[("duration", span.clone())])), None),
    };
    let moves_on = match verb_of {
        Cmi5Verb::Initialized | Cmi5Verb::Terminated => false,
        Cmi5Verb::Completed | Cmi5Verb::Passed(_, _) | Cmi5Verb::Failed(_, _) => true,
    };
    let categories = [CMI5].into_iter().chain(moves_on.then_some(MOVE_ON));
    let categories = list(categories.map(|id| object(&[("id", Some(string(id)))])));
    let extensions = mark.map(|mark| object(&[(MASTERY, Some(mark.scaled()))]));
    let activities = object(&[("category", Some(categories))]);
    let context = object(&[("contextActivities", Some(activities)), ("extensions", extensions)]);
    object(&[("verb", Some(verb(name))), ("result", result), ("context", Some(context))])
}

/// The statement of an answer, whose object is the question: its id is an address of the story's page.
pub fn answered(address: &str, language: &Language, recorded: &Recorded, answer: &Answer, latency: Span) -> String {
    let question = recorded.question;
    let outcome = score(question, answer).outcome();
    let share = match outcome {
        Outcome::Right => 1000,
        Outcome::Partly => 500,
        Outcome::Wrong => 0,
    };
    let response = SIGNS.join(&recorded.terms(answer));
    let result = object(&[
        ("response", Some(string(&response)).filter(|_| !response.is_empty())),
        ("success", Some((outcome == Outcome::Right).to_string())),
        ("score", Some(score_of(Share(share)))),
        ("duration", Some(string(&latency.duration()))),
    ]);
    let id = [address, "#", question.id.as_str()].concat();
    let activity = object(&[
        ("objectType", Some(string("Activity"))),
        ("id", Some(string(&id))),
        ("definition", Some(definition(language, recorded))),
    ]);
    object(&[("verb", Some(verb("answered"))), ("object", Some(activity)), ("result", Some(result))])
}

/// What a question is: its stem, what there is to choose from, and what is right.
fn definition(language: &Language, recorded: &Recorded) -> String {
    let said = |text: &str| object(&[(language.as_str(), Some(string(text)))]);
    let components = |words: &[String], texts: Vec<&str>| {
        let one =
            |(word, text): (&String, &str)| object(&[("id", Some(string(word))), ("description", Some(said(text)))]);
        Some(list(words.iter().zip(texts).map(one)))
    };
    let parts = |texts| components(&recorded.parts, texts);
    let (choices, source, target) = match &recorded.question.interaction {
        Interaction::Choose(options) => {
            (parts(options.all.iter().map(|choice| choice.text.as_str()).collect()), None, None)
        }
        Interaction::Match(pairs) => (
            None,
            parts(pairs.statements.iter().map(|statement| statement.text.as_str()).collect()),
            components(&recorded.targets, pairs.speakers.iter().map(|named| named.name.as_str()).collect()),
        ),
        Interaction::Order(sequence) => {
            (parts(sequence.items.iter().map(|item| item.text.as_str()).collect()), None, None)
        }
    };
    let right = SIGNS.join(&recorded.right());
    object(&[
        ("type", Some(string("http://adlnet.gov/expapi/activities/cmi.interaction"))),
        ("name", Some(said(&name(recorded.question)))),
        ("description", Some(said(&recorded.question.stem))),
        ("interactionType", Some(string(recorded.shape.as_str()))),
        ("correctResponsesPattern", Some(list([string(&right)].into_iter()))),
        ("choices", choices),
        ("source", source),
        ("target", target),
    ])
}

/// A question by its id, as reports list it.
fn name(question: &Question) -> String {
    question.id.as_str().to_owned()
}
