//! The resume code's form: behind a small button, but open where nothing else keeps the answers;
//! with a field for a code from elsewhere.

use yew::Html;

use crate::lang::catalogue::Text;
use crate::quiz::code;
use crate::ui::render_context::RenderContext;
use crate::ui::tag::{nothing, tag, text};

/// The code, and the field.
pub fn draw(cx: &RenderContext) -> Html {
    let attempt = &cx.state.attempt;
    if !cx.state.live {
        return nothing();
    }
    let open = cx.state.unkept.then_some("");
    let mut parts = vec![tag!("summary" {} [text(cx.text(Text::ResumeCode))])];
    if !attempt.answers.is_empty() {
        parts.push(cx.paragraph("hint", Text::CodeHint));
        let code = code::grouped(&code::write(&cx.data.bank, attempt));
        parts.push(tag!("p" { "class": "code", "translate": "no" } [text(&code)]));
        parts.push(cx.button("plain", "copy", Text::CopyCode));
    }
    let input = tag!("input" {
        "class": "field",
        "id": "code_in",
        "autocomplete": "off",
        "autocapitalize": "characters",
        "spellcheck": "false",
        "maxlength": "400",
    } []);
    parts.push(tag!("label" { "for": "code_in" } [text(cx.text(Text::EnterCode))]));
    parts.push(tag!("div" { "class": "row" } [
        input,
        tag!("button" { "type": "button", "class": "plain", "data-do": "code", "data-from": "code_in" } [
            text(cx.text(Text::UseCode)),
        ]),
    ]));
    tag!("details" { "class": "fold", "open": open } parts)
}
