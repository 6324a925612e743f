//! Taking results in: the class, the field for codes, files, the camera, and what became of what came in.

use yew::Html;

use super::form::{choice, field};
use super::{Cx, own, paper, report};
use crate::lang::class::ClassText;
use crate::ui::tag::{nothing, tag, text};

/// The part.
pub fn draw(cx: &Cx) -> Vec<Html> {
    if let Some(found) = &cx.state.opened {
        return own::draw(cx, found);
    }
    vec![
        tag!("h2" { "id": "collect_heading", "tabindex": "-1" } [text(cx.word(ClassText::CollectHeading))]),
        class(cx),
        tag!("div" { "class": "sides" } [
            tag!("div" { "class": "side" } [
                tag!("div" { "class": "entry" } [
                    tag!("label" { "for": "collect_text" } [text(cx.word(ClassText::CollectText))]),
                    tag!("textarea" { "class": "field", "id": "collect_text", "rows": "5", "spellcheck": "false", "autocapitalize": "characters", "autocomplete": "off" } []),
                ]),
                tag!("button" { "type": "button", "class": "main", "data-class": "take", "data-from": "collect_text" } [
                    text(cx.word(ClassText::CollectTake)),
                ]),
            ]),
            tag!("div" { "class": "side" } [
                tag!("div" { "class": "entry" } [
                    tag!("label" { "for": "collect_files" } [text(cx.word(ClassText::CollectFiles))]),
                    tag!("input" { "class": "files", "type": "file", "id": "collect_files", "multiple": "", "data-files": "" } []),
                    cx.paragraph("hint", ClassText::CollectDrop),
                ]),
                tag!("div" { "class": "camera", "data-camera": "" } [
                    tag!("button" { "type": "button", "class": "plain", "data-camera-start": "" } [text(cx.word(ClassText::CameraStart))]),
                    tag!("button" { "type": "button", "class": "plain", "data-camera-stop": "", "hidden": "" } [text(cx.word(ClassText::CameraStop))]),
                    tag!("p" { "class": "hint", "data-camera-hint": "", "hidden": "" } [text(cx.word(ClassText::CameraHint))]),
                    tag!("p" { "class": "notice", "data-camera-none": "", "role": "alert", "hidden": "" } [text(cx.word(ClassText::CameraNone))]),
                    tag!("video" { "hidden": "", "muted": "", "playsinline": "" } []),
                ]),
            ]),
        ]),
        report::draw(cx),
        paper::draw(cx),
        more(cx),
    ]
}

/// The choice of a class, and its name.
pub fn class(cx: &Cx) -> Html {
    let unnamed = cx.word(ClassText::ClassNew);
    let name = |name: &str| if name.is_empty() { unnamed.to_owned() } else { name.to_owned() };
    let all: Vec<(String, String)> =
        cx.state.classes.iter().map(|class| (class.id.to_string(), name(&class.register.name))).collect();
    let open = cx.state.open.map(|id| id.to_string()).unwrap_or_default();
    let Some(register) = cx.state.register() else { return nothing() };
    let count = cx.fill(ClassText::ResultsCount, &[("n", &cx.count(register.entries.len()))]);
    // Drawn anew for each class: what is typed in a field is the browser's.
    let mut name = tag!("div" { "class": "beside" } [
        if all.len() > 1 { choice("class_of", cx.word(ClassText::ClassOf), "class", &all, &open) } else { nothing() },
        field("class_name", cx.word(ClassText::ClassName), "name", &register.name),
        tag!("p" { "class": "hint count" } [text(&count)]),
    ]);
    if let Html::VTag(tag) = &mut name {
        std::rc::Rc::make_mut(tag).key = Some(open.into());
    }
    name
}

/// Ways to a class that is not on this device.
fn more(cx: &Cx) -> Html {
    tag!("div" { "class": "entry" } [
        tag!("label" { "for": "class_link" } [text(cx.word(ClassText::ClassLinkIn))]),
        tag!("div" { "class": "beside" } [
            tag!("input" { "class": "field", "id": "class_link", "autocomplete": "off", "spellcheck": "false" } []),
            tag!("button" { "type": "button", "class": "plain", "data-class": "link", "data-raw": "class_link" } [
                text(cx.word(ClassText::CollectTake)),
            ]),
        ]),
    ])
}
