//! The form of an answer, by kind of question. None needs dragging.

use std::rc::Rc;

use yew::Html;

use crate::base::number::Digits;
use crate::base::vocabulary::Word;
use crate::lang::catalogue::Text;
use crate::quiz::answer::Answer;
use crate::quiz::score::Outcome;
use crate::story::id::ItemId;
use crate::story::model::{Interaction, Item, NamedSpeaker, Question, Speaker, Statement, Verdict};
use crate::ui::render_context::{RenderContext, aria_bool, join};
use crate::ui::tag::{button, element, nothing, paragraph, row, tag, text};

/// The form; closed once it was marked.
pub fn view(cx: &RenderContext, question: &Question, marked: bool) -> Html {
    let form = Form { cx, question, marked };
    let mut parts = Vec::new();
    match (&question.interaction, &cx.state.attempt.answer(question)) {
        (Interaction::One { options, right }, Answer::One(picked)) => {
            for option in options {
                let (is_picked, is_right) = (picked.as_ref() == Some(&option.id), option.id == *right);
                parts.push(form.option("radio", &option.text, is_picked, is_right, &["option ", option.id.as_str()]));
            }
        }
        (Interaction::Several { options, right }, Answer::Several(picked)) => {
            for option in options {
                let (is_picked, is_right) = (picked.contains(&option.id), right.contains(&option.id));
                parts.push(form.option(
                    "checkbox",
                    &option.text,
                    is_picked,
                    is_right,
                    &["option ", option.id.as_str()],
                ));
            }
        }
        (Interaction::Stated { right, .. }, Answer::Stated(picked)) => {
            for verdict in Verdict::ALL {
                let words = cx.text(verdict_text(*verdict));
                let is_picked = *picked == Some(*verdict);
                parts.push(form.option("radio", words, is_picked, right == verdict, &["verdict ", verdict.as_str()]));
            }
        }
        (Interaction::Map { candidates, right }, Answer::Map(picked)) => {
            for candidate in candidates {
                let place = &candidate.place;
                let (is_picked, is_right) = (picked.contains(place), right.contains(place));
                parts.push(form.option("checkbox", &candidate.name, is_picked, is_right, &["place ", place.as_str()]));
            }
        }
        (Interaction::Who { speakers, statements }, Answer::Who(given)) => {
            for statement in statements {
                parts.push(form.statement(speakers, statement, given.get(&statement.id)));
            }
            let statements = tag!("ul" { "class": "statements" } parts);
            return if marked { statements } else { row(vec![form.speakers(speakers), statements]) };
        }
        (Interaction::Order { items: right }, Answer::Order { items, .. }) => {
            for (at, id) in items.iter().enumerate() {
                parts.extend(right.iter().find(|item| item.id == *id).map(|item| form.item(right, item, at)));
            }
            return tag!("ol" { "class": "items" } parts);
        }
        (
            Interaction::One { .. }
            | Interaction::Several { .. }
            | Interaction::Stated { .. }
            | Interaction::Who { .. }
            | Interaction::Order { .. }
            | Interaction::Map { .. },
            _,
        ) => {}
    }
    parts.insert(0, tag!("legend" { "class": "unseen" } [text(&question.stem)]));
    tag!("fieldset" { "class": "options", "aria-describedby": "quiz_do" } parts)
}

/// A verdict in words.
fn verdict_text(verdict: Verdict) -> Text {
    match verdict {
        Verdict::True => Text::VerdictTrue,
        Verdict::False => Text::VerdictFalse,
        Verdict::NotStated => Text::VerdictNotStated,
    }
}

struct Form<'p> {
    cx: &'p RenderContext<'p>,
    question: &'p Question,
    marked: bool,
}

