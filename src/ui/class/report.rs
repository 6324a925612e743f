//! What became of what came in: what was taken in a line, and each thing that was not with where it stands and what
//! would be right.

use yew::Html;

use super::ClassContext;
use super::button;
use crate::class::action::{TextSource, Trouble};
use crate::class::code::CodeForm;
use crate::class::collecting::{Collecting, IntakeReport};
use crate::class::find::Offer;
use crate::class::register::Taken;
use crate::class::table::who;
use crate::lang::catalogue::Text;
use crate::lang::class::ClassText;
use crate::quiz::code::grouped;
use crate::ui::tag::{nothing, tag, text};

/// The largest file that is read, in MB.
pub const MOST_MEGABYTES: usize = 32;

/// All that there is to say.
pub fn draw(cx: &ClassContext<'_, Collecting>) -> Html {
    let reports = &cx.state.reports;
    let (good, bad): (Vec<&IntakeReport>, Vec<&IntakeReport>) = reports.iter().partition(|report| is_good(report));
    let mut rows = Vec::new();
    // What needs a hand comes first.
    rows.extend(bad.into_iter().map(|report| tag!("li" { "class": "bad" } row(cx, report))));
    let taken = |taken: Taken| {
        good.iter().filter_map(move |report| match report {
            IntakeReport::Result(one, at) if *one == taken => Some(*at),
            _ => None,
        })
    };
    for (one, words) in [
        (Taken::New, ClassText::TakenNew),
        (Taken::Fuller, ClassText::TakenFuller),
        (Taken::SameNumber, ClassText::TakenSame),
        (Taken::Known, ClassText::TakenKnown),
    ] {
        let names: Vec<String> = taken(one).map(|at| whose(cx, at)).collect();
        if !names.is_empty() {
            let who = names.join(cx.data.catalogue.text(Text::ListSeparator));
            rows.push(tag!("li" { "class": "good" } [text(&cx.fill(words, &[("who", &who)]))]));
        }
    }
    let others = good.into_iter().filter(|report| !matches!(report, IntakeReport::Result(_, _)));
    rows.extend(others.map(|report| tag!("li" { "class": "good" } row(cx, report))));
    tag!("div" { "role": "status", "id": "reports" } [tag!("ul" { "class": "reports" } rows)])
}

/// Whose a result is.
fn whose(cx: &ClassContext<'_, Collecting>, at: usize) -> String {
    cx.state.classes.register().map_or(String::new(), |register| who(cx.data, register, at, false))
}

fn is_good(report: &IntakeReport) -> bool {
    match report {
        IntakeReport::Result(_, _)
        | IntakeReport::Class(_, _)
        | IntakeReport::Hands(_)
        | IntakeReport::File(_, Trouble::Reading) => true,
        IntakeReport::Elsewhere(_, _)
        | IntakeReport::Misread(_, _, _, _)
        | IntakeReport::Length(_, _, _)
        | IntakeReport::OtherStory(_)
        | IntakeReport::Nothing(_)
        | IntakeReport::Foreign(_)
        | IntakeReport::File(_, Trouble::Unreadable | Trouble::TooLarge) => false,
    }
}

/// What stands in a text, short enough for a line.
fn short(written: &str) -> String {
    let plain: String = written.split_whitespace().collect::<Vec<_>>().join(" ");
    if plain.chars().count() > 60 { plain.chars().take(60).chain(['…']).collect() } else { plain }
}

