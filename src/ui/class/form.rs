//! Fields of the classroom's forms.

use std::rc::Rc;

use yew::Html;

use crate::ui::tag::{element, tag, text};

/// A field with its name above it: what stands in it goes on behind an edit, at each letter.
pub fn field(id: &'static str, name: &str, edit: &str, value: &str) -> Html {
    tag!("div" { "class": "entry" } [
        tag!("label" { "for": id } [text(name)]),
        tag!("input" { "class": "field", "id": id, "data-input": edit, "value": value, "autocomplete": "off" } []),
    ])
}

/// A field for a number, which counts once it was left.
pub fn number(id: &'static str, name: &str, edit: &str, value: u32) -> Html {
    let keys = &["class", "id", "data-edit", "data-plain", "inputmode", "autocomplete"];
    let values = [Some("field"), Some(id), Some(edit), Some(""), Some("numeric"), Some("off")];
    let mut input = element("input", keys, &values, Vec::new());
    input.set_value(Some(value.to_string()));
    tag!("div" { "class": "entry" } [tag!("label" { "for": id } [text(name)]), Html::VTag(Rc::new(input))])
}

/// A box to be ticked.
pub fn tick(name: &str, edit: &str, on: bool) -> Html {
    let mut input = element("input", &["type", "data-tick"], &[Some("checkbox"), Some(edit)], Vec::new());
    input.set_checked(on);
    tag!("label" { "class": "set" } [Html::VTag(Rc::new(input)), tag!("span" {} [text(name)])])
}

/// A choice of one of some, each with its value and its name.
pub fn choice(id: &'static str, name: &str, edit: &str, all: &[(String, String)], chosen: &str) -> Html {
    let option = |(value, name): &(String, String)| {
        let selected = (value == chosen).then_some("");
        tag!("option" { "value": value.as_str(), "selected": selected } [text(name)])
    };
    tag!("div" { "class": "entry" } [
        tag!("label" { "for": id } [text(name)]),
        tag!("select" { "class": "field", "id": id, "data-edit": edit } all.iter().map(option).collect()),
    ])
}

/// A text that can be copied, with its name above it and a button beside it.
pub fn copyable(id: &'static str, name: &str, value: &str, action: &str, words: &str) -> Html {
    tag!("div" { "class": "entry" } [
        tag!("p" { "class": "name", "id": id } [text(name)]),
        tag!("div" { "class": "beside" } [
            tag!("output" { "class": "copyable", "aria-labelledby": id, "translate": "no", "dir": "auto" } [text(value)]),
            tag!("button" { "type": "button", "class": "plain", "data-class": action, "aria-describedby": id } [text(words)]),
        ]),
    ])
}
