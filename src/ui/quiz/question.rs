//! One question: what is asked, the answer, and what came of it.

use yew::{Html, html};

use super::{answer, button, notice};
use crate::lang::catalogue::Text;
use crate::quiz::attempt::Action as QuizAction;
use crate::quiz::mark::{Outcome, refutations};
use crate::story::model::{Kind, Question};
use crate::ui::app::outcome_text;
use crate::ui::page::{Page, number};

/// The question with its number from 1.
pub fn view(page: &Page, at: usize, question: &Question) -> Html {
    let attempt = &page.state.attempt;
    let marked = attempt.answers.contains(&question.id);
    let (n, of) = (number(at), number(attempt.order.len()));
    let next = if attempt.answers.len() == attempt.order.len() { Text::ToResult } else { Text::Next };
    html! {
        <div class="question" key={question.id.as_str()}>
            { page.paragraph("eyebrow", &page.fill(Text::QuestionOf, &[("n", &n), ("of", &of)])) }
            { notice(page) }
            { page.heading(&question.stem) }
            <p class="hint" id="quiz_do">{ page.text(task(question)) }</p>
            { answer::view(page, question, marked) }
            if marked {
                { feedback(page, question) }
                { button(page, "main", next, QuizAction::Advanced) }
            } else {
                if attempt.incomplete { <p class="notice" role="alert">{ page.text(Text::NothingYet) }</p> }
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

/// What came of the answer: in a word, why what was chosen is wrong, and from
/// the page's text why the right answer is right and the facts that prove it.
pub fn feedback(page: &Page, question: &Question) -> Html {
    let Some(answer) = page.state.attempt.answers.get(&question.id) else { return Html::default() };
    let outcome = page.state.attempt.points(question).unwrap_or_default().outcome();
    let class = match outcome {
        Outcome::Right => "feedback is-right",
        Outcome::Partly => "feedback is-partly",
        Outcome::Wrong => "feedback is-wrong",
    };
    html! {
        <div {class}>
            <h3 class="outcome">{ page.text(outcome_text(outcome)) }</h3>
            { for refutations(question, answer).into_iter().map(|why| page.paragraph("refutation", why)) }
            { page.ports.excerpt.emit(format!("why_{}", question.id)) }
        </div>
    }
}
