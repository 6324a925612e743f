//! Taking results in: the class, the field for codes, files, the camera, and what became of what came in.

use yew::Html;

use super::root::ClassPart;
use super::{ClassContext, class, own, paper, report, unkept};
use crate::class::action::ClassAction;
use crate::class::collecting::Collecting;
use crate::class::data::ClassData;
use crate::class::state::ClassEffect;
use crate::lang::class::ClassText;
use crate::ui::tag::{tag, text};

impl ClassPart for Collecting {
    type Action = ClassAction;
    type Effect = ClassEffect;

    fn step(&mut self, data: &ClassData, action: ClassAction) -> Vec<ClassEffect> {
        self.step(data, action)
    }

    fn draw(cx: &ClassContext<'_, Self>) -> Vec<Html> {
        draw(cx)
    }
}

fn draw(cx: &ClassContext<'_, Collecting>) -> Vec<Html> {
    if let Some(found) = &cx.state.opened {
        return own::draw(cx, found);
    }
    vec![
        tag!("h2" { "id": "collect_heading", "tabindex": "-1" } [text(cx.word(ClassText::CollectHeading))]),
        unkept(cx, cx.state.unkept),
        class(cx, &cx.state.classes),
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

/// Ways to a class that is not on this device.
fn more(cx: &ClassContext<'_, Collecting>) -> Html {
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
