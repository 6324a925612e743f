//! The head of each part of the quiz: its heading, and the notice.

use yew::Html;

use crate::ui::live_region::notice_text;
use crate::ui::render_context::RenderContext;
use crate::ui::tag::{nothing, paragraph, tag, text};

/// The heading that takes the focus when the panel changes.
pub fn heading(words: &str) -> Html {
    tag!("h2" { "class": "title", "tabindex": "-1" } [text(words)])
}

/// What there is to say beside the quiz.
pub fn notice(cx: &RenderContext) -> Html {
    notice_text(cx).map_or_else(nothing, |words| paragraph("notice", &words))
}
