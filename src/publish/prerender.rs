//! Pre-rendering: what yew draws at first, as HTML for the written page. The program in the
//! browser draws the same anew and takes its place.

use maud::Markup;
use yew::{AttrValue, Html};

use crate::page::data::PageData;
use crate::publish::basemap::{self, Basemap};
use crate::publish::first_paint::Pictures;
use crate::ui::app::{App, AppProps};
use crate::ui::ports::{Ports, WrittenMap};

/// The app in its first state, from what a page carries and what of the map is drawn once.
///
/// # Errors
/// A sentence that says why it cannot be drawn.
pub fn app(data: &'static PageData, drawn: &Basemap, pictures: &Pictures) -> Result<String, String> {
    let html = |markup: Markup| Html::from_html_unchecked(AttrValue::from(markup.into_string()));
    let map = WrittenMap { basemap: html(basemap::base(drawn)), names: html(basemap::names(drawn, data, pictures)) };
    let props = AppProps { data, ports: Ports::silent(), map };
    let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(|error| error.to_string())?;
    let local = tokio::task::LocalSet::new();
    let renderer = yew::LocalServerRenderer::<App>::with_props(props).hydratable(false);
    Ok(local.block_on(&runtime, renderer.render()))
}
