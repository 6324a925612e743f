//! One question: what is asked, the answer, and what came of it.

use yew::{Html, html};

use super::{answer, button, feedback, notice};
use crate::lang::catalogue::Text;
use crate::quiz::attempt::Action as QuizAction;
use crate::story::model::{Kind, Question};
use crate::ui::page::Page;

/// The question with its number from 1.
pub fn view(page: &Page, number: usize, question: &Question) -> Html {
    let attempt = &page.state.attempt;
    let marked = attempt.answers.contains_key(&question.id);
    let (n, of) = (number.to_string(), attempt.order.len().to_string());
    let last = attempt.order.iter().all(|id| attempt.answers.contains_key(id));
    html! {
        <div class="question" key={question.id.as_str()}>
            <p class="eyebrow">{ page.fill(Text::QuestionOf, &[("n", &n), ("of", &of)]) }</p>
            <progress max={of} value={attempt.answers.len().to_string()} aria-hidden="true" />
            { notice(page) }
            { page.heading(&question.stem) }
            <p class="hint" id="quiz_do">{ page.text(task(question)) }</p>
            { answer::view(page, question, marked) }
            if marked {
                { feedback::view(page, question) }
                { button(page, "main", if last { Text::ToResult } else { Text::Next }, QuizAction::Advanced) }
            } else {
                if attempt.incomplete {
                    <p class="notice" role="alert">{ page.text(Text::NothingYet) }</p>
                }
                { button(page, "main", Text::Check, QuizAction::Answered) }
            }
        </div>
    }
}

/// What to do.
fn task(question: &Question) -> Text {
    match question.interaction.kind() {
        Kind::One => Text::DoOne,
        Kind::Several => Text::DoSeveral,
        Kind::Stated => Text::DoStated,
        Kind::Who => Text::DoWho,
        Kind::Order => Text::DoOrder,
        Kind::Map => Text::DoMap,
    }
}
