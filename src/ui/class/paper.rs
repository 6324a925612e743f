//! Typing in a result on paper: a field for each question, by the signs that stand on the sheet.

use yew::Html;

use super::ClassContext;
use super::form::choice;
use crate::base::vocabulary::Word;
use crate::class::collecting::Collecting;
use crate::class::paper::Version;
use crate::lang::class::ClassText;
use crate::ui::tag::{nothing, tag, text};

/// The form, folded.
pub fn draw(cx: &ClassContext<'_, Collecting>) -> Html {
    let Some(register) = cx.state.classes.register().filter(|register| register.digest.is_none()) else {
        return nothing();
    };
    let value =
        |name: &str| cx.state.paper.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str());
    // One is chosen before anybody chooses, and it is the one that is shown.
    let version = Some(value("version")).filter(|version| !version.is_empty()).unwrap_or(Version::FIRST.as_str());
    let versions: Vec<(String, String)> = Version::ALL
        .iter()
        .map(|version| (version.as_str().to_owned(), version.as_str().to_ascii_uppercase()))
        .collect();
    let field = |(n, at): (usize, usize)| {
        let Some(question) = cx.data.bank.questions.get(at) else { return nothing() };
        let name = cx.fill(ClassText::PaperLetters, &[("n", &cx.count(n))]);
        self::field(
            &["paper_", question.id.as_str()].concat(),
            &name,
            question.id.as_str(),
            value(question.id.as_str()),
        )
    };
    let fields: Vec<Html> = (1..).zip(register.asked(&cx.data.bank)).map(field).collect();
    let fault = match &cx.state.paper_fault {
        Some((number, found, right)) => {
            let words = cx.fill(ClassText::PaperWrong, &[("n", &cx.count(*number)), ("text", found), ("right", right)]);
            tag!("p" { "class": "notice", "id": "paper_fault", "role": "alert", "tabindex": "-1" } [text(&words)])
        }
        None => nothing(),
    };
    tag!("details" { "class": "fold" } [
        tag!("summary" {} [text(cx.word(ClassText::PaperHeading))]),
        cx.paragraph("hint", ClassText::PaperHint),
        tag!("div" { "class": "beside" } [
            choice("paper_version", cx.word(ClassText::PaperVersion), "type version", &versions, version),
            self::field("paper_who", cx.word(ClassText::PaperWho), "who", value("who")),
        ]),
        tag!("div" { "class": "paper-fields" } fields),
        fault,
        cx.button("main", "paper", ClassText::CollectTake),
    ])
}

/// A field that holds what the state does, once it was left.
fn field(id: &str, name: &str, key: &str, value: &str) -> Html {
    let edit = ["type ", key].concat();
    let is_signs = key != "who";
    let keys = &["class", "id", "data-edit", "autocomplete", "dir", "data-plain"];
    let ltr = is_signs.then_some("ltr");
    let values = [Some("field"), Some(id), Some(&*edit), Some("off"), ltr, is_signs.then_some("")];
    let mut input = crate::ui::tag::element("input", keys, &values, Vec::new());
    input.set_value(Some(value.to_owned()));
    tag!("div" { "class": "entry" } [tag!("label" { "for": id } [text(name)]), Html::VTag(std::rc::Rc::new(input))])
}