impl Form<'_> {
    /// The class of a part of the answer, once it was marked.
    fn class(&self, name: &str, chosen: bool, right: bool) -> String {
        let outcome = match self.marked.then(|| Outcome::of_part(chosen, right)).flatten() {
            Some(Outcome::Right) => " is-right",
            Some(Outcome::Wrong) => " is-wrong",
            Some(Outcome::Partly) | None => "",
        };
        join(&[name, outcome])
    }

    fn disabled(&self) -> Option<&str> {
        self.marked.then_some("")
    }

    /// A word beside a part of the answer, once it was marked.
    fn tag(&self, holds: bool, words: Text) -> Html {
        if self.marked && holds { tag!("span" { "class": "tag" } [text(self.cx.text(words))]) } else { nothing() }
    }

    /// What would have been right, beside a part that was wrong.
    fn right(&self, wrong: bool, what: &str) -> Html {
        if self.marked && wrong {
            paragraph("option-why", &join(&[self.cx.text(Text::RightAnswer), ": ", what]))
        } else {
            nothing()
        }
    }

    /// An option to pick; once marked, with what came of it in words.
    fn option(&self, kind: &str, words: &str, picked: bool, right: bool, edit: &[&str]) -> Html {
        let edit = join(edit);
        let name = Some(self.question.id.as_str());
        let keys = &["type", "name", "data-edit", "disabled"];
        let mut input = element("input", keys, &[Some(kind), name, Some(&edit), self.disabled()], Vec::new());
        input.set_checked(picked);
        tag!("label" { "class": self.class("option", picked, right) } [
            Html::VTag(Rc::new(input)),
            tag!("span" { "class": "option-text" } [text(words)]),
            self.tag(picked, Text::YourAnswer),
            self.tag(right, Text::RightAnswer),
        ])
    }

    /// The speakers, each to be taken up and placed at a statement, or dragged there.
    fn speakers(&self, speakers: &[NamedSpeaker]) -> Html {
        let speaker = |named: &NamedSpeaker| {
            let id = named.speaker.as_str();
            tag!("button" {
                "type": "button",
                "class": "chip",
                "aria-pressed": aria_bool(self.cx.state.attempt.held.as_deref() == Some(id)),
                "data-do": join(&["hold ", id]),
                "data-drag": id,
            } [text(&named.name)])
        };
        let label = self.cx.text(Text::ChooseSpeaker);
        tag!("div" { "class": "row", "role": "group", "aria-label": label } speakers.iter().map(speaker).collect())
    }

    fn statement(&self, speakers: &[NamedSpeaker], statement: &Statement, given: Option<&Speaker>) -> Html {
        let right = given == Some(&statement.by);
        let label = join(&[self.question.id.as_str(), "_", statement.id.as_str()]);
        let edit = join(&["speaker ", statement.id.as_str()]);
        let option = |id: &str, words: &str| {
            let selected = (given.map_or("", Speaker::as_str) == id).then_some("");
            tag!("option" { "value": id, "selected": selected } [text(words)])
        };
        let mut options = vec![option("", self.cx.text(Text::ChooseSpeaker))];
        options.extend(speakers.iter().map(|named| option(named.speaker.as_str(), &named.name)));
        let name = |by: &Speaker| speakers.iter().find(|named| named.speaker == *by).map_or("", |named| &named.name);
        let held = speakers.iter().find(|named| self.cx.state.attempt.held.as_deref() == Some(named.speaker.as_str()));
        let place = held.filter(|_| !self.marked).map_or_else(nothing, |held| {
            let words = self.cx.fill(Text::PlaceHere, &[("name", &held.name)]);
            button("plain", &join(&[&edit, " ", held.speaker.as_str()]), &words)
        });
        let class = self.class("statement", given.is_some(), right);
        tag!("li" { "class": class, "data-drop": &*edit } [
            tag!("label" { "for": label } [text(&statement.text)]),
            tag!("select" { "id": label, "data-edit": &*edit, "disabled": self.disabled() } options),
            place,
            self.tag(right, Text::OutcomeRight),
            self.tag(!right, Text::OutcomeWrong),
            self.right(!right, name(&statement.by)),
            if self.marked { paragraph("option-why", &statement.why) } else { nothing() },
        ])
    }

    /// An item at its place from 0. The buttons that cannot move it on stay, so
    /// that the focus is not lost, and do nothing.
    fn item(&self, right: &[Item], item: &Item, at: usize) -> Html {
        let place = right.iter().position(|other| other.id == item.id).map_or(0, |place| place + 1);
        let in_place = right.get(at).is_some_and(|other| other.id == item.id);
        let mover = |to: usize, words: Text, sign: &str| {
            let label = self.cx.fill(words, &[("item", &item.text)]);
            let action = join(&["move ", item.id.as_str(), " ", &to.digits()]);
            tag!("button" { "type": "button", "class": "mover", "aria-label": label, "data-do": action } [text(sign)])
        };
        let foot = if self.marked {
            paragraph("option-why", &item.why)
        } else {
            tag!("span" { "class": "movers" } [
                tag!("span" { "class": "handle", "data-drag": item.id.as_str(), "aria-hidden": "true" } [text("⠿")]),
                mover(at.saturating_sub(1), Text::MoveUp, "↑"),
                mover(at + 1, Text::MoveDown, "↓"),
            ])
        };
        let parts = vec![
            tag!("span" { "class": "option-text" } [text(&item.text)]),
            self.tag(in_place, Text::OutcomeRight),
            self.tag(!in_place, Text::OutcomeWrong),
            self.right(!in_place, &self.cx.number(place)),
            foot,
        ];
        let class = self.class("item", true, in_place);
        let mut whole = element("li", &["class"], &[Some(&class)], parts);
        whole.key = Some(ItemId::as_str(&item.id).into());
        Html::VTag(Rc::new(whole))
    }
}
