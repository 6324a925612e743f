//! Whether questions test what was understood: no text taken over from a fact, no answer
//! in the headline, reasons that are read at a glance, wrong choices of the same kind as right ones, enough to choose from.

use super::texts::{Texts, options, texts_of};
use super::words::{Runs, count, row};
use crate::base::vocabulary::Word;
use crate::decode::Diagnostics;
use crate::story::kind::choose::Choice;
use crate::story::model::{Place, PlaceKind, Story};
use crate::story::question::{Kind, Skill, SourcedQuestion};
use crate::story::raw::{RawQuestion, StructureFile, TextFile};

/// From how many words on a text is taken over rather than alike.
const VERBATIM: usize = 9;
/// The same for the right answer of a question that asks for an inference.
const INFERRED: usize = 5;
/// How many choices leave little to chance.
const ENOUGH: usize = 4;
/// How many words a reason has at the most.
const REASON_WORDS: usize = 25;
/// From how many words on an option in the headline is no mere name.
const MORE_THAN_A_NAME: usize = 3;

/// What is right in a question, in words of its own: those of verdicts and places are not.
fn right(question: &SourcedQuestion) -> Vec<&str> {
    if question.asked.kind.has_own_texts() { question.asked.interaction.told().right() } else { Vec::new() }
}

/// A stem or a right choice that repeats a fact; an inference that is none.
pub fn verbatim(texts: &Texts<'_>, story: &Story, sink: &mut Diagnostics<'_>) {
    let facts = Runs::of(VERBATIM, story.facts.iter().map(|fact| fact.text.as_str()));
    for question in &story.questions {
        let Some(at) = texts_of(texts, question) else { continue };
        for text in right(question).into_iter().chain([question.asked.stem.as_str()]) {
            if let Some(run) = facts.first_in(text) {
                let found = format!("\"{}\" repeats {VERBATIM} words of a fact, \"{run}\"", question.asked.id);
                sink.warning(&at.span, found, "say it in other words, so that it asks what was understood");
            }
        }
        if question.asked.skill == Skill::Inference {
            let evidence = question.evidence.iter().filter_map(|id| story.fact(id));
            let evidence = Runs::of(INFERRED, evidence.map(|fact| fact.text.as_str()));
            if let Some(run) = right(question).into_iter().find_map(|text| evidence.first_in(text)) {
                let found = format!("\"{}\" asks for an inference, and its evidence says \"{run}\"", question.asked.id);
                sink.warning(&at.span, found, "ask for what follows from the facts, or give it another skill");
            }
        }
    }
}

/// A question that the headline answers.
pub fn headline(texts: &Texts<'_>, story: &Story, sink: &mut Diagnostics<'_>) {
    let head = [story.title.as_str(), story.standfirst.as_str()];
    let shown = row(&head.join(" | "));
    let names = |text: &str| shown.contains(&row(text));
    let long = |text: &str| row(text).split_whitespace().count() >= MORE_THAN_A_NAME && names(text);
    let runs = Runs::of(INFERRED + 1, head.into_iter());
    for question in &story.questions {
        let is_named = |choice: &Choice| {
            let place = story.places.iter().find(|place| choice.id.is(&place.id));
            place.is_some_and(|place| names(&place.name) || names(&place.full))
        };
        let answered = match (question.asked.kind, question.asked.options()) {
            (Kind::Map, Some(options)) => options.right().all(is_named),
            (Kind::Stated, _) => runs.first_in(&question.asked.stem).is_some(),
            (_, Some(_)) => right(question).into_iter().all(long),
            (_, None) => false,
        };
        if let Some(at) = texts_of(texts, question).filter(|_| answered) {
            let found = format!("the headline or the lines under it answer \"{}\"", question.asked.id);
            sink.warning(&at.span, found, "ask about what stands further down");
        }
    }
}

/// Reasons that are too long to be read at a glance, where the answer has just been marked.
pub fn long(file: &TextFile, sink: &mut Diagnostics<'_>) {
    for (id, question) in &file.questions {
        let count = count(&question.value.why.0);
        if count > REASON_WORDS {
            let found = format!("the reason `questions.{id}.why` has {count} words");
            let right =
                format!("say it in {REASON_WORDS} at the most: the facts that prove it are there to be unfolded");
            sink.warning(&question.span, found, right);
        }
    }
}

