//! The map's component: the basemap and the names, which were drawn when the page was written, and
//! pins that can be picked. The camera moves all three without drawing them anew.

use yew::Html;

use super::icon::{self, icon};
use super::render_context::{RenderContext, aria_bool, join};
use super::tag::{nothing, tag, text};
use crate::base::number::{Digits, decimal};
use crate::base::vocabulary::Word;
use crate::lang::catalogue::Text;
use crate::map::camera::{Frame, is_wide};
use crate::map::id::InsetId;
use crate::map::nearest::Heading;
use crate::page::action::{Action, Zoom};
use crate::page::data::{Camp, Extent, ExtentAt, MapItem, QuizPlace};
use crate::page::notice::Shown;
use crate::page::placement;
use crate::page::route::EXPLORE;
use crate::quiz::part::{Part, PartOutcome};
use crate::quiz::pick::Edit;
use crate::quiz::score::score;
use crate::story::id::{ChoiceId, PlaceId};
use crate::story::kind::choose::Choice;

/// The map with its insets.
pub fn draw(cx: &RenderContext) -> Html {
    let map_answer = MapAnswer::of(cx);
    let pin = |subject: &MapItem| pin(cx, map_answer.as_ref(), subject);
    let choices: Vec<(&QuizPlace, Option<PlaceChoice>)> = cx
        .data
        .quiz_places
        .iter()
        .map(|extra| (extra, map_answer.as_ref().and_then(|map_answer| map_answer.choice(&extra.place))))
        .collect();
    // Where a place of the question's own is shown, it stands where names do.
    let crowded = choices.iter().any(|(_, choice)| choice.is_some());
    let mut pins: Vec<Html> = placement::standing(cx.data).into_iter().map(pin).collect();
    pins.extend(choices.iter().map(|(place, choice)| extra(cx, place, choice.as_ref())));
    let insets = cx.data.map.insets.iter().map(|(inset, frame)| self::inset(cx, inset, frame, pin)).collect();
    let class = join(&["map", if cx.state.large { " large" } else { "" }, if crowded { " crowded" } else { "" }]);
    tag!("section" { "class": &*class, "id": "map", "aria-label": &*cx.data.map.title } [
        tag!("div" { "class": "map-box", "id": "map_box" } [
            tag!("div" { "class": "plane" } [
                cx.map.basemap.clone(),
                cx.map.names.clone(),
                tag!("div" {
                    "class": "pins",
                    "role": "group",
                    "aria-label": cx.text(Text::MapItems),
                    "aria-describedby": "map_help",
                } pins),
            ]),
            pans(cx),
            tag!("p" { "class": "map-hint", "aria-hidden": "true" } [text(cx.text(Text::WheelHint))]),
        ]),
        controls(cx),
        tag!("div" { "class": "insets" } insets),
    ])
}

/// A frame as the value of a `viewBox`.
fn view_box(frame: &Frame) -> String {
    [frame.x, frame.y, frame.width, frame.height].map(decimal).join(" ")
}

/// The map as an answer sheet, while a question is asked on it.
struct MapAnswer<'p> {
    candidates: &'p [Choice],
    parts: Vec<Part>,
    marked: bool,
}

impl<'p> MapAnswer<'p> {
    /// That of the question that is asked, if the map is its sheet.
    fn of(cx: &RenderContext<'p>) -> Option<Self> {
        let question = cx.state.answering_on_map(cx.data)?;
        let attempt = &cx.state.attempt;
        let parts = score(question, &attempt.answer(question)).parts;
        Some(Self { candidates: &question.candidates()?.all, parts, marked: attempt.is_marked(&question.id) })
    }

    /// A place as a part of the answer; none where the question does not offer it.
    fn choice(&self, place: &PlaceId) -> Option<PlaceChoice> {
        let at = self.candidates.iter().position(|choice| choice.id.is(place))?;
        let part = self.parts.get(at)?;
        Some(PlaceChoice { picked: part.given.is_some(), outcome: part.outcome().filter(|_| self.marked) })
    }
}

/// A place as a part of the answer.
struct PlaceChoice {
    picked: bool,
    /// What came of it; none before the answer is marked, or where nothing did.
    outcome: Option<PartOutcome>,
}

impl PlaceChoice {
    /// Whether it was marked, and belongs to the right answer.
    fn is_right(&self) -> bool {
        matches!(self.outcome, Some(PartOutcome::Right | PartOutcome::Missed))
    }

    /// A name, and what came of it in words.
    fn named(&self, cx: &RenderContext, name: &str) -> String {
        let word = |holds: bool, words: Text| {
            if holds { join(&[cx.text(Text::ListSeparator), cx.text(words)]) } else { String::new() }
        };
        let given = word(self.picked && self.outcome.is_some(), Text::YourAnswer);
        join(&[name, &given, &word(self.is_right(), Text::RightAnswer)])
    }

    /// The mark at the pin; its shape tells it as well as its colour.
    fn mark(&self) -> Html {
        self.outcome.map_or_else(nothing, |outcome| {
            let class = if outcome == PartOutcome::Wrong { "mark is-wrong" } else { "mark" };
            tag!("span" { "class": class } [])
        })
    }
}

