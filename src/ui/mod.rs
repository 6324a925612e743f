//! What the page draws, by yew: one file a part, the same tree on both sides.
//! Nothing here touches the browser; what happens leaves through [`ports`].

pub mod app;
mod card;
mod fact;
mod follow;
mod insets;
mod list;
mod map;
mod page;
mod panel;
pub mod ports;
mod quiz;
mod top;
