//! The form of an answer, by kind of question. None needs dragging.

use std::rc::Rc;

use yew::{Callback, Event, Html, html};

use crate::base::id::ItemId;
use crate::base::word::Word;
use crate::lang::catalogue::Text;
use crate::quiz::answer::{Answer, Edit};
use crate::quiz::attempt::Action as QuizAction;
use crate::site::state::Action;
use crate::story::model::{Interaction, Item, NamedSpeaker, Question, Speaker, Statement, Verdict};
use crate::ui::page::Page;

/// The form; closed once it was marked.
pub fn view(page: &Page, question: &Question, marked: bool) -> Html {
    let form = Form { page, question, marked };
    let answer = page.state.attempt.answer(question);
    match (&question.interaction, &answer) {
        (Interaction::One { options, right }, Answer::One(picked)) => form.list(options.iter().map(|option| {
            let (is_picked, is_right) = (picked.as_ref() == Some(&option.id), option.id == *right);
            form.option("radio", &option.text, is_picked, is_right, Edit::OptionPicked(option.id.clone()))
        })),
        (Interaction::Several { options, right }, Answer::Several(picked)) => form.list(options.iter().map(|option| {
            let (is_picked, is_right) = (picked.contains(&option.id), right.contains(&option.id));
            form.option("checkbox", &option.text, is_picked, is_right, Edit::OptionPicked(option.id.clone()))
        })),
        (Interaction::Stated { right, .. }, Answer::Stated(picked)) => form.list(Verdict::ALL.iter().map(|verdict| {
            let (is_picked, is_right) = (*picked == Some(*verdict), right == verdict);
            form.option("radio", page.text(verdict_text(*verdict)), is_picked, is_right, Edit::VerdictPicked(*verdict))
        })),
        (Interaction::Map { candidates, right }, Answer::Map(picked)) => {
            form.list(candidates.iter().map(|candidate| {
                let place = &candidate.place;
                let (is_picked, is_right) = (picked.contains(place), right.contains(place));
                form.option("checkbox", &candidate.name, is_picked, is_right, Edit::PlacePicked(place.clone()))
            }))
        }
        (Interaction::Who { speakers, statements }, Answer::Who(given)) => {
            let statement = |statement: &Statement| form.statement(speakers, statement, given.get(&statement.id));
            html! { <ul class="statements">{ for statements.iter().map(statement) }</ul> }
        }
        (Interaction::Order { items: right }, Answer::Order { items, .. }) => form.order(right, items),
        (
            Interaction::One { .. }
            | Interaction::Several { .. }
            | Interaction::Stated { .. }
            | Interaction::Who { .. }
            | Interaction::Order { .. }
            | Interaction::Map { .. },
            _,
        ) => Html::default(),
    }
}

/// A verdict in words.
pub fn verdict_text(verdict: Verdict) -> Text {
    match verdict {
        Verdict::True => Text::VerdictTrue,
        Verdict::False => Text::VerdictFalse,
        Verdict::NotStated => Text::VerdictNotStated,
    }
}

struct Form<'p> {
    page: &'p Page<'p>,
    question: &'p Question,
    marked: bool,
}

impl Form<'_> {
    fn list(&self, options: impl Iterator<Item = Html>) -> Html {
        html! {
            <fieldset class="options" aria-describedby="quiz_do">
                <legend class="unseen">{ &self.question.stem }</legend>
                { for options }
            </fieldset>
        }
    }

    /// The class of a part of the answer, once it was marked.
    fn class(&self, name: &str, chosen: bool, right: bool) -> String {
        let outcome = match (self.marked, chosen, right) {
            (true, _, true) => " is-right",
            (true, true, false) => " is-wrong",
            (true, false, false) | (false, _, _) => "",
        };
        name.to_owned() + outcome
    }

    fn tag(&self, holds: bool, text: Text) -> Html {
        if self.marked && holds {
            html! { <span class="tag">{ self.page.text(text) }</span> }
        } else {
            Html::default()
        }
    }

    /// An option to pick; once marked, with what came of it in words.
    fn option(&self, kind: &'static str, text: &str, picked: bool, right: bool, edit: Edit) -> Html {
        html! {
            <label class={self.class("option", picked, right)}>
                <input
                    type={kind}
                    name={self.question.id.as_str().to_owned()}
                    checked={picked}
                    disabled={self.marked}
                    onchange={self.page.edit(edit)}
                />
                <span class="option-text">{ text }</span>
                { self.tag(picked, Text::YourAnswer) }
                { self.tag(right, Text::RightAnswer) }
            </label>
        }
    }

    fn statement(&self, speakers: &[NamedSpeaker], statement: &Statement, given: Option<&Speaker>) -> Html {
        let right = given == Some(&statement.by);
        let label = format!("{}_{}", self.question.id, statement.id);
        let by = speakers.iter().find(|named| named.speaker == statement.by).map_or("", |named| &named.name);
        let (selected, dispatch) = (self.page.ports.selected.clone(), self.page.dispatch.clone());
        let choices: Rc<[Speaker]> = speakers.iter().map(|named| named.speaker.clone()).collect();
        let id = statement.id.clone();
        let onchange = Callback::from(move |event: Event| {
            let speaker = selected.emit(event).and_then(|at| choices.get(at.checked_sub(1)?).cloned());
            dispatch.emit(Action::Quiz(QuizAction::Edited(Edit::SpeakerSet(id.clone(), speaker))));
        });
        html! {
            <li class={self.class("statement", given.is_some(), right)}>
                <label for={label.clone()}>{ &statement.text }</label>
                <select id={label} disabled={self.marked} {onchange}>
                    <option selected={given.is_none()}>{ self.page.text(Text::ChooseSpeaker) }</option>
                    { for speakers.iter().map(|named| html! {
                        <option selected={given == Some(&named.speaker)}>{ &named.name }</option>
                    }) }
                </select>
                if self.marked {
                    { self.tag(right, Text::OutcomeRight) }
                    { self.tag(!right, Text::OutcomeWrong) }
                    { self.page.paragraph("option-why", &format!("{by}. {}", statement.why)) }
                }
            </li>
        }
    }

    fn order(&self, right: &[Item], items: &[ItemId]) -> Html {
        let item = |(at, id): (usize, &ItemId)| {
            let Some(item) = right.iter().find(|item| item.id == *id) else { return Html::default() };
            let in_place = right.get(at).is_some_and(|item| item.id == *id);
            html! {
                <li class={self.class("item", true, in_place)} key={id.as_str()}>
                    <span class="option-text">{ &item.text }</span>
                    if self.marked {
                        { self.tag(in_place, Text::OutcomeRight) }
                        { self.tag(!in_place, Text::OutcomeWrong) }
                        { self.page.paragraph("option-why", &item.why) }
                    } else {
                        <span class="movers">
                            { self.mover(item, at.checked_sub(1), Text::MoveUp, "↑") }
                            { self.mover(item, Some(at + 1), Text::MoveDown, "↓") }
                        </span>
                    }
                </li>
            }
        };
        html! { <ol class="items">{ for items.iter().enumerate().map(item) }</ol> }
    }

    /// A button that moves an item. One that cannot go on stays, so that the
    /// focus is not lost, and does nothing.
    fn mover(&self, item: &Item, to: Option<usize>, text: Text, sign: &str) -> Html {
        let label = self.page.fill(text, &[("item", &item.text)]);
        let moved = Edit::ItemMoved(item.id.clone(), to.unwrap_or(0));
        self.page.button("mover", Some(label), None, sign, Action::Quiz(QuizAction::Edited(moved)))
    }
}