/// A token or a marker.
fn pin(cx: &RenderContext, map_answer: Option<&MapAnswer>, subject: &MapItem) -> Html {
    let state = cx.state;
    let id = subject.id.as_str();
    let is_asked = map_answer.is_some();
    let choice = map_answer.and_then(|map_answer| map_answer.choice(&subject.place));
    let scene = state.route.scene(cx.data);
    let picked = choice.as_ref().map(|choice| choice.picked);
    let selected = picked.unwrap_or(!is_asked && state.route.subject() == Some(&subject.id));
    // Elsewhere than where the map is explored it tells of no stance: a question may ask for it.
    let topic = state.topic.as_ref().filter(|_| state.route.mode() == EXPLORE);
    let camp = topic.and_then(|topic| cx.data.camp(subject, topic));
    // What is no candidate steps back, what a scene does not light, what the topic does not
    // touch, and who is not on record.
    let chosen = state.route.subject().and_then(|id| cx.data.subject(id)).filter(|chosen| !chosen.is_place);
    let aside = match (scene, topic) {
        _ if is_asked => picked.is_none(),
        (Some(scene), _) => !cx.data.has_item(&scene.lit, subject),
        (None, Some(topic)) if subject.is_place => !subject.topics.contains(topic),
        (None, Some(_)) => camp.is_none(),
        // Of somebody who was chosen, all but the places at which others were met.
        (None, None) => chosen.is_some_and(|chosen| {
            chosen.id != subject.id && !chosen.met.iter().any(|(_, place)| cx.data.has_item(&[*place], subject))
        }),
    };
    let stand =
        topic.filter(|_| !subject.is_place).map(|_| camp.map_or(cx.text(Text::NotOnRecord), |camp| camp.name.as_str()));
    let name =
        stand.map_or_else(|| subject.long.clone(), |stand| join(&[&subject.long, cx.text(Text::ListSeparator), stand]));
    let stop = if state.roving.as_ref() == Some(&subject.id) { "0" } else { "-1" };
    let live = state.live;
    // A link to a card; while a question is answered on the map, what is offered is a button
    // that stays down.
    let current = (!is_asked && selected).then_some("true");
    let (selected, aside) = (if selected { " selected" } else { "" }, if aside { " aside" } else { "" });
    let (camps, mark) = camp.map_or(("", ""), |camp| (" camp-", camp.mark.as_str()));
    let class = join(&[&subject.class, selected, aside, camps, mark]);
    tag!("a" {
        "class": class,
        "id": join(&["pin_", id]),
        "data-subject": id,
        "href": join(&["#", id]),
        "role": is_asked.then_some("button"),
        "aria-current": current,
        "aria-pressed": picked.map(aria_bool),
        "aria-disabled": (is_asked && picked.is_none()).then_some("true"),
        "tabindex": live.then_some(stop),
        "aria-label": choice.as_ref().map_or_else(|| name.clone(), |choice| choice.named(cx, &name)),
    } [
        // Both drawn by the style, and so no part of what the pin is called.
        leader(),
        tag!("span" { "class": "disc", "data-initials": subject.initials } []),
        match &state.tip {
            Some((pointed, corner)) if *pointed == subject.id => {
                tag!("span" { "class": join(&["tip ", corner.as_str()]) } [text(&name)])
            }
            Some(_) | None => nothing(),
        },
        tag!("span" { "class": "pin-name" } [text(&subject.short)]),
        camp.filter(|camp| cx.data.has_item(camp.who.get(..1).unwrap_or_default(), subject)).map_or_else(nothing, |camp| camp_name(cx, camp)),
        choice.as_ref().map_or_else(nothing, PlaceChoice::mark),
    ])
}

/// What a camp stands for, and of how many it is: beside the pin of one of them.
fn camp_name(cx: &RenderContext, camp: &Camp) -> Html {
    let size = camp.who.len();
    let size = if size > 1 { join(&[": ", &cx.number(size)]) } else { String::new() };
    tag!("span" { "class": join(&["camp-name ", camp.corner.as_str()]) } [text(&camp.name), text(&size)])
}

/// The line from a pin to where it belongs, and the dot there: an element, since what
/// the style adds to a pin itself would be styled anew in each frame of a flight.
fn leader() -> Html {
    tag!("span" { "class": "leader" } [])
}

/// A place that can be picked while a question offers it. It is always drawn, so
/// that the camera finds it.
fn extra(cx: &RenderContext, extra: &QuizPlace, choice: Option<&PlaceChoice>) -> Html {
    let id = extra.place.as_str();
    let picked = choice.is_some_and(|choice| choice.picked);
    tag!("a" {
        "class": join(&["pin place marker asked", if picked { " selected" } else { "" }]),
        "id": join(&["pin_", id]),
        "href": "#quiz",
        "hidden": choice.is_none().then_some(""),
        "role": "button",
        "aria-pressed": aria_bool(picked),
        "aria-label": choice.map(|choice| choice.named(cx, &extra.name)).as_deref(),
        "tabindex": "-1",
        "data-do": ChoiceId::parse(id).map(|id| Edit::Picked(id).written()),
    } [
        leader(),
        tag!("span" { "class": "disc" } []),
        tag!("span" { "class": "pin-name" } [text(&extra.name)]),
        choice.map_or_else(nothing, PlaceChoice::mark),
    ])
}

