//! Pre-rendering: what yew draws at first, as HTML for the written page. The program in the
//! browser draws the same anew and takes its place.

use yew::{AttrValue, Callback, Html};

use crate::page::data::PageData;
use crate::publish::basemap;
use crate::publish::page_data::Basemap;
use crate::ui::app::{App, AppProps};
use crate::ui::ports::Ports;

/// The app in its first state, from what a page carries and what of the map is drawn once.
///
/// # Errors
/// A sentence that says why it cannot be drawn.
pub fn app(data: &'static PageData, scenery: &Basemap) -> Result<String, String> {
    let parts = [
        (basemap::BASE, basemap::base(scenery)),
        (basemap::NAMES, basemap::names(scenery, data)),
        (basemap::CREDIT, basemap::credit(&scenery.credit)),
    ];
    let adopted = move |id: String| {
        let part = parts.iter().find(|(of, _)| *of == id).map(|(_, markup)| markup.clone().into_string());
        Html::from_html_unchecked(AttrValue::from(part.unwrap_or_default()))
    };
    let ports = Ports { adopted: Callback::from(adopted), ..Ports::silent() };
    let props = AppProps { data, ports };
    let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(|error| error.to_string())?;
    let local = tokio::task::LocalSet::new();
    let renderer = yew::LocalServerRenderer::<App>::with_props(props).hydratable(false);
    Ok(local.block_on(&runtime, renderer.render()))
}
