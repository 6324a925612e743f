//! The form of an answer, by kind of question. None needs dragging.

use std::rc::Rc;

use yew::{Callback, Event, Html, MouseEvent, classes, html};

use super::outcome;
use crate::base::id::ItemId;
use crate::lang::catalogue::Text;
use crate::quiz::answer::{Answer, Edit};
use crate::quiz::attempt::Action as QuizAction;
use crate::site::state::Action;
use crate::story::model::{Candidate, Choice, Interaction, Item, Question, Speaker, Statement, Verdict};
use crate::ui::page::Page;
use crate::base::word::Word;

/// The form; closed once it was marked.
pub fn view(page: &Page, question: &Question, marked: bool) -> Html {
    let form = Form { page, question, marked };
    let answer = page.state.attempt.answer(question);
    match (&question.interaction, &answer) {
        (Interaction::One { options, right }, Answer::One(picked)) => {
            form.choices(options, "radio", |id| picked.as_ref() == Some(id), |id| id == right)
        }
        (Interaction::Several { options, right }, Answer::Several(picked)) => {
            form.choices(options, "checkbox", |id| picked.contains(id), |id| right.contains(id))
        }
        (Interaction::Stated { right, .. }, Answer::Stated(picked)) => form.verdicts(*picked, *right),
        (Interaction::Who { speakers, statements }, Answer::Who(given)) => {
            let statement = |statement: &Statement| form.statement(speakers, statement, given.get(&statement.id));
            html! { <ul class="statements">{ for statements.iter().map(statement) }</ul> }
        }
        (Interaction::Order { items: right }, Answer::Order { items, .. }) => form.order(right, items),
        (Interaction::Map { candidates, right }, Answer::Map(picked)) => {
            let option = |candidate: &Candidate| {
                let place = &candidate.place;
                let (is_picked, is_right) = (picked.contains(place), right.contains(place));
                form.option("checkbox", page.place_name(place), is_picked, is_right, Edit::PlacePicked(place.clone()))
            };
            form.list(candidates.iter().map(option).collect())
        }
        (
            Interaction::One { .. }
            | Interaction::Several { .. }
            | Interaction::Stated { .. }
            | Interaction::Who { .. }
            | Interaction::Order { .. }
            | Interaction::Map { .. },
            _,
        ) => html! {},
    }
}

struct Form<'p> {
    page: &'p Page,
    question: &'p Question,
    marked: bool,
}

impl Form<'_> {
    fn list(&self, options: Html) -> Html {
        html! {
            <fieldset class="options" aria-describedby="quiz_do">
                <legend class="unseen">{ &self.question.stem }</legend>
                { options }
            </fieldset>
        }
    }

    fn choices(
        &self,
        options: &[Choice],
        kind: &'static str,
        is_picked: impl Fn(&crate::base::id::OptionId) -> bool,
        is_right: impl Fn(&crate::base::id::OptionId) -> bool,
    ) -> Html {
        let option = |option: &Choice| {
            let edit = Edit::OptionPicked(option.id.clone());
            self.option(kind, &option.text, is_picked(&option.id), is_right(&option.id), edit)
        };
        self.list(options.iter().map(option).collect())
    }

    fn verdicts(&self, picked: Option<Verdict>, right: Verdict) -> Html {
        let option = |verdict: &Verdict| {
            let text = match verdict {
                Verdict::True => Text::VerdictTrue,
                Verdict::False => Text::VerdictFalse,
                Verdict::NotStated => Text::VerdictNotStated,
            };
            let edit = Edit::VerdictPicked(*verdict);
            self.option("radio", self.page.text(text), picked == Some(*verdict), right == *verdict, edit)
        };
        self.list(Verdict::ALL.iter().map(option).collect())
    }

    /// An option to pick; once marked, with what came of it in words.
    fn option(&self, kind: &'static str, text: &str, picked: bool, right: bool, edit: Edit) -> Html {
        let class = classes!("option", outcome::class(self.marked, picked, right));
        html! {
            <label {class}>
                <input
                    type={kind}
                    name={self.question.id.as_str().to_owned()}
                    checked={picked}
                    disabled={self.marked}
                    onchange={self.page.edit(edit)}
                />
                <span class="option-text">{ text }</span>
                if self.marked { { outcome::tags(self.page, picked, right) } }
            </label>
        }
    }

    fn statement(&self, speakers: &[Speaker], statement: &Statement, given: Option<&Speaker>) -> Html {
        let right = given == Some(&statement.by);
        let class = classes!("statement", outcome::class(self.marked, given.is_some(), right));
        let label = format!("{}_{}", self.question.id, statement.id);
        let name = |speaker: &Speaker| self.page.story().speaker(speaker).unwrap_or_default().to_owned();
        let choices: Rc<[Speaker]> = speakers.into();
        let id = statement.id.clone();
        let selected = self.page.selected.clone();
        let onchange: Callback<Event> = self.page.dispatch.reform(move |event: Event| {
            let speaker = selected.emit(event).and_then(|at| choices.get(at.checked_sub(1)?).cloned());
            Action::Quiz(QuizAction::Edited(Edit::SpeakerSet(id.clone(), speaker)))
        });
        html! {
            <li {class}>
                <label for={label.clone()}>{ &statement.text }</label>
                <select id={label} disabled={self.marked} {onchange}>
                    <option selected={given.is_none()}>{ self.page.text(Text::ChooseSpeaker) }</option>
                    { for speakers.iter().map(|speaker| html! {
                        <option selected={given == Some(speaker)}>{ name(speaker) }</option>
                    }) }
                </select>
                if self.marked {
                    if !right { <p class="fact-link"><span class="tag right">{ self.page.text(Text::RightAnswer) }</span>{ " " }{ name(&statement.by) }</p> }
                    <p class="option-why">{ &statement.why }</p>
                }
            </li>
        }
    }

    fn order(&self, right: &[Item], items: &[ItemId]) -> Html {
        let item = |(at, id): (usize, &ItemId)| {
            let Some(item) = right.iter().find(|item| item.id == *id) else { return html! {} };
            let in_place = right.get(at).is_some_and(|item| item.id == *id);
            let class = classes!("item", outcome::class(self.marked, true, in_place));
            html! {
                <li {class} key={id.as_str()}>
                    <span class="option-text">{ &item.text }</span>
                    if self.marked {
                        <p class="option-why">{ &item.why }</p>
                    } else {
                        { self.mover(item, at.checked_sub(1), Text::MoveUp, "↑") }
                        { self.mover(item, Some(at + 1).filter(|to| *to < items.len()), Text::MoveDown, "↓") }
                    }
                </li>
            }
        };
        html! { <ol class="items">{ for items.iter().enumerate().map(item) }</ol> }
    }

    fn mover(&self, item: &Item, to: Option<usize>, text: Text, sign: &'static str) -> Html {
        let label = self.page.fill(text, &[("item", &item.text)]);
        let id = item.id.clone();
        // A button that cannot move its item stays, so that the focus is not lost.
        let onclick: Callback<MouseEvent> = match to {
            Some(to) => self.page.click(Action::Quiz(QuizAction::Edited(Edit::ItemMoved(id, to)))),
            None => Callback::noop(),
        };
        let disabled = to.is_none().then_some("true");
        html! {
            <button type="button" class="mover" aria-label={label} aria-disabled={disabled} {onclick}>
                <span aria-hidden="true">{ sign }</span>
            </button>
        }
    }
}
