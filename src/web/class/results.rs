//! The results of a class.

use super::{carried, drawn, effects};
use crate::ui::class::results::{ResultsProps, ResultsRoot};
use crate::web::dom;
use crate::web::intl;

/// Draws it.
pub fn draw() {
    let (data, Some(root)) = (carried(), dom::by_id("results")) else { return };
    let (drawn, effects) = (drawn(), effects(data));
    yew::Renderer::<ResultsRoot>::with_root_and_props(
        root,
        ResultsProps { data, number: intl::tenths, drawn, effects },
    )
    .render();
}