fn row(cx: &ClassContext<'_, Collecting>, report: &IntakeReport) -> Vec<Html> {
    let plain = |words: String| vec![text(&words)];
    match report {
        // Those are said together.
        IntakeReport::Result(_, _) => Vec::new(),
        IntakeReport::Elsewhere(code, other) => {
            let code = short(code);
            let class = other.and_then(|id| Some((id, cx.state.classes.get(id)?)));
            let Some((id, class)) = class else {
                return plain(cx.fill(ClassText::RefusedAssignment, &[("code", &code)]));
            };
            let words = cx.fill(ClassText::RefusedClass, &[("code", &code), ("name", &class.name)]);
            vec![text(&words), text(" "), button("link", &["class ", &id.to_string()].concat(), &class.name)]
        }
        IntakeReport::Misread(line, code, stranger, offers) => {
            let mut words = vec![
                text(&cx.fill(ClassText::InLine, &[("n", &cx.count(*line))])),
                text(": "),
                text(&cx.fill(ClassText::RefusedMisread, &[("code", &short(code))])),
            ];
            let place = stranger.or(offers.first().and_then(|offer| offer.places.first().copied()));
            if let Some(place) = place {
                let said = if stranger.is_some() { ClassText::RefusedSign } else { ClassText::RefusedPlace };
                words.extend([text("; "), text(&cx.fill(said, &[("n", &cx.count(place))]))]);
            }
            words.extend(offers.iter().take(2).flat_map(|offer| [text(" "), self::offer(cx, offer)]));
            words
        }
        IntakeReport::Length(line, code, found) => {
            let [short_one, long_one] =
                [CodeForm::Class, CodeForm::Full].map(|form| cx.count(form.length(&cx.data.bank)));
            let places = [("code", short(code)), ("n", cx.count(*found)), ("short", short_one), ("long", long_one)];
            let places: Vec<(&str, &str)> = places.iter().map(|(key, value)| (*key, value.as_str())).collect();
            let line = cx.fill(ClassText::InLine, &[("n", &cx.count(*line))]);
            plain([&line, ": ", &cx.fill(ClassText::RefusedLength, &places)].concat())
        }
        IntakeReport::OtherStory(code) => plain(cx.fill(ClassText::RefusedStory, &[("code", &short(code))])),
        IntakeReport::Nothing(source) => match source {
            TextSource::Picture(name) => plain(cx.fill(ClassText::RefusedPicture, &[("name", name)])),
            TextSource::Field => nothing_in(cx, cx.word(ClassText::TheText)),
            TextSource::Link => nothing_in(cx, cx.word(ClassText::TheLink)),
            TextSource::Camera => nothing_in(cx, cx.word(ClassText::TheCamera)),
            TextSource::File(name) => nothing_in(cx, name),
        },
        IntakeReport::Class(id, odd) => {
            let Some(class) = cx.state.classes.get(*id) else { return vec![nothing()] };
            let count = cx.count(class.entries.len());
            let mut words = cx.fill(ClassText::ClassRead, &[("name", &class.name), ("n", &count)]);
            if !odd.is_empty() {
                let lines: Vec<String> = odd.iter().map(|line| cx.count(*line)).collect();
                words += " ";
                words += &cx
                    .fill(ClassText::ClassOdd, &[("lines", &lines.join(cx.data.catalogue.text(Text::ListSeparator)))]);
            }
            plain(words)
        }
        IntakeReport::Foreign(story) => plain(cx.fill(ClassText::RefusedForeign, &[("name", story)])),
        IntakeReport::File(name, Trouble::Reading) => plain(cx.fill(ClassText::Reading, &[("name", name)])),
        IntakeReport::File(name, Trouble::Unreadable) => plain(cx.fill(ClassText::RefusedFile, &[("name", name)])),
        IntakeReport::File(name, Trouble::TooLarge) => {
            plain(cx.fill(ClassText::RefusedLarge, &[("name", name), ("n", &cx.count(MOST_MEGABYTES))]))
        }
        IntakeReport::Hands(count) => plain(cx.fill(ClassText::WallCounted, &[("n", &cx.count(*count))])),
    }
}

fn nothing_in(cx: &ClassContext<'_, Collecting>, name: &str) -> Vec<Html> {
    vec![text(&cx.fill(ClassText::RefusedNothing, &[("name", name)]))]
}

/// A code that a misread one may have been.
fn offer(cx: &ClassContext<'_, Collecting>, offer: &Offer) -> Html {
    let words = cx.fill(ClassText::RefusedOffer, &[("code", &grouped(&offer.code))]);
    button("link", &["offer ", &offer.code].concat(), &words)
}