/// Too little to choose from.
pub fn few(file: &StructureFile, story: &Story, sink: &mut Diagnostics<'_>) {
    for (raw, question) in file.questions.iter().zip(&story.questions) {
        let Some(what) = question.asked.kind.choices() else { continue };
        let n = question.asked.interaction.told().asked().len();
        if n < ENOUGH {
            let found = format!("\"{}\" has {n} {what}", question.asked.id);
            sink.warning(&raw.id.span, found, format!("with {ENOUGH} or more, chance helps less"));
        }
    }
}

/// Wrong choices that stand out, being of another kind than the right ones.
pub fn distractors(
    file: &StructureFile,
    texts: &Texts<'_>,
    story: &Story,
    sinks: (&mut Diagnostics<'_>, &mut Diagnostics<'_>),
) {
    let (structure_sink, text_sink) = sinks;
    let people: Vec<String> = story.people.iter().map(|person| row(&person.short)).collect();
    let outlets: Vec<String> = story.outlets.iter().map(|outlet| row(&outlet.name)).collect();
    for (raw, question) in file.questions.iter().zip(&story.questions) {
        let (right, wrong): (Vec<&Choice>, Vec<&Choice>) = match question.asked.candidates() {
            Some(candidates) => candidates.all.iter().partition(|choice| choice.right),
            None => options(question).iter().partition(|choice| choice.right),
        };
        if question.asked.kind == Kind::Map {
            places(raw, story, &right, &wrong, structure_sink);
            continue;
        }
        let Some(at) = texts_of(texts, question).filter(|_| !right.is_empty()) else { continue };
        for (what, names) in [("a person", &people), ("an outlet", &outlets)] {
            let names_one = |option: &&&Choice| {
                let row = row(&option.text);
                names.iter().any(|name| row.contains(name))
            };
            if right.iter().all(|option| names_one(&option)) && !wrong.iter().any(|option| names_one(&option)) {
                let found = format!("in \"{}\" the right choice alone names {what}", question.asked.id);
                text_sink.warning(&at.span, found, "let wrong ones name one, too, or none");
            }
        }
    }
}

/// Places to choose from: regions beside regions, and none that the story does not name.
fn places(raw: &RawQuestion, story: &Story, right: &[&Choice], wrong: &[&Choice], sink: &mut Diagnostics<'_>) {
    let place = |choice: &Choice| story.places.iter().find(|place| choice.id.is(&place.id));
    let is_region = |place: &Place| place.kind == PlaceKind::Region;
    let regions = right.iter().filter_map(|candidate| place(candidate)).any(is_region);
    let is_known = |place: &Place| {
        story.listed_places().any(|listed| listed.id == place.id)
            || story.people.iter().any(|person| person.seat == place.id)
    };
    for candidate in wrong {
        let Some(place) = place(candidate) else { continue };
        let written = raw.candidates.iter().flat_map(|list| &list.value).find(|id| id.value == place.id.as_str());
        let span = written.map_or(&raw.id.span, |id| &id.span);
        if is_region(place) != regions {
            let kind = |region: bool| if region { "a region" } else { "no region" };
            let found =
                format!("\"{}\" is {}, and what is right is {}", place.id, kind(is_region(place)), kind(regions));
            sink.warning(span, found, "let all choices be of one kind");
        } else if !is_known(place) {
            let found = format!("\"{}\" is a choice that nothing else in the story names", place.id);
            sink.warning(span, found, "a reader strikes it out at once; choose among the story's places");
        }
    }
}

/// A quiz in which hardly anything has to be inferred.
pub fn inference(file: &StructureFile, story: &Story, sink: &mut Diagnostics<'_>) {
    /// From how many questions on a share means something.
    const LEAST: usize = 8;
    let all = story.questions.len();
    let inferred = story.questions.iter().filter(|question| question.asked.skill == Skill::Inference).count();
    if let Some(first) = file.questions.first().filter(|_| all >= LEAST && inferred * 4 < all) {
        let word = Skill::Inference.as_str();
        let found = format!("{inferred} of {all} questions have the skill \"{word}\"");
        sink.warning(&first.id.span, found, "ask in one of four for what follows from the facts");
    }
}
