//! Real browsers, driven by WebDriver: a driver's process, sessions with it, and
//! what a test does to a page and learns of it.

mod ability;
mod command;
mod driver;
mod engine;
mod input;
mod launch;
mod look;
mod open;
mod options;
mod page;
mod paper;
mod pool;
mod pressed;
mod record;
mod screen;
mod session;
mod throttle;

pub use ability::Ability;
pub use engine::Engine;
pub use fantoccini::key::Key;
pub(crate) use launch::free_port;
pub use look::Found;
pub use open::open;
pub use options::Options;
pub use page::Page;
pub use paper::{PaperSize, Sheets};
pub(crate) use pool::{borrow, give_back};
pub use record::{Level, Message, Sent};
pub use throttle::Throttle;