/// An inset with whatever stands in it, its places first.
fn inset(cx: &RenderContext, inset: &InsetId, frame: &Frame, pin: impl Fn(&MapItem) -> Html) -> Html {
    let outline = tag!("use" { "class": "land", "href": join(&["#i_", inset.as_str()]) } []);
    let is_wide = is_wide(frame);
    let scene = cx.state.route.scene(cx.data).filter(|scene| scene.inset.as_ref() == Some(inset));
    let mut shapes = vec![outline];
    let (mut places, mut people) = (Vec::new(), Vec::new());
    for subject in cx.data.subjects.iter().filter(|subject| subject.inset.as_ref() == Some(inset)) {
        if subject.is_place {
            let (x, y) = (decimal(subject.at.x), decimal(subject.at.y));
            let radius = decimal(frame.width / if is_wide { 26.0 } else { 18.0 });
            shapes.push(tag!("circle" { "cx": x, "cy": y, "r": radius } []));
            places.push(pin(subject));
            // The style writes the same numbers before the names.
            if is_wide {
                let size = decimal(frame.width / 18.0);
                shapes.push(tag!("text" { "x": x, "y": y, "font-size": size } [text(&places.len().digits())]));
            }
        } else {
            people.push(pin(subject));
        }
    }
    places.extend(people);
    let guests = scene.iter().flat_map(|scene| &scene.guests).filter_map(|at| cx.data.item(*at)).map(guest).collect();
    let class = join(&["inset", if is_wide { " wide" } else { "" }, if scene.is_some() { " grown" } else { "" }]);
    tag!("div" { "class": class } [
        tag!("svg" { "viewBox": view_box(frame), "aria-hidden": "true" } shapes),
        tag!("div" { "class": "inset-pins" } places),
        // Who they are stands on their pins.
        tag!("div" { "class": "guests", "aria-hidden": "true" } guests),
    ])
}

/// Whoever comes to an inset in a scene, drawn there, too.
fn guest(guest: &MapItem) -> Html {
    tag!("span" { "class": &*guest.class } [
        tag!("span" { "class": "disc", "data-initials": guest.initials } []),
    ])
}

/// The buttons that pan, at the edges of a map of which not all is seen.
fn pans(cx: &RenderContext) -> Html {
    let pan = |heading: Heading| {
        let (name, sign) = match heading {
            Heading::Up => (Text::PanUp, icon::UP),
            Heading::Down => (Text::PanDown, icon::DOWN),
            Heading::Left => (Text::PanLeft, icon::LEFT),
            Heading::Right => (Text::PanRight, icon::RIGHT),
        };
        let action = Action::Panned(heading).written();
        tag!("button" { "type": "button", "class": "pan", "aria-label": cx.text(name), "data-do": action } [icon(sign)])
    };
    let hidden = (cx.state.shown == Shown::Extent(ExtentAt::HOME)).then_some("");
    tag!("div" { "class": "pans", "hidden": hidden } Heading::ALL.iter().map(|heading| pan(*heading)).collect())
}

fn controls(cx: &RenderContext) -> Html {
    let shown = match cx.state.shown {
        Shown::Extent(extent) => cx.data.map.extent(extent),
        Shown::Elsewhere(_) => None,
    };
    let extent = |extent: &Extent| {
        tag!("button" {
            "type": "button",
            "aria-pressed": aria_bool(shown.is_some_and(|shown| shown.id == extent.id)),
            "data-do": Action::ExtentChosen(extent.id.clone()).written(),
        } [text(&extent.name)])
    };
    let extents = cx.data.map.extents.iter().map(extent).collect();
    let zoom = |zoom: Zoom, name: Text, sign: &str| {
        let action = Action::Zoomed(zoom).written();
        tag!("button" { "type": "button", "aria-label": cx.text(name), "data-do": action } [icon(sign)])
    };
    tag!("div" { "class": "controls", "role": "group", "aria-label": cx.text(Text::MapControls) } [
        tag!("div" { "class": "extents" } extents),
        tag!("div" { "class": "zooms" } [
            zoom(Zoom::In, Text::ZoomIn, icon::PLUS),
            zoom(Zoom::Out, Text::ZoomOut, icon::MINUS),
            tag!("button" {
                "type": "button",
                "class": "enlarge",
                "aria-label": cx.text(Text::Enlarge),
                "aria-pressed": aria_bool(cx.state.large),
                "data-do": Action::Enlarged.written(),
            } [icon(if cx.state.large { icon::SHRINK } else { icon::ENLARGE })]),
            tag!("button" {
                "type": "button",
                "class": "list",
                "data-do": Action::Listed.written(),
            } [text(&cx.fill(Text::All, &[("n", &cx.number(cx.data.subjects.len()))]))]),
        ]),
    ])
}
