//! The map's component: the basemap and the names, which were drawn when the page was written, and
//! pins that can be picked. The camera moves all three without drawing them anew.

use yew::Html;

use super::icon::{self, icon};
use super::render_context::{RenderContext, aria_bool, join};
use super::tag::{nothing, tag, text};
use crate::base::layout::{INSET_HIGH, INSET_SHAPE};
use crate::base::number::{Digits, decimal};
use crate::base::vocabulary::Word;
use crate::lang::catalogue::Text;
use crate::map::frame::{Frame, is_wide};
use crate::map::nearest::Heading;
use crate::page::action::{Action, Zoom};
use crate::page::data::{Bearings, Camp, Extent, ExtentAt, InsetData, MapItem, QuizPlace};
use crate::page::map_answer::{MapAnswer, PlaceState};
use crate::page::notice::Shown;
use crate::page::placement;
use crate::page::route::EXPLORE;
use crate::quiz::attempt::QuizAction;
use crate::quiz::pick::Edit;
use crate::story::id::ChoiceId;

/// The map with its insets.
pub fn draw(cx: &RenderContext) -> Html {
    let answer = MapAnswer::of(cx.state, cx.data);
    let answer = answer.as_ref();
    let pin = |subject: &MapItem| pin(cx, answer.is_some(), subject);
    let mut pins: Vec<Html> = placement::standing(cx.data).into_iter().map(pin).collect();
    let offered = cx.data.quiz_places.iter().filter(|place| place.inset.is_none());
    pins.extend(offered.map(|place| choice(cx, answer, place)));
    let insets = cx.data.map.insets.iter().map(|inset| self::inset(cx, inset, answer)).collect();
    let class =
        join(&["map", if cx.state.large { " large" } else { "" }, if answer.is_some() { " answering" } else { "" }]);
    let asked = answer.and_then(|answer| answer.question);
    tag!("section" { "class": &*class, "id": "map", "aria-label": &*cx.data.map.title } [
        tag!("div" { "class": "map-box", "id": "map_box" } [
            tag!("div" { "class": "plane" } [
                cx.map.basemap.clone(),
                cx.map.names.clone(),
                tag!("div" {
                    "class": "pins",
                    "role": "group",
                    "aria-label": asked.map_or(cx.text(Text::MapItems), |question| &question.stem),
                    "aria-describedby": if asked.is_some() { "quiz_do" } else { "map_help" },
                } pins),
            ]),
            pans(cx, answer.is_some()),
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

/// A token or a marker; none of them is shown while places are asked for, but what is asked to be shown.
fn pin(cx: &RenderContext, is_answering: bool, subject: &MapItem) -> Html {
    let state = cx.state;
    let id = subject.id.as_str();
    let scene = state.route.scene(cx.data);
    let is_open = state.route.subject() == Some(&subject.id);
    let is_spot = state.spot.as_ref() == Some(&subject.id);
    // Elsewhere than where the map is explored it tells of no stance: a question may ask for it.
    let topic = state.topic.as_ref().filter(|_| state.route.mode() == EXPLORE);
    let camp = topic.and_then(|topic| cx.data.camp(subject, topic));
    // What a scene does not light steps back, what the topic does not touch, and who is not on record.
    let chosen = state.route.subject().and_then(|id| cx.data.subject(id)).filter(|chosen| !chosen.is_place);
    let aside = match (scene, topic) {
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
    let (selected, aside) = (if is_open || is_spot { " selected" } else { "" }, if aside { " aside" } else { "" });
    let (camps, mark) = camp.map_or(("", ""), |camp| (" camp-", camp.mark.as_str()));
    let class = join(&[&subject.class, selected, aside, camps, mark]);
    tag!("a" {
        "class": class,
        "id": join(&["pin_", id]),
        "data-subject": id,
        "href": join(&["#", id]),
        "hidden": (is_answering && !is_spot).then_some(""),
        "aria-current": is_open.then_some("true"),
        "tabindex": state.live.then_some(stop),
        "aria-label": &*name,
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

/// A place that a question offers, drawn as all of them are. It is always there, so that the camera finds it.
fn choice(cx: &RenderContext, answer: Option<&MapAnswer>, place: &QuizPlace) -> Html {
    let id = place.place.as_str();
    let state = answer.and_then(|answer| answer.place(id));
    let named = |(n, state): (usize, PlaceState)| {
        let of = answer.map_or(0, |answer| answer.places.len());
        let number = cx.fill(Text::ChoiceOf, &[("n", &cx.number(n)), ("of", &cx.number(of))]);
        let words: &[&str] = match state {
            PlaceState::Open => &[&number, cx.text(Text::NotChosen)],
            PlaceState::Chosen => &[&number, cx.text(Text::Chosen)],
            PlaceState::Right => &[cx.text(Text::YourAnswer), cx.text(Text::RightAnswer)],
            PlaceState::Missed => &[cx.text(Text::RightAnswer)],
            PlaceState::Wrong => &[cx.text(Text::YourAnswer), cx.text(Text::OutcomeWrong)],
            PlaceState::Left => &[],
        };
        let mut name = place.name.clone();
        for word in words {
            name.push_str(cx.text(Text::ListSeparator));
            name.push_str(word);
        }
        name
    };
    let (class, stop) = state.map_or(("", "-1"), |(n, state)| (state.as_str(), if n == 1 { "0" } else { "-1" }));
    tag!("a" {
        "class": join(&[&place.class, " was-", class]),
        "id": join(&["choice_", id]),
        "href": "#quiz",
        "hidden": state.is_none().then_some(""),
        "role": "button",
        "aria-label": state.map(named),
        "tabindex": stop,
        "data-do": ChoiceId::parse(id).map(|id| QuizAction::Chosen(Edit::Picked(id)).written()),
    } [
        tag!("span" { "class": "disc" } []),
        tag!("span" { "class": "pin-name" } [
            text(&place.name),
            tag!("span" { "class": "sign" } []),
        ]),
    ])
}

/// An inset with whatever stands in it, its places first.
fn inset(cx: &RenderContext, inset: &InsetData, answer: Option<&MapAnswer>) -> Html {
    let InsetData { id: inset, frame, bearings } = inset;
    let pin = |subject: &MapItem| pin(cx, answer.is_some(), subject);
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
    let offered = cx.data.quiz_places.iter().filter(|place| place.inset.as_ref() == Some(inset));
    places.extend(offered.map(|place| choice(cx, answer, place)));
    let guests = scene.iter().flat_map(|scene| &scene.guests).filter_map(|at| cx.data.item(*at)).map(guest).collect();
    let class = join(&["inset", if is_wide { " wide" } else { "" }, if scene.is_some() { " grown" } else { "" }]);
    tag!("div" { "class": class } [
        tag!("svg" { "class": "shape", "viewBox": view_box(frame), "aria-hidden": "true" } shapes),
        tag!("div" { "class": "inset-pins" } places),
        bearings.as_ref().map_or_else(nothing, |bearings| self::bearings(cx, frame, bearings)),
        // Who they are stands on their pins.
        tag!("div" { "class": "guests", "aria-hidden": "true" } guests),
    ])
}

/// Where an inset lies, and its scale: a bar as long as so many km are on its small map.
fn bearings(cx: &RenderContext, frame: &Frame, of: &Bearings) -> Html {
    let turn = join(&["rotate(", &of.towards.digits(), " 8 8)"]);
    let bar = join(&["M0 1v6M0 4h", &of.length.digits(), "M", &of.length.digits(), " 1v6"]);
    // As long as it is on the small map.
    let width = f64::from(of.length) * (INSET_SHAPE / frame.width).min(INSET_HIGH / frame.height);
    let view_box = join(&["0 0 ", &of.length.digits(), " 8"]);
    tag!("p" { "class": "bearings" } [
        tag!("svg" { "class": "icon", "viewBox": "0 0 16 16", "aria-hidden": "true" } [
            tag!("path" { "d": icon::UP, "transform": turn } []),
        ]),
        tag!("span" { "class": "scale" } [
            tag!("svg" { "class": "scale-bar", "width": decimal(width), "viewBox": view_box, "preserveAspectRatio": "none", "aria-hidden": "true" } [
                tag!("path" { "d": bar } []),
            ]),
            text(&cx.fill(Text::Kilometres, &[("n", &cx.number(of.bar as usize))])),
        ]),
    ])
}

/// Whoever comes to an inset in a scene, drawn there, too.
fn guest(guest: &MapItem) -> Html {
    tag!("span" { "class": &*guest.class } [
        tag!("span" { "class": "disc", "data-initials": guest.initials } []),
    ])
}

/// The buttons that pan, at the edges of a map of which not all is seen.
fn pans(cx: &RenderContext, is_answering: bool) -> Html {
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
    // Where places are asked for the camera has gone to where all of them are seen.
    let is_whole = match cx.state.shown {
        Shown::Extent(extent) => is_answering || extent == ExtentAt::HOME,
        Shown::Elsewhere(_) => false,
    };
    let hidden = is_whole.then_some("");
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
