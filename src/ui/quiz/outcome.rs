//! The words beside an option once the answer was marked.

use yew::{Html, html};

use crate::lang::catalogue::Text;
use crate::ui::page::Page;

/// Whether an option was chosen, and whether it is right.
pub fn tags(page: &Page, chosen: bool, right: bool) -> Html {
    html! {
        <>
            if chosen { <span class="tag yours">{ page.text(Text::YourAnswer) }</span> }
            if right { <span class="tag right">{ page.text(Text::RightAnswer) }</span> }
        </>
    }
}

/// The class of an option once the answer was marked.
pub fn class(marked: bool, chosen: bool, right: bool) -> Option<&'static str> {
    match (marked, chosen, right) {
        (true, _, true) => Some("is-right"),
        (true, true, false) => Some("is-wrong"),
        (true, false, false) | (false, _, _) => None,
    }
}
