//! The two sides of a card, as HTML.

use crate::base::xml::xml;
use crate::export::job::{ExportQuestion, Job};
use crate::export::lettered::{Lettered, line};
use crate::lang::catalogue::Direction;
use crate::story::question::Interaction;

/// A text as a card has it. A bracket could begin a sound or a formula in a card, two braces a gap, and a stroke before
/// a bracket a formula, even as a reference to the sign: it stands in an element of its own.
fn html(text: &str) -> String {
    let text = xml(text).replace('[', "&#91;").replace('{', "&#123;");
    text.replace('\\', "<span>\\</span>").replace(['\t', '\n'], " ")
}

fn element(name: &str, inner: &str) -> String {
    let tag = name.split(' ').next().unwrap_or_default();
    ["<", name, ">", inner, "</", tag, ">"].concat()
}

fn list(name: &str, items: impl Iterator<Item = String>) -> String {
    let items: String = items.map(|item| element("li", &item)).collect();
    element(name, &items)
}

/// A heading and what stands below it; nothing where that is nothing.
fn part(heading: &str, inner: &str) -> String {
    if inner.is_empty() {
        String::new()
    } else {
        [element("p", &element("b", &html(heading))), inner.to_owned()].concat()
    }
}

/// A side, in its language and direction.
fn side(job: &Job, inner: &str) -> String {
    let direction = match job.story.direction {
        Direction::Rtl => "rtl",
        Direction::Ltr => "ltr",
    };
    element(&format!("div dir=\"{direction}\" lang=\"{}\"", xml(job.story.language.as_str())), inner)
}

/// The lines of some texts, without a list's own signs before them.
fn lines(all: impl Iterator<Item = String>) -> String {
    let all: Vec<String> = all.collect();
    if all.is_empty() { String::new() } else { element("p", &all.join("<br>")) }
}

/// What is asked: the question, what to do, and what there is to choose from.
pub(super) fn front(job: &Job, question: &ExportQuestion) -> String {
    let asked = question.asked;
    let mut inner = [
        element("p", &element("b", &html(&asked.stem))),
        element("p", &element("i", &html(job.task(asked)))),
        lines(question.lettered().iter().map(|part| html(&line(&part.letter, part.text)))),
    ]
    .concat();
    let speakers = question.speakers();
    if !speakers.is_empty() {
        inner += &list("ol", speakers.into_iter().map(html));
    }
    side(job, &inner)
}

/// The answer: what is right, why, why the others are not, what proves it, and where the story is from.
pub(super) fn back(job: &Job, question: &ExportQuestion) -> String {
    let (words, table) = (&job.story.words, &job.story.words.table);
    let facts = question.proof.facts.iter();
    let facts =
        facts.map(|(fact, whose)| [&html(fact), " ", &element("i", &html(&["(", whose, ")"].concat()))].concat());
    let facts: Vec<String> = facts.collect();
    let proof = if facts.is_empty() { String::new() } else { list("ul", facts.into_iter()) };
    let parts = question.lettered();
    let why = |part: &Lettered| Some(html(&line(&part.letter, part.why?)));
    let inner = [
        part(&table.right, &lines(right(question).into_iter())),
        element("p", &html(&question.proof.why)),
        part(&table.parts, &lines(parts.iter().filter_map(why))),
        part(&words.evidence, &proof),
        element("p", &element("small", &html(&job.story.credit))),
    ];
    side(job, &inner.concat())
}

/// The lines of the right answer: an option with its letter.
fn right(question: &ExportQuestion) -> Vec<String> {
    let right = question.right_answer();
    match &question.asked.interaction {
        Interaction::Choose(_) => {
            let signs = right.letters.split(' ');
            signs.zip(&right.lines).map(|(sign, text)| html(&line(sign, text))).collect()
        }
        Interaction::Match(_) | Interaction::Order(_) => right.lines.iter().map(|text| html(text)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_no_markup_no_sound_no_formula_and_no_gap() {
        assert_eq!(html("<b>&\"x\""), "&lt;b&gt;&amp;&quot;x&quot;");
        assert_eq!(html("[sound:a.mp3] {{c1::b}}"), "&#91;sound:a.mp3] &#123;&#123;c1::b}}");
        assert_eq!(html("\\(x\\)\ty\n"), "<span>\\</span>(x<span>\\</span>) y ");
    }
}
