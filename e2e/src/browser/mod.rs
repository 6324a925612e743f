//! Real browsers, driven by WebDriver: a driver's process, sessions with it, and
//! what a test does to a page and learns of it.

mod command;
mod driver;
mod engine;
mod input;
mod launch;
mod look;
mod options;
mod page;
mod pool;
mod record;
mod screen;
mod throttle;

pub use driver::open;
pub use engine::{Ability, Engine};
pub use fantoccini::key::Key;
pub use look::Found;
pub use options::Options;
pub use page::Page;
pub(crate) use pool::{borrow, give_back};
pub use record::{Level, Message, Sent};
pub use throttle::Throttle;
