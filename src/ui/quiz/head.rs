//! The head of each part of the quiz: its heading, and the notice.

use yew::Html;

use crate::story::question::Question;
use crate::ui::live_region::notice_text;
use crate::ui::render_context::{RenderContext, join};
use crate::ui::tag::{nothing, paragraph, tag, text};

/// The heading that takes the focus when the panel changes.
pub fn heading(words: &str) -> Html {
    tag!("h2" { "class": "title", "tabindex": "-1" } [text(words)])
}

/// The heading of a question, by whose id its form is named. What stands before it, and the focus
/// passes by, is heard behind it.
pub fn stem(question: &Question) -> Html {
    tag!("h2" {
        "class": "title",
        "id": stem_id(question),
        "tabindex": "-1",
        "aria-describedby": "quiz_no",
    } [text(&question.stem)])
}

/// The id of the element that holds a question's stem: its heading, or what opens it in the review.
pub fn stem_id(question: &Question) -> String {
    join(&["stem_", question.id.as_str()])
}

/// What there is to say beside the quiz.
pub fn notice(cx: &RenderContext) -> Html {
    notice_text(cx).map_or_else(nothing, |words| paragraph("notice", &words))
}
