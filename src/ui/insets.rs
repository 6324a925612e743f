//! The insets: places that are not on the map, with whoever stands there.

use yew::{Html, html};

use super::map::pin;
use super::page::Page;
use crate::map::camera::Frame;
use crate::site::boot::InsetSheet;
use crate::story::model::{Inset, Place, Subject};

/// The insets, at the lower start of the map; under it where it is narrow.
pub fn view(page: &Page) -> Html {
    html! { <div class="insets">{ for page.boot.map.insets.iter().map(|sheet| inset(page, sheet)) }</div> }
}

fn inset(page: &Page, sheet: &InsetSheet) -> Html {
    let Frame { x, y, width, height } = sheet.frame;
    let places: Vec<&Place> = page.story().listed_places().filter(|place| place.inset == Some(sheet.inset)).collect();
    let stands_here = |subject: &Subject| {
        matches!(subject, Subject::Person(_)) && page.story().place_of(subject).is_some_and(|place| place.inset == Some(sheet.inset))
    };
    let shape = match sheet.inset {
        Inset::UnitedStates => "#s_united-states",
        Inset::Alaska => "#s_alaska",
    };
    html! {
        <div class="inset">
            <svg viewBox={format!("{x} {y} {width} {height}")} aria-hidden="true">
                <use class="land" href={shape} />
                { for places.iter().map(|place| html! {
                    <circle cx={place.at.x.to_string()} cy={place.at.y.to_string()} r={(width / 16.0).to_string()} />
                }) }
            </svg>
            <div class="inset-pins">
                { for places.iter().map(|place| pin(page, &Subject::Place(place.id.clone()))) }
                { for page.story().subjects().filter(stands_here).map(|subject| pin(page, &subject)) }
            </div>
        </div>
    }
}
