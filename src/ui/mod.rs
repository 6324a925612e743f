//! What the page draws, by yew: one file a part, the same tree on both sides.
//! Nothing here touches the browser; what happens leaves through [`ports`].

pub mod app;
mod map;
mod page;
pub mod ports;
mod quiz;
mod top;
