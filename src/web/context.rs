//! What all of the browser's side works with: what the page carries, the way to the reducer, the
//! map, the focus memory.

use std::rc::Rc;

use yew::Callback;

use super::focus::FocusMemory;
use super::live_map::LiveMap;
use super::storage::StorageSlot;
use crate::page::action::Action;
use crate::page::data::PageData;

/// What the browser's side holds on to.
pub struct BrowserContext {
    /// What the page carries.
    pub data: &'static PageData,
    /// Takes actions, at once.
    pub dispatch: Callback<Action>,
    /// The map.
    pub live_map: Rc<LiveMap>,
    /// Where the attempt is kept.
    pub slot: StorageSlot,
    /// What had the focus last.
    pub focus: FocusMemory,
}
