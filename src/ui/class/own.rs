//! One result: the points, and each question with what was answered.

use yew::Html;

use super::ClassContext;
use crate::base::number::saturated;
use crate::class::assignment::Assignment;
use crate::class::code::Submission;
use crate::class::find::Found;
use crate::class::table::percent;
use crate::class::told::told;
use crate::lang::catalogue::Text;
use crate::lang::class::ClassText;
use crate::quiz::score::{Outcome, Points};
use crate::ui::tag::{nothing, paragraph, tag, text};

/// A result that an address has opened.
pub fn draw<S>(cx: &ClassContext<'_, S>, found: &Found) -> Vec<Html> {
    let Ok(submission) = &found.read else { return Vec::new() };
    let bank = &cx.data.bank;
    let known = found.assignment.clone().filter(|assignment| assignment.digest() == submission.assignment);
    let asked: Vec<usize> = match &known {
        Some(assignment) => {
            let place = |id| bank.questions.iter().position(|question| question.id == id);
            assignment.settings.order(bank).into_iter().filter_map(place).collect()
        }
        None => (0..bank.questions.len()).filter(|at| submission.points(bank, *at).is_some()).collect(),
    };
    let number =
        (submission.number > 0).then(|| cx.fill(ClassText::PupilNumber, &[("n", &submission.number.to_string())]));
    let who: Vec<String> =
        number.into_iter().chain(Some(found.alias.clone())).filter(|name| !name.is_empty()).collect();
    let title = known.as_ref().map(|assignment| assignment.title.clone()).filter(|title| !title.is_empty());
    let earned = Points(asked.iter().map(|at| submission.points(bank, *at).unwrap_or_default().0).sum());
    let (n, of) = ((cx.number)(earned.tenths()), cx.count(asked.len()));
    let score =
        [&cx.fill(ClassText::PointsOf, &[("n", &n), ("of", &of)]), " · ", &cx.percent(percent(earned, asked.len()))]
            .concat();
    vec![
        tag!("h2" { "tabindex": "-1" } [text(cx.word(ClassText::OwnResult))]),
        paragraph("eyebrow", &who.into_iter().chain(title).collect::<Vec<_>>().join(" · ")),
        paragraph("score", &score),
        tag!("div" { "class": "deeds" } [
            cx.button("main", "accept", ClassText::OwnTake),
            see(cx, submission, &known.unwrap_or_default()),
        ]),
        answers(cx, submission, &asked),
    ]
}

/// The way to the answers in the story: none where only the points are known.
pub fn see<S>(cx: &ClassContext<'_, S>, submission: &Submission, assignment: &Assignment) -> Html {
    let Some(code) = submission.resume_code(&cx.data.bank, &assignment.settings) else { return nothing() };
    let page = cx.data.editions.iter().find(|edition| edition.language == cx.data.language);
    let page = page.map_or("", |edition| edition.page.as_str());
    let link = ["./", page, "?lang=", cx.data.language.as_str(), "&", &assignment.settings.written(), "#quiz=", &code]
        .concat();
    tag!("a" { "class": "plain", "href": link } [text(cx.word(ClassText::OwnSee))])
}

/// Each question that was asked, with what was answered.
pub fn answers<S>(cx: &ClassContext<'_, S>, submission: &Submission, asked: &[usize]) -> Html {
    let row = |(number, at): (usize, &usize)| {
        let Some(question) = cx.data.bank.questions.get(*at) else { return nothing() };
        let points = submission.points(&cx.data.bank, *at);
        let (class, words) = match points.map(Points::outcome) {
            None => ("none", cx.word(ClassText::NoAnswer)),
            Some(Outcome::Right) => ("right", cx.data.catalogue.text(Text::OutcomeRight)),
            Some(Outcome::Partly) => ("partly", cx.data.catalogue.text(Text::OutcomePartly)),
            Some(Outcome::Wrong) => ("wrong", cx.data.catalogue.text(Text::OutcomeWrong)),
        };
        let given = submission.answer(*at).map(|answer| told(question, answer)).unwrap_or_default();
        let given = given.iter().map(|words| tag!("li" {} [cx.story(words)])).collect();
        tag!("li" { "value": saturated(number).to_string() } [
            tag!("p" {} [cx.story(&question.stem), text(" "), tag!("span" { "class": ["tag ", class].concat() } [text(words)])]),
            tag!("ul" { "class": "given" } given),
        ])
    };
    tag!("ol" { "class": "answers" } (1..).zip(asked).map(row).collect())
}
