//! The components of the page, drawn by yew: one file a part, the same tree in the browser and when
//! the page is pre-rendered. Nothing here touches the browser. What a button or a link does stands
//! in the page as text, so that what is only read can have buttons too, and one listener serves
//! them all; what follows leaves through [`ports`].

pub mod app;
#[cfg(feature = "class")]
pub mod class;
mod icon;
mod live_region;
mod map;
pub mod ports;
mod quiz;
mod render_context;
mod tag;
mod top;
